import assert from "node:assert/strict";
import type { PyModule } from "../../../../src/source/python/module.ts";
import { indexModule } from "../../../../src/source/python/module-index.ts";
import { parsePython } from "../../../../src/source/python/parser.ts";
import { textOf } from "../../../../src/source/python/tree.ts";
import { bindingsOf, callsWithScopes } from "./print-tree.ts";

function index(text: string): PyModule {
  return indexModule(parsePython(text));
}

function stores(module: PyModule): string[] {
  return module.stores.map(({ target, value, unpack }) => {
    const from = value === 0 ? "unknown" : textOf(module.tree, value);
    return `${textOf(module.tree, target)} = ${from}${unpack === undefined ? "" : ` [${unpack.join(", ")}]`}`;
  });
}

describe("The index of a Python module", () => {
  describe("imports", () => {
    it("binds the first part of a dotted module, an alias, and each imported name", () => {
      const module = index("import a.b, c.d as e\nfrom ..f.g import h, i as j\nfrom . import k\nfrom m import *\n");
      assert.deepEqual(bindingsOf(module, ""), [
        "a = import a.b",
        "e = import c.d",
        "h = import ..f.g:h",
        "j = import ..f.g:i",
        "k = import .:k",
      ]);
      assert.deepEqual(
        module.imports.map(({ module: from, level, name, bound, alias }) => [from, level, name, bound, alias]),
        [
          ["a.b", 0, undefined, "a", false],
          ["c.d", 0, undefined, "e", true],
          ["f.g", 2, "h", "h", false],
          ["f.g", 2, "i", "j", true],
          ["", 1, "k", "k", false],
          ["m", 0, "*", "", false],
        ],
      );
    });

    it("knows which stand under TYPE_CHECKING, and in which scope", () => {
      const module = index(
        "if TYPE_CHECKING:\n  import a\nelse:\n  import b\nif t.TYPE_CHECKING:\n  def f():\n    import c\ndef g():\n  import d\n",
      );
      assert.deepEqual(
        module.imports.map((one) => [one.bound, one.typeOnly, module.scopes[one.scope]!.qualifiedName]),
        [
          ["a", true, ""],
          ["b", false, ""],
          ["c", true, "f"],
          ["d", false, "g"],
        ],
      );
    });

    it("reads dotted names through line continuations", () => {
      assert.equal(index("import a . \\\n b\n").imports[0]!.module, "a.b");
    });
  });

  describe("bindings", () => {
    it("pairs the names of a tuple with the values that are written out", () => {
      assert.deepEqual(bindingsOf(index("a, (b, c) = 1, (2, 3)\n"), ""), [
        "a = assignment 1",
        "b = assignment 2",
        "c = assignment 3",
      ]);
    });

    it("gives the path where the value is not written out", () => {
      assert.deepEqual(bindingsOf(index("a, (b, c) = f()\nd, *e, g = h\n"), ""), [
        "a = assignment f() [0]",
        "b = assignment f() [1, 0]",
        "c = assignment f() [1, 1]",
        "d = assignment h [0]",
        "e = other",
        "g = assignment h [-1]",
      ]);
    });

    it("keeps every way in which a name gets its value, in source order", () => {
      assert.deepEqual(bindingsOf(index("x = y = 1\nx: int = 2\nx += 3\nz: str\ndel x\n"), ""), [
        "x = assignment 1 | assignment 2: int | augmented x += 3 | other",
        "y = assignment 1",
        "z = assignment nothing: str",
      ]);
    });

    it("binds the targets of loops, with, except, match and walrus", () => {
      const source = [
        "for i, (j, k) in f(): pass",
        "with open(p) as h, g() as (m, n): pass",
        "try: pass",
        "except E as e: pass",
        "match x:",
        "  case P(q, r=s) | [t, *u]: pass",
        "if (w := v()): pass",
        "type A = int",
      ].join("\n");
      assert.deepEqual(bindingsOf(index(source), ""), [
        "i = element f() [0]",
        "j = element f() [1, 0]",
        "k = element f() [1, 1]",
        "h = with open(p)",
        "m = with g() [0]",
        "n = with g() [1]",
        "e = other",
        "q = other",
        "s = other",
        "t = other",
        "u = other",
        "w = assignment v()",
        "A = other",
      ]);
    });

    it("binds global and nonlocal names in the scope that owns them", () => {
      const source = "def f():\n  a = 1\n  def g():\n    nonlocal a\n    global b\n    a = 2\n    b = 3\n    c = 4\n";
      const module = index(source);
      assert.deepEqual(bindingsOf(module, ""), ["f = function f", "b = assignment 3"]);
      assert.deepEqual(bindingsOf(module, "f"), ["a = assignment 1 | assignment 2", "g = function f.g"]);
      assert.deepEqual(bindingsOf(module, "f.g"), ["c = assignment 4"]);
    });

    it("tells the same names of many scopes apart, in short files and in long ones", () => {
      for (const padding of ["", `# ${"x".repeat(70_000)}\n`]) {
        const functions = Array.from({ length: 60 }, (_, index) => `def f${index}(a, b${index}):\n  c = a\n  c = ${index}\n`);
        const { tree, scopes, names } = index(padding + functions.join(""));
        const numbers = new Set<number>();
        for (const [id, { bindings }] of scopes.entries()) {
          assert.deepEqual([...bindings.keys()], id === 0 ? scopes.slice(1).map(({ name }) => name) : ["a", `b${id - 1}`, "c"]);
          for (const [name, list] of bindings) {
            assert.deepEqual(bindings.get(name), list);
            assert.deepEqual(bindings.at(bindings.find(name)), list);
            assert.equal(bindings.count(bindings.find(name)), list.length);
            numbers.add(bindings.find(name));
          }
          for (const name of ["", "d", "b", "f"]) assert.equal(bindings.has(name), false);
          const values = (bindings.get("c") ?? []).map((one) => one.kind === "assignment" && textOf(tree, one.value));
          assert.deepEqual(values, id === 0 ? [] : ["a", `${id - 1}`]);
        }
        assert.equal(numbers.size, names);
      }
    });

    it("keeps a comprehension's loop to itself and hands its walrus on", () => {
      const module = index("def f(xs):\n  return [y for x in xs if (y := g(x))]\n");
      assert.deepEqual(bindingsOf(module, "f", "function"), ["xs = parameter plain", "y = assignment g(x)"]);
      assert.deepEqual(bindingsOf(module, "f", "comprehension"), ["x = element xs"]);
    });

    it("knows the parameters, what they default to, and which must be named", () => {
      const module = index("def f(a, /, b: int = 1, *c, d, **e): pass\ndef g(*, h): pass\n");
      assert.deepEqual(bindingsOf(module, "f"), [
        "a = parameter plain",
        "b = parameter plain",
        "c = parameter star",
        "d = parameter plain keyword-only",
        "e = parameter double-star",
      ]);
      const b = module.scopes[1]!.parameters[1]!;
      assert.deepEqual([textOf(module.tree, b.annotation), textOf(module.tree, b.default)], ["int", "1"]);
      assert.equal(module.scopes[2]!.parameters[0]!.keywordOnly, true);
    });
  });

  describe("scopes", () => {
    it("names nested definitions by the path to them, parents first", () => {
      const module = index("class A:\n  def m(self):\n    def inner(): pass\n    class B: pass\nasync def f(): lambda x: x\n");
      assert.deepEqual(
        module.scopes.map(({ kind, qualifiedName, async }) => `${kind} ${qualifiedName}${async ? " async" : ""}`),
        ["module ", "class A", "function A.m", "function A.m.inner", "class A.m.B", "function f async", "lambda f"],
      );
      assert.equal(module.scopes[3]!.parent, module.scopes[2]);
    });

    it("knows decorators, bases, and what a function returns and yields, without what is nested in it", () => {
      const source =
        "@a\n@b(1)\ndef f():\n  def g(): return 1\n  yield 2\n  x = yield 3\n  return h(4)\nclass C(D, metaclass=E): pass\nk = lambda: 5\n";
      const module = index(source);
      const texts = (nodes: readonly number[]): string[] => nodes.map((node) => textOf(module.tree, node));
      const [, f, g, c, k] = module.scopes;
      assert.deepEqual(texts(f!.decorators), ["a", "b(1)"]);
      assert.deepEqual(texts(f!.returns), ["2", "3", "h(4)"]);
      assert.deepEqual(texts(g!.returns), ["1"]);
      assert.deepEqual(texts(c!.bases), ["D", "metaclass=E"]);
      assert.deepEqual(texts(k!.returns), ["5"]);
    });
  });

  describe("calls", () => {
    it("are evaluated in the scope around, in decorators, defaults, annotations and bases", () => {
      const source =
        "@d()\ndef f(a=e(), b: g() = 1) -> h():\n  i()\n@j()\nclass C(k(), m=n()):\n  o()\n  p = lambda q=r(): s()\n";
      assert.deepEqual(callsWithScopes(index(source)), [
        "module: d",
        "module: e",
        "module: g",
        "module: h",
        "f: i",
        "module: j",
        "module: k",
        "module: n",
        "C: o",
        "C: r",
        "C: s",
      ]);
    });

    it("of a comprehension's first iterable are evaluated in the scope around", () => {
      assert.deepEqual(callsWithScopes(index("def f(): return [a(x) for x in b() if c() for y in d()]\n")), [
        "f[comprehension]: a",
        "f: b",
        "f[comprehension]: c",
        "f[comprehension]: d",
      ]);
    });

    it("stand in source order, the outer before the inner, also inside f-strings", () => {
      assert.deepEqual(callsWithScopes(index('a(b(c()), d=e())\nf"{g(h())!r:>{i()}}"\nj().k()\n')), [
        "module: a",
        "module: b",
        "module: c",
        "module: e",
        "module: g",
        "module: h",
        "module: i",
        "module: j().k",
        "module: j",
      ]);
    });
  });

  describe("stores", () => {
    it("are assignments to attributes and subscripts", () => {
      const source = 'self.x = a()\ncfg.A.B = "w"\nst.session_state["k"] = b\nself.y: int = 1\nself.z: int\n';
      assert.deepEqual(stores(index(source)), ["self.x = a()", 'cfg.A.B = "w"', 'st.session_state["k"] = b', "self.y = 1"]);
    });

    it("come from tuples too, and say when nothing is known of the value", () => {
      assert.deepEqual(stores(index("self.a, self.b = 1, 2\nself.c, x = f()\nself.n += 1\nfor o.p in q: pass\n")), [
        "self.a = 1",
        "self.b = 2",
        "self.c = f() [0]",
        "self.n = unknown",
        "o.p = unknown",
      ]);
    });
  });
});
