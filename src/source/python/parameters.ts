import { parseExpression, parseNamed } from "./expressions.ts";
import { accept, lastEnd, leaf, node, type ParseState } from "./parse-state.ts";
import * as Token from "./tokens.ts";
import { Kind, ParameterFlag } from "./tree.ts";

/** The parameters of a function, between its parentheses, or of a lambda. `close` is the token behind them, which is left. */
export function parseParameters(p: ParseState, close: number): number {
  const start = p.starts[p.at]!;
  let first = 0;
  let last = 0;
  for (;;) {
    const token = p.kinds[p.at]!;
    if (token === close || token <= Token.Dedent) break;
    if (token === Token.Comma) {
      p.at++;
      continue;
    }
    const before = p.at;
    const parameter = parseParameter(p, close);
    if (p.at === before) {
      // Neither a parameter nor anything else that can be read.
      if (isClosing(token)) break;
      p.errors++;
      p.at++;
      continue;
    }
    if (first === 0) first = parameter;
    else p.nextSibling[last] = parameter;
    last = parameter;
  }
  return node(p, Kind.Parameters, start, Math.max(start, first === 0 ? start : lastEnd(p)), first, 0);
}

function isClosing(token: number): boolean {
  return token === Token.CloseParen || token === Token.CloseSquare || token === Token.CloseCurly || (token >= 8 && token <= 14);
}

function parseParameter(p: ParseState, close: number): number {
  const start = p.starts[p.at]!;
  let flag: number = ParameterFlag.Plain;
  if (accept(p, Token.Star)) flag = ParameterFlag.Star;
  else if (accept(p, Token.DoubleStar)) flag = ParameterFlag.DoubleStar;
  else if (accept(p, Token.Slash)) return node(p, Kind.Parameter, start, lastEnd(p), 0, ParameterFlag.PositionalMarker);
  const token = p.kinds[p.at]!;
  if (token !== Token.Name) {
    if (flag === ParameterFlag.Star && (token === Token.Comma || token === close))
      return node(p, Kind.Parameter, start, lastEnd(p), 0, ParameterFlag.KeywordMarker);
    if (token !== Token.Async && token !== Token.Await) {
      // Python 2's tuple parameters, and what is half typed.
      p.errors++;
      const first = Token.STARTS_EXPRESSION[token] === 1 ? parseExpression(p) : 0;
      return node(p, Kind.Error, start, Math.max(start, lastEnd(p)), first, 0);
    }
  }
  const name = leaf(p, Kind.Identifier);
  let last = name;
  if (close === Token.CloseParen && p.kinds[p.at] === Token.Colon) {
    const annotationStart = p.starts[p.at++]!;
    const value = parseNamed(p);
    const annotation = node(p, Kind.Annotation, annotationStart, lastEnd(p), value, 0);
    p.nextSibling[last] = annotation;
    last = annotation;
  }
  if (p.kinds[p.at] === Token.Assign) {
    const defaultStart = p.starts[p.at++]!;
    const value = parseExpression(p);
    p.nextSibling[last] = node(p, Kind.Default, defaultStart, lastEnd(p), value, 0);
  }
  return node(p, Kind.Parameter, start, lastEnd(p), name, flag);
}
