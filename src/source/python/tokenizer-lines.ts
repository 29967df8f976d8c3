import { CLASS, HASH, LINE_END, SPACE, wordEnd } from "./characters.ts";
import { emit } from "./token-buffer.ts";
import type { Tokenizer } from "./tokenizer-state.ts";
import * as Token from "./tokens.ts";

/**
 * At the start of a line outside brackets: skips lines without code and compares the first that has some with the open blocks.
 * Returns the offset of its first token.
 */
export function indentation(t: Tokenizer, text: string, at: number): number {
  const length = text.length;
  let column = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) column++;
    else if (code === 9) column = (column | 7) + 1;
    else if (code === 10 || code === 13 || code === 12) column = 0;
    else if (code === 35) {
      at = lineEnd(text, at, length) - 1;
    } else if (code === 92 && isLineEnd(text, at + 1)) {
      // A lone backslash before the first word: CPython takes the column from before it.
      break;
    } else break;
  }
  if (at >= length) return length;
  t.column = column;
  if (column > t.indents[t.indent]!) {
    t.indent++;
    t.indents[t.indent] = column;
    emit(t.buffer, Token.Indent, at, at);
  } else {
    while (column < t.indents[t.indent]!) {
      t.indent--;
      emit(t.buffer, Token.Dedent, at, at);
    }
    if (column !== t.indents[t.indent]) t.buffer.errors++;
  }
  t.statement = t.buffer.count;
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}

function lineEnd(text: string, at: number, length: number): number {
  while (at < length && !isLineEnd(text, at)) at++;
  return at;
}

/**
 * A line begins inside brackets, at `at`. When it begins with a word that only ever starts a statement, the brackets were never closed.
 * Returns where to read on.
 */
export function newlineInBrackets(t: Tokenizer, text: string, at: number): number {
  const length = text.length;
  const lineStart = at;
  let column = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) column++;
    else if (code === 9) column = (column | 7) + 1;
    else break;
  }
  if (at >= length) return length;
  const code = text.charCodeAt(at);
  const shape = code < 128 ? CLASS[code]! : 0;
  if (shape === LINE_END || shape === HASH || shape === SPACE) return at;
  if (t.candidate < 0 && code !== 41 && code !== 93 && code !== 125 && (column <= t.column || isBehindHeader(t))) {
    t.candidate = lineStart;
    t.candidateCount = t.buffer.count;
  }
  return code >= 97 && code <= 122 && startsStatement(text, at, length) ? cutBrackets(t, text, lineStart) : at;
}

/** `def f(a:` and the like, with the closing bracket missing: the line before ends in a colon, and the statement is one that has a block. */
function isBehindHeader(t: Tokenizer): boolean {
  const { kinds, count } = t.buffer;
  return kinds[count - 1] === Token.Colon && HEADERS.includes(kinds[t.statement]!);
}

const HEADERS: readonly number[] = [
  Token.Def,
  Token.Class,
  Token.If,
  Token.Elif,
  Token.For,
  Token.While,
  Token.With,
  Token.Except,
  Token.Async,
];

function startsStatement(text: string, at: number, length: number): boolean {
  const end = wordEnd(text, at + 1, length);
  const kind = Token.wordKind(text, at, end);
  if (kind >= Token.FirstStatementKeyword) return true;
  if (kind === Token.From) return /^[ \t]+[\w.]+[ \t]+import\b/.test(text.slice(end, end + 200));
  if (kind === Token.Async) return /^[ \t]+(?:def|with)\b/.test(text.slice(end, end + 20));
  return false;
}

/**
 * The brackets that are open were never closed: ends the statement. What was read since the first line that may well be a statement of its
 * own is read again, as far as the budget goes. Returns where to read on: `at`, or that line.
 */
export function cutBrackets(t: Tokenizer, text: string, at: number): number {
  t.buffer.errors++;
  const back = t.candidate;
  t.depth = 0;
  t.candidate = -1;
  if (back >= 0 && back < at && at - back <= t.budget) {
    t.budget -= at - back;
    t.buffer.count = t.candidateCount;
    at = back;
  }
  emit(t.buffer, Token.Newline, at, at);
  return indentation(t, text, at);
}

export function endFile(t: Tokenizer, text: string): void {
  const { buffer } = t;
  const at = text.length;
  if (buffer.count > 0 && buffer.kinds[buffer.count - 1]! > Token.Dedent) emit(buffer, Token.Newline, at, at);
  for (; t.indent > 0; t.indent--) emit(buffer, Token.Dedent, at, at);
  emit(buffer, Token.End, at, at);
}
