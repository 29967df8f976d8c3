import { parseTargets } from "./displays.ts";
import { parseExpression, parseExpressionList, parseNamed } from "./expressions.ts";
import { parseParameters } from "./parameters.ts";
import { accept, expect, lastEnd, leaf, MAX_DEPTH, missing, node, type ParseState } from "./parse-state.ts";
import { isMatch, parseMatch } from "./patterns.ts";
import { parseArguments } from "./primaries.ts";
import { leftover } from "./recovery.ts";
import { append, type Chain, parseSimpleLine, parseStatements } from "./statements.ts";
import * as Token from "./tokens.ts";
import { Kind } from "./tree.ts";
import { parseTypeParameters } from "./type-parameters.ts";
import { parseWith } from "./with-statement.ts";

/** A statement with a block, or 0 when a simple statement stands here. */
export function parseCompound(p: ParseState): number {
  switch (p.kinds[p.at]) {
    case Token.If:
      return parseIf(p);
    case Token.Def:
      return parseFunction(p, p.starts[p.at]!, 0, 0);
    case Token.Class:
      return parseClass(p, p.starts[p.at]!, 0);
    case Token.At:
      return parseDecorated(p);
    case Token.For:
      return parseFor(p, p.starts[p.at]!, 0);
    case Token.While:
      return parseWhile(p);
    case Token.Try:
      return parseTry(p);
    case Token.With:
      return parseWith(p, p.starts[p.at]!, 0);
    case Token.Async:
      return parseAsync(p);
    case Token.Else:
    case Token.Elif:
    case Token.Except:
    case Token.Finally:
      return parseOrphan(p);
    case Token.Name:
      return isMatch(p) ? parseMatch(p) : 0;
  }
  return 0;
}

/** The block behind a header, from its colon on. What stands between the header and the colon is kept as an Error in the block. */
export function parseBlock(p: ParseState): number {
  return blockNode(p, Kind.Block);
}

function blockNode(p: ParseState, kind: Kind): number {
  const chain: Chain = { first: 0, last: 0 };
  append(p, chain, leftover(p, Token.Colon));
  const start = p.starts[p.at]!;
  expect(p, Token.Colon);
  if (p.kinds[p.at] !== Token.Newline) {
    if (p.kinds[p.at]! > Token.Dedent) {
      if (isCompoundStart(p)) append(p, chain, parseNestedCompound(p));
      else parseSimpleLine(p, chain);
    }
    return finish(p, kind, start, chain);
  }
  p.at++;
  if (p.kinds[p.at] !== Token.Indent) {
    p.errors++;
    return finish(p, kind, start, chain);
  }
  p.at++;
  if (p.depth >= MAX_DEPTH) skipBlock(p);
  else {
    p.depth++;
    append(p, chain, parseStatements(p, false));
    p.depth--;
  }
  accept(p, Token.Dedent);
  return finish(p, kind, start, chain);
}

/** A block begins with its first statement and ends with its last. */
function finish(p: ParseState, kind: Kind, start: number, chain: Chain): number {
  if (chain.first === 0) return node(p, kind, start, start, 0, 0);
  let last = chain.last;
  while (p.nextSibling[last] !== 0) last = p.nextSibling[last]!;
  return node(p, kind, p.nodeStart[chain.first]!, Math.max(p.nodeEnd[last]!, p.semicolon), chain.first, 0);
}

/** `else: if a: …` on one line does not exist in Python; it is read all the same. */
function isCompoundStart(p: ParseState): boolean {
  const token = p.kinds[p.at]!;
  return (
    token === Token.If ||
    token === Token.For ||
    token === Token.Def ||
    (token >= Token.Elif && token <= Token.With) ||
    token === Token.Class
  );
}

function parseNestedCompound(p: ParseState): number {
  p.errors++;
  if (p.depth >= MAX_DEPTH) {
    skipBlock(p);
    return 0;
  }
  p.depth++;
  const statement = parseCompound(p);
  p.depth--;
  return statement;
}

/** Blocks nested too deep: passes over everything up to the block's end. */
function skipBlock(p: ParseState): void {
  p.errors++;
  for (let level = 0; ; p.at++) {
    const token = p.kinds[p.at];
    if (token === Token.End || (token === Token.Dedent && level === 0)) return;
    if (token === Token.Indent) level++;
    else if (token === Token.Dedent) level--;
  }
}

function closeAt(p: ParseState, kind: Kind, start: number, first: number, last: number, data: number): number {
  return node(p, kind, start, p.nodeEnd[last]!, first, data);
}

/** The condition or subject of a header. */
function header(p: ParseState): number {
  return Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseNamed(p) : missing(p);
}

/** `if` and its `elif`s: a long chain nests in the tree, but not on the stack. */
function parseIf(p: ParseState): number {
  const links: number[] = [];
  const starts: number[] = [];
  let tail = 0;
  do {
    starts.push(p.starts[p.at++]!);
    const test = header(p);
    const block = parseBlock(p);
    p.nextSibling[test] = block;
    links.push(test, block);
  } while (p.kinds[p.at] === Token.Elif);
  if (p.kinds[p.at] === Token.Else) tail = parseElse(p);
  for (let index = starts.length - 1; index >= 0; index--) {
    const block = links[2 * index + 1]!;
    p.nextSibling[block] = tail;
    tail = closeAt(p, Kind.If, starts[index]!, links[2 * index]!, tail === 0 ? block : tail, 0);
  }
  return tail;
}

function parseElse(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const block = blockNode(p, Kind.ElseBlock);
  p.nodeStart[block] = start;
  if (p.nodeEnd[block]! < start + 4) p.nodeEnd[block] = start + 4;
  return block;
}

function parseFinally(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const block = blockNode(p, Kind.FinallyBlock);
  p.nodeStart[block] = start;
  if (p.nodeEnd[block]! < start + 7) p.nodeEnd[block] = start + 7;
  return block;
}

function parseFor(p: ParseState, start: number, async: number): number {
  const chain: Chain = { first: 0, last: 0 };
  p.at++;
  append(p, chain, Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseTargets(p) : missing(p));
  expect(p, Token.In);
  append(p, chain, Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpressionList(p) : missing(p));
  append(p, chain, parseBlock(p));
  if (p.kinds[p.at] === Token.Else) append(p, chain, parseElse(p));
  return closeAt(p, Kind.For, start, chain.first, chain.last, async);
}

function parseWhile(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  append(p, chain, header(p));
  append(p, chain, parseBlock(p));
  if (p.kinds[p.at] === Token.Else) append(p, chain, parseElse(p));
  return closeAt(p, Kind.While, start, chain.first, chain.last, 0);
}

function parseTry(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  append(p, chain, parseBlock(p));
  while (p.kinds[p.at] === Token.Except) append(p, chain, parseHandler(p));
  if (p.kinds[p.at] === Token.Else) append(p, chain, parseElse(p));
  if (p.kinds[p.at] === Token.Finally) append(p, chain, parseFinally(p));
  return closeAt(p, Kind.Try, start, chain.first, chain.last, 0);
}

function parseHandler(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  const group = accept(p, Token.Star) ? 1 : 0;
  if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1) {
    const first = parseExpression(p);
    if (isOldHandlerName(p)) {
      p.errors++;
      p.at++;
      append(p, chain, first);
      append(p, chain, leaf(p, Kind.Identifier));
    } else {
      append(p, chain, p.kinds[p.at] === Token.Comma ? handlerTuple(p, first) : first);
      if (accept(p, Token.As)) {
        if (p.kinds[p.at] === Token.Name) append(p, chain, leaf(p, Kind.Identifier));
        else p.errors++;
      }
    }
  }
  append(p, chain, parseBlock(p));
  return closeAt(p, Kind.ExceptHandler, start, chain.first, chain.last, group);
}

/** Python 2's `except A, e:`. In Python 3.14 a second class may stand there, and classes are not written in lower case. */
function isOldHandlerName(p: ParseState): boolean {
  if (p.kinds[p.at] !== Token.Comma || p.kinds[p.at + 1] !== Token.Name || p.kinds[p.at + 2] !== Token.Colon) return false;
  const code = p.text.charCodeAt(p.starts[p.at + 1]!);
  return code >= 97 || code === 95;
}

/** Python 3.14's `except A, B:`. */
function handlerTuple(p: ParseState, first: number): number {
  let last = first;
  while (accept(p, Token.Comma) && Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1) {
    const next = parseExpression(p);
    p.nextSibling[last] = next;
    last = next;
  }
  return node(p, Kind.Tuple, p.nodeStart[first]!, lastEnd(p), first, 0);
}

/** `@decorator` lines and what they decorate. As in CPython's tree, the definition's node begins behind them, at `def` or `class`. */
function parseDecorated(p: ParseState): number {
  const start = p.starts[p.at]!;
  const chain: Chain = { first: 0, last: 0 };
  while (p.kinds[p.at] === Token.At) {
    const at = p.starts[p.at++]!;
    const expression = header(p);
    append(p, chain, node(p, Kind.Decorator, at, Math.max(lastEnd(p), p.nodeEnd[expression]!), expression, 0));
    append(p, chain, leftover(p, Token.Semicolon));
    while (p.kinds[p.at] === Token.Newline) p.at++;
  }
  const definition = p.starts[p.at]!;
  if (p.kinds[p.at] === Token.Async && p.kinds[p.at + 1] === Token.Def) {
    p.at++;
    return parseFunction(p, definition, chain.first, 1);
  }
  if (p.kinds[p.at] === Token.Def) return parseFunction(p, definition, chain.first, 0);
  if (p.kinds[p.at] === Token.Class) return parseClass(p, definition, chain.first);
  p.errors++;
  return node(p, Kind.Error, start, p.nodeEnd[chain.last]!, chain.first, 0);
}

function parseAsync(p: ParseState): number {
  const start = p.starts[p.at]!;
  switch (p.kinds[p.at + 1]) {
    case Token.Def:
      p.at++;
      return parseFunction(p, start, 0, 1);
    case Token.For:
      p.at++;
      return parseFor(p, start, 1);
    case Token.With:
      p.at++;
      return parseWith(p, start, 1);
  }
  return 0;
}

/** A chain that goes on behind the decorators. */
function behind(p: ParseState, decorators: number): Chain {
  let last = decorators;
  while (last !== 0 && p.nextSibling[last] !== 0) last = p.nextSibling[last]!;
  return { first: decorators, last };
}

/** The name of a definition; where it is missing, an Identifier without width. */
function definitionName(p: ParseState): number {
  if (p.kinds[p.at] === Token.Name) return leaf(p, Kind.Identifier);
  const name = missing(p);
  p.nodeKind[name] = Kind.Identifier;
  return name;
}

function parseFunction(p: ParseState, start: number, decorators: number, async: number): number {
  const chain = behind(p, decorators);
  p.at++;
  append(p, chain, definitionName(p));
  if (p.kinds[p.at] === Token.OpenSquare) append(p, chain, parseTypeParameters(p));
  const open = p.starts[p.at]!;
  if (accept(p, Token.OpenParen)) {
    const parameters = parseParameters(p, Token.CloseParen);
    expect(p, Token.CloseParen);
    p.nodeStart[parameters] = open;
    p.nodeEnd[parameters] = lastEnd(p);
    append(p, chain, parameters);
  } else {
    p.errors++;
    append(p, chain, node(p, Kind.Parameters, open, open, 0, 0));
  }
  if (p.kinds[p.at] === Token.Arrow) {
    const arrow = p.starts[p.at++]!;
    const value = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseExpressionList(p) : missing(p);
    append(p, chain, node(p, Kind.Annotation, arrow, lastEnd(p), value, 0));
  }
  append(p, chain, parseBlock(p));
  return closeAt(p, Kind.FunctionDef, start, chain.first, chain.last, async);
}

function parseClass(p: ParseState, start: number, decorators: number): number {
  const chain = behind(p, decorators);
  p.at++;
  append(p, chain, definitionName(p));
  if (p.kinds[p.at] === Token.OpenSquare) append(p, chain, parseTypeParameters(p));
  if (p.kinds[p.at] === Token.OpenParen) append(p, chain, parseArguments(p));
  append(p, chain, parseBlock(p));
  return closeAt(p, Kind.ClassDef, start, chain.first, chain.last, 0);
}

/** `else`, `except` … that belong to nothing: the block is read as what it would have been. */
function parseOrphan(p: ParseState): number {
  p.errors++;
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1) append(p, chain, parseExpressionList(p));
  if (accept(p, Token.As) && p.kinds[p.at] === Token.Name) append(p, chain, leaf(p, Kind.Identifier));
  append(p, chain, parseBlock(p));
  return node(p, Kind.Error, start, Math.max(start, p.nodeEnd[chain.last]!), chain.first, 0);
}
