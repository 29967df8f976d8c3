import assert from "node:assert/strict";
import { columnsOf, excerptOf } from "../../../src/reporters/excerpt.ts";
import { place } from "./sample.ts";

describe("excerpt", () => {
  it("marks what is meant below the line, without the indent", () => {
    assert.deepEqual(excerptOf("    x = load(path)", place("a.py", 1, 9, 19), 80), {
      line: "x = load(path)",
      marks: "    ^^^^^^^^^^",
    });
  });

  it("lines up behind tabs and wide characters", () => {
    const excerpt = excerptOf('a\t= "データ" + x', place("a.py", 1, 13, 14), 80);
    assert.equal(excerpt?.marks.length, columnsOf('a    = "データ" + x'));
  });

  it("marks to the end of the first line when more lines are meant", () => {
    const excerpt = excerptOf("f(", { file: "a.py", line: 1, column: 1, endLine: 3, endColumn: 2 }, 80);
    assert.deepEqual(excerpt, { line: "f(", marks: "^^" });
  });

  it("cuts a long line around what is meant", () => {
    const excerpt = excerptOf(`${"a".repeat(500)}TARGET${"b".repeat(500)}`, place("a.py", 1, 501, 507), 60);
    assert.ok(excerpt !== undefined && excerpt.line.length <= 60);
    assert.equal(excerpt.line.slice(excerpt.marks.indexOf("^"), excerpt.marks.length), "TARGET");
  });

  it("gives one mark for a point, and nothing for a blank line or a place beyond the line", () => {
    assert.equal(excerptOf("abc", place("a.py", 1, 2, 2), 80)?.marks, " ^");
    assert.equal(excerptOf("   ", place("a.py", 1, 1, 1), 80), undefined);
    assert.equal(excerptOf("abc", place("a.py", 1, 9, 12), 80), undefined);
  });
});
