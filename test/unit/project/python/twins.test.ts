import assert from "node:assert/strict";
import { createResolver } from "../../../../src/project/python/resolver.ts";
import { twinsOf } from "../../../../src/project/python/twins.ts";
import { definitionOf, type Unit, unitOf } from "../../../../src/project/python/unit.ts";
import { readPython } from "../../../../src/source/python/read-python.ts";

const TEXT = `import os

LIMIT = 3


def first(x):
    return os.path.join(x, "a")


class Model:
    size = 1

    def load(self):
        return open("weights.bin")

    def other(self):
        return LIMIT


def last():
    return first("b")
`;

describe("what two texts of a file have in common", () => {
  const unchanged: readonly [string, (text: string) => string, readonly string[]][] = [
    ["all of it, when a comment and an empty line come", (text) => `# said before\n\n${text}`, all()],
    ["all but the function that changed", (text) => text.replace('"a"', '"b"'), without("first")],
    ["all but a method that changed and its class", (text) => text.replace("weights", "model"), without("Model", "Model.load")],
    ["all but the top level, when a constant changes", (text) => text.replace("LIMIT = 3", "LIMIT = 4"), without("")],
    ["all but the top level, when a function comes", (text) => `${text}\n\ndef more():\n    return 1\n`, without("")],
    [
      "all but the top level, when a statement goes that stood before",
      (text) => text.replace("LIMIT = 3\n", "LIMIT = 3\nprint(LIMIT)\n"),
      without(""),
    ],
    [
      "what did not name the function that is called otherwise",
      (text) => text.replace("def first", "def begin"),
      ["Model", "Model.load", "Model.other"],
    ],
    [
      "what did not name what is bound now",
      (text) => text.replace("import os", "import os\nfrom io import open"),
      ["first", "Model.other", "last"],
    ],
    [
      "all but a function that binds a name of the top level, and that",
      (text) => text.replace("    return first", "    global LIMIT\n    LIMIT = 5\n    return first"),
      without("", "last"),
    ],
    ["nothing, where names come from elsewhere", (text) => `from other import *\n${text}`, []],
    [
      "all but a class whose base is another, and the top level",
      (text) => text.replace("class Model:", "class Model(dict):"),
      without("", "Model"),
    ],
  ];
  for (const [what, edit, same] of unchanged) {
    it(what, () => {
      const [past, now] = [unit(TEXT), unit(edit(TEXT))];
      assert.deepEqual(sameIn(past, now), [...same].sort());
    });
  }

  it("tells where an expression stands now", () => {
    const [past, now] = [unit(TEXT), unit(TEXT.replace("LIMIT = 3", "LIMIT = 3\nMORE = [1, 2, 3]"))];
    const scope = past.module.scopes.find(({ name }) => name === "load")!;
    const [returned] = scope.returns;
    for (const one of past.module.scopes) definitionOf(past, one);
    const twins = twinsOf(past, now, createResolver([now]))!;
    const place = twins.place(returned!, scope.id)!;
    assert.equal(place.scope.qualifiedName, "Model.load");
    assert.deepEqual(place.scope.returns, [place.key]);
    assert.notEqual(place.key, returned);
    const constant = past.module.scopes[0]!.bindings.get("LIMIT")![0]!;
    assert.equal(constant.kind, "assignment");
    const value = twins.place(constant.kind === "assignment" ? constant.value : 0, 0)!.key;
    assert.equal(now.tree.text.slice(now.tree.start[value], now.tree.end[value]), "3");
  });

  it("holds on to what is still being typed", () => {
    assert.deepEqual(sameIn(unit(TEXT), unit(`${TEXT}\n\ndef`)), [...without("")].sort());
  });
});

function all(): readonly string[] {
  return ["", "first", "Model", "Model.load", "Model.other", "last"];
}

function without(...names: readonly string[]): readonly string[] {
  return all().filter((name) => !names.includes(name));
}

function unit(text: string): Unit {
  return unitOf(readPython("m.py", text)!);
}

/** The qualified names of the functions and classes that are the same, `""` for the top level. */
function sameIn(past: Unit, now: Unit): readonly string[] {
  for (const scope of past.module.scopes) definitionOf(past, scope);
  const twins = twinsOf(past, now, createResolver([now]));
  return past.module.scopes
    .filter((scope) => twins?.same.has(definitionOf(past, scope)) === true)
    .map(({ qualifiedName }) => qualifiedName)
    .sort();
}
