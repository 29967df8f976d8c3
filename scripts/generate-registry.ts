import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PILLARS } from "../src/model/pillar.ts";

/**
 * Writes `src/rules/registry.generated.ts` from the rule files: `src/rules/<pillar>/<rule>.ts`. With `--check` it writes nothing and
 * fails when the file is stale.
 */
const root = process.env.AI_READINESS_ROOT ?? process.cwd();

/** `pillar/rule`, pillars in their order, rules by name. A rule's helper files start with `_`. */
export function ruleIds(): readonly string[] {
  return PILLARS.flatMap((pillar) => {
    const folder = join(root, "src/rules", pillar);
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.startsWith("_"));
    return files.sort().map((file) => `${pillar}/${file.slice(0, -".ts".length)}`);
  });
}

function registry(): string {
  const ids = ruleIds();
  const name = (id: string) => id.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    "// Written by scripts/generate-registry.ts from the rule files; do not edit.",
    ...(ids.length === 0 ? [] : ids.map((id) => `import ${name(id)} from "./${id}.ts";`)),
    'import type { Rule } from "./define.ts";',
    "",
    "/** Every rule, in the order of the pillars. */",
    `export const RULES: readonly Rule[] = [${ids.length === 0 ? "" : `\n${ids.map((id) => `  ${name(id)},\n`).join("")}`}];`,
    "",
  ].join("\n");
}

const target = join(root, "src/rules/registry.generated.ts");
const text = registry();
const stale = !existsSync(target) || readFileSync(target, "utf8") !== text;
if (process.argv.includes("--check")) {
  if (stale) {
    console.error("src/rules/registry.generated.ts is stale: run `npx tsx scripts/generate-registry.ts`.");
    process.exitCode = 1;
  }
} else if (stale) writeFileSync(target, text);
