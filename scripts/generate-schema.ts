/**
 * Writes the rule ids of the registry into the manifest's schema, so that editors complete them and unknown ones are found.
 * Everything else in the schema is kept by hand. `--check` only tells whether the schema is up to date.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { PILLARS } from "../src/model/pillar.ts";

const SCHEMA = "schemas/ai-readiness.schema.json";
const REGISTRY = "src/rules/registry.generated.ts";

/** The ids, read off the registry's text: importing it would load rules that import what this makes. */
function ruleIds(): string[] {
  if (!existsSync(REGISTRY)) throw new Error(`${REGISTRY} does not exist; generate the registry first`);
  const ids = readFileSync(REGISTRY, "utf8").matchAll(/from "\.\/((?:[a-z]+)\/(?:[a-z0-9-]+))\.ts"/g);
  return [...ids].map((match) => match[1]!).sort();
}

function withEnum(schema: string, definition: string, values: readonly string[]): string {
  const list = `[\n${values.map((value) => `        ${JSON.stringify(value)}`).join(",\n")}\n      ]`;
  const pattern = new RegExp(`("${definition}": \\{[^}]*?"enum": )\\[[^\\]]*\\]`);
  if (!pattern.test(schema)) throw new Error(`${SCHEMA} has no enum in $defs/${definition}`);
  return schema.replace(pattern, (_, head: string) => head + list);
}

const before = readFileSync(SCHEMA, "utf8");
const ids = ruleIds();
const pillars = PILLARS.map((pillar) => `${pillar}/*`);
const after = withEnum(before, "ruleOrPillar", [...pillars, ...ids]);

if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error(`${SCHEMA} is stale: run npm run generate`);
    process.exitCode = 1;
  }
} else if (after !== before) writeFileSync(SCHEMA, after);
