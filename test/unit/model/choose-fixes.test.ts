import assert from "node:assert/strict";
import { applyEdits } from "../../../src/model/apply-fix.ts";
import type { Finding } from "../../../src/model/check.ts";
import { chooseFixes, joinFixes } from "../../../src/model/choose-fixes.ts";
import type { Fix, TextEdit } from "../../../src/model/fix.ts";
import type { Place } from "../../../src/model/place.ts";
import { finding } from "../reporters/sample.ts";

const at = (file: string, column: number, endColumn = column): Place => ({ file, line: 1, column, endLine: 1, endColumn });
const edit = (file: string, column: number, endColumn: number, text: string): TextEdit => ({
  place: at(file, column, endColumn),
  text,
});
const mend = (title: string, ...edits: readonly TextEdit[]): Fix => ({ title, safe: true, edits });
const titles = (findings: readonly Finding[], unsafe = false) =>
  chooseFixes(findings, { unsafe }).map(({ fix: { title } }) => title);
const offering = (...fixes: readonly Fix[]) => finding({ fixes });

describe("Choosing fixes", () => {
  it("takes one for each finding, the safe one first", () => {
    const risky: Fix = { ...mend("risky", edit("a", 1, 2, "")), safe: false };
    assert.deepEqual(titles([offering(risky, mend("sound", edit("a", 1, 2, "x")))], true), ["sound"]);
    assert.deepEqual(titles([offering(risky)]), []);
    assert.deepEqual(titles([offering(risky)], true), ["risky"]);
  });

  it("leaves alone what is waived, what is a person's choice, and what writes nothing", () => {
    const one = mend("one", edit("a", 1, 2, ""));
    assert.deepEqual(titles([finding({ waived: true, fixes: [one] })]), []);
    assert.deepEqual(titles([offering({ ...one, singly: true })], true), []);
    assert.deepEqual(titles([offering({ title: "run", safe: true, command: "dvc add x" })]), []);
    assert.deepEqual(titles([offering({ title: "go", safe: true, open: at("a", 1) })]), []);
  });

  it("lets a fix wait that touches the text of one before it", () => {
    const one = mend("one", edit("a", 1, 4, "x"));
    assert.deepEqual(titles([offering(one), offering(mend("inside", edit("a", 2, 3, "")))]), ["one"]);
    assert.deepEqual(titles([offering(one), offering(mend("at its start", edit("a", 1, 1, "y")))]), ["one"]);
    assert.deepEqual(titles([offering(one), offering(mend("at its end", edit("a", 4, 4, "y")))]), ["one"]);
    assert.deepEqual(titles([offering(one), offering(mend("next", edit("a", 4, 5, "")))]), ["one", "next"]);
    assert.deepEqual(titles([offering(one), offering(mend("elsewhere", edit("b", 2, 3, "")))]), ["one", "elsewhere"]);
  });

  it("does once what two fixes have alike", () => {
    const lead = edit("a", 1, 1, "import os\n");
    const fixes = [mend("one", lead, edit("a", 2, 3, "1")), mend("two", lead, edit("a", 5, 6, "2"))];
    assert.deepEqual(titles(fixes.map((fix) => offering(fix))), ["one", "two"]);
    assert.equal(applyEdits("abcdef", joinFixes("both", fixes).edits!), "import os\na1cd2f");
  });

  it("makes no file twice with different texts", () => {
    const made = (title: string, text: string): Fix => ({ title, safe: true, newFiles: [{ file: "a.md", text }] });
    assert.deepEqual(titles([offering(made("one", "x")), offering(made("other", "y")), offering(made("same", "x"))]), [
      "one",
      "same",
    ]);
  });
});
