import { importNames, javascriptLibraries, pythonLibraries } from "../../knowledge/index.ts";

let names: ReadonlyMap<string, boolean> | undefined;

/**
 * True for an import of a library that trains, serves models or infers, or of a part of one: `sklearn.linear_model`,
 * `@anthropic-ai/sdk/streaming`. The names are gathered when the first is asked for.
 */
export function isAiImport(name: string): boolean {
  names ??= importNames([...pythonLibraries, ...javascriptLibraries]);
  for (let part = name; part !== ""; part = part.slice(0, Math.max(part.lastIndexOf("."), part.lastIndexOf("/"), 0))) {
    if (names.get(part) === true) return true;
  }
  return false;
}
