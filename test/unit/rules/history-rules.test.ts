import assert from "node:assert/strict";
import { openProject } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import type { Commit, History } from "../../../src/model/history.ts";

const commit = (hash: string, date: string, subject: string, ...paths: readonly string[]): Commit => ({
  hash: hash.repeat(40),
  date,
  author: "Ada",
  subject,
  changes: paths.map((path) => ({ path, kind: "changed" })),
});

const FILES = {
  "ai-readiness.yaml": `version: 1
models:
  - { name: churn, artifact: models/churn.pkl }
services:
  - { name: scoring, entry: "src/api.py:predict", models: [churn] }
governance:
  approvals:
    - { role: risk-officer, by: j.doe@example.com, on: 2026-10-25, status: approved, covers: v1/models-0/data-0/code-0 }
`,
  "models/churn.pkl.dvc": "outs:\n- md5: 1f1b0a8e6d1f4c0f9c1d2e3f4a5b6c7d\n  path: churn.pkl\n",
  "src/features.py": "def features(row):\n    return [row['tenure']]\n",
  "src/api.py": `import joblib
from fastapi import FastAPI
from src.features import features

app = FastAPI()
model = joblib.load("models/churn.pkl")


@app.post("/predict")
def predict(row: dict) -> float:
    return float(model.predict([features(row)])[0])
`,
};

const HISTORY: History = {
  complete: true,
  commits: [
    commit("e", "2026-11-20", "Write about it", "README.md"),
    commit("d", "2026-11-02", "Train on October", "models/churn.pkl.dvc"),
    commit("c", "2026-10-30", "Use the tenure alone", "src/features.py"),
    commit("b", "2026-10-25", "Ask for approval", "src/api.py"),
    commit("a", "2026-01-01", "Begin", "src/api.py", "src/features.py", "models/churn.pkl.dvc"),
  ],
};

const RULE = "governance/approval-outdated";

describe("Rules that ask git", () => {
  it("name the commits since the approval in which what it covers changed", async () => {
    const host = createMemoryHost(FILES, { tracked: Object.keys(FILES), history: HISTORY });
    const { findings } = await openProject(host, { rules: [RULE] }).scan();
    assert.equal(findings.length, 1);
    assert.match(findings[0]!.help!, /look at what changed in 2 commits since/);
    assert.deepEqual(
      findings[0]!.related.map(({ place, message }) => [place.file, message]),
      [
        ["models/churn.pkl.dvc", 'changed in ddddddd of 2026-11-02, "Train on October"'],
        ["src/features.py", 'changed in ccccccc of 2026-10-30, "Use the tenure alone"'],
      ],
    );
  });

  it("name what the manifest said otherwise on that day", async () => {
    const before = FILES["ai-readiness.yaml"].replace(
      "models/churn.pkl }",
      "models/churn.pkl, version: 1.2.0 }\n  - { name: value, artifact: models/value.pkl }",
    );
    const history = {
      complete: true,
      commits: [commit("f", "2026-11-03", "Rename", "ai-readiness.yaml"), commit("b", "2026-10-25", "Ask", "ai-readiness.yaml")],
    };
    const host = createMemoryHost(FILES, { history, pastTexts: { [`${"b".repeat(40)}:ai-readiness.yaml`]: before } });
    const { findings } = await openProject(host, { rules: [RULE] }).scan();
    assert.deepEqual(
      findings[0]!.related.map(({ place, message }) => [place.line, message]),
      [
        [3, "its version was 1.2.0 then and is not stated now"],
        [2, "the model value was declared then and is not now"],
      ],
    );
  });

  it("say no more than before where there is no git", async () => {
    const { findings } = await openProject(createMemoryHost(FILES), { rules: [RULE] }).scan();
    assert.equal(findings[0]!.help, "Ask the risk-officer to look at what changed and to decide again.");
  });

  it("cost nothing where no rule asks", async () => {
    const host = createMemoryHost(FILES, { tracked: Object.keys(FILES), history: HISTORY });
    await openProject(host, { rules: ["mlops/no-alert"] }).scan();
    assert.deepEqual(host.pasts, []);
  });

  it("judge again after a commit, although no file has changed", async () => {
    const host = createMemoryHost(FILES, { tracked: Object.keys(FILES), history: HISTORY });
    const project = openProject(host, { rules: [RULE] });
    const first = await project.scan();
    assert.equal(await project.apply([]), first);
    host.setHistory({ complete: true, commits: HISTORY.commits.slice(2) });
    const { findings } = await project.apply([]);
    assert.match(findings[0]!.help!, /in one commit since/);
  });

  it("go on where git fails", async () => {
    const host = { ...createMemoryHost(FILES), history: () => Promise.reject(new Error("git fell over")) };
    const { findings } = await openProject(host, { rules: [RULE] }).scan();
    assert.equal(findings.length, 1);
  });
});
