import { emit } from "./token-buffer.ts";
import { formatBody } from "./tokenizer-formats.ts";
import {
  CURLY,
  FORMAT_FIELD,
  FORMAT_SPEC,
  FORMAT_STRING,
  KIND_MASK,
  PAREN,
  push,
  SQUARE,
  type Tokenizer,
} from "./tokenizer-state.ts";
import * as Token from "./tokens.ts";

/** How far down the stack a closing bracket looks for its mate: keeps hostile text linear. */
const REACH = 64;

export function openBracket(t: Tokenizer, code: number, at: number): number {
  if (code === 40) {
    push(t, PAREN);
    emit(t.buffer, Token.OpenParen, at, at + 1);
  } else if (code === 91) {
    push(t, SQUARE);
    emit(t.buffer, Token.OpenSquare, at, at + 1);
  } else {
    push(t, CURLY);
    emit(t.buffer, Token.OpenCurly, at, at + 1);
  }
  return at + 1;
}

/** Closes the bracket's mate and whatever was left open inside; a bracket that closes nothing is left out. */
export function closeBracket(t: Tokenizer, text: string, code: number, at: number): number {
  const wanted = code === 41 ? PAREN : code === 93 ? SQUARE : CURLY;
  const top = t.depth > 0 ? t.brackets[t.depth - 1]! & KIND_MASK : 0;
  if (top !== wanted && !(top === FORMAT_FIELD && wanted === CURLY)) {
    t.buffer.errors++;
    const mate = findMate(t, wanted);
    if (mate < 0) return at + 1;
    t.depth = mate + 1;
  }
  t.depth--;
  if ((t.brackets[t.depth]! & KIND_MASK) === FORMAT_FIELD) {
    emit(t.buffer, Token.FormatClose, at, at + 1);
    return formatBody(t, text, at + 1);
  }
  const kind = wanted === PAREN ? Token.CloseParen : wanted === SQUARE ? Token.CloseSquare : Token.CloseCurly;
  emit(t.buffer, kind, at, at + 1);
  return at + 1;
}

function findMate(t: Tokenizer, wanted: number): number {
  for (let index = t.depth - 1; index >= 0 && index >= t.depth - REACH; index--) {
    const kind = t.brackets[index]! & KIND_MASK;
    if (kind === wanted) return index;
    if (kind === FORMAT_FIELD) return wanted === CURLY ? index : -1;
    if (kind === FORMAT_STRING || kind === FORMAT_SPEC) return -1;
  }
  return -1;
}
