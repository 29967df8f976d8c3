import { parseExpression, parseNamed } from "./expressions.ts";
import { accept, expect, lastEnd, leaf, node, type ParseState } from "./parse-state.ts";
import { another } from "./recovery.ts";
import { append, type Chain } from "./statements.ts";
import * as Token from "./tokens.ts";
import { Kind } from "./tree.ts";

/** `[T: Bound = Default, *Ts, **P]`: the names as Identifier, bounds and defaults as the expressions that they are. */
export function parseTypeParameters(p: ParseState): number {
  const start = p.starts[p.at++]!;
  const chain: Chain = { first: 0, last: 0 };
  while (another(p, chain.first === 0)) {
    if (p.kinds[p.at] === Token.Star || p.kinds[p.at] === Token.DoubleStar) p.at++;
    if (p.kinds[p.at] === Token.Name) append(p, chain, leaf(p, Kind.Identifier));
    else if (Token.STARTS_EXPRESSION[p.kinds[p.at]!] === 1) append(p, chain, parseExpression(p));
    if (accept(p, Token.Colon)) append(p, chain, parseNamed(p));
    if (accept(p, Token.Assign)) append(p, chain, parseNamed(p));
  }
  expect(p, Token.CloseSquare);
  return node(p, Kind.TypeParameters, start, lastEnd(p), chain.first, 0);
}
