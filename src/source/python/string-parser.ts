import { parseExpressionList } from "./expressions.ts";
import { accept, expect, lastEnd, leaf, MAX_DEPTH, missing, node, type ParseState } from "./parse-state.ts";
import { tooDeep } from "./recovery.ts";
import * as Token from "./tokens.ts";
import { Kind, StringFlag } from "./tree.ts";

/** One string literal, or several side by side: a JoinedString. */
export function parseStrings(p: ParseState): number {
  const start = p.starts[p.at]!;
  const first = parseString(p);
  let last = first;
  while (p.kinds[p.at] === Token.StringLiteral || p.kinds[p.at] === Token.FormatStart) {
    const next = parseString(p);
    p.nextSibling[last] = next;
    last = next;
  }
  return last === first ? first : node(p, Kind.JoinedString, start, lastEnd(p), first, 0);
}

function parseString(p: ParseState): number {
  const at = p.at++;
  const start = p.starts[at]!;
  const flags = stringFlags(p.text, start);
  if (p.kinds[at] === Token.StringLiteral) return node(p, Kind.String, start, p.ends[at]!, 0, flags);
  const first = parseFormatParts(p);
  expect(p, Token.FormatEnd);
  return node(p, Kind.FString, start, lastEnd(p), first, flags);
}

function stringFlags(text: string, start: number): number {
  let flags = 0;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) {
      return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code ? flags | StringFlag.Triple : flags;
    }
    if ((code | 32) === 114) flags |= StringFlag.Raw;
    else if ((code | 32) === 98) flags |= StringFlag.Bytes;
  }
}

/** StringPart and Interpolation, up to what closes; returns the first, or 0. */
function parseFormatParts(p: ParseState): number {
  let first = 0;
  let last = 0;
  for (;;) {
    const token = p.kinds[p.at];
    let part: number;
    if (token === Token.FormatText) part = leaf(p, Kind.StringPart);
    else if (token === Token.FormatOpen) part = parseInterpolation(p);
    else return first;
    if (first === 0) first = part;
    else p.nextSibling[last] = part;
    last = part;
  }
}

function parseInterpolation(p: ParseState): number {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  p.depth++;
  const start = p.starts[p.at++]!;
  const value = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpressionList(p) : missing(p);
  let last = value;
  while (p.kinds[p.at]! > Token.Dedent && (p.kinds[p.at]! < Token.FormatText || p.kinds[p.at]! > Token.FormatEqual)) {
    // What could not be read in the braces: expressions side by side are kept.
    p.errors++;
    if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) {
      p.at++;
      continue;
    }
    const extra = parseExpressionList(p);
    p.nextSibling[last] = extra;
    last = extra;
  }
  accept(p, Token.FormatEqual);
  accept(p, Token.FormatConversion);
  if (p.kinds[p.at] === Token.FormatColon) {
    const spec = parseFormatSpec(p);
    p.nextSibling[last] = spec;
  }
  expect(p, Token.FormatClose);
  p.depth--;
  return node(p, Kind.Interpolation, start, lastEnd(p), value, 0);
}

function parseFormatSpec(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const first = parseFormatParts(p);
  return node(p, Kind.FormatSpec, start, lastEnd(p), first, 0);
}
