import { createParseState, node, startParse, takeTree } from "./parse-state.ts";
import { parseStatements } from "./statements.ts";
import { releaseTokens } from "./token-buffer.ts";
import { tokenize } from "./tokenizer.ts";
import { Kind, type Tree } from "./tree.ts";

const state = createParseState();

/**
 * The syntax tree of a Python file: 3.8 to 3.14, with what Python 2 still has in common. Never throws, takes time in proportion to the
 * text, and nests no deeper than a fixed bound. What cannot be read becomes Error nodes, with whatever can be read inside them.
 */
export function parsePython(text: string): Tree {
  const tokens = tokenize(text);
  startParse(state, tokens);
  const first = parseStatements(state, true);
  const root = node(state, Kind.Module, 0, text.length, first, 0);
  const tree = takeTree(state, root);
  releaseTokens(tokens);
  return tree;
}
