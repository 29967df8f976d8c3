import { atComprehension, parseComprehension, parseCurly, parseGroup, parseList } from "./displays.ts";
import { parseExpression, parseNamed, parseStarred } from "./expressions.ts";
import { accept, expect, lastEnd, leaf, missing, node, type ParseState, pair } from "./parse-state.ts";
import { another } from "./recovery.ts";
import { parseStrings } from "./string-parser.ts";
import * as Token from "./tokens.ts";
import { Kind, SliceFlag } from "./tree.ts";

/** Attributes, calls and subscripts behind an operand that began at `start`, brackets included. */
export function parsePostfix(p: ParseState, start: number, operand: number): number {
  let value = operand;
  for (;;) {
    switch (p.kinds[p.at]) {
      case Token.Dot: {
        p.at++;
        const name = parseAttributeName(p);
        value = node(p, Kind.Attribute, start, Math.max(lastEnd(p), p.nodeEnd[name]!), pair(p, value, name), 0);
        break;
      }
      case Token.OpenParen: {
        const list = parseArguments(p);
        value = node(p, Kind.Call, start, lastEnd(p), pair(p, value, list), 0);
        break;
      }
      case Token.OpenSquare: {
        const index = parseIndex(p);
        value = node(p, Kind.Subscript, start, lastEnd(p), pair(p, value, index), 0);
        break;
      }
      default:
        return value;
    }
  }
}

function parseAttributeName(p: ParseState): number {
  const token = p.kinds[p.at]!;
  if (token === Token.Name) return leaf(p, Kind.Identifier);
  // Python 2 and half-typed code use keywords as attributes (`x.print`, `x.None`); on the same line they cannot be anything else.
  if (token >= Token.None || (token >= Token.Or && token <= Token.Is)) {
    if (p.starts[p.at] === lastEnd(p)) {
      p.errors++;
      return leaf(p, Kind.Identifier);
    }
  }
  return missing(p);
}

/** From `(` to `)`. */
export function parseArguments(p: ParseState): number {
  const start = p.starts[p.at++]!;
  let first = 0;
  let last = 0;
  if (p.kinds[p.at] === Token.CloseParen) {
    p.at++;
    return node(p, Kind.Arguments, start, lastEnd(p), 0, 0);
  }
  while (another(p, first === 0)) {
    const argument = parseArgument(p, first === 0 ? start : -1);
    if (first === 0) first = argument;
    else p.nextSibling[last] = argument;
    last = argument;
  }
  expect(p, Token.CloseParen);
  return node(p, Kind.Arguments, start, lastEnd(p), first, 0);
}

/** `open` is where the call's bracket opens if this is its first argument, or else -1. */
function parseArgument(p: ParseState, open: number): number {
  const token = p.kinds[p.at]!;
  const start = p.starts[p.at]!;
  if (token === Token.Star) return parseStarred(p);
  if (token === Token.DoubleStar) return parseDoubleStarred(p);
  if (p.kinds[p.at + 1] === Token.Assign) {
    if (token !== Token.Name) p.errors++;
    const name = leaf(p, Kind.Identifier);
    p.at++;
    const value = parseExpression(p);
    return node(p, Kind.Keyword, start, lastEnd(p), pair(p, name, value), 0);
  }
  const value = parseNamed(p);
  if (!atComprehension(p)) return value;
  const generator = parseComprehension(p, Kind.Generator, start, value, 0);
  // A generator that is the only argument takes the call's brackets for its own, as in CPython's tree.
  if (open >= 0 && p.kinds[p.at] === Token.CloseParen) {
    p.nodeStart[generator] = open;
    p.nodeEnd[generator] = p.ends[p.at]!;
  }
  return generator;
}

export function parseDoubleStarred(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const value = parseExpression(p);
  return node(p, Kind.DoubleStarred, start, lastEnd(p), value, 0);
}

/** From `[` to `]`: an expression, a Slice, or a Tuple of them. */
function parseIndex(p: ParseState): number {
  p.at++;
  const start = p.starts[p.at]!;
  const first = parseIndexElement(p);
  let index = first;
  if (p.kinds[p.at] !== Token.CloseSquare) {
    let last = first;
    let several = false;
    for (;;) {
      several ||= p.kinds[p.at] === Token.Comma;
      if (p.kinds[p.at] === Token.Comma && p.kinds[p.at + 1] === Token.Colon) p.at++;
      else if (p.kinds[p.at] !== Token.Colon && !another(p, false)) break;
      several = true;
      const next = parseIndexElement(p);
      p.nextSibling[last] = next;
      last = next;
    }
    if (several) index = node(p, Kind.Tuple, start, lastEnd(p), first, 0);
  }
  expect(p, Token.CloseSquare);
  return index;
}

function parseIndexElement(p: ParseState): number {
  const start = p.starts[p.at]!;
  const lower = p.kinds[p.at] === Token.Colon ? 0 : parseNamed(p);
  if (!accept(p, Token.Colon)) return lower;
  let flags = lower === 0 ? 0 : SliceFlag.Lower;
  let first = lower;
  let last = lower;
  const bound = (flag: number): void => {
    if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) return;
    const value = parseExpression(p);
    flags |= flag;
    if (first === 0) first = value;
    else p.nextSibling[last] = value;
    last = value;
  };
  bound(SliceFlag.Upper);
  if (accept(p, Token.Colon)) bound(SliceFlag.Step);
  return node(p, Kind.Slice, start, lastEnd(p), first, flags);
}

/** An operand without what may follow it. */
export function parseAtom(p: ParseState): number {
  switch (p.kinds[p.at]) {
    case Token.Name:
    case Token.Async:
    case Token.Await:
      return leaf(p, Kind.Name);
    case Token.NumberLiteral:
      return leaf(p, Kind.Number);
    case Token.StringLiteral:
    case Token.FormatStart:
      return parseStrings(p);
    case Token.None:
      return leaf(p, Kind.None);
    case Token.True:
      return leaf(p, Kind.True);
    case Token.False:
      return leaf(p, Kind.False);
    case Token.Ellipsis:
      return leaf(p, Kind.Ellipsis);
    case Token.OpenParen:
      return parseGroup(p);
    case Token.OpenSquare:
      return parseList(p);
    case Token.OpenCurly:
      return parseCurly(p);
    case Token.Backtick:
      return parseBackticks(p);
  }
  return missing(p);
}

/** Python 2's repr. */
function parseBackticks(p: ParseState): number {
  p.errors++;
  const start = p.starts[p.at++]!;
  if (accept(p, Token.Backtick)) return node(p, Kind.Error, start, lastEnd(p), 0, 0);
  const value = p.kinds[p.at]! <= Token.Dedent ? 0 : parseNamed(p);
  accept(p, Token.Backtick);
  return node(p, Kind.Error, start, lastEnd(p), value, 0);
}
