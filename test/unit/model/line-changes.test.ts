import assert from "node:assert/strict";
import fc from "fast-check";
import { lineChanges } from "../../../src/model/line-changes.ts";

/** The text with the changes made. */
function changed(text: string, after: string): string {
  const lines = [...(text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [])];
  for (const { start, end, lines: by } of [...lineChanges(text, after)].reverse()) lines.splice(start, end - start, ...by);
  return lines.join("");
}

describe("Changes by line", () => {
  it("name the stretches that differ, and no more", () => {
    assert.deepEqual(lineChanges("a\nb\nc\nd\n", "x\na\nb\nd\ne\n"), [
      { start: 0, end: 0, lines: ["x\n"] },
      { start: 2, end: 3, lines: [] },
      { start: 4, end: 4, lines: ["e\n"] },
    ]);
    assert.deepEqual(lineChanges("a\r\nb", "a\r\nc"), [{ start: 1, end: 2, lines: ["c"] }]);
    assert.deepEqual(lineChanges("same\n", "same\n"), []);
  });

  it("lead from any text to any other", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", ""), { maxLength: 9 })
      .chain((lines) => fc.constantFrom("\n", "\r\n").map((end) => lines.join(end)));
    fc.assert(fc.property(text, text, (before, after) => assert.equal(changed(before, after), after)));
  });
});
