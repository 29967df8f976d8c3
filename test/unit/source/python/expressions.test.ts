import assert from "node:assert/strict";
import { parsePython } from "../../../../src/source/python/parser.ts";
import { printExpression } from "./print-tree.ts";

/** Source, then the tree that it must give, without any error. */
const CASES: readonly (readonly [string, string])[] = [
  ["a.b.c", "(Attribute (Attribute Name:a Identifier:b) Identifier:c)"],
  [
    "f(1, *a, k=2, **b)",
    "(Call Name:f (Arguments Number:1 (Starred Name:a) (Keyword Identifier:k Number:2) (DoubleStarred Name:b)))",
  ],
  ["a.b(c).d()", "(Call (Attribute (Call (Attribute Name:a Identifier:b) (Arguments Name:c)) Identifier:d) Arguments)"],
  ["a[1]", "(Subscript Name:a Number:1)"],
  ["a[1:2, ::3, :]", "(Subscript Name:a (Tuple (Slice#3 Number:1 Number:2) (Slice#4 Number:3) Slice::))"],
  ["a[1,]", "(Subscript Name:a (Tuple Number:1))"],
  ["a[:-1]", "(Subscript Name:a (Slice#2 (Unary#19 Number:1)))"],
  ["1 + 2 * 3", "(Binary#1 Number:1 (Binary#3 Number:2 Number:3))"],
  ["(1 + 2) * 3", "(Binary#3 (Binary#1 Number:1 Number:2) Number:3)"],
  ["a - b - c", "(Binary#2 (Binary#2 Name:a Name:b) Name:c)"],
  ["-a ** -b ** c", "(Unary#19 (Binary#7 Name:a (Unary#19 (Binary#7 Name:b Name:c))))"],
  ["a @ b // c % d", "(Binary#6 (Binary#5 (Binary#8 Name:a Name:b) Name:c) Name:d)"],
  ["a | b ^ c & d << e", "(Binary#9 Name:a (Binary#11 Name:b (Binary#10 Name:c (Binary#12 Name:d Name:e))))"],
  ["not a and b or c", "(Bool#15 (Bool#14 (Unary#16 Name:a) Name:b) Name:c)"],
  ["not a in b", "(Unary#16 (Compare#7 Name:a Name:b))"],
  ["a < b <= c != d", "(Compare#1 Name:a Name:b Name:c Name:d)"],
  ["a is not None", "(Compare#10 Name:a None:None)"],
  ["a not in b", "(Compare#8 Name:a Name:b)"],
  ["a if b else c if d else e", "(Conditional Name:a Name:b (Conditional Name:c Name:d Name:e))"],
  ["lambda: 0", "(Lambda Parameters Number:0)"],
  [
    "lambda x, *a, y=1, **k: x",
    "(Lambda (Parameters (Parameter Identifier:x) (Parameter#1 Identifier:a) (Parameter Identifier:y (Default Number:1)) (Parameter#2 Identifier:k)) Name:x)",
  ],
  ["()", "Tuple:()"],
  ["(a)", "Name:a"],
  ["(a,)", "(Tuple Name:a)"],
  ["a, *b", "(Tuple Name:a (Starred Name:b))"],
  ["[]", "List:[]"],
  ["[a, *b,]", "(List Name:a (Starred Name:b))"],
  ["{}", "Dict:{}"],
  ["{a: 1, **b}", "(Dict (Pair Name:a Number:1) (DoubleStarred Name:b))"],
  ["{a, *b}", "(Set Name:a (Starred Name:b))"],
  [
    "[f(x) for x in y if x if z]",
    "(ListComprehension (Call Name:f (Arguments Name:x)) (ComprehensionFor Name:x Name:y Name:x Name:z))",
  ],
  ["{x for x, in y}", "(SetComprehension Name:x (ComprehensionFor (Tuple Name:x) Name:y))"],
  ["{k: v for k, v in y}", "(DictComprehension (Pair Name:k Name:v) (ComprehensionFor (Tuple Name:k Name:v) Name:y))"],
  ["(x for x in y)", "(Generator Name:x (ComprehensionFor Name:x Name:y))"],
  ["f(x for x in y)", "(Call Name:f (Arguments (Generator Name:x (ComprehensionFor Name:x Name:y))))"],
  ["[x async for x in y]", "(ListComprehension Name:x (ComprehensionFor#1 Name:x Name:y))"],
  ["(y := f(x))", "(NamedExpression Identifier:y (Call Name:f (Arguments Name:x)))"],
  ["await f(x)", "(Await (Call Name:f (Arguments Name:x)))"],
  ["await a ** b", "(Binary#7 (Await Name:a) Name:b)"],
  ["(yield)", "Yield:yield"],
  ["(yield a, b)", "(Yield (Tuple Name:a Name:b))"],
  ["(yield from a)", "(Yield#1 Name:a)"],
  ["...", "Ellipsis:..."],
  ["0xFF + 1_000.5e-3j + .5 + 1.", "(Binary#1 (Binary#1 (Binary#1 Number:0xFF Number:1_000.5e-3j) Number:.5) Number:1.)"],
  ["1if a else 2", "(Conditional Number:1 Name:a Number:2)"],
  ["'a' \"b\" '''c'''", "(JoinedString String:'a' String:\"b\" String#4:'''c''')"],
  ["rb'a\\'b'", "String#3:rb'a\\'b'"],
  ['f"a{b}c{{d}}"', "(FString StringPart:a (Interpolation Name:b) StringPart:c{{d}})"],
  ['f"{a!r:>{w}.2f}"', "(FString (Interpolation Name:a (FormatSpec StringPart:> (Interpolation Name:w) StringPart:.2f)))"],
  ['f"{a=} {b = !r}"', "(FString (Interpolation Name:a) StringPart:  (Interpolation Name:b))"],
  ['f"{a["b"]}"', '(FString (Interpolation (Subscript Name:a String:"b")))'],
  ["f\"{f'{x}'}\"", "(FString (Interpolation (FString (Interpolation Name:x))))"],
  ['f"{a == b}"', "(FString (Interpolation (Compare#5 Name:a Name:b)))"],
  ['f"{a != b}"', "(FString (Interpolation (Compare#6 Name:a Name:b)))"],
  ['f"{d:%H:%M}"', "(FString (Interpolation Name:d (FormatSpec StringPart:%H:%M)))"],
  [
    'f"{(lambda x: x)(1)}"',
    "(FString (Interpolation (Call (Lambda (Parameters (Parameter Identifier:x)) Name:x) (Arguments Number:1))))",
  ],
  ['f"{ {1: 2}[1] }"', "(FString (Interpolation (Subscript (Dict (Pair Number:1 Number:2)) Number:1)))"],
  ['f"\\N{DASH}{x}\\{y}"', "(FString StringPart:\\N{DASH} (Interpolation Name:x) StringPart:\\ (Interpolation Name:y))"],
  ['f"""\n{a\n}"""', "(FString#4 StringPart:\n (Interpolation Name:a))"],
  ['t"{a}"', "(FString (Interpolation Name:a))"],
  ["größe(数据)", "(Call Name:größe (Arguments Name:数据))"],
  ["print >>f, x", "(Tuple (Binary#13 Name:print Name:f) Name:x)"],
  ["match[case] + type(print)", "(Binary#1 (Subscript Name:match Name:case) (Call Name:type (Arguments Name:print)))"],
  ["a \\\n + b", "(Binary#1 Name:a Name:b)"],
  ["f(\n  a,  # why\n\n  b\n)", "(Call Name:f (Arguments Name:a Name:b))"],
];

describe("Python expressions", () => {
  for (const [source, expected] of CASES) {
    it(source, () => {
      assert.equal(printExpression(source), expected);
      assert.equal(parsePython(source).errors, 0);
    });
  }

  it("gives a node the brackets that its operand stands in", () => {
    const tree = parsePython("(a).b((c))");
    const call = tree.firstChild[tree.firstChild[tree.root]!]!;
    assert.deepEqual([tree.start[call], tree.end[call]], [0, 10]);
  });
});
