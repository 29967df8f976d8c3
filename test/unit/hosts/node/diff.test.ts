import assert from "node:assert/strict";
import { applyPatch } from "diff";
import { unifiedDiff } from "../../../../src/hosts/node/diff.ts";

describe("unified diff", () => {
  it("names the file, and nothing where there was none", () => {
    assert.equal(
      unifiedDiff([{ file: "a/x.yaml", before: undefined, after: "version: 1\n" }]),
      "--- /dev/null\n+++ b/a/x.yaml\n@@ -0,0 +1,1 @@\n+version: 1\n",
    );
  });

  it("says nothing of a file that stays", () => {
    assert.equal(unifiedDiff([{ file: "x", before: "a\n", after: "a\n" }]), "");
  });

  it("gives several files one after the other", () => {
    const diff = unifiedDiff([
      { file: "x", before: "a\n", after: "b\n" },
      { file: "y", before: "c\n", after: undefined },
    ]);
    assert.equal(diff, "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n+b\n--- a/y\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-c\n");
  });

  for (const [what, before, after] of [
    ["Windows line ends", "a\r\nb\r\nc\r\n", "a\r\nb\r\nd\r\nc\r\n"],
    ["no line end at the end", "a\nb", "a\nb\nc"],
    ["a line end that is added", "a\nb", "a\nb\n"],
  ] as const) {
    it(`can be applied with ${what}`, () => {
      assert.equal(applyPatch(before, unifiedDiff([{ file: "x", before, after }])), after);
    });
  }

  it("keeps a file from steering the terminal", () => {
    const diff = unifiedDiff([{ file: "x", before: "a\n", after: "\u001b[2Jb\n" }], { color: true });
    assert.ok(!diff.includes("\u001b[2J"));
    assert.ok(diff.includes("+\ufffd[2Jb"));
  });
});
