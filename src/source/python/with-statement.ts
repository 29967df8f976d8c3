import { parseBlock } from "./compound-statements.ts";
import { atComprehension } from "./displays.ts";
import { parseNamed } from "./expressions.ts";
import { accept, expect, lastEnd, missing, node, type ParseState } from "./parse-state.ts";
import { parseAtom, parsePostfix } from "./primaries.ts";
import { another, closingToken } from "./recovery.ts";
import { append, type Chain } from "./statements.ts";
import * as Token from "./tokens.ts";
import { Kind } from "./tree.ts";

export function parseWith(p: ParseState, start: number, async: number): number {
  p.at++;
  const chain: Chain = { first: 0, last: 0 };
  if (!parseItemsInParentheses(p, chain)) {
    do append(p, chain, parseItem(p));
    while (accept(p, Token.Comma) && Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1);
  }
  append(p, chain, parseBlock(p));
  return node(p, Kind.With, start, p.nodeEnd[chain.last]!, chain.first, async);
}

/**
 * `with (a as b, c as d):`. Only when the parenthesis closes right before the colon, and what is in it does not turn out to be a
 * generator; then everything is taken back.
 */
function parseItemsInParentheses(p: ParseState, chain: Chain): boolean {
  if (p.kinds[p.at] !== Token.OpenParen) return false;
  const after = p.kinds[closingToken(p, p.at) + 1];
  if (after !== Token.Colon && after !== Token.Newline) return false;
  const { at, count, errors } = p;
  p.at++;
  while (another(p, chain.first === 0)) {
    append(p, chain, parseItem(p));
    if (!atComprehension(p)) continue;
    p.at = at;
    p.count = count;
    p.errors = errors;
    chain.first = 0;
    chain.last = 0;
    return false;
  }
  expect(p, Token.CloseParen);
  return chain.first !== 0;
}

function parseItem(p: ParseState): number {
  const start = p.starts[p.at]!;
  const expression = Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1 ? parseNamed(p) : missing(p);
  if (accept(p, Token.As)) {
    if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 0) p.errors++;
    else p.nextSibling[expression] = parsePostfix(p, p.starts[p.at]!, parseAtom(p));
  }
  return node(p, Kind.WithItem, start, Math.max(start, lastEnd(p)), expression, 0);
}
