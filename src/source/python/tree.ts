import type { Column } from "../column.ts";

/**
 * The syntax tree of one Python file, as columns of numbers: no object per node, nothing for the garbage collector to follow, a node
 * is an index. Text is sliced late, from `start` to `end`. Children are linked left to right; the shape follows CPython's `ast`.
 *
 * As in `ast`, a decorated definition begins at its `def` or `class`: decorators are the only children that stand before their parent's start.
 * Missing optional children are simply absent, and wrapper kinds (`Annotation`, `Default`, `ElseBlock` …) tell which child is which.
 */
export interface Tree {
  readonly text: string;
  readonly kind: Uint8Array;
  /** Operator, flags or level, by kind: see `Op`, `ParameterFlag`. */
  readonly data: Uint8Array;
  readonly start: Column;
  /** Exclusive. */
  readonly end: Column;
  /** 0 where there is none: node 0 is never used. */
  readonly firstChild: Column;
  readonly nextSibling: Column;
  /** Number of nodes, node 0 included. */
  readonly count: number;
  /** The `Module` node. */
  readonly root: number;
  /** How many times the parser had to recover. 0: the file is well-formed as far as we read it. */
  readonly errors: number;
}

export const Kind = {
  Module: 1, // statements
  // Statements
  FunctionDef: 2, // Decorator*, Identifier, TypeParameters?, Parameters, Annotation? (returns), Block; data = 1 when async
  ClassDef: 3, // Decorator*, Identifier, TypeParameters?, Arguments? (bases and keywords, as in a call), Block
  Decorator: 4, // expression
  Parameters: 5, // Parameter*
  Parameter: 6, // Identifier, Annotation?, Default?; data = ParameterFlag
  Annotation: 7, // expression
  Default: 8, // expression
  TypeParameters: 9,
  Block: 10, // statements
  ExpressionStatement: 11, // expression
  Assign: 12, // target+, value (the value is the last child)
  AugAssign: 13, // target, value; data = Op
  AnnAssign: 14, // target, Annotation, value?
  Return: 15, // expression?
  Raise: 16, // expression*
  Assert: 17, // expression, expression?
  Delete: 18, // expression*
  Pass: 19, // also break, continue
  Global: 20, // Identifier*; data = 1 when nonlocal
  Import: 21, // ImportAlias+ (DottedName, Identifier?)
  ImportFrom: 22, // DottedName?, then ImportAlias+ (Identifier, Identifier?) or ImportStar; data = number of leading dots
  ImportAlias: 23,
  ImportStar: 24,
  DottedName: 25,
  If: 26, // test, Block, then If (elif) or ElseBlock
  ElseBlock: 27, // statements
  For: 28, // target, iterable, Block, ElseBlock?; data = 1 when async
  While: 29, // test, Block, ElseBlock?
  Try: 30, // Block, ExceptHandler*, ElseBlock?, FinallyBlock?
  ExceptHandler: 31, // expression?, Identifier? (as), Block; data = 1 for except*
  FinallyBlock: 32, // statements
  With: 33, // WithItem+ (expression, target?), Block; data = 1 when async
  WithItem: 34,
  Match: 35, // subject, Case*
  Case: 36, // Pattern, Guard?, Block
  Pattern: 37, // flat: what it evaluates (classes, constants, literals) as expressions, what it binds as Identifier
  Guard: 38, // expression
  TypeAlias: 39, // Identifier, TypeParameters?, expression
  // Expressions
  Identifier: 40, // a name that is not evaluated: of a definition, attribute, keyword, alias
  Name: 41, // a name that is evaluated
  Attribute: 42, // object, Identifier
  Call: 43, // callee, Arguments
  Arguments: 44, // from "(" to ")": expressions, Keyword, Starred, DoubleStarred
  Keyword: 45, // Identifier, expression
  Starred: 46, // expression
  DoubleStarred: 47, // expression
  Subscript: 48, // object, index (a Tuple when there are several)
  Slice: 49, // what bounds there are; data = SliceFlag
  String: 50, // one plain literal with prefix and quotes; data = StringFlag
  FString: 51, // StringPart (raw text between) and Interpolation; data = StringFlag
  StringPart: 52,
  Interpolation: 53, // expression, FormatSpec?
  FormatSpec: 54, // StringPart, Interpolation
  JoinedString: 55, // implicit concatenation: String, FString
  Number: 56,
  True: 57,
  False: 58,
  None: 59,
  Ellipsis: 60,
  Tuple: 61,
  List: 62,
  Set: 63,
  Dict: 64, // Pair, DoubleStarred
  Pair: 65, // key, value
  ListComprehension: 66, // element, ComprehensionFor+
  SetComprehension: 67,
  DictComprehension: 68, // Pair, ComprehensionFor+
  Generator: 69,
  ComprehensionFor: 70, // target, iterable, condition*; data = 1 when async
  Binary: 71, // left, right; data = Op
  Unary: 72, // operand; data = Op
  Compare: 73, // operands; data = CompareOp of the first operator
  Bool: 74, // left, right; data = Op.And or Op.Or
  Conditional: 75, // value if true, test, value if false (source order)
  Lambda: 76, // Parameters, expression
  Await: 77,
  Yield: 78, // expression?; data = 1 for `yield from`
  NamedExpression: 79, // Identifier, value
  Error: 81, // what could not be read, with whatever could be read inside it
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export const Op = {
  None: 0,
  Add: 1,
  Sub: 2,
  Mul: 3,
  Div: 4,
  FloorDiv: 5,
  Mod: 6,
  Pow: 7,
  MatMul: 8,
  BitOr: 9,
  BitAnd: 10,
  BitXor: 11,
  ShiftLeft: 12,
  ShiftRight: 13,
  And: 14,
  Or: 15,
  Not: 16,
  Invert: 17,
  Plus: 18,
  Minus: 19,
} as const;

export const CompareOp = {
  Less: 1,
  Greater: 2,
  LessEqual: 3,
  GreaterEqual: 4,
  Equal: 5,
  NotEqual: 6,
  In: 7,
  NotIn: 8,
  Is: 9,
  IsNot: 10,
} as const;

/** Bits: which bounds of `lower:upper:step` are there. */
export const SliceFlag = { Lower: 1, Upper: 2, Step: 4 } as const;

export const ParameterFlag = { Plain: 0, Star: 1, DoubleStar: 2, PositionalMarker: 3, KeywordMarker: 4 } as const;

/** Bits: raw, bytes, triple-quoted. */
export const StringFlag = { Raw: 1, Bytes: 2, Triple: 4 } as const;

export function textOf(tree: Tree, node: number): string {
  return tree.text.slice(tree.start[node], tree.end[node]);
}

/** The children of a node, left to right. For hot loops walk `firstChild` and `nextSibling` instead. */
export function childrenOf(tree: Tree, node: number): number[] {
  const children: number[] = [];
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) children.push(child);
  return children;
}

/** The first child of the given kind, or 0. */
export function childOfKind(tree: Tree, node: number, kind: Kind): number {
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
    if (tree.kind[child] === kind) return child;
  return 0;
}
