import { parseBinary, parseExpression, parseNamed, parseYield } from "./expressions.ts";
import { accept, expect, lastEnd, missing, node, type ParseState, pair } from "./parse-state.ts";
import { parseAtom, parseDoubleStarred, parsePostfix } from "./primaries.ts";
import { another } from "./recovery.ts";
import * as Token from "./tokens.ts";
import { Kind } from "./tree.ts";

/** `( … )`: a tuple, a generator, or an expression in parentheses, which leave no node. */
export function parseGroup(p: ParseState): number {
  const start = p.starts[p.at++]!;
  if (accept(p, Token.CloseParen)) return node(p, Kind.Tuple, start, lastEnd(p), 0, 0);
  if (p.kinds[p.at] === Token.Yield) {
    const value = parseYield(p);
    while (another(p, false)) parseNamed(p);
    expect(p, Token.CloseParen);
    return value;
  }
  if (!another(p, true)) {
    expect(p, Token.CloseParen);
    return node(p, Kind.Error, start, lastEnd(p), 0, 0);
  }
  const first = parseNamed(p);
  if (accept(p, Token.CloseParen)) return first;
  if (atComprehension(p)) {
    return parseComprehension(p, Kind.Generator, start, first, Token.CloseParen);
  }
  const tuple = p.kinds[p.at] === Token.Comma;
  let last = first;
  while (another(p, false)) {
    const next = parseNamed(p);
    p.nextSibling[last] = next;
    last = next;
  }
  expect(p, Token.CloseParen);
  if (!tuple && last === first) return first;
  return node(p, tuple ? Kind.Tuple : Kind.Error, start, lastEnd(p), first, 0);
}

export function parseList(p: ParseState): number {
  const start = p.starts[p.at++]!;
  let first = 0;
  let last = 0;
  while (p.kinds[p.at] !== Token.CloseSquare && another(p, first === 0)) {
    const element = parseNamed(p);
    if (first === 0) {
      first = element;
      if (atComprehension(p)) {
        return parseComprehension(p, Kind.ListComprehension, start, element, Token.CloseSquare);
      }
    } else p.nextSibling[last] = element;
    last = element;
  }
  expect(p, Token.CloseSquare);
  return node(p, Kind.List, start, lastEnd(p), first, 0);
}

/** A dictionary or a set, or a comprehension of either. */
export function parseCurly(p: ParseState): number {
  const start = p.starts[p.at++]!;
  let first = 0;
  let last = 0;
  while (p.kinds[p.at] !== Token.CloseCurly && another(p, first === 0)) {
    const element = parseCurlyElement(p);
    if (first === 0) {
      first = element;
      if (atComprehension(p)) {
        const kind = p.nodeKind[element] === Kind.Pair ? Kind.DictComprehension : Kind.SetComprehension;
        return parseComprehension(p, kind, start, element, Token.CloseCurly);
      }
    } else p.nextSibling[last] = element;
    last = element;
  }
  expect(p, Token.CloseCurly);
  const kind = first === 0 ? Kind.Dict : p.nodeKind[first]!;
  const set = kind !== Kind.Dict && kind !== Kind.Pair && kind !== Kind.DoubleStarred;
  return node(p, set ? Kind.Set : Kind.Dict, start, lastEnd(p), first, 0);
}

function parseCurlyElement(p: ParseState): number {
  if (p.kinds[p.at] === Token.DoubleStar) return parseDoubleStarred(p);
  const start = p.starts[p.at]!;
  const key = parseNamed(p);
  if (!accept(p, Token.Colon)) return key;
  const value = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseNamed(p) : missing(p);
  return node(p, Kind.Pair, start, Math.max(lastEnd(p), p.nodeEnd[value]!), pair(p, key, value), 0);
}

export function atComprehension(p: ParseState): boolean {
  const token = p.kinds[p.at];
  return token === Token.For || (token === Token.Async && p.kinds[p.at + 1] === Token.For);
}

/** From the first `for` on, up to and with the bracket `close`; where that is 0 the node ends with the last condition. */
export function parseComprehension(p: ParseState, kind: Kind, start: number, element: number, close: number): number {
  let last = element;
  while (atComprehension(p)) {
    const clause = parseComprehensionFor(p);
    p.nextSibling[last] = clause;
    last = clause;
  }
  if (close !== 0) {
    while (another(p, false)) {
      const extra = parseNamed(p);
      p.nextSibling[last] = extra;
      last = extra;
    }
    expect(p, close);
  }
  return node(p, kind, start, lastEnd(p), element, 0);
}

function parseComprehensionFor(p: ParseState): number {
  const start = p.starts[p.at]!;
  const async = accept(p, Token.Async);
  p.at++;
  const target = parseTargets(p);
  expect(p, Token.In);
  const iterable = parseBinary(p, Token.OrPrecedence);
  p.nextSibling[target] = iterable;
  let last = iterable;
  // Python 2 allows several iterables without parentheses: `for x in 1, 2`. A conditional here is read, not accepted.
  while (accept(p, Token.If)) {
    const condition = parseCondition(p);
    p.nextSibling[last] = condition;
    last = condition;
  }
  return node(p, Kind.ComprehensionFor, start, lastEnd(p), target, async ? 1 : 0);
}

function parseCondition(p: ParseState): number {
  const start = p.starts[p.at]!;
  const value = parseBinary(p, Token.OrPrecedence);
  if (p.kinds[p.at] !== Token.Walrus) return value;
  p.at++;
  if (p.nodeKind[value] === Kind.Name) p.nodeKind[value] = Kind.Identifier;
  p.nextSibling[value] = parseExpression(p);
  return node(p, Kind.NamedExpression, start, lastEnd(p), value, 0);
}

/** The targets of a `for`, up to its `in`. */
export function parseTargets(p: ParseState): number {
  const start = p.starts[p.at]!;
  const first = parseTarget(p);
  if (p.kinds[p.at] !== Token.Comma) return first;
  let last = first;
  while (accept(p, Token.Comma)) {
    if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) break;
    const next = parseTarget(p);
    p.nextSibling[last] = next;
    last = next;
  }
  return node(p, Kind.Tuple, start, lastEnd(p), first, 0);
}

function parseTarget(p: ParseState): number {
  if (p.kinds[p.at] !== Token.Star) return parsePostfix(p, p.starts[p.at]!, parseAtom(p));
  const start = p.starts[p.at++]!;
  const value = parsePostfix(p, p.starts[p.at]!, parseAtom(p));
  return node(p, Kind.Starred, start, lastEnd(p), value, 0);
}
