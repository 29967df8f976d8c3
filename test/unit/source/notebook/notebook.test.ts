import assert from "node:assert/strict";
import { findCredentials, isMadeUp } from "../../../../src/source/notebook/credentials.ts";
import { blankMagics } from "../../../../src/source/notebook/magics.ts";
import { type Notebook, readNotebook } from "../../../../src/source/notebook/notebook.ts";

const KEY = `AKIA${"Q7ZK3MWX5RTPL2VB"}`;

function code(source: string | string[], more: object = {}): object {
  return { cell_type: "code", execution_count: 1, metadata: {}, outputs: [], source, ...more };
}

function notebook(cells: object[], metadata: object = { kernelspec: { name: "python3", language: "python" } }): Notebook {
  const read = readNotebook(JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }), "a.ipynb");
  assert.ok(!("error" in read));
  return read;
}

describe("readNotebook", () => {
  it("joins code cells and maps offsets to cells, counting Markdown cells too", () => {
    const read = notebook([
      { cell_type: "markdown", source: ["# Title"] },
      code(["import pandas as pd\n", "df = pd.read_csv('a.csv')"]),
      code("df.head()"),
    ]);
    const at = read.text.indexOf("pd.read_csv");
    assert.deepEqual(read.positions.place("a.ipynb", at, at + 2), {
      file: "a.ipynb",
      line: 2,
      column: 6,
      endLine: 2,
      endColumn: 8,
      cell: 1,
    });
    const head = read.text.indexOf("df.head");
    const place = read.positions.place("a.ipynb", head, head + 2);
    assert.equal(place.cell, 2);
    assert.equal(place.line, 1);
    assert.deepEqual(
      read.cells.map((cell) => cell.kind),
      ["markdown", "code", "code"],
    );
  });

  it("closes what a cell leaves open, so that the next cell is still read", () => {
    for (const [broken, closed] of [
      ["f(1, [2", "f(1, [2])\n"],
      ['s = """text', 's = """text"""\n'],
      ["f(1 # why", "f(1 # why\n)\n"],
      ["x = 1 + \\", "x = 1 + \\\n\n"],
    ] as const) {
      const read = notebook([code(broken), code("g()")]);
      assert.equal(read.text, `${closed}g()\n`);
      assert.equal(read.positions.place("a.ipynb", closed.length, closed.length + 3).cell, 1);
    }
  });

  it("keeps a place inside its cell", () => {
    const read = notebook([code("f("), code("g()")]);
    const place = read.positions.place("a.ipynb", 0, read.text.length);
    assert.equal(place.cell, 0);
    assert.deepEqual([place.endLine, place.endColumn], [1, 3]);
  });

  it("reads format 3", () => {
    const text = JSON.stringify({
      worksheets: [{ cells: [{ cell_type: "code", input: ["x = 1"], prompt_number: 3, language: "python", outputs: [] }] }],
      nbformat: 3,
    });
    const read = readNotebook(text);
    assert.ok(!("error" in read));
    assert.equal(read.text, "x = 1\n");
    assert.equal(read.cells[0]?.executionCount, 3);
  });

  it("gives no Python for other kernels", () => {
    assert.equal(notebook([code("x <- 1")], { language_info: { name: "R" } }).text, "");
    assert.equal(notebook([code("x <- 1")], { kernelspec: { name: "ir" } }).text, "");
    assert.equal(notebook([code("x = 1")], { kernelspec: { name: "my-env" } }).text, "x = 1\n");
  });

  it("finds credentials in text outputs and not in pictures or placeholders", () => {
    const stream = (text: string) => code("print(k)", { outputs: [{ output_type: "stream", name: "stdout", text: [text] }] });
    const picture = code("plot()", {
      outputs: [{ output_type: "display_data", data: { "image/png": `${KEY}`, "text/plain": "ok" } }],
    });
    const read = notebook([stream(`key=${KEY}\n`), picture, stream("key=AKIAIOSFODNN7EXAMPLE"), stream(`sk-${"x".repeat(48)}`)]);
    assert.deepEqual(
      read.leaks.map((leak) => [leak.what, leak.place.file, leak.place.cell]),
      [["an AWS access key", "a.ipynb", 0]],
    );
  });

  it("says what is wrong with a file that is no notebook, and reads a notebook that is cut off", () => {
    assert.ok("error" in readNotebook("[]"));
    assert.ok("error" in readNotebook("{}"));
    assert.ok("error" in readNotebook(""));
    assert.ok("error" in readNotebook('{"cells": ['));
    const whole = JSON.stringify({ cells: [code("a()"), code("b()")] });
    const read = readNotebook(whole.slice(0, whole.indexOf("b()") + 2));
    assert.ok(!("error" in read));
    assert.ok(read.text.startsWith("a()\n"));
  });

  it("decodes escapes and keeps the byte order mark out", () => {
    const read = readNotebook(`\uFEFF${JSON.stringify({ cells: [code('s = "a\\n\\u00e9"\n')] })}`);
    assert.ok(!("error" in read));
    assert.equal(read.text, 's = "a\\n\\u00e9"\n\n');
  });
});

describe("blankMagics", () => {
  const blanked = (source: string) => {
    const cell = blankMagics(source);
    assert.equal(cell.text.length, source.length);
    assert.equal(cell.text.split("\n").length, source.split("\n").length);
    return [cell.text, cell.commands.map((command) => command.words)] as const;
  };

  it("blanks shell lines and line magics at the same length", () => {
    assert.deepEqual(blanked("!wget http://x/y.csv -O data.csv\nx = 1"), [
      "pass                            \nx = 1",
      [["wget", "http://x/y.csv", "-O", "data.csv"]],
    ]);
    assert.deepEqual(blanked("%run prepare.py --fast"), ["pass                  ", [["%run", "prepare.py", "--fast"]]]);
    assert.deepEqual(blanked("if a:\n    !ls"), ["if a:\n    0  ", [["ls"]]]);
  });

  it("keeps commands' offsets", () => {
    const source = "x = 1\n!python a.py && ls";
    const commands = blankMagics(source).commands;
    assert.deepEqual(
      commands.map((command) => source.slice(command.start, command.end)),
      ["python a.py", "ls"],
    );
  });

  it("keeps the assignment", () => {
    assert.deepEqual(blanked("files = !ls data"), ["files = ...     ", [["ls", "data"]]]);
    assert.deepEqual(blanked("r = %timeit -o f()")[0], "r = ...           ");
  });

  it("keeps the statement that a line magic runs", () => {
    assert.equal(blanked("%time model.fit(X, y)")[0], "0;    model.fit(X, y)");
    assert.equal(blanked("%timeit -n 10 f(\n  1)")[0], "0;            f(\n  1)");
  });

  it("blanks foreign cells wholly and only the first line of Python ones", () => {
    assert.deepEqual(blanked("%%bash\ncd data\npython a.py"), [
      "      \n       \n           ",
      [
        ["cd", "data"],
        ["python", "a.py"],
      ],
    ]);
    assert.equal(blanked("%%writefile a.py\nimport os")[0].trim(), "");
    assert.deepEqual(blanked("%%sql\nSELECT a\nFROM t"), ["     \n        \n      ", [["%%sql", "SELECT a\nFROM t"]]]);
    assert.equal(blanked("%%html\n<b>")[0].trim(), "");
    assert.equal(blanked("%%time\nmodel.fit(X)")[0], "pass  \nmodel.fit(X)");
    assert.equal(blanked("# note\n%%capture out\nf()")[0], "# note\npass         \nf()");
  });

  it("blanks help and leaves alone what only looks like it", () => {
    assert.equal(blanked("df.head?")[0], "pass    ");
    assert.equal(blanked("?df")[0].trim(), "0");
    for (const source of ["x = 'a?'", "# why?", "x = a % b", "x = (a\n% b)", 's = """\n%time\n!ls\n"""', "x %= 3", "a != b"])
      assert.equal(blanked(source)[0], source);
  });
});

describe("findCredentials", () => {
  it("says whose key begins as those of OpenAI do", () => {
    const uuid = "7f3c91d2-48ab-4e6d-b052-9c1e83a7f64d";
    const what = (text: string) => findCredentials(text).map((one) => one.what);
    assert.deepEqual(what(`pk-lf-${uuid}`), []);
    assert.deepEqual(what(`sk-lf-${uuid}`), ["a Langfuse secret key"]);
    assert.deepEqual(what(`sk-or-v1-${"7f3c91d248ab4e6d".repeat(4)}`), ["an OpenRouter API key"]);
    assert.deepEqual(what("sk-proj-q7Vz2kPw9LmT4xRb8sYn3cHd6jFg1aEu5oKi"), ["an OpenAI API key"]);
  });
});

describe("isMadeUp", () => {
  it("tells a placeholder from a key", () => {
    assert.equal(isMadeUp(KEY), false);
    for (const fake of ["AKIAIOSFODNN7EXAMPLE", `sk-${"a".repeat(40)}`, "sk-your-key-here-0000000000000000000"])
      assert.equal(isMadeUp(fake), true);
  });
});
