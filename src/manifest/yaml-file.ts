import { parseDocument } from "yaml";

/** The first line, from 1, at which YAML or JSON breaks; undefined when it does not. */
export function brokenLine(text: string): number | undefined {
  const [error] = parseDocument(text, { logLevel: "silent" }).errors;
  return error && (error.linePos?.[0].line ?? 1);
}
