import { parseCompound } from "./compound-statements.ts";
import { parseExpression, parseExpressionList, parseNamed, parseYield } from "./expressions.ts";
import { parseImport, parseImportFrom } from "./imports.ts";
import { accept, expect, lastEnd, leaf, missing, node, type ParseState, pair } from "./parse-state.ts";
import { leftover } from "./recovery.ts";
import * as Token from "./tokens.ts";
import { Kind, Op } from "./tree.ts";
import { parseTypeParameters } from "./type-parameters.ts";

/** A chain of statements under construction: the first and the last. */
export interface Chain {
  first: number;
  last: number;
}

export function append(p: ParseState, chain: Chain, statement: number): void {
  if (statement === 0) return;
  if (chain.first === 0) chain.first = statement;
  else p.nextSibling[chain.last] = statement;
  chain.last = statement;
}

/**
 * Statements up to the end of the block or of the file. A line that is indented for no reason counts among its neighbours. With `top`, stray
 * dedents are passed over.
 */
export function parseStatements(p: ParseState, top: boolean): number {
  const chain: Chain = { first: 0, last: 0 };
  let surplus = 0;
  for (;;) {
    switch (p.kinds[p.at]) {
      case Token.End:
        return chain.first;
      case Token.Newline:
        p.at++;
        break;
      case Token.Indent:
        p.errors++;
        surplus++;
        p.at++;
        break;
      case Token.Dedent:
        if (surplus === 0 && !top) return chain.first;
        if (surplus > 0) surplus--;
        p.at++;
        break;
      default:
        parseStatement(p, chain);
    }
  }
}

function parseStatement(p: ParseState, chain: Chain): void {
  const compound = parseCompound(p);
  if (compound !== 0) append(p, chain, compound);
  else parseSimpleLine(p, chain);
}

/** Simple statements with semicolons between, and the end of their line. */
export function parseSimpleLine(p: ParseState, chain: Chain): void {
  for (;;) {
    const before = p.at;
    append(p, chain, parseSimple(p));
    append(p, chain, leftover(p, Token.Semicolon));
    if (p.kinds[p.at] === Token.Semicolon) {
      p.at++;
      if (p.kinds[p.at]! <= Token.Dedent) {
        p.semicolon = lastEnd(p);
        break;
      }
      // `if a: b; c: d` does not exist, but a compound statement behind a semicolon is read as what it is.
      const compound = parseCompound(p);
      append(p, chain, compound);
      if (compound !== 0) return;
      continue;
    }
    if (p.at === before) p.at++;
    break;
  }
  accept(p, Token.Newline);
}

function parseSimple(p: ParseState): number {
  const start = p.starts[p.at]!;
  switch (p.kinds[p.at]) {
    case Token.Return:
      p.at++;
      return node1(p, Kind.Return, start, optionalList(p));
    case Token.Raise:
      return parseRaise(p);
    case Token.Assert:
      return parseAssert(p);
    case Token.Del:
      return parseDelete(p);
    case Token.Pass:
    case Token.Break:
    case Token.Continue:
      return leaf(p, Kind.Pass);
    case Token.Global:
      return parseGlobal(p, 0);
    case Token.Nonlocal:
      return parseGlobal(p, 1);
    case Token.Import:
      return parseImport(p);
    case Token.From:
      return parseImportFrom(p);
    case Token.Name:
      if (isTypeAlias(p)) return parseTypeAlias(p);
      break;
    case Token.Semicolon:
      p.errors++;
      return 0;
  }
  if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) return 0;
  return parseExpressionStatement(p);
}

function node1(p: ParseState, kind: Kind, start: number, child: number): number {
  return node(p, kind, start, lastEnd(p), child, 0);
}

function optionalList(p: ParseState): number {
  return Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseValue(p) : 0;
}

/** What may stand right of `=`: expressions with commas, or a yield. */
function parseValue(p: ParseState): number {
  if (p.kinds[p.at] === Token.Yield) return parseYield(p);
  if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) return missing(p);
  return parseExpressionList(p);
}

/** An expression, or an assignment of any kind. */
function parseExpressionStatement(p: ParseState): number {
  const start = p.starts[p.at]!;
  const first = parseValue(p);
  switch (p.kinds[p.at]) {
    case Token.Assign: {
      let last = first;
      while (accept(p, Token.Assign)) {
        const next = parseValue(p);
        p.nextSibling[last] = next;
        last = next;
      }
      return node1(p, Kind.Assign, start, first);
    }
    case Token.AugAssign: {
      const operation = augmented(p.text, p.starts[p.at]!, p.ends[p.at]!);
      p.at++;
      const value = parseValue(p);
      return node(p, Kind.AugAssign, start, lastEnd(p), pair(p, first, value), operation);
    }
    case Token.Colon:
      return parseAnnotated(p, start, first);
    default:
      return node1(p, Kind.ExpressionStatement, start, first);
  }
}

function parseAnnotated(p: ParseState, start: number, target: number): number {
  const annotationStart = p.starts[p.at++]!;
  if (p.kinds[p.at]! <= Token.Dedent) {
    // `something:` is a header of which the keyword is missing.
    p.errors++;
    return node1(p, Kind.ExpressionStatement, start, target);
  }
  const annotation = node1(
    p,
    Kind.Annotation,
    annotationStart,
    Token.STARTS_EXPRESSION[p.kinds[p.at]!] ? parseNamed(p) : missing(p),
  );
  p.nextSibling[target] = annotation;
  if (accept(p, Token.Assign)) p.nextSibling[annotation] = parseValue(p);
  return node1(p, Kind.AnnAssign, start, target);
}

/** The operator of `+=` and its kin. */
function augmented(text: string, start: number, end: number): number {
  const doubled = end - start === 3;
  switch (text[start]) {
    case "+":
      return Op.Add;
    case "-":
      return Op.Sub;
    case "*":
      return doubled ? Op.Pow : Op.Mul;
    case "/":
      return doubled ? Op.FloorDiv : Op.Div;
    case "%":
      return Op.Mod;
    case "@":
      return Op.MatMul;
    case "|":
      return Op.BitOr;
    case "&":
      return Op.BitAnd;
    case "^":
      return Op.BitXor;
    case "<":
      return Op.ShiftLeft;
    case ">":
      return Op.ShiftRight;
  }
  return Op.None;
}

/** `raise x from y`, and Python 2's `raise x, y`. */
function parseRaise(p: ParseState): number {
  const start = p.starts[p.at++]!;
  if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) return node1(p, Kind.Raise, start, 0);
  const first = parseExpression(p);
  let last = first;
  while (p.kinds[p.at] === Token.From || p.kinds[p.at] === Token.Comma) {
    if (p.kinds[p.at++] === Token.Comma) p.errors++;
    const next = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpression(p) : missing(p);
    p.nextSibling[last] = next;
    last = next;
  }
  return node1(p, Kind.Raise, start, first);
}

function parseAssert(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const test = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseNamed(p) : missing(p);
  if (accept(p, Token.Comma))
    p.nextSibling[test] = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpression(p) : missing(p);
  return node1(p, Kind.Assert, start, test);
}

function parseDelete(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  while (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1) {
    append(p, chain, parseNamed(p));
    if (!accept(p, Token.Comma)) break;
  }
  return node1(p, Kind.Delete, start, chain.first);
}

function parseGlobal(p: ParseState, nonlocal: number): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  while (p.kinds[p.at] === Token.Name) {
    append(p, chain, leaf(p, Kind.Identifier));
    if (!accept(p, Token.Comma)) break;
  }
  return node(p, Kind.Global, start, lastEnd(p), chain.first, nonlocal);
}

/** `type X = …` and `type X[T] = …`; everywhere else `type` is a name. */
function isTypeAlias(p: ParseState): boolean {
  if (p.kinds[p.at + 1] !== Token.Name || p.ends[p.at]! - p.starts[p.at]! !== 4 || !p.text.startsWith("type", p.starts[p.at]))
    return false;
  const next = p.kinds[p.at + 2];
  return next === Token.Assign || next === Token.OpenSquare;
}

function parseTypeAlias(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const name = leaf(p, Kind.Identifier);
  let last = name;
  if (p.kinds[p.at] === Token.OpenSquare) {
    last = parseTypeParameters(p);
    p.nextSibling[name] = last;
  }
  expect(p, Token.Assign);
  p.nextSibling[last] = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpression(p) : missing(p);
  return node1(p, Kind.TypeAlias, start, name);
}
