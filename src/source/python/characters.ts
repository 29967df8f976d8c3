/** Classes of ASCII characters, for the tokenizer's loops; 0 is all others. */
export const SPACE = 1;
export const LINE_END = 2;
export const WORD = 3;
export const DIGIT = 4;
export const QUOTE = 5;
export const OPEN = 6;
export const CLOSE = 7;
export const HASH = 8;

export const CLASS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) CLASS[code] = WORD;
  else if (/[0-9]/.test(character)) CLASS[code] = DIGIT;
  else if (" \t\f\0".includes(character)) CLASS[code] = SPACE;
  else if ("\r\n".includes(character)) CLASS[code] = LINE_END;
  else if ("\"'".includes(character)) CLASS[code] = QUOTE;
  else if ("([{".includes(character)) CLASS[code] = OPEN;
  else if (")]}".includes(character)) CLASS[code] = CLOSE;
  else if (character === "#") CLASS[code] = HASH;
}

/** Beyond ASCII everything is part of a name, but for what editors and web pages slip in as blank space. */
export function wideClass(code: number): number {
  if (code === 0xa0 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f) return SPACE;
  return WORD;
}

/** The offset behind the word that `at` stands in. */
export function wordEnd(text: string, at: number, length: number): number {
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const shape = CLASS[code];
      if (shape !== WORD && shape !== DIGIT) break;
    } else if (wideClass(code) !== WORD) break;
    at++;
  }
  return at;
}

/** The offset behind the number that begins at `at`: `1_000`, `0xFF`, `1.5e-3j`, Python 2's `10L`. */
export function numberEnd(text: string, at: number, length: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1) | 32;
  if (first === 48 && (second === 120 || second === 111 || second === 98)) {
    at += 2;
    while (at < length && isBaseDigit(text.charCodeAt(at), second)) at++;
    return longSuffixEnd(text, at, length);
  }
  at = digitsEnd(text, at, length);
  if (text.charCodeAt(at) === 46) at = digitsEnd(text, at + 1, length);
  if ((text.charCodeAt(at) | 32) === 101) {
    const sign = text.charCodeAt(at + 1);
    const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
    if (isDigit(text.charCodeAt(digits))) at = digitsEnd(text, digits, length);
  }
  if ((text.charCodeAt(at) | 32) === 106) return at + 1;
  return longSuffixEnd(text, at, length);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isBaseDigit(code: number, base: number): boolean {
  return isDigit(code) || code === 95 || (base === 120 && (code | 32) >= 97 && (code | 32) <= 102);
}

function digitsEnd(text: string, at: number, length: number): number {
  while (at < length && (isDigit(text.charCodeAt(at)) || text.charCodeAt(at) === 95)) at++;
  return at;
}

function longSuffixEnd(text: string, at: number, length: number): number {
  return (text.charCodeAt(at) | 32) === 108 && wordEnd(text, at, length) === at + 1 ? at + 1 : at;
}

/** The closing quote, or the end of the line, of a string in single quotes whose body begins at `at`. */
export function shortStringEnd(text: string, at: number, length: number, quote: number): number {
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === quote || code === 10 || code === 13) return at;
    at = code === 92 ? escapeEnd(text, at, length) : at + 1;
  }
  return length;
}

/** Behind the closing quotes of a triple-quoted string whose body begins at `at`, or -1 when it is never closed. */
export function longStringEnd(text: string, at: number, quote: number): number {
  const quotes = quote === 34 ? '"""' : "'''";
  for (let from = at; ; ) {
    const found = text.indexOf(quotes, from);
    if (found < 0) return -1;
    let slashes = 0;
    while (found - slashes > from && text.charCodeAt(found - slashes - 1) === 92) slashes++;
    if (slashes % 2 === 0) return found + 3;
    from = found + 1;
  }
}

/** Behind the backslash at `at` and what it escapes; CR LF counts as one. */
export function escapeEnd(text: string, at: number, length: number): number {
  const end = text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? at + 3 : at + 2;
  return Math.min(end, length);
}

/** The next character of an f-string's text that means something: its quote, a brace, a backslash, a line end. */
export function formatTextEnd(text: string, at: number, length: number, quote: number): number {
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === quote || code === 123 || code === 125 || code === 92 || code === 10 || code === 13) return at;
    at++;
  }
  return length;
}
