import { parseParameters } from "./parameters.ts";
import { accept, expect, lastEnd, leaf, MAX_DEPTH, node, type ParseState, pair } from "./parse-state.ts";
import { parseAtom, parsePostfix } from "./primaries.ts";
import { tooDeep } from "./recovery.ts";
import * as Token from "./tokens.ts";
import { CompareOp, Kind, Op } from "./tree.ts";

/** The Op of an operator token. */
const OPERATION = new Uint8Array(128);
OPERATION[Token.Or] = Op.Or;
OPERATION[Token.And] = Op.And;
OPERATION[Token.Bar] = Op.BitOr;
OPERATION[Token.Caret] = Op.BitXor;
OPERATION[Token.Ampersand] = Op.BitAnd;
OPERATION[Token.ShiftLeft] = Op.ShiftLeft;
OPERATION[Token.ShiftRight] = Op.ShiftRight;
OPERATION[Token.Plus] = Op.Add;
OPERATION[Token.Minus] = Op.Sub;
OPERATION[Token.Star] = Op.Mul;
OPERATION[Token.Slash] = Op.Div;
OPERATION[Token.DoubleSlash] = Op.FloorDiv;
OPERATION[Token.Percent] = Op.Mod;
OPERATION[Token.At] = Op.MatMul;
OPERATION[Token.DoubleStar] = Op.Pow;

const COMPARISON = new Uint8Array(128);
COMPARISON[Token.Less] = CompareOp.Less;
COMPARISON[Token.Greater] = CompareOp.Greater;
COMPARISON[Token.LessEqual] = CompareOp.LessEqual;
COMPARISON[Token.GreaterEqual] = CompareOp.GreaterEqual;
COMPARISON[Token.Equal] = CompareOp.Equal;
COMPARISON[Token.NotEqual] = CompareOp.NotEqual;
COMPARISON[Token.In] = CompareOp.In;
COMPARISON[Token.Is] = CompareOp.Is;
COMPARISON[Token.Not] = CompareOp.NotIn;

/** One expression, without commas: conditionals and lambdas included, `:=` not. */
export function parseExpression(p: ParseState): number {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  p.depth++;
  const start = p.starts[p.at]!;
  let value = parseBinary(p, Token.OrPrecedence);
  if (p.kinds[p.at] === Token.If) {
    p.at++;
    const test = parseBinary(p, Token.OrPrecedence);
    expect(p, Token.Else);
    const otherwise = parseExpression(p);
    p.nextSibling[test] = otherwise;
    p.nextSibling[value] = test;
    value = node(p, Kind.Conditional, start, lastEnd(p), value, 0);
  }
  p.depth--;
  return value;
}

/** An expression, `name := value`, or a starred one. */
export function parseNamed(p: ParseState): number {
  if (p.kinds[p.at] === Token.Star) return parseStarred(p);
  const start = p.starts[p.at]!;
  const target = parseExpression(p);
  if (p.kinds[p.at] !== Token.Walrus) return target;
  p.at++;
  if (p.nodeKind[target] === Kind.Name) p.nodeKind[target] = Kind.Identifier;
  p.nextSibling[target] = parseExpression(p);
  return node(p, Kind.NamedExpression, start, lastEnd(p), target, 0);
}

export function parseStarred(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const value = parseExpression(p);
  return node(p, Kind.Starred, start, lastEnd(p), value, 0);
}

/** Expressions with commas between are a Tuple. */
export function parseExpressionList(p: ParseState): number {
  const start = p.starts[p.at]!;
  const first = parseNamed(p);
  if (p.kinds[p.at] !== Token.Comma) return first;
  return parseTupleRest(p, start, first);
}

/** What follows the first element, from its comma on. */
export function parseTupleRest(p: ParseState, start: number, first: number): number {
  let last = first;
  while (accept(p, Token.Comma)) {
    if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) break;
    const next = parseNamed(p);
    p.nextSibling[last] = next;
    last = next;
  }
  return node(p, Kind.Tuple, start, lastEnd(p), first, 0);
}

/** `yield`, `yield from x`, or what `parse` reads. */
export function parseYield(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const from = accept(p, Token.From);
  const value = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpressionList(p) : 0;
  return node(p, Kind.Yield, start, lastEnd(p), value, from ? 1 : 0);
}

/** Binary operators by precedence climbing; `minimum` is the loosest that may still be taken in. */
export function parseBinary(p: ParseState, minimum: number): number {
  const start = p.starts[p.at]!;
  let left = parseUnary(p);
  for (;;) {
    const token = p.kinds[p.at]!;
    const precedence = Token.PRECEDENCE[token]!;
    if (precedence < minimum || precedence === 0) return left;
    if (precedence === Token.ComparePrecedence) {
      if (token === Token.Not && p.kinds[p.at + 1] !== Token.In) return left;
      left = parseComparison(p, start, left);
      continue;
    }
    p.at++;
    if (precedence === Token.PowerPrecedence) {
      left = pair(p, left, parseRight(p, Token.UnaryPrecedence));
      left = node(p, Kind.Binary, start, lastEnd(p), left, Op.Pow);
    } else {
      left = pair(p, left, parseBinary(p, precedence + 1));
      left = node(p, precedence <= 2 ? Kind.Bool : Kind.Binary, start, lastEnd(p), left, OPERATION[token]!);
    }
  }
}

/** An operand that may nest to the right without brackets: `a ** b ** c`, `not not a`. */
function parseRight(p: ParseState, minimum: number): number {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  p.depth++;
  const operand = parseBinary(p, minimum);
  p.depth--;
  return operand;
}

function parseComparison(p: ParseState, start: number, first: number): number {
  const operation = comparison(p);
  let last = first;
  do {
    p.at += COMPARISON[p.kinds[p.at]!] === CompareOp.NotIn || isNot(p) ? 2 : 1;
    const operand = parseBinary(p, Token.ComparePrecedence + 1);
    p.nextSibling[last] = operand;
    last = operand;
  } while (
    Token.PRECEDENCE[p.kinds[p.at]!] === Token.ComparePrecedence &&
    (p.kinds[p.at] !== Token.Not || p.kinds[p.at + 1] === Token.In)
  );
  return node(p, Kind.Compare, start, lastEnd(p), first, operation);
}

function isNot(p: ParseState): boolean {
  return p.kinds[p.at] === Token.Is && p.kinds[p.at + 1] === Token.Not;
}

function comparison(p: ParseState): number {
  return isNot(p) ? CompareOp.IsNot : COMPARISON[p.kinds[p.at]!]!;
}

function parseUnary(p: ParseState): number {
  const token = p.kinds[p.at]!;
  if (token === Token.Name) return parsePostfix(p, p.starts[p.at]!, leaf(p, Kind.Name));
  switch (token) {
    case Token.Not:
      return unary(p, Op.Not, Token.NotPrecedence);
    case Token.Minus:
      return unary(p, Op.Minus, Token.UnaryPrecedence);
    case Token.Plus:
      return unary(p, Op.Plus, Token.UnaryPrecedence);
    case Token.Tilde:
      return unary(p, Op.Invert, Token.UnaryPrecedence);
    case Token.Lambda:
      return parseLambda(p);
    case Token.Yield:
      return nested(p, parseYield);
    case Token.Star:
    case Token.DoubleStar:
      // Out of place here; what is starred is read all the same.
      p.errors++;
      return nested(p, parseStarred);
    case Token.Await:
      if (Token.STARTS_EXPRESSION[p.kinds[p.at + 1]!] === 1) return nested(p, parseAwait);
      break;
  }
  const start = p.starts[p.at]!;
  return parsePostfix(p, start, parseAtom(p));
}

function unary(p: ParseState, operation: number, precedence: number): number {
  const start = p.starts[p.at++]!;
  const operand = parseRight(p, precedence);
  return node(p, Kind.Unary, start, lastEnd(p), operand, operation);
}

function nested(p: ParseState, parse: (p: ParseState) => number): number {
  if (p.depth >= MAX_DEPTH) return tooDeep(p);
  p.depth++;
  const result = parse(p);
  p.depth--;
  return result;
}

function parseAwait(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const operand = p.kinds[p.at] === Token.Await ? nested(p, parseAwait) : parsePostfix(p, p.starts[p.at]!, parseAtom(p));
  return node(p, Kind.Await, start, lastEnd(p), operand, 0);
}

function parseLambda(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const parameters = parseParameters(p, Token.Colon);
  expect(p, Token.Colon);
  const body = parseExpression(p);
  return node(p, Kind.Lambda, start, lastEnd(p), pair(p, parameters, body), 0);
}
