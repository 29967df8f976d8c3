import assert from "node:assert/strict";
import { jsonInventory, textInventory } from "../../../src/reporters/inventory.ts";
import { jsonReport } from "../../../src/reporters/json.ts";
import { renderMarkdown } from "../../../src/reporters/markdown-terminal.ts";
import { toReport } from "../../../src/reporters/report.ts";
import { finding, INVENTORY, NOTHING, place } from "./sample.ts";

describe("report", () => {
  const report = toReport({ ...NOTHING, manifests: ["ai-readiness.yaml"], findings: [finding()], inventory: INVENTORY });

  it("puts a finding's place beside its other fields", () => {
    const [first] = report.findings;
    assert.equal(first?.rule, "data/untracked-dataset");
    assert.deepEqual([first?.file, first?.line, first?.column, first?.endLine, first?.endColumn], ["src/train.py", 2, 6, 2, 28]);
    assert.deepEqual(first?.related[0], { ...place(".gitignore", 3, 1, 7), message: "It is ignored here." });
    assert.equal(first?.subject, "dataset:data/x.csv");
    assert.equal(first?.fixable, true);
  });

  it("calls a finding fixable only when a fix changes something", () => {
    const open = { title: "Go to it", safe: true, open: place("a.py", 1, 1, 1) };
    assert.equal(toReport({ ...NOTHING, findings: [finding({ fixes: [open] })] }).findings[0]?.fixable, false);
    assert.equal(toReport({ ...NOTHING, findings: [finding({ fixes: [] })] }).findings[0]?.fixable, false);
  });

  it("gives null for a location that cannot be resolved and for no headline", () => {
    assert.equal(report.inventory.datasetReads[0]?.location, null);
    assert.equal(report.readiness.headline, null);
  });

  it("says which file tracks a dataset", () => {
    assert.deepEqual(report.inventory.datasetReads[0]?.tracking, { message: "a stage makes it", file: "dvc.yaml", line: 4 });
    assert.equal(report.inventory.datasetReads[0]?.tracked, "dvc");
  });

  it("ties services and inference calls both ways", () => {
    assert.equal(report.inventory.services[0]?.related[0]?.line, 11);
    assert.equal(report.inventory.inferenceCalls[0]?.related[0]?.line, 9);
  });

  it("keeps a notebook's cell, and has no cell elsewhere", () => {
    const [first] = toReport({ ...NOTHING, findings: [finding({ place: place("a.ipynb", 1, 1, 3, 4) })] }).findings;
    assert.equal(first?.cell, 4);
    assert.equal("cell" in (report.findings[0] ?? {}), false);
  });

  it("is what the JSON text holds", () => {
    assert.deepEqual(
      JSON.parse(jsonReport({ ...NOTHING, findings: [finding()] })),
      toReport({ ...NOTHING, findings: [finding()] }),
    );
  });
});

describe("inventory", () => {
  it("prints each item with its ties and reasons", () => {
    const text = textInventory(INVENTORY, { color: false, folder: "pilot" });
    for (const wanted of [
      "src/api.py:9:1  POST /predict (http, serving)",
      "open to every caller; measures drift",
      "infers by model.predict at src/api.py:11:5",
      "reached by POST /predict at src/api.py:9:1",
      "pandas.read_csv of a location that cannot be resolved (offline)",
      "tracked by dvc: a stage makes it (dvc.yaml:4)",
      "src/train.py:1:1  pandas is imported here",
      "tracked by nothing: no tracker names it",
      "evidently: drift (linked)",
      "docs/card.md  model card (exists, 1 gap)",
    ]) {
      assert.ok(text.includes(wanted), `${wanted}\nis not in\n${text}`);
    }
  });

  it("says when there is nothing", () => {
    assert.equal(textInventory(NOTHING.inventory, { color: false, folder: "pilot" }), "Nothing of AI was found in pilot.\n");
  });

  it("prints the report's inventory as JSON", () => {
    assert.equal(JSON.parse(jsonInventory(INVENTORY)).inventory.services[0].entry, "src/api.py:predict");
  });
});

describe("documentation in the terminal", () => {
  const page =
    "# data/x\n\nUse **this** `a_b_c` and [the docs](https://example.com/a_b), see [here](other.md).\n\n```python\nx = 1  # *not* emphasis\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n";

  it("keeps the text and drops the marks, but not within code", () => {
    assert.equal(
      renderMarkdown(page, false),
      "data/x\n\nUse this a_b_c and the docs (https://example.com/a_b), see here.\n\n    x = 1  # *not* emphasis\n\n| a | b |\n| 1 | 2 |\n",
    );
  });

  it("colours headings and code", () => {
    assert.ok(renderMarkdown(page, true).includes("\u001b[36ma_b_c\u001b[39m"));
  });
});
