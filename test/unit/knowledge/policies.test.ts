import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { POLICY_PACKS } from "../../../src/knowledge/policies.ts";
import { readPolicyPack } from "../../../src/manifest/policy-pack.ts";
import { dutyState } from "../../../src/model/policy.ts";
import { DOCUMENT_TEMPLATES } from "../../../src/rules/document-templates.ts";
import { RULES } from "../../../src/rules/registry.generated.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
const FOLDER = join(ROOT, "src/knowledge/policies");

/** How rules write the source of each pack in their basis. */
const SOURCES: Readonly<Record<string, string>> = {
  "eu-ai-act": "EU AI Act ",
  "nist-ai-rmf": "NIST AI RMF ",
  "iso-42001": "ISO/IEC 42001 ",
  gdpr: "GDPR ",
  "ml-test-score": "ML Test Score ",
};
/** Judged by document and by role, as the packs list them. */
const BY_DUTY = ["governance/missing-artefact", "governance/approval-missing"];

describe("Policy packs", () => {
  const schema: object = JSON.parse(readFileSync(join(ROOT, "schemas/policy-pack.schema.json"), "utf8"));
  const validate = new Ajv2020({ allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(schema);

  for (const file of readdirSync(FOLDER)) {
    it(`${file} is what the schema describes, and what organisations' packs are held to`, () => {
      const text = readFileSync(join(FOLDER, file), "utf8");
      assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
      assert.deepEqual(readPolicyPack(file, text)?.problems, []);
      assert.equal(JSON.parse(text).id, file.replace(".json", ""));
    });
  }

  it("are all loaded, and one of them each that a manifest can name", () => {
    assert.equal(POLICY_PACKS.length, readdirSync(FOLDER).length);
    const manifest = JSON.parse(readFileSync(join(ROOT, "schemas/ai-readiness.schema.json"), "utf8"));
    const named: string[] = manifest.$defs.system.properties.policies.items.enum;
    assert.deepEqual([...named, "baseline"].sort(), POLICY_PACKS.map(({ id }) => id).sort());
  });

  it("ask for documents that can be drafted", () => {
    for (const { id, documents } of POLICY_PACKS)
      for (const { document } of documents) assert.ok(document in DOCUMENT_TEMPLATES, `${id}: ${document}`);
  });

  for (const pack of POLICY_PACKS.filter(({ id }) => id !== "baseline")) {
    it(`${pack.id} names the rules that name its articles, and no others`, () => {
      const prefix = SOURCES[pack.id]!;
      const claimed = RULES.filter(({ id }) => !BY_DUTY.includes(id)).flatMap(({ id, basis }) =>
        basis.filter((one) => one.startsWith(prefix)).map((one) => `${id}: ${one.slice(prefix.length)}`),
      );
      const listed = pack.rules.flatMap(({ rule, basis }) => basis.split("; ").map((one) => `${rule}: ${one}`));
      assert.deepEqual(listed.sort(), claimed.sort());
    });
  }

  it("ask from their day on, by risk and by personal data", () => {
    const duty = { basis: "x", from: "2027-12-02", risk: ["high"], "personal-data": true } as const;
    const at = (today: string, risk: "high" | "limited" | undefined, personalData: boolean) =>
      dutyState(duty, { today, risk, personalData });
    assert.equal(at("2027-12-01", "high", true), "later");
    assert.equal(at("2027-12-02", "high", true), "now");
    assert.equal(at("2027-12-02", "limited", true), "no");
    assert.equal(at("2027-12-02", undefined, true), "no");
    assert.equal(at("2027-12-02", "high", false), "no");
  });
});
