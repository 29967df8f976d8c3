import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type Schema } from "ajv";
import type { Declared } from "../../../src/model/declared.ts";
import { readinessOf } from "../../../src/model/readiness.ts";
import { cyclonedxReport } from "../../../src/reporters/cyclonedx.ts";
import type { ReportInput, SystemInput } from "../../../src/reporters/input.ts";
import { INVENTORY, NOTHING, place } from "./sample.ts";

const SCHEMAS = path.join(process.env.AI_READINESS_ROOT ?? process.cwd(), "test/schemas");
const schema = (name: string): Schema => JSON.parse(readFileSync(path.join(SCHEMAS, `${name}.schema.json`), "utf8"));
const ajv = new Ajv({
  strict: false,
  formats: { "iri-reference": /^[^\s<>"{}|\\^`]*$/, "date-time": true, "idn-email": true, "uri-reference": true, uri: true },
});
ajv.addSchema(schema("spdx")).addSchema(schema("jsf-0.82"));
const validate = ajv.compile(schema("bom-1.6"));

const DECLARED: Declared = {
  purpose: "Rank customers",
  owner: "growth@example.com",
  stage: "pilot",
  policies: ["gdpr"],
  data: [
    {
      name: "customers",
      locations: ["data/cust omers.csv"],
      usedFor: ["training"],
      version: "dvc",
      owner: "data@example.com",
      licence: "internal",
      personalData: "pseudonymised",
      card: "docs/data card.md",
    },
  ],
  models: [
    {
      name: "churn",
      artifact: "models/x.pkl",
      version: "3.1",
      baseModel: "org/base",
      card: "docs/card.md",
      trainingData: ["customers"],
    },
  ],
  services: [{ name: "scoring", entry: "src/api.py:predict", models: ["churn"], auth: "oauth2" }],
};

function system(folder: string): SystemInput {
  return {
    name: folder || "churn-scoring",
    folder,
    manifest: "ai-readiness.yaml",
    declared: DECLARED,
    readiness: readinessOf([]),
    checks: [],
  };
}

const INPUT: ReportInput = {
  ...NOTHING,
  systems: [system("")],
  inventory: {
    ...INVENTORY,
    datasetReads: [
      { ...INVENTORY.datasetReads[0]!, location: "data/cust omers.csv" },
      { ...INVENTORY.datasetReads[0]!, location: "data/<other>\ud800.csv", place: place("a.ipynb", 2, 1, 3, 4) },
      { ...INVENTORY.datasetReads[0]!, location: "tests/x.csv", inTests: true },
    ],
    modelArtifacts: [
      ...INVENTORY.modelArtifacts,
      {
        ...INVENTORY.modelArtifacts[0]!,
        op: "download",
        location: undefined,
        hub: { id: "org/model", revision: "abc", pinned: true },
      },
    ],
  },
};

interface Bom {
  readonly components: readonly {
    readonly type: string;
    readonly "bom-ref": string;
    readonly version?: string;
    readonly purl?: string;
    readonly evidence?: { readonly occurrences: readonly { readonly location: string; readonly line?: number }[] };
  }[];
  readonly services: readonly {
    readonly "bom-ref": string;
    readonly endpoints?: readonly string[];
    readonly authenticated?: boolean;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const bom = (input: ReportInput): Bom => JSON.parse(cyclonedxReport(input, { version: "1.2.3", folder: "pilot" }));

describe("CycloneDX", () => {
  for (const [name, input] of [
    ["nothing", NOTHING],
    ["declared and found", INPUT],
    ["two systems with equal names", { ...INPUT, systems: [system(""), system("services/b")] }],
  ] as const) {
    it(`of ${name} is valid by the published schema, every reference once`, () => {
      const value = bom(input);
      assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
      const refs = [...value.components, ...value.services].map((one) => one["bom-ref"]);
      assert.equal(new Set(refs).size, refs.length);
      const known = new Set([...refs, "application"]);
      for (const { ref, dependsOn } of value.dependencies) for (const one of [ref, ...dependsOn]) assert.ok(known.has(one), one);
    });
  }

  it("is found wrong by the schema when it is", () => {
    const value = bom(INPUT);
    assert.equal(validate({ ...value, components: [{ ...value.components[0], type: "model" }] }), false);
  });

  it("joins what is declared with where it was found", () => {
    const [churn, hub, customers, other] = bom(INPUT).components;
    assert.deepEqual(
      [churn?.["bom-ref"], churn?.version, churn?.evidence?.occurrences[0]?.location],
      ["model/churn", "3.1", "src/train.py"],
    );
    assert.deepEqual([hub?.["bom-ref"], hub?.purl], ["model/found/org/model", "pkg:huggingface/org/model@abc"]);
    assert.deepEqual([customers?.["bom-ref"], customers?.version], ["data/customers", undefined]);
    assert.deepEqual(other?.evidence?.occurrences[0], {
      location: "a.ipynb",
      additionalContext: "cell 5, line 2: pandas.read_csv",
    });
  });

  it("leaves tests out", () => assert.ok(bom(INPUT).components.every((one) => !one["bom-ref"].includes("tests/x.csv"))));

  it("says what depends on what, and whether callers are authenticated", () => {
    const { dependencies, services } = bom(INPUT);
    assert.deepEqual(dependencies.find(({ ref }) => ref === "service/scoring")?.dependsOn, ["model/churn"]);
    assert.deepEqual(dependencies.find(({ ref }) => ref === "model/churn")?.dependsOn, ["data/customers"]);
    assert.deepEqual([services[0]?.endpoints, services[0]?.authenticated], [["/predict"], false]);
  });
});
