import { parser } from "@lezer/javascript";

/** The grammar of JavaScript and TypeScript. The extension's bundle has it in a file of its own, read when the first program asks. */
export function javascriptParser(): typeof parser {
  return parser;
}
