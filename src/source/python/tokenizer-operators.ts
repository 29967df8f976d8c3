import { emit } from "./token-buffer.ts";
import type { Tokenizer } from "./tokenizer-state.ts";
import * as Token from "./tokens.ts";

const SINGLE = new Uint8Array(128);
const DOUBLED = new Uint8Array(128);
const WITH_EQUALS = new Uint8Array(128);

function define(character: string, single: number, doubled: number, withEquals: number): void {
  const code = character.charCodeAt(0);
  SINGLE[code] = single;
  DOUBLED[code] = doubled;
  WITH_EQUALS[code] = withEquals;
}

define(",", Token.Comma, 0, 0);
define(":", Token.Colon, 0, Token.Walrus);
define(";", Token.Semicolon, 0, 0);
define(".", Token.Dot, 0, 0);
define("=", Token.Assign, 0, Token.Equal);
define("`", Token.Backtick, 0, 0);
define("<", Token.Less, Token.ShiftLeft, Token.LessEqual);
define(">", Token.Greater, Token.ShiftRight, Token.GreaterEqual);
define("!", Token.Unknown, 0, Token.NotEqual);
define("|", Token.Bar, 0, Token.AugAssign);
define("^", Token.Caret, 0, Token.AugAssign);
define("&", Token.Ampersand, 0, Token.AugAssign);
define("+", Token.Plus, 0, Token.AugAssign);
define("-", Token.Minus, 0, Token.AugAssign);
define("*", Token.Star, Token.DoubleStar, Token.AugAssign);
define("/", Token.Slash, Token.DoubleSlash, Token.AugAssign);
define("%", Token.Percent, 0, Token.AugAssign);
define("@", Token.At, 0, Token.AugAssign);
define("~", Token.Tilde, 0, 0);

/** Operators and punctuation, one to three characters long. */
export function operator(t: Tokenizer, text: string, code: number, at: number): number {
  const single = code < 128 ? SINGLE[code]! : 0;
  if (single === 0) {
    t.buffer.errors++;
    emit(t.buffer, Token.Unknown, at, at + 1);
    return at + 1;
  }
  const next = text.charCodeAt(at + 1);
  let kind = single;
  let end = at + 1;
  if (next === 61 && WITH_EQUALS[code] !== 0) {
    kind = WITH_EQUALS[code]!;
    end = at + 2;
  } else if (next === code && DOUBLED[code] !== 0) {
    kind = DOUBLED[code]!;
    end = at + 2;
    if (text.charCodeAt(end) === 61) {
      kind = Token.AugAssign;
      end = at + 3;
    }
  } else if (code === 45 && next === 62) {
    kind = Token.Arrow;
    end = at + 2;
  } else if (code === 60 && next === 62) {
    kind = Token.NotEqual;
    end = at + 2;
  } else if (code === 46 && next === 46 && text.charCodeAt(at + 2) === 46) {
    kind = Token.Ellipsis;
    end = at + 3;
  }
  emit(t.buffer, kind, at, end);
  return end;
}
