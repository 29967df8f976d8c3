import type { Facts } from "./facts.ts";
import { isJavaScript, readJavaScript } from "./javascript/read-javascript.ts";

/** Facts of a program or a configuration file, by its name; undefined where nothing reads such files. */
export function readFacts(path: string, text: string): Facts | undefined {
  if (isJavaScript(path)) return readJavaScript(path, text);
  return undefined;
}
