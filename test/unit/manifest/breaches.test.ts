import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { type Breach, breaches } from "../../../src/manifest/breaches.ts";
import type { Data } from "../../../src/manifest/data.ts";
import { SCHEMA } from "../../../src/manifest/schema.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
const UNDERSTOOD = [
  ...["type", "enum", "pattern", "required", "properties", "additionalProperties", "propertyNames", "items", "$ref", "$defs"],
  // For people; and whether a date exists is judged with the other meanings, where a plain sentence can be said.
  ...["title", "description", "default", "examples", "$schema", "$id", "format"],
];

describe("breaches of the manifest's schema", () => {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: false, formats: { date: true } });
  const validate = ajv.compile(SCHEMA as object);

  it("are told of every keyword that the schema uses", () => {
    const unknown: string[] = [];
    const visit = (value: unknown, named: boolean): void => {
      if (Array.isArray(value)) for (const item of value) visit(item, false);
      else if (typeof value === "object" && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          if (!named && !UNDERSTOOD.includes(key)) unknown.push(key);
          // Examples and defaults are data, not schemas.
          if (named || !["examples", "default", "enum"].includes(key)) visit(inner, !named && /^(properties|\$defs)$/.test(key));
        }
      }
    };
    visit(SCHEMA, false);
    assert.deepEqual(unknown, []);
  });

  it("are none in complete manifests", () => {
    for (const example of examples()) assert.deepEqual(breaches(example), []);
  });

  it("are those that ajv finds, however manifests are broken", () => {
    const random = sequence();
    const keywords = new Set<string>();
    for (const example of examples()) {
      for (let round = 0; round < 1_500; round++) {
        const broken = structuredClone(example) as Mutable;
        for (let times = 1 + (random() % 3); times > 0; times--) breakSomewhere(broken, random);
        validate(broken);
        const theirs = (validate.errors ?? []).flatMap(({ keyword, instancePath, propertyName, params }) => {
          // Of a key that must not be used ajv tells twice: why, and that.
          if (propertyName !== undefined && keyword !== "propertyNames") return [];
          const field = params.missingProperty ?? params.additionalProperty ?? params.propertyName ?? "";
          return [`${keyword} ${instancePath} ${field}`];
        });
        const ours = breaches(broken as Data).map(said);
        assert.deepEqual(ours.sort(), theirs.sort(), JSON.stringify(broken));
        for (const one of ours) keywords.add(one.split(" ")[0]!);
      }
    }
    assert.deepEqual([...keywords].sort(), ["additionalProperties", "enum", "pattern", "propertyNames", "required", "type"]);
  });
});

type Mutable = { [key: string]: unknown };

function examples(): readonly Data[] {
  const files = ["examples/pilot/ai-readiness.yaml", "examples/production/ai-readiness.yaml"];
  const lint = { lint: { severity: { "data/*": "off", "mlops/no-alert": false }, exclude: ["vendor/**"] } };
  return [...files.map((file) => parse(readFileSync(path.join(ROOT, file), "utf8")) as Data), { version: 1, ...lint }];
}

function said(breach: Breach): string {
  const steps = breach.path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return `${breach.keyword} ${steps.join("")} ${"field" in breach ? breach.field : ""}`;
}

/** Puts in, takes away or replaces one value, anywhere. */
function breakSomewhere(root: Mutable, random: () => number): void {
  const groups: Mutable[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    groups.push(value as Mutable);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(root);
  const group = groups[random() % groups.length]!;
  const keys = Object.keys(group);
  const key = keys[random() % Math.max(1, keys.length)];
  const values = ["", "2026-13", "x:y", 7, 1.5, true, null, [], {}, ["a"], { external: 1 }, { name: "n" }, "off", "90d"];
  const value = structuredClone(values[random() % values.length]);
  if (Array.isArray(group)) group.push(value);
  else if (random() % 4 === 0) group[["name", "verion", "risk", "a/b", "data/*", "__proto"][random() % 6]!] = value;
  else if (key !== undefined && random() % 3 === 0) delete group[key];
  else if (key !== undefined) group[key] = value;
}

function sequence(): () => number {
  let seed = 7;
  return () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed >>> 8;
  };
}
