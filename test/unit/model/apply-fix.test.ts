import assert from "node:assert/strict";
import { applyEdits, applyFix } from "../../../src/model/apply-fix.ts";
import type { Place } from "../../../src/model/place.ts";

const at = (file: string, line: number, column: number, endLine = line, endColumn = column, cell?: number): Place => ({
  file,
  line,
  column,
  endLine,
  endColumn,
  ...(cell !== undefined && { cell }),
});

describe("Applying a fix", () => {
  it("replaces and inserts, whatever the order of the edits and the line ends", () => {
    const text = "one\r\ntwo\r\nthree";
    const edits = [
      { place: at("a", 3, 1, 3, 6), text: "3" },
      { place: at("a", 1, 4), text: "!" },
      { place: at("a", 1, 4), text: "?" },
    ];
    assert.equal(applyEdits(text, edits), "one!?\r\ntwo\r\n3");
  });

  it("refuses edits that overlap", () => {
    const edits = [
      { place: at("a", 1, 1, 1, 4), text: "" },
      { place: at("a", 1, 2, 1, 5), text: "" },
    ];
    assert.throws(() => applyEdits("abcdef", edits), /overlap/);
  });

  it("makes new files and never writes over one", () => {
    const fix = {
      title: "Scaffold",
      safe: true,
      newFiles: [
        { file: "a.md", text: "new" },
        { file: "b.md", text: "new" },
      ],
    };
    assert.deepEqual([...applyFix(fix, (file) => (file === "a.md" ? "old" : undefined))], [["b.md", "new"]]);
  });

  it("edits one cell of a notebook and keeps every other character", () => {
    const source =
      '{\n "nbformat": 4,\n "cells": [\n  {"source": "# \\"Title\\" ]", "x": [1, {"y": null}]},\n  {\n   "source": [\n    "a = 1\\n",\n    "b = 2"\n   ]\n  }\n ]\n}\n';
    const fix = { title: "Change", safe: true, edits: [{ place: at("n.ipynb", 2, 5, 2, 6, 1), text: "3\nc = 4" }] };
    const result = applyFix(fix, () => source).get("n.ipynb");
    assert.equal(result, source.replace('"b = 2"', '"b = 3\\n",\n    "c = 4"'));
  });

  it("edits a cell whose source is one string", () => {
    const source = '{"cells":[{"source":"a = 1"}]}';
    const fix = { title: "Change", safe: true, edits: [{ place: at("n.ipynb", 1, 5, 1, 6, 0), text: '"x"' }] };
    assert.equal(applyFix(fix, () => source).get("n.ipynb"), '{"cells":[{"source":"a = \\"x\\""}]}');
  });

  it("refuses a cell that is not there", () => {
    const fix = { title: "Change", safe: true, edits: [{ place: at("n.ipynb", 1, 1, 1, 1, 7), text: "" }] };
    assert.throws(() => applyFix(fix, () => '{"cells":[]}'), /no cell 7/);
  });

  it("ends the lines that it puts in as the text does", () => {
    const edits = [{ place: at("a", 1, 4), text: "\nand" }];
    assert.equal(applyEdits("one\r\ntwo\r\n", edits), "one\r\nand\r\ntwo\r\n");
    assert.equal(applyEdits("one\ntwo\n", edits), "one\nand\ntwo\n");
  });

  it("leaves the lines of a cell as they were written, escapes included", () => {
    const source = '{"cells": [{"source": ["x = \\"\\u00e9\\"\\n", "y = 1\\n", "z = 2"]}]}';
    const fix = { title: "Change", safe: true, edits: [{ place: at("n.ipynb", 2, 5, 2, 6, 0), text: '"ü"' }] };
    assert.equal(applyFix(fix, () => source).get("n.ipynb"), source.replace("y = 1", 'y = \\"\\u00fc\\"'));
  });

  it("clears what a cell has put out", () => {
    const source =
      '{"cells": [{"execution_count": 7, "source": "a", "outputs": [{"text": "]"}]}, {"execution_count": 8, "outputs": [1]}]}';
    const fix = { title: "Clear", safe: false, clearOutputs: [{ file: "n.ipynb", cell: 0 }] };
    assert.equal(applyFix(fix, () => source).get("n.ipynb"), source.replace("7", "null").replace('[{"text": "]"}]', "[]"));
  });
});
