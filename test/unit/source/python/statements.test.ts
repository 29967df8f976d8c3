import assert from "node:assert/strict";
import { parsePython } from "../../../../src/source/python/parser.ts";
import { printModule } from "./print-tree.ts";

const CASES: readonly (readonly [string, string])[] = [
  ["x = y = 1, 2", "(Assign Name:x Name:y (Tuple Number:1 Number:2))"],
  ["a, *b = c", "(Assign (Tuple Name:a (Starred Name:b)) Name:c)"],
  ["a.b[0] = yield", "(Assign (Subscript (Attribute Name:a Identifier:b) Number:0) Yield:yield)"],
  ["x //= 2", "(AugAssign#5 Name:x Number:2)"],
  ["x: int", "(AnnAssign Name:x (Annotation Name:int))"],
  ["self.x: int = 3", "(AnnAssign (Attribute Name:self Identifier:x) (Annotation Name:int) Number:3)"],
  ["return\nreturn 1, *a", "Return:return\n(Return (Tuple Number:1 (Starred Name:a)))"],
  ["raise A from b", "(Raise Name:A Name:b)"],
  ["assert a, 'm'", "(Assert Name:a String:'m')"],
  ["del a, b[0]", "(Delete Name:a (Subscript Name:b Number:0))"],
  ["pass; break; continue;", "Pass:pass\nPass:break\nPass:continue"],
  ["global a, b\nnonlocal c", "(Global Identifier:a Identifier:b)\n(Global#1 Identifier:c)"],
  ["import a.b as c, d", "(Import (ImportAlias DottedName:a.b Identifier:c) (ImportAlias DottedName:d))"],
  ["from a.b import c as d, e", "(ImportFrom DottedName:a.b (ImportAlias Identifier:c Identifier:d) (ImportAlias Identifier:e))"],
  ["from .... import (a,\n  b,)", "(ImportFrom#4 (ImportAlias Identifier:a) (ImportAlias Identifier:b))"],
  ["from .x import *", "(ImportFrom#1 DottedName:x ImportStar:*)"],
  [
    "if a:\n  b\nelif c: d\nelse:\n  e\nf",
    "(If Name:a (Block (ExpressionStatement Name:b)) (If Name:c (Block (ExpressionStatement Name:d)) (ElseBlock (ExpressionStatement Name:e))))\n(ExpressionStatement Name:f)",
  ],
  [
    "for a, b in c, d:\n  pass\nelse:\n  pass",
    "(For (Tuple Name:a Name:b) (Tuple Name:c Name:d) (Block Pass:pass) (ElseBlock Pass:pass))",
  ],
  ["async for a in b: pass", "(For#1 Name:a Name:b (Block Pass:pass))"],
  ["while a := f(): pass", "(While (NamedExpression Identifier:a (Call Name:f Arguments)) (Block Pass:pass))"],
  [
    "try:\n  a\nexcept (B, C) as e:\n  d\nexcept:\n  f\nelse:\n  g\nfinally:\n  h",
    "(Try (Block (ExpressionStatement Name:a)) (ExceptHandler (Tuple Name:B Name:C) Identifier:e (Block (ExpressionStatement Name:d))) (ExceptHandler (Block (ExpressionStatement Name:f))) (ElseBlock (ExpressionStatement Name:g)) (FinallyBlock (ExpressionStatement Name:h)))",
  ],
  [
    "try: a\nexcept* B: c",
    "(Try (Block (ExpressionStatement Name:a)) (ExceptHandler#1 Name:B (Block (ExpressionStatement Name:c))))",
  ],
  [
    "try: a\nexcept B, C: d",
    "(Try (Block (ExpressionStatement Name:a)) (ExceptHandler (Tuple Name:B Name:C) (Block (ExpressionStatement Name:d))))",
  ],
  [
    "with a as b, c() as (d, e): pass",
    "(With (WithItem Name:a Name:b) (WithItem (Call Name:c Arguments) (Tuple Name:d Name:e)) (Block Pass:pass))",
  ],
  ["with (a as b,\n      c,\n):\n  pass", "(With (WithItem Name:a Name:b) (WithItem Name:c) (Block Pass:pass))"],
  ["with (a): pass", "(With (WithItem Name:a) (Block Pass:pass))"],
  ["with (a, b) as c: pass", "(With (WithItem (Tuple Name:a Name:b) Name:c) (Block Pass:pass))"],
  ["with (a).b(): pass", "(With (WithItem (Call (Attribute Name:a Identifier:b) Arguments)) (Block Pass:pass))"],
  ["with (a for a in b): pass", "(With (WithItem (Generator Name:a (ComprehensionFor Name:a Name:b))) (Block Pass:pass))"],
  ["async with a: pass", "(With#1 (WithItem Name:a) (Block Pass:pass))"],
  [
    "def f(a, /, b: int = 1, *, c, **d) -> e: pass",
    "(FunctionDef Identifier:f (Parameters (Parameter Identifier:a) Parameter#3:/ (Parameter Identifier:b (Annotation Name:int) (Default Number:1)) Parameter#4:* (Parameter Identifier:c) (Parameter#2 Identifier:d)) (Annotation Name:e) (Block Pass:pass))",
  ],
  [
    "@a\n@b.c(1)\nasync def f(): pass",
    "(FunctionDef#1 (Decorator Name:a) (Decorator (Call (Attribute Name:b Identifier:c) (Arguments Number:1))) Identifier:f Parameters (Block Pass:pass))",
  ],
  [
    "def f[T: int = str, *Ts, **P](x: T): pass",
    "(FunctionDef Identifier:f (TypeParameters Identifier:T Name:int Name:str Identifier:Ts Identifier:P) (Parameters (Parameter Identifier:x (Annotation Name:T))) (Block Pass:pass))",
  ],
  ["class A: pass", "(ClassDef Identifier:A (Block Pass:pass))"],
  [
    "class A[T](B, metaclass=C):\n  x: T",
    "(ClassDef Identifier:A (TypeParameters Identifier:T) (Arguments Name:B (Keyword Identifier:metaclass Name:C)) (Block (AnnAssign Name:x (Annotation Name:T))))",
  ],
  ["type X[T] = list[T]", "(TypeAlias Identifier:X (TypeParameters Identifier:T) (Subscript Name:list Name:T))"],
  ["type = 1\ntype(x)", "(Assign Name:type Number:1)\n(ExpressionStatement (Call Name:type (Arguments Name:x)))"],
  [
    "match x:\n  case A.B | C(d, e=f) if g():\n    h\n  case {'k': [1, *r], **s} as t: pass\n  case _: pass",
    "(Match Name:x (Case (Pattern (Attribute Name:A Identifier:B) Name:C Identifier:d Identifier:f) (Guard (Call Name:g Arguments)) (Block (ExpressionStatement Name:h))) (Case (Pattern String:'k' Number:1 Identifier:r Identifier:s Identifier:t) (Block Pass:pass)) (Case Pattern:_ (Block Pass:pass)))",
  ],
  [
    "match(x)\nmatch = 1\nmatch.case()",
    "(ExpressionStatement (Call Name:match (Arguments Name:x)))\n(Assign Name:match Number:1)\n(ExpressionStatement (Call (Attribute Name:match Identifier:case) Arguments))",
  ],
  ["\ufeffx", "(ExpressionStatement Name:x)"],
  [
    "if a:\r\n\tb\r\n\r\n\tc\r\nd",
    "(If Name:a (Block (ExpressionStatement Name:b) (ExpressionStatement Name:c)))\n(ExpressionStatement Name:d)",
  ],
  ["a\n\f\nb\n    # deeper\nc", "(ExpressionStatement Name:a)\n(ExpressionStatement Name:b)\n(ExpressionStatement Name:c)"],
  ["if a:\n        b\n\tc", "(If Name:a (Block (ExpressionStatement Name:b) (ExpressionStatement Name:c)))"],
  ["", ""],
];

describe("Python statements", () => {
  for (const [source, expected] of CASES) {
    it(JSON.stringify(source), () => {
      assert.equal(printModule(source), expected);
      assert.equal(parsePython(source).errors, 0);
    });
  }
});
