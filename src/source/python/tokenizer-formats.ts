import { escapeEnd, formatTextEnd, shortStringEnd, wordEnd } from "./characters.ts";
import { emit } from "./token-buffer.ts";
import {
  FORMAT_FIELD,
  FORMAT_SPEC,
  FORMAT_STRING,
  KIND_MASK,
  push,
  QUOTE_SHIFT,
  RAW_BIT,
  STYLE_MASK,
  type Tokenizer,
  TRIPLE_BIT,
} from "./tokenizer-state.ts";
import * as Token from "./tokens.ts";

export function startFormat(t: Tokenizer, text: string, start: number, quoteAt: number, body: number, triple: boolean): void {
  let style = (text.charCodeAt(quoteAt) << QUOTE_SHIFT) | (triple ? TRIPLE_BIT : 0);
  for (let at = start; at < quoteAt; at++) if ((text.charCodeAt(at) | 32) === 114) style |= RAW_BIT;
  push(t, FORMAT_STRING | style);
  emit(t.buffer, Token.FormatStart, start, body);
}

/** Reads the text of an f-string, or of a format specification, up to the next field or to its end. */
export function formatBody(t: Tokenizer, text: string, from: number): number {
  const length = text.length;
  let start = from;
  let at = from;
  for (;;) {
    const entry = t.brackets[t.depth - 1]!;
    const quote = entry >> QUOTE_SHIFT;
    const spec = (entry & KIND_MASK) === FORMAT_SPEC;
    at = formatTextEnd(text, at, length, quote);
    if (at >= length) return (entry & TRIPLE_BIT) === 0 ? unterminated(t, start, length) : neverClosed(t, text, start);
    const code = text.charCodeAt(at);
    if (code === 92) {
      at = backslash(text, at, length, (entry & RAW_BIT) !== 0);
    } else if (code === 123) {
      if (!spec && text.charCodeAt(at + 1) === 123) at += 2;
      else {
        if (at > start) emit(t.buffer, Token.FormatText, start, at);
        emit(t.buffer, Token.FormatOpen, at, at + 1);
        push(t, FORMAT_FIELD | (entry & STYLE_MASK));
        return at + 1;
      }
    } else if (code === 125) {
      if (spec) {
        if (at > start) emit(t.buffer, Token.FormatText, start, at);
        emit(t.buffer, Token.FormatClose, at, at + 1);
        t.depth--;
        at++;
        start = at;
      } else {
        if (text.charCodeAt(at + 1) === 125) at++;
        else t.buffer.errors++;
        at++;
      }
    } else if (code === quote) {
      if ((entry & TRIPLE_BIT) === 0) return close(t, start, at, at + 1);
      if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) return close(t, start, at, at + 3);
      at++;
    } else if ((entry & TRIPLE_BIT) === 0) {
      return unterminated(t, start, at);
    } else at++;
  }
}

/** A brace behind a backslash still opens a field; `\N{…}` names a character. */
function backslash(text: string, at: number, length: number, raw: boolean): number {
  const next = text.charCodeAt(at + 1);
  if (next === 123 || next === 125) return at + 1;
  if (!raw && next === 78 && text.charCodeAt(at + 2) === 123) {
    for (let end = at + 3; end < length; end++) {
      const code = text.charCodeAt(end);
      if (code === 125) return end + 1;
      if (code === 10 || code === 34 || code === 39) break;
    }
  }
  return escapeEnd(text, at, length);
}

function close(t: Tokenizer, start: number, at: number, end: number): number {
  if (at > start) emit(t.buffer, Token.FormatText, start, at);
  leave(t);
  emit(t.buffer, Token.FormatEnd, at, end);
  return end;
}

function unterminated(t: Tokenizer, start: number, at: number): number {
  t.buffer.errors++;
  return close(t, start, at, at);
}

/** Triple quotes that the file never closes end with their line, so that the rest can still be read. */
function neverClosed(t: Tokenizer, text: string, start: number): number {
  const at = shortStringEnd(text, start, text.length, -1);
  if (text.length - at > t.budget) return unterminated(t, start, text.length);
  t.budget -= text.length - at;
  return unterminated(t, start, at);
}

/** Takes the f-string, and whatever specification was open in it, off the stack. */
function leave(t: Tokenizer): void {
  while (t.depth > 0) {
    t.depth--;
    if ((t.brackets[t.depth]! & KIND_MASK) === FORMAT_STRING) return;
    t.buffer.errors++;
  }
}

export function formatColon(t: Tokenizer, text: string, at: number): number {
  emit(t.buffer, Token.FormatColon, at, at + 1);
  t.brackets[t.depth - 1] = FORMAT_SPEC | (t.brackets[t.depth - 1]! & STYLE_MASK);
  return formatBody(t, text, at + 1);
}

/** `!r` and the `=` of `{value=}`: where it ends, or 0 when it is an operator. */
export function formatMark(t: Tokenizer, text: string, code: number, at: number): number {
  if (code === 33) {
    if (text.charCodeAt(at + 1) === 61) return 0;
    const end = wordEnd(text, at + 1, text.length);
    emit(t.buffer, Token.FormatConversion, at, end);
    return end;
  }
  let next = at + 1;
  while (text.charCodeAt(next) === 32) next++;
  const follows = text.charCodeAt(next);
  if (follows !== 125 && follows !== 58 && follows !== 33) return 0;
  emit(t.buffer, Token.FormatEqual, at, at + 1);
  return at + 1;
}
