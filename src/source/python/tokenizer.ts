import {
  CLASS,
  CLOSE,
  DIGIT,
  HASH,
  LINE_END,
  longStringEnd,
  numberEnd,
  OPEN,
  QUOTE,
  SPACE,
  shortStringEnd,
  WORD,
  wideClass,
  wordEnd,
} from "./characters.ts";
import { emit, type TokenBuffer } from "./token-buffer.ts";
import { closeBracket, openBracket } from "./tokenizer-brackets.ts";
import { formatBody, formatColon, formatMark, startFormat } from "./tokenizer-formats.ts";
import { cutBrackets, endFile, indentation, newlineInBrackets } from "./tokenizer-lines.ts";
import { operator } from "./tokenizer-operators.ts";
import { createTokenizer, FORMAT_FIELD, KIND_MASK, startTokenizer, type Tokenizer } from "./tokenizer-state.ts";
import * as Token from "./tokens.ts";

const shared = createTokenizer();

/**
 * The tokens of a Python file, with `Newline`, `Indent` and `Dedent`. Never throws: what stands for nothing becomes `Unknown`, a closing
 * bracket that nothing opened is left out, and brackets that are never closed end where the next statement begins. The buffer that
 * is returned is used again by the next call.
 */
export function tokenize(text: string): TokenBuffer {
  shared.suspicious = false;
  tokenizeAll(shared, text);
  // Triple quotes do not pair up: which of them is the odd one is found in a second reading, which takes none on trust.
  if (shared.suspicious) tokenizeAll(shared, text);
  return shared.buffer;
}

function tokenizeAll(t: Tokenizer, text: string): void {
  startTokenizer(t, text);
  const at = indentation(t, text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  readTokens(t, text, at);
  while (t.depth > 0) readTokens(t, text, cutBrackets(t, text, text.length));
  endFile(t, text);
}

/** Reads from `at` to the end of the text; the inner loop of it all. */
function readTokens(t: Tokenizer, text: string, at: number): void {
  const length = text.length;
  const buffer = t.buffer;
  while (at < length) {
    const code = text.charCodeAt(at);
    switch (code < 128 ? CLASS[code] : wideClass(code)) {
      case SPACE:
        at++;
        break;
      case WORD: {
        const end = wordEnd(text, at + 1, length);
        const next = text.charCodeAt(end);
        if ((next === 34 || next === 39) && end - at <= 3 && isStringPrefix(text, at, end)) at = string(t, text, at, end);
        else {
          emit(buffer, Token.wordKind(text, at, end), at, end);
          at = end;
        }
        break;
      }
      case LINE_END:
        at = code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
        if (t.depth > 0) at = newlineInBrackets(t, text, at);
        else {
          const last = buffer.count === 0 ? Token.Newline : buffer.kinds[buffer.count - 1]!;
          if (last > Token.Dedent) emit(buffer, Token.Newline, at, at);
          at = indentation(t, text, at);
        }
        break;
      case OPEN:
        at = openBracket(t, code, at);
        break;
      case CLOSE:
        at = closeBracket(t, text, code, at);
        break;
      case QUOTE:
        at = string(t, text, at, at);
        break;
      case DIGIT: {
        const end = numberEnd(text, at, length);
        emit(buffer, Token.NumberLiteral, at, end);
        at = end;
        break;
      }
      case HASH:
        at = commentEnd(text, at, length);
        break;
      default:
        at = punctuation(t, text, code, at);
    }
  }
}

function punctuation(t: Tokenizer, text: string, code: number, at: number): number {
  if (code === 92) return continuation(t, text, at);
  if (t.depth > 0 && (code === 58 || code === 33 || code === 61)) {
    const top = t.brackets[t.depth - 1]!;
    if ((top & KIND_MASK) === FORMAT_FIELD) {
      if (code === 58) return formatColon(t, text, at);
      const end = formatMark(t, text, code, at);
      if (end > 0) return end;
    }
  }
  if (code === 46 && isDigitAt(text, at + 1)) {
    const end = numberEnd(text, at, text.length);
    emit(t.buffer, Token.NumberLiteral, at, end);
    return end;
  }
  return operator(t, text, code, at);
}

/** A backslash joins the next line to this one. */
function continuation(t: Tokenizer, text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === 10) return at + 2;
  if (next === 13) return text.charCodeAt(at + 2) === 10 ? at + 3 : at + 2;
  t.buffer.errors++;
  return at + 1;
}

/** A string literal: prefix from `start`, opening quote at `quoteAt`. */
function string(t: Tokenizer, text: string, start: number, quoteAt: number): number {
  const quote = text.charCodeAt(quoteAt);
  const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
  const body = triple ? quoteAt + 3 : quoteAt + 1;
  for (let at = start; at < quoteAt; at++) {
    const letter = text.charCodeAt(at) | 32;
    if (letter === 102 || letter === 116) {
      startFormat(t, text, start, quoteAt, body, triple);
      return formatBody(t, text, body);
    }
  }
  const end = triple ? tripleQuotedEnd(t, text, body, quote) : quotedEnd(t, text, body, quote);
  emit(t.buffer, Token.StringLiteral, start, end);
  return end;
}

function quotedEnd(t: Tokenizer, text: string, body: number, quote: number): number {
  const end = shortStringEnd(text, body, text.length, quote);
  if (end < text.length && text.charCodeAt(end) === quote) return end + 1;
  t.buffer.errors++;
  return end;
}

/** Triple quotes that are never closed, or that close where others were meant to open, end with their line. */
function tripleQuotedEnd(t: Tokenizer, text: string, body: number, quote: number): number {
  const end = longStringEnd(text, body, quote);
  if (end >= 0 && !(t.suspicious && holdsCode(text, body, end))) return end;
  t.suspicious = true;
  t.buffer.errors++;
  return shortStringEnd(text, body, text.length, -1);
}

const CODE_LINE =
  /^[ \t]*(?:(?:async )?def \w+\(|class \w+[(:]|@\w+|from [.\w]+ import |import [\w.]+(?: as \w+)?[ \t]*$|self\.\w+ = |return\b[^.\n]*$)/m;

/** Whether what looks like a triple-quoted string is the code between two of them: it reads like code, or text follows right behind it. */
function holdsCode(text: string, body: number, end: number): boolean {
  return /^\w/.test(text.slice(end, end + 1)) || CODE_LINE.test(text.slice(body, end));
}

/** Of `r`, `b`, `u`, `f`, `t` and their pairs in either case; Python 2's `ur` too. */
function isStringPrefix(text: string, start: number, end: number): boolean {
  if (end - start > 2) return false;
  for (let at = start; at < end; at++) {
    const letter = text.charCodeAt(at) | 32;
    if (letter !== 114 && letter !== 98 && letter !== 117 && letter !== 102 && letter !== 116) return false;
  }
  return true;
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The line end behind the comment at `at`. A CR ends a line too. */
export function commentEnd(text: string, at: number, length: number): number {
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
    at++;
  }
  return at;
}
