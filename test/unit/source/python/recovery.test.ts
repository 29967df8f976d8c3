import assert from "node:assert/strict";
import { indexModule } from "../../../../src/source/python/module-index.ts";
import { parsePython } from "../../../../src/source/python/parser.ts";
import { Kind, type Tree } from "../../../../src/source/python/tree.ts";
import { bindingsOf, callees, printModule, printTree } from "./print-tree.ts";

const PROGRAM = `import pandas as pd
from sklearn.linear_model import (
    LogisticRegression,
)


class Model:
    """Reads "data" (and more)."""

    def load(self, path):
        """A note."""
        frame = pd.read_csv(path, sep=";")
        self.rows = frame.dropna(axis=0)[["a", "b"]]
        return self.rows

    def fit(self):
        if self.rows is not None:
            model = LogisticRegression(C=1.0).fit(
                self.rows,
                {"a": target(1), "b": [f"{name(2)}"]},
            )
        else:
            raise ValueError("nothing")
        return model


def main():
    model = Model()
    model.load("x.csv")
    print(model.fit())
`;

function callsOf(text: string): Map<number, string[]> {
  const module = indexModule(parsePython(text));
  const byLine = new Map<number, string[]>();
  callees(module).forEach((callee, index) => {
    const line = text.slice(0, module.tree.start[module.calls[index]!]).split("\n").length - 1;
    byLine.set(line, [...(byLine.get(line) ?? []), callee.split(/[^\w.]/).at(-1)!]);
  });
  return byLine;
}

/** The calls off the broken line that are no longer found. */
function lost(line: number, broken: string): string[] {
  const lines = PROGRAM.split("\n");
  lines[line] = broken;
  const found = callsOf(lines.join("\n"));
  const missing: string[] = [];
  for (const [at, names] of callsOf(PROGRAM)) {
    if (at === line) continue;
    for (const name of names) if (!found.get(at)?.includes(name)) missing.push(`${at}: ${name}`);
  }
  return missing;
}

const BROKEN: readonly (readonly [what: string, line: number, text: string])[] = [
  ["cut after (", 11, "        frame = pd.read_csv("],
  ["cut after .", 11, "        frame = pd."],
  ["cut after a header's (", 9, "    def load("],
  ["cut after a class's (", 6, "class Model("],
  ["cut after import (", 1, "from sklearn.linear_model import ("],
  ["a deleted )", 12, '        self.rows = frame.dropna(axis=0[["a", "b"]]'],
  ["a deleted ) at the end", 28, "    model = Model("],
  ["a deleted ]", 12, '        self.rows = frame.dropna(axis=0)[["a", "b"]'],
  ["a deleted ( of a call", 17, "            model = LogisticRegression(C=1.0).fit"],
  ["an inserted (", 11, '        frame = (pd.read_csv(path, sep=";")'],
  ["an inserted [", 29, '    [model.load("x.csv")'],
  ["an inserted {", 13, "        {return self.rows"],
  ['an inserted "', 11, '        frame = "pd.read_csv(path, sep=";")'],
  ['an inserted " in a call', 29, '    model.load(""x.csv")'],
  ["an opening of three quotes", 10, '        """'],
  ["three quotes cut to two", 7, '    ""Reads "data" (and more)."""'],
  ["a deleted :", 9, "    def load(self, path)"],
  ["a deleted : of if", 16, "        if self.rows is not None"],
  ["a half-typed import", 0, "import "],
  ["a half-typed from", 0, "from pandas import"],
  ["a half-typed from with a dot", 0, "from pandas."],
  ["a stray )", 13, "        return self.rows)"],
  ["an f-string that is never closed", 19, '                {"a": target(1), "b": [f"{name(2)'],
  ["a wrong indent", 12, "      self.rows = frame"],
];

describe("Broken Python", () => {
  for (const [what, line, text] of BROKEN) {
    it(`keeps all calls off the broken line: ${what}`, () => assert.deepEqual(lost(line, text), []));
  }

  it("keeps the calls on a line that is cut", () => {
    assert.deepEqual(
      callsOf("x = f(g(1), h(2\ny = k()\n"),
      new Map([
        [0, ["f", "g", "h"]],
        [1, ["k"]],
      ]),
    );
  });

  it("still knows the function around", () => {
    const module = indexModule(parsePython("def f(:\n    a()\n\ndef g(x):\n    b(\n\ndef h():\n    c()\n"));
    assert.deepEqual(bindingsOf(module, ""), ["f = function f", "g = function g", "h = function h"]);
    assert.deepEqual(
      Array.from(module.callScopes, (scope) => module.scopes[scope]!.name),
      ["f", "g", "h"],
    );
  });

  it("counts its errors, and none in what is well-formed", () => {
    assert.equal(parsePython(PROGRAM).errors, 0);
    assert.ok(parsePython("f(").errors > 0);
  });
});

describe("Python 2", () => {
  const CASES: readonly (readonly [string, string[]])[] = [
    ["print f(1), g(2)", ["f", "g"]],
    ["print >>h(), f(1)", ["h", "f"]],
    ["exec f() in g()", ["f", "g"]],
    ["try:\n  a()\nexcept (B, C), e:\n  d(e)", ["a", "d"]],
    ["raise E, f(), g()", ["f", "g"]],
    ["x = `f(1)`", ["f"]],
    ["if f() <> g(): pass", ["f", "g"]],
    ["x = f(ur'a', 0777, 10L)", ["f"]],
    ["def f(a, (b, c)): g()", ["g"]],
    ["f(lambda (a, b): g())", ["f", "g"]],
    ["print 'a' % f(1); g()", ["f", "g"]],
    ["async = f()", ["f"]],
  ];
  for (const [source, expected] of CASES) {
    it(JSON.stringify(source), () => assert.deepEqual(callees(indexModule(parsePython(source))), expected));
  }

  it("binds the name of `except E, e`", () => {
    assert.equal(
      printModule("try: a\nexcept E, e: b"),
      "(Try (Block (ExpressionStatement Name:a)) (ExceptHandler Name:E Identifier:e (Block (ExpressionStatement Name:b))))",
    );
  });
});

/** Fails where the tree is not one: a child outside its parent, siblings out of order, a node reached twice. */
function assertSound(tree: Tree): void {
  const seen = new Uint8Array(tree.count);
  const pending = [tree.root];
  const check = (holds: boolean, what: string, node: number): void => {
    if (!holds) assert.fail(`${what}: ${printTree(tree, node)} in ${JSON.stringify(tree.text.slice(0, 400))}`);
  };
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    check(seen[node] === 0, "a node is reached twice", node);
    seen[node] = 1;
    check(tree.start[node]! <= tree.end[node]!, "a node ends before it starts", node);
    let behind = 0;
    for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) {
      check(tree.start[child]! >= behind, "siblings out of order", node);
      if (tree.kind[child] !== Kind.Decorator) {
        check(tree.start[child]! >= tree.start[node]!, "a child starts before its parent", node);
        check(tree.end[child]! <= tree.end[node]!, "a child ends behind its parent", node);
      }
      behind = tree.start[child]!;
      pending.push(child);
    }
  }
}

const LONG =
  `${PROGRAM}\n@app.post("/x")\nasync def route(a: int = f(1), *, b=[x async for x in y]):\n    match a:\n        case P(q) if q: z()\n    print f"{a!r:>{w}}" "b" 'c' \\\n        if (n := 1) else lambda *k: (yield)\n    with (open(a) as b, c): x = {1: 2, **d}; del e\n`.repeat(
    5,
  );

describe("Any text at all", function () {
  this.timeout(60_000);

  it("every beginning of a program of 200 lines gives a sound tree", () => {
    assert.ok(LONG.split("\n").length >= 180);
    for (let length = 0; length <= LONG.length; length++) {
      const tree = parsePython(LONG.slice(0, length));
      if (length % 7 === 0) assertSound(tree);
      indexModule(tree);
    }
  });

  it("a program with one character taken out, doubled or replaced gives a sound tree", () => {
    for (let at = 0; at < PROGRAM.length; at++) {
      for (const put of ["", PROGRAM[at]!.repeat(2), "(", '"', "}", "\n", ":", "\\"]) {
        const tree = parsePython(PROGRAM.slice(0, at) + put + PROGRAM.slice(at + 1));
        if (at % 3 === 0) assertSound(tree);
        indexModule(tree);
      }
    }
  });

  it("any order of tokens gives a sound tree", () => {
    const tokens =
      "( ) [ ] { } , : ; . = := += -> ... ` @ * ** / // + - ~ < > <> != ! and or not in is if else for lambda await async yield as from import def class return raise assert del pass global nonlocal elif while try except finally with match case type x y 1 'a' \"b\" f\"{ f'a{b}' }\" \"\"\" ''' rb'' \n \n \n  \n    \n\t # \\ $ ? None";
    const words = tokens.split(" ");
    let seed = 7;
    for (let round = 0; round < 1500; round++) {
      let text = "";
      for (let index = 0; index < 40; index++) {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        text += `${words[(seed >>> 8) % words.length]!}${seed & 0x100000 ? " " : ""}`;
      }
      const tree = parsePython(text);
      assertSound(tree);
      indexModule(tree);
    }
  });

  const HOSTILE: Readonly<Record<string, string>> = {
    "brackets 10,000 deep": "(".repeat(10_000) + ")".repeat(10_000),
    "brackets that never close": "x = [".repeat(50_000),
    "brackets that nothing opened": ")]}".repeat(50_000),
    "an open bracket on every line": "f(\n".repeat(30_000),
    "an open bracket on every indented line": "  f(\n".repeat(30_000),
    "statements inside brackets": "f(\nreturn\n".repeat(20_000),
    "nested calls": "f(".repeat(20_000),
    "nested subscripts": "a[".repeat(20_000),
    "nested dictionaries": "{1:".repeat(20_000),
    "nested f-strings": 'f"{'.repeat(20_000),
    "nested format specifications": `f"${"{a:".repeat(20_000)}`,
    "a sum of 50,000 terms": `x${" + x".repeat(50_000)}`,
    "a chain of 50,000 attributes": `x${".x()".repeat(50_000)}`,
    "powers to the right": `x${" ** x".repeat(20_000)}`,
    nots: "not ".repeat(20_000),
    minuses: "-".repeat(20_000),
    awaits: "await ".repeat(20_000),
    lambdas: "lambda: ".repeat(20_000),
    conditionals: "a if b else ".repeat(20_000),
    "20,000 elifs": `if a: b\n${"elif a: b\n".repeat(20_000)}`,
    "blocks 3,000 deep": Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}if a:\n`).join(""),
    "blocks on one line": "if a: ".repeat(20_000),
    "decorators without end": "@a\n".repeat(50_000),
    "triple quotes by turns": `"""\n'''\n`.repeat(30_000),
    "triple quotes, odd": `"""def f():\n`.repeat(30_001),
    "f-strings that never close": `f"""{x}\n`.repeat(20_001),
    backslashes: `"${"\\".repeat(100_001)}"`,
    "match that is none": "match ".repeat(50_000),
    "with and parentheses": `with ${"(".repeat(20_000)}`,
    stars: "*".repeat(50_001),
    commas: "f(,".repeat(20_000),
    colons: "a[:".repeat(20_000),
    "soft keywords": "match x:\n case ".repeat(20_000),
    "no text at all": "\0".repeat(100_000),
  };
  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`neither overflows the stack nor hangs: ${name}`, () => {
      const tree = parsePython(text);
      assertSound(tree);
      indexModule(tree);
      assert.ok(tree.count < text.length * 5 + 10, `${tree.count} nodes`);
    });
  }
});
