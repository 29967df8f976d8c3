import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { conciseReport } from "../../../src/reporters/concise.ts";
import { finding, NOTHING, place } from "./sample.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();

describe("the concise report", () => {
  const findings = [
    finding(),
    finding({ severity: "information", message: "A message\nwith a break.", place: place("eda.ipynb", 3, 1, 9, 4) }),
    finding({ waived: true }),
  ];
  const lines = conciseReport({ ...NOTHING, findings }).split("\n");

  it("has one line for each finding that is not waived, and a summary", () => {
    assert.equal(lines[0], "src/train.py:2:6: error: The dataset data/x.csv is tracked by nothing. [data/untracked-dataset]");
    assert.match(lines[1]!, /^eda\.ipynb:cell 5:3:1: info: A message.*with a break\. \[data\/untracked-dataset\]$/);
    assert.match(lines[2]!, /^AI readiness: /);
  });

  it("is read by the problem matcher of the extension", () => {
    const { contributes } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    const [matcher] = contributes.problemMatchers;
    const { regexp, file, line, column, severity, message, code } = matcher.pattern;
    const found = lines.slice(0, 2).map((text) => new RegExp(regexp).exec(text));
    const read = (match: RegExpExecArray | null) => match && [file, line, column, severity, code].map((group) => match[group]);
    assert.deepEqual(read(found[0]!), ["src/train.py", "2", "6", "error", "data/untracked-dataset"]);
    assert.deepEqual(read(found[1]!), ["eda.ipynb", "3", "1", "info", "data/untracked-dataset"]);
    assert.match(found[1]![message]!, /A message/);
    assert.equal(new RegExp(regexp).exec(lines[2]!), null);
  });
});
