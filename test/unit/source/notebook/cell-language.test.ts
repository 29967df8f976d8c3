import assert from "node:assert/strict";
import { readNotebook } from "../../../../src/source/notebook/notebook.ts";

function textOf(languageIds: readonly (string | undefined)[]): string {
  const cells = languageIds.map((languageId, index) => ({
    cell_type: "code",
    metadata: languageId === undefined ? { tags: ["x"] } : { tags: ["x"], vscode: { more: [1], languageId } },
    outputs: [],
    source: `cell_${index} = 1`,
  }));
  const read = readNotebook(JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }), "a.ipynb");
  assert.ok(!("error" in read));
  return read.text;
}

describe("a cell whose language an editor wrote down", () => {
  it("is left out when it is not Python, and leaves the others alone", () => {
    const text = textOf(["sql", undefined, "plaintext", "python"]);
    assert.doesNotMatch(text, /cell_0|cell_2/);
    assert.match(text, /cell_1 = 1[\s\S]*cell_3 = 1/);
  });
});
