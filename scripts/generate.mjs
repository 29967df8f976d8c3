/**
 * Writes every generated file anew; with `--check` it writes nothing and fails when one is stale.
 * Each generator is a script of its own, `scripts/generate-*.ts`, that takes `--check` as well.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { ensurePackages } from "./lib/packages.mjs";
import { ROOT, runScript } from "./lib/run.mjs";

/** The registry comes first, since the schema lists its rules; the validator is compiled from the schema; docs come last. */
const FIRST = ["generate-registry.ts", "generate-schema.ts", "compile-schemas.ts", "generate-fixes.ts"];

await ensurePackages();
const check = process.argv.includes("--check");
const present = readdirSync(path.join(ROOT, "scripts")).filter((name) => /^(generate|compile)-.*\.ts$/.test(name));
const rest = present.filter((name) => !FIRST.includes(name)).sort();
const failed = [];
for (const name of [...FIRST.filter((first) => present.includes(first)), ...rest]) {
  const { code, output } = await runScript(path.join(ROOT, "scripts", name), check ? ["--check"] : [], { quiet: true });
  if (output.trim() !== "") console.log(output.trim());
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(check ? `Stale: ${failed.join(", ")}. Run "npm run generate".` : `Failed: ${failed.join(", ")}`);
  process.exit(1);
}
