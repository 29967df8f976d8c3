import { parseExpressionList } from "./expressions.ts";
import { lastEnd, node, type ParseState } from "./parse-state.ts";
import * as Token from "./tokens.ts";
import { Kind } from "./tree.ts";

/** Tokens that end whatever stands in brackets, well-formed or not. */
const STOPS = new Uint8Array(128);
for (const kind of [
  Token.End,
  Token.Newline,
  Token.Indent,
  Token.Dedent,
  Token.CloseParen,
  Token.CloseSquare,
  Token.CloseCurly,
  Token.FormatClose,
  Token.FormatColon,
  Token.FormatConversion,
  Token.FormatEqual,
  Token.FormatText,
  Token.FormatEnd,
])
  STOPS[kind] = 1;

/** +1 for what opens, -1 for what closes. */
const NESTING = new Int8Array(128);
for (const kind of [Token.OpenParen, Token.OpenSquare, Token.OpenCurly, Token.FormatStart, Token.FormatOpen]) NESTING[kind] = 1;
for (const kind of [Token.CloseParen, Token.CloseSquare, Token.CloseCurly, Token.FormatEnd, Token.FormatClose])
  NESTING[kind] = -1;

/**
 * Before the first element of a bracket, and between two: skips the comma, and what cannot be read. True when another element follows;
 * false at whatever closes.
 */
export function another(p: ParseState, first: boolean): boolean {
  let separated = first;
  if (!first && p.kinds[p.at] === Token.Comma) {
    separated = true;
    p.at++;
  }
  for (;;) {
    const token = p.kinds[p.at]!;
    if (Token.STARTS_EXPRESSION[token] === 1) {
      if (!separated) p.errors++;
      return true;
    }
    if (STOPS[token] === 1) return false;
    p.errors++;
    separated = token === Token.Comma;
    p.at++;
  }
}

/** The index of the token that closes the bracket at `open`, or of the line end before it. */
export function closingToken(p: ParseState, open: number): number {
  let level = 0;
  for (let at = open; ; at++) {
    const token = p.kinds[at]!;
    level += NESTING[token]!;
    if (token <= Token.Dedent || level === 0) return at;
  }
}

/** In place of an expression that is nested too deep to be read: everything up to the next comma or closing bracket. */
export function tooDeep(p: ParseState): number {
  p.errors++;
  const start = p.starts[p.at]!;
  let level = 0;
  for (; ; p.at++) {
    const token = p.kinds[p.at]!;
    if (token <= Token.Dedent || (level === 0 && (token === Token.Comma || STOPS[token] === 1))) break;
    level += NESTING[token]!;
  }
  return node(p, Kind.Error, start, Math.max(start, lastEnd(p)), 0, 0);
}

/** What is left of a line after all that could be made sense of: an Error node with the expressions in it. 0 when nothing is left. */
export function leftover(p: ParseState, stop: number): number {
  const token = p.kinds[p.at]!;
  if (token <= Token.Dedent || token === stop || token === Token.Semicolon) return 0;
  p.errors++;
  const start = p.starts[p.at]!;
  let first = 0;
  let last = 0;
  for (;;) {
    const next = p.kinds[p.at]!;
    if (next <= Token.Dedent || next === Token.Semicolon || next === stop) break;
    if (Token.STARTS_EXPRESSION[next] === 0) {
      p.at++;
      continue;
    }
    const before = p.at;
    const expression = parseExpressionList(p);
    if (p.at === before) p.at++;
    if (first === 0) first = expression;
    else p.nextSibling[last] = expression;
    last = expression;
  }
  return node(p, Kind.Error, start, lastEnd(p), first, 0);
}
