import { accept, expect, lastEnd, leaf, node, type ParseState } from "./parse-state.ts";
import { append, type Chain } from "./statements.ts";
import * as Token from "./tokens.ts";
import { Kind } from "./tree.ts";

/** `import a.b as c, d`. */
export function parseImport(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  while (p.kinds[p.at] === Token.Name) {
    append(p, chain, parseAlias(p, parseDottedName(p)));
    if (!accept(p, Token.Comma)) break;
  }
  if (chain.first === 0) p.errors++;
  return node(p, Kind.Import, start, lastEnd(p), chain.first, 0);
}

/** `from ..a.b import (c as d, e)`. */
export function parseImportFrom(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  let level = 0;
  for (; p.kinds[p.at] === Token.Dot || p.kinds[p.at] === Token.Ellipsis; p.at++) level += p.kinds[p.at] === Token.Dot ? 1 : 3;
  if (p.kinds[p.at] === Token.Name) append(p, chain, parseDottedName(p));
  expect(p, Token.Import);
  if (p.kinds[p.at] === Token.Star) append(p, chain, leaf(p, Kind.ImportStar));
  else {
    const brackets = accept(p, Token.OpenParen);
    while (p.kinds[p.at]! > Token.Dedent && p.kinds[p.at] !== Token.CloseParen && p.kinds[p.at] !== Token.Semicolon) {
      if (p.kinds[p.at] === Token.Name) append(p, chain, parseAlias(p, leaf(p, Kind.Identifier)));
      else {
        p.errors++;
        p.at++;
      }
      if (!accept(p, Token.Comma) && !brackets) break;
    }
    if (brackets) expect(p, Token.CloseParen);
    else if (chain.first === 0 || p.nodeKind[chain.last] === Kind.DottedName) p.errors++;
  }
  return node(p, Kind.ImportFrom, start, lastEnd(p), chain.first, Math.min(level, 255));
}

function parseAlias(p: ParseState, name: number): number {
  if (accept(p, Token.As)) {
    if (p.kinds[p.at] === Token.Name) p.nextSibling[name] = leaf(p, Kind.Identifier);
    else p.errors++;
  }
  return node(p, Kind.ImportAlias, p.nodeStart[name]!, lastEnd(p), name, 0);
}

/** `a.b.c`, with whatever space is between. A dot at its end, as in a half-typed import, is left out. */
function parseDottedName(p: ParseState): number {
  const start = p.starts[p.at++]!;
  let end = lastEnd(p);
  while (p.kinds[p.at] === Token.Dot) {
    p.at++;
    if (p.kinds[p.at] !== Token.Name) {
      p.errors++;
      break;
    }
    p.at++;
    end = lastEnd(p);
  }
  return node(p, Kind.DottedName, start, end, 0, 0);
}
