import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WAYS, type Way, wayOf } from "../src/model/fix.ts";
import { RULES } from "../src/rules/registry.generated.ts";
import { lint, loadCases } from "../test/unit/rules/case.ts";

/**
 * Writes which kinds of fixes each rule offers, as its fixtures show them, for the rules' pages. With `--check` it writes nothing and fails when
 * that is stale.
 */
const target = join(process.env.AI_READINESS_ROOT ?? process.cwd(), "docs/rules/fixes.json");
const offered = new Map<string, Set<Way>>();
for (const { rule, files, options } of loadCases()) {
  const { findings } = await lint(rule, files, options);
  for (const finding of findings) {
    const ways = offered.get(rule) ?? new Set<Way>();
    for (const fix of finding.fixes) offered.set(rule, ways.add(wayOf(fix)));
  }
}
const table = Object.fromEntries(RULES.map(({ id }) => [id, WAYS.filter((way) => offered.get(id)?.has(way))]));
const text = `${JSON.stringify(table, undefined, 2)}\n`;
if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  if (process.argv.includes("--check")) {
    console.error("docs/rules/fixes.json is stale: run `npm run generate`.");
    process.exitCode = 1;
  } else writeFileSync(target, text);
}
