import assert from "node:assert/strict";
import type { Check } from "../../../src/model/check.ts";
import { readinessOf } from "../../../src/model/readiness.ts";
import type { TextOptions } from "../../../src/reporters/input.ts";
import { textReport } from "../../../src/reporters/text.ts";
import { finding, NOTHING, place } from "./sample.ts";

const SOURCE = ["import pandas as pd", 'df = pd.read_csv("data/x.csv")'];

const OPTIONS: TextOptions = {
  folder: "pilot",
  color: false,
  unicode: true,
  width: 100,
  lineAt: ({ file, line }) => (file === "src/train.py" ? SOURCE[line - 1] : undefined),
};

function check(pillar: Check["pillar"], verdict: Check["verdict"]): Check {
  const subject = { kind: "system", key: "system", name: "system" } as const;
  return { rule: `${pillar}/x`, pillar, subject, verdict, message: "", evidence: { places: [] } };
}

describe("text report", () => {
  it("shows a finding with its line, what is meant, what to do and where else to look", () => {
    const lines = textReport({ ...NOTHING, findings: [finding()] }, OPTIONS).split("\n");
    assert.deepEqual(lines.slice(0, 7), [
      "src/train.py",
      "  2:6  error  The dataset data/x.csv is tracked by nothing.  data/untracked-dataset",
      '    2 | df = pd.read_csv("data/x.csv")',
      `      | ${" ".repeat(5)}${"^".repeat(22)}`,
      "    do:   Add it to the manifest.",
      "    fix:  Add data/x.csv to the manifest",
      "    see:  .gitignore:3:1  It is ignored here.",
    ]);
  });

  it("groups by file and names a file once", () => {
    const second = finding({ place: place("src/train.py", 1, 1, 7) });
    const other = finding({ place: place("b.py", 1, 1, 2) });
    const text = textReport({ ...NOTHING, findings: [finding(), other, second] }, OPTIONS);
    assert.equal(text.split("\n").filter((line) => line === "src/train.py").length, 1);
    assert.ok(text.includes("\nb.py\n"));
  });

  it("quotes a line once for findings at the same place", () => {
    const text = textReport({ ...NOTHING, findings: [finding(), finding({ rule: "data/no-contract" })] }, OPTIONS);
    assert.equal(text.split("\n").filter((line) => line.includes("| df =")).length, 1);
    assert.ok(text.includes("data/no-contract"));
  });

  it("ends with the pillars, the weakest one, the counts and the notices", () => {
    const checks = [check("data", "pass"), check("data", "fail"), check("mlops", "pass"), check("mlops", "unknown")];
    const text = textReport(
      {
        ...NOTHING,
        findings: [finding(), finding({ severity: "warning", waived: true })],
        readiness: readinessOf(checks),
        notices: [{ file: "big.ipynb", message: "It is too large to read." }],
      },
      OPTIONS,
    );
    const tail = text.slice(text.indexOf("Readiness")).split("\n");
    assert.deepEqual(tail, [
      "Readiness",
      `  Data         ${"█".repeat(10)}${"░".repeat(10)}  1 of 2 checks pass`,
      `  Integration  ${"░".repeat(20)}  nothing to judge`,
      `  Adoption     ${"░".repeat(20)}  nothing to judge`,
      `  MLOps        ${"█".repeat(20)}  1 of 1 check passes, 1 unknown`,
      `  Governance   ${"░".repeat(20)}  nothing to judge`,
      "",
      "The weakest pillar is Data: 1 of 2 checks pass.",
      "1 finding: 1 error, 0 warnings, 0 information, 1 waived.",
      "Notice: big.ipynb: It is too large to read.",
      "",
    ]);
  });

  it("says plainly when there is no AI, and draws no bars then", () => {
    const text = textReport(NOTHING, OPTIONS);
    assert.match(text, /^No AI found in pilot\.$/m);
    assert.doesNotMatch(text, /Readiness|░/);
  });

  it("keeps to ASCII where it is asked to", () => {
    const text = textReport({ ...NOTHING, manifests: ["ai-readiness.yaml"] }, { ...OPTIONS, unicode: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is looked for
    assert.match(text, /^[\u0000-\u007f]*$/);
    assert.match(text, /\.{20}/);
  });

  it("colours only when asked", () => {
    const input = { ...NOTHING, findings: [finding()] };
    assert.ok(!textReport(input, OPTIONS).includes("\u001b"));
    assert.ok(textReport(input, { ...OPTIONS, color: true }).includes("\u001b[31merror"));
  });

  it("lets no escape sequence of the repository reach the terminal", () => {
    const evil = finding({ message: "bad \u001b]0;title\u0007 name", place: place("a\u001b[2J.py", 1, 1, 2) });
    const text = textReport({ ...NOTHING, findings: [evil] }, { ...OPTIONS, lineAt: () => "x = '\u001b[31m'" });
    assert.ok(!text.includes("\u001b"));
    assert.ok(!text.includes("\u0007"));
  });

  it("names a notebook's cell as people count them", () => {
    const text = textReport({ ...NOTHING, findings: [finding({ place: place("a.ipynb", 1, 1, 3, 0) })] }, OPTIONS);
    assert.match(text, /cell 1, 1:1 {2}error/);
  });
});
