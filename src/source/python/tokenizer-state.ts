import { createTokenBuffer, type TokenBuffer } from "./token-buffer.ts";

/**
 * What the tokenizer remembers between two tokens. Open brackets, and what is open of f-strings, stand on one stack of numbers: the low
 * bits say which, and the entries of an f-string carry its quote and flags.
 */
export interface Tokenizer {
  readonly buffer: TokenBuffer;
  readonly brackets: number[];
  depth: number;
  /** Columns of the open blocks. */
  readonly indents: number[];
  indent: number;
  /** Column at which the logical line began. */
  column: number;
  /** The index of its first token. */
  statement: number;
  /**
   * Where to go back to when the open bracket turns out never to be closed: the first line behind it that stands no deeper than the
   * statement. Offset and number of tokens; -1 when there is none.
   */
  candidate: number;
  candidateCount: number;
  /** How many characters may still be read twice in going back: keeps the whole linear. */
  budget: number;
  /** Some triple quotes were never closed, so none are taken on trust. */
  suspicious: boolean;
}

export const PAREN = 1;
export const SQUARE = 2;
export const CURLY = 3;
/** The text of an f-string. */
export const FORMAT_STRING = 4;
/** The expression in its braces. */
export const FORMAT_FIELD = 5;
/** The specification behind a field's colon. */
export const FORMAT_SPEC = 6;
export const KIND_MASK = 7;
export const TRIPLE_BIT = 8;
export const RAW_BIT = 16;
export const QUOTE_SHIFT = 8;
export const STYLE_MASK = ~KIND_MASK;

export function createTokenizer(): Tokenizer {
  return {
    buffer: createTokenBuffer(),
    brackets: [],
    depth: 0,
    indents: [0],
    indent: 0,
    column: 0,
    statement: 0,
    candidate: -1,
    candidateCount: 0,
    budget: 0,
    suspicious: false,
  };
}

export function push(t: Tokenizer, entry: number): void {
  if (t.depth === 0) t.candidate = -1;
  t.brackets[t.depth] = entry;
  t.depth++;
}

export function startTokenizer(t: Tokenizer, text: string): void {
  t.buffer.text = text;
  t.buffer.count = 0;
  t.buffer.errors = 0;
  t.brackets.length = 0;
  t.depth = 0;
  t.indents.length = 1;
  t.indent = 0;
  t.column = 0;
  t.statement = 0;
  t.candidate = -1;
  t.budget = 2 * text.length + 100_000;
}
