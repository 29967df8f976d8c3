import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
const text = readFileSync(path.join(ROOT, "docs/comparison.md"), "utf8");
const rows = text.split("\n").filter((line) => /^\| (?!---|what \|)/.test(line));
const cellsOf = (row: string) => row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim());
/** No test can show that nothing is ever sent. */
const WITHOUT_TEST = new Set(["Sends telemetry"]);

describe("the comparison with other extensions", () => {
  it("says something in every cell", () => {
    assert.ok(rows.length > 25, `${rows.length} rows`);
    for (const row of rows) {
      const cells = cellsOf(row);
      assert.equal(cells.length, 8, row);
      assert.ok(
        cells.every((cell) => cell !== ""),
        row,
      );
    }
  });

  it("names for each of ours a test that exists", () => {
    const missing: string[] = [];
    for (const row of rows) {
      const [what, ours = ""] = cellsOf(row);
      const named = [...ours.matchAll(/"([^"]+)" \((test\/(?:integration|ui|web)\/[^)]+)\)/g)];
      if (named.length === 0 && !WITHOUT_TEST.has(what!)) missing.push(`${what} names no test`);
      for (const [, title, file] of named) {
        const at = path.join(ROOT, file!);
        const source = existsSync(at) ? readFileSync(at, "utf8") : "";
        const isThere = ["it(", "step(", "async "].some((start) => source.includes(`${start}"${title}"`));
        if (!isThere) missing.push(`${what}: ${file} has no test "${title}"`);
      }
    }
    assert.deepEqual(missing, []);
  });
});
