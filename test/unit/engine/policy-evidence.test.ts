import assert from "node:assert/strict";
import { openProject } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import { toReport } from "../../../src/reporters/report.ts";

const PACK = `id: acme-models
title: the model policy of Acme
reviewed: 2026-06-01
documents:
  - { document: user-docs, basis: "Section 4" }
approvals:
  - { role: model-board, basis: "Section 5", from: 2027-01-01 }
rules:
  - { rule: adoption/no-owner, basis: "Section 1" }
  - { rule: adoption/no-support, basis: "Section 2" }
`;
const MANIFEST = `version: 1
system: { name: churn, owner: growth-ml@example.com, risk: { class: high, rationale: "x" }, policies: [eu-ai-act] }
lint:
  extends: [../policies/org.yaml]
`;
const FILES = {
  "app/ai-readiness.yaml": MANIFEST,
  "policies/org.yaml": "version: 1\nlint:\n  extends: [acme.yaml]\n",
  "policies/acme.yaml": PACK,
};
const problemsOf = async (files: Readonly<Record<string, string>>) => {
  const { findings } = await openProject(createMemoryHost(files), { rules: ["governance/invalid-manifest"] }).scan();
  return findings.map(({ place, message }) => `${place.file}:${place.line}: ${message}`);
};

describe("Policies", () => {
  it("show for each pack what there is of evidence, and what is asked for later", async () => {
    const result = await openProject(createMemoryHost(FILES, { today: "2026-11-22" })).scan();
    const { policies } = toReport(result);
    assert.deepEqual(
      policies.map(({ id, date, manifest }) => [id, date, manifest]),
      [
        ["eu-ai-act", "2026-11-01", "app/ai-readiness.yaml"],
        ["acme-models", "2026-06-01", "app/ai-readiness.yaml"],
      ],
    );
    assert.deepEqual(policies[1]!.evidence, { pass: 1, fail: 2, unknown: 0, waived: 0 });
    assert.deepEqual(policies[1]!.later, { duties: 1, from: "2027-01-01" });
    assert.equal(policies[0]!.later!.from, "2027-12-02");
  });

  it("ask for what an organisation's pack asks for, from its day on", async () => {
    const ask = async (today: string) =>
      (
        await openProject(createMemoryHost(FILES, { today }), {
          rules: ["governance/missing-artefact", "governance/approval-missing"],
        }).scan()
      ).findings.map(({ message }) => message);
    assert.ok((await ask("2026-11-22")).some((message) => message.includes("the model policy of Acme (Section 4) asks for")));
    assert.ok(!(await ask("2026-11-22")).some((message) => message.includes("model-board")));
    assert.ok((await ask("2027-01-01")).some((message) => message.includes("model-board")));
  });

  it("tell what is wrong with a pack, at its place", async () => {
    const pack = PACK.replace("document: user-docs", "document: user-doc")
      .replace("2026-06-01", "2026-06-31")
      .replace("adoption/no-owner", "adoption/no-ownr");
    assert.deepEqual(await problemsOf({ ...FILES, "policies/acme.yaml": `${pack}colour: red\n` }), [
      "policies/acme.yaml:3: `reviewed` must be a day such as 2026-11-01.",
      "policies/acme.yaml:5: `user-doc` is not a document that a manifest can name; did you mean `user-docs`?",
      "policies/acme.yaml:9: `adoption/no-ownr` is not a rule; did you mean `adoption/no-owner`?",
      "policies/acme.yaml:11: `colour` is not a field of a policy pack.",
    ]);
  });

  it("are found by paths inside the folder that lead in no circle", async () => {
    const org = (extended: string) => ({ ...FILES, "policies/org.yaml": `version: 1\nlint:\n  extends: [${extended}]\n` });
    assert.deepEqual(await problemsOf(org("acme.yaml")), []);
    assert.deepEqual(await problemsOf(org("org.yaml")), [
      "policies/org.yaml:3: This goes in a circle: policies/org.yaml extends policies/org.yaml; take one out.",
    ]);
    assert.deepEqual(await problemsOf(org("gone.yaml")), [
      "policies/org.yaml:3: `gone.yaml` is not there, or cannot be read; correct the path.",
    ]);
    assert.deepEqual(await problemsOf(org("../../../etc/policy.yaml")), [
      "policies/org.yaml:3: `../../../etc/policy.yaml` lies outside of the folder that is judged; extend a file inside it.",
    ]);
    assert.deepEqual(
      await problemsOf({ ...FILES, "app/ai-readiness.yaml": MANIFEST.replace("../policies/org.yaml", "ai-readiness.yaml") }),
      ["app/ai-readiness.yaml:4: This manifest extends itself; take the line out."],
    );
  });
});
