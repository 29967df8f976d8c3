import { parseBlock } from "./compound-statements.ts";
import { parseExpressionList, parseNamed } from "./expressions.ts";
import { accept, expect, lastEnd, leaf, missing, node, type ParseState, pair } from "./parse-state.ts";
import { parseAtom } from "./primaries.ts";
import { leftover } from "./recovery.ts";
import { append, type Chain } from "./statements.ts";
import * as Token from "./tokens.ts";
import { Kind } from "./tree.ts";

function isWord(p: ParseState, at: number, word: string): boolean {
  return p.kinds[at] === Token.Name && p.ends[at]! - p.starts[at]! === word.length && p.text.startsWith(word, p.starts[at]);
}

/** `match` is a keyword only where a colon ends the line and the block below begins with `case`; everywhere else it is a name. */
export function isMatch(p: ParseState): boolean {
  if (!isWord(p, p.at, "match")) return false;
  let at = p.at + 1;
  while (p.kinds[at]! > Token.Dedent) at++;
  return p.kinds[at - 1] === Token.Colon && p.kinds[at + 1] === Token.Indent && isWord(p, at + 2, "case");
}

export function parseMatch(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  append(p, chain, Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpressionList(p) : missing(p));
  append(p, chain, leftover(p, Token.Colon));
  expect(p, Token.Colon);
  accept(p, Token.Newline);
  accept(p, Token.Indent);
  while (isWord(p, p.at, "case")) append(p, chain, parseCase(p));
  if (p.kinds[p.at] === Token.Dedent) p.at++;
  else {
    // Something that is no case: it is read as a statement of the block around; its dedent is surplus.
    p.errors++;
  }
  return node(p, Kind.Match, start, p.nodeEnd[chain.last]!, chain.first, 0);
}

function parseCase(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  append(p, chain, parsePattern(p));
  if (p.kinds[p.at] === Token.If) {
    const guard = p.starts[p.at++]!;
    const test = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseNamed(p) : missing(p);
    append(p, chain, node(p, Kind.Guard, guard, Math.max(guard, lastEnd(p)), test, 0));
  }
  append(p, chain, parseBlock(p));
  return node(p, Kind.Case, start, p.nodeEnd[chain.last]!, chain.first, 0);
}

/** Reads a pattern flat: what it evaluates, and the names that it binds. No recursion: a bracket is only a level. */
function parsePattern(p: ParseState): number {
  const start = p.starts[p.at]!;
  const chain: Chain = { first: 0, last: 0 };
  let level = 0;
  for (;;) {
    switch (p.kinds[p.at]) {
      case Token.End:
      case Token.Newline:
      case Token.Indent:
      case Token.Dedent:
        return node(p, Kind.Pattern, start, Math.max(start, lastEnd(p)), chain.first, 0);
      case Token.Colon:
      case Token.If:
        if (level === 0) return node(p, Kind.Pattern, start, Math.max(start, lastEnd(p)), chain.first, 0);
        p.at++;
        break;
      case Token.OpenParen:
      case Token.OpenSquare:
      case Token.OpenCurly:
        level++;
        p.at++;
        break;
      case Token.CloseParen:
      case Token.CloseSquare:
      case Token.CloseCurly:
        level--;
        p.at++;
        break;
      case Token.Name:
        append(p, chain, parsePatternName(p));
        break;
      case Token.NumberLiteral:
      case Token.StringLiteral:
      case Token.FormatStart:
      case Token.None:
      case Token.True:
      case Token.False:
        append(p, chain, parseAtom(p));
        break;
      default:
        p.at++;
    }
  }
}

/** A constant (`a.b`) or class (`A(…)`) is evaluated, `_` and the names of keyword patterns are nothing, other names are bound. */
function parsePatternName(p: ParseState): number {
  const start = p.starts[p.at]!;
  const next = p.kinds[p.at + 1];
  if (next === Token.Assign) {
    p.at += 2;
    return 0;
  }
  if (next === Token.OpenParen) return leaf(p, Kind.Name);
  if (next !== Token.Dot) {
    if (isWord(p, p.at, "_")) {
      p.at++;
      return 0;
    }
    return leaf(p, Kind.Identifier);
  }
  let value = leaf(p, Kind.Name);
  while (accept(p, Token.Dot)) {
    if (p.kinds[p.at] !== Token.Name) break;
    const name = leaf(p, Kind.Identifier);
    value = node(p, Kind.Attribute, start, lastEnd(p), pair(p, value, name), 0);
  }
  return value;
}
