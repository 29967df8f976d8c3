import assert from "node:assert/strict";
import { openProject } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";

/** All that a manifest can name, in a folder. */
const manifest = (at: string) => `version: 1
system: { name: churn, stage: production, owner: ml@example.com }
data:
  - name: customers
    location: ${at}/*.csv
    kind: production
    used-for: [training]
    contract: ${at}/customers.odcs.yaml
    checks: [${at}/check.py]
    card: ${at}/data-card.md
    assessment: { date: 2026-10-02, result: ready, report: ${at}/readiness.md }
models:
  - { name: churn, artifact: ${at}/churn.pkl, trained-by: "${at}/train.py:train", card: ${at}/card.md, rollback: ${at}/rollback.md }
services:
  - name: scoring
    entry: ${at}/api.py:predict
    models: [churn]
    monitoring:
      drift: { by: "${at}/watch.py:drift" }
adoption:
  users: [{ group: agents, training: ${at}/training.md }]
  rollout: ${at}/rollout.md
  feedback: ${at}/feedback.py:record
  success: [{ metric: kept, baseline: 1, target: 2, source: "${at}/kpi.py:kept" }]
governance:
  documents: { risk-assessment: ${at}/risk.md }
waivers:
  - { rule: mlops/no-alert, file: "${at}/old.py", reason: Soon, owner: ml@example.com, expires: 2027-12-31 }
`;

const RULES = [
  "data/broken-reference",
  "data/assessment-missing",
  "governance/no-model-card",
  "governance/no-data-card",
  "governance/broken-link",
  "governance/waiver-invalid",
  "mlops/monitor-not-found",
  "mlops/no-rollback",
  "adoption/no-user-training",
  "adoption/no-rollout-plan",
  "adoption/no-feedback-loop",
  "adoption/unmeasured-success",
];

async function found(at: string, exclude: readonly string[]) {
  const host = createMemoryHost({
    "ai-readiness.yaml": manifest(at),
    "legacy/here.txt": "x",
    "docs/model-card.md": `# Model card\n\nSee [the report](../${at}/report.md).\n`,
  });
  const { checks } = await openProject(host, { exclude, rules: RULES }).scan();
  const told = checks.filter(
    ({ verdict, finding, message }) => verdict === "fail" && /legacy/.test(finding?.message ?? message ?? ""),
  );
  return new Set(told.map(({ rule }) => rule));
}

describe("what a manifest names in a folder that was left out", () => {
  it("is missed by every rule that looks for it, where the folder was looked into", async () => {
    assert.deepEqual([...(await found("legacy", []))].sort(), [...RULES].sort());
  });

  it("is called missing by none", async () => {
    assert.deepEqual([...(await found("legacy", ["legacy/**"]))], []);
  });

  it("is still missed elsewhere", async () => {
    assert.deepEqual([...(await found("legacy", ["other"]))].sort(), [...RULES].sort());
  });
});
