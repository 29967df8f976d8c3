/**
 * The kinds of token, as plain numbers: the parser compares millions of them. Import as `import * as Token` and write `Token.Name`;
 * a bundler turns that into a constant. Operators that join two expressions stand in `PRECEDENCE`.
 */
export const End = 0;
export const Newline = 1;
export const Indent = 2;
export const Dedent = 3;
export const Name = 4;
export const NumberLiteral = 5;
export const StringLiteral = 6;
/** An f-string or t-string: its prefix and quotes, then `FormatText`, `FormatOpen` … `FormatClose`, and the closing quotes. */
export const FormatStart = 7;
export const FormatText = 8;
export const FormatEnd = 9;
export const FormatOpen = 10;
export const FormatClose = 11;
/** The `:` before a format specification. */
export const FormatColon = 12;
/** `!r` of `{value!r}`. */
export const FormatConversion = 13;
/** `=` of `{value=}`. */
export const FormatEqual = 14;

export const OpenParen = 15;
export const CloseParen = 16;
export const OpenSquare = 17;
export const CloseSquare = 18;
export const OpenCurly = 19;
export const CloseCurly = 20;

export const Comma = 21;
export const Colon = 22;
export const Semicolon = 23;
export const Dot = 24;
export const Arrow = 25;
export const Assign = 26;
export const Walrus = 27;
/** `+=` and its kin. Which one is read off the text. */
export const AugAssign = 28;
export const Ellipsis = 29;
/** Python 2's `repr`. */
export const Backtick = 30;
/** A character that stands for nothing. */
export const Unknown = 31;

export const Or = 32;
export const And = 33;
export const Not = 34;
export const In = 35;
export const Is = 36;
export const Less = 37;
export const Greater = 38;
export const LessEqual = 39;
export const GreaterEqual = 40;
export const Equal = 41;
export const NotEqual = 42;
export const Bar = 43;
export const Caret = 44;
export const Ampersand = 45;
export const ShiftLeft = 46;
export const ShiftRight = 47;
export const Plus = 48;
export const Minus = 49;
export const Star = 50;
export const Slash = 51;
export const DoubleSlash = 52;
export const Percent = 53;
export const At = 54;
export const DoubleStar = 55;
export const Tilde = 56;

// Keywords that stand inside expressions or simple statements.
export const None = 57;
export const True = 58;
export const False = 59;
export const If = 60;
export const Else = 61;
export const For = 62;
export const Lambda = 63;
export const Await = 64;
export const Async = 65;
export const Yield = 66;
export const As = 67;
export const From = 68;

// Keywords that only ever start a statement: at the start of a line they never stand inside brackets.
export const Import = 69;
export const Def = 70;
export const Class = 71;
export const Return = 72;
export const Raise = 73;
export const Assert = 74;
export const Del = 75;
export const Pass = 76;
export const Break = 77;
export const Continue = 78;
export const Global = 79;
export const Nonlocal = 80;
export const Elif = 81;
export const While = 82;
export const Try = 83;
export const Except = 84;
export const Finally = 85;
export const With = 86;
export const FirstStatementKeyword = Import;

const KINDS = 128;

/** How tightly an operator between two expressions binds; 0 for all other tokens. */
export const PRECEDENCE = new Uint8Array(KINDS);
export const OrPrecedence = 1;
export const NotPrecedence = 3;
export const ComparePrecedence = 4;
export const UnaryPrecedence = 11;
export const PowerPrecedence = 12;
PRECEDENCE[Or] = OrPrecedence;
PRECEDENCE[And] = 2;
for (const kind of [Not, In, Is, Less, Greater, LessEqual, GreaterEqual, Equal, NotEqual]) PRECEDENCE[kind] = ComparePrecedence;
PRECEDENCE[Bar] = 5;
PRECEDENCE[Caret] = 6;
PRECEDENCE[Ampersand] = 7;
for (const kind of [ShiftLeft, ShiftRight]) PRECEDENCE[kind] = 8;
for (const kind of [Plus, Minus]) PRECEDENCE[kind] = 9;
for (const kind of [Star, Slash, DoubleSlash, Percent, At]) PRECEDENCE[kind] = 10;
PRECEDENCE[DoubleStar] = PowerPrecedence;

/** 1 for the tokens with which an expression may begin. */
export const STARTS_EXPRESSION = new Uint8Array(KINDS);
for (const kind of [Name, NumberLiteral, StringLiteral, FormatStart, OpenParen, OpenSquare, OpenCurly, Ellipsis, Backtick])
  STARTS_EXPRESSION[kind] = 1;
for (const kind of [Not, Plus, Minus, Star, DoubleStar, Tilde, None, True, False, Lambda, Await, Async, Yield])
  STARTS_EXPRESSION[kind] = 1;

const KEYWORDS: Readonly<Record<string, number>> = {
  or: Or,
  and: And,
  not: Not,
  in: In,
  is: Is,
  None,
  True,
  False,
  if: If,
  else: Else,
  for: For,
  lambda: Lambda,
  await: Await,
  async: Async,
  yield: Yield,
  as: As,
  from: From,
  import: Import,
  def: Def,
  class: Class,
  return: Return,
  raise: Raise,
  assert: Assert,
  del: Del,
  pass: Pass,
  break: Break,
  continue: Continue,
  global: Global,
  nonlocal: Nonlocal,
  elif: Elif,
  while: While,
  try: Try,
  except: Except,
  finally: Finally,
  with: With,
};

/** Keywords by their first letter and length: almost every name is told apart from them by this one look. */
const BY_SHAPE: ({ readonly word: string; readonly kind: number }[] | undefined)[] = new Array(KINDS * 16).fill(undefined);
for (const [word, kind] of Object.entries(KEYWORDS)) {
  const shape = (word.charCodeAt(0) << 4) | word.length;
  const bucket = BY_SHAPE[shape] ?? [];
  bucket.push({ word, kind });
  BY_SHAPE[shape] = bucket;
}

/** The keyword that stands from `start` to `end`, or `Name`. */
export function wordKind(text: string, start: number, end: number): number {
  const length = end - start;
  if (length > 8 || length < 2) return Name;
  const first = text.charCodeAt(start);
  if (first >= 128) return Name;
  const bucket = BY_SHAPE[(first << 4) | length];
  if (bucket === undefined) return Name;
  for (let index = 0; index < bucket.length; index++) {
    if (text.startsWith(bucket[index]!.word, start)) return bucket[index]!.kind;
  }
  return Name;
}
