/**
 * How the extension feels in a real VS Code: `npm run bench:editor`. Prints figures and asserts nothing, since machines differ.
 *
 * Opens a folder of 10,000 files that it makes, and tells how long activation and the first scan take, which stretches held up the extension
 * host longest and what ran in them, and the same for a keystroke. Then it asks for completions and hovers in a manifest of 500 lines, in a
 * repository of 2,000 files.
 *
 *   --folder DIR --program FILE   opens a folder of yours, and in it this program, instead
 *   --profile FILE                keeps the profile of the opening, for a viewer of `.cpuprofile` files
 */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import * as esbuild from "esbuild";
import { makeManifest, makeRepository } from "./lib/bench-folders.mjs";
import { ROOT } from "./lib/run.mjs";

const { values } = parseArgs({
  options: { folder: { type: "string" }, program: { type: "string" }, profile: { type: "string" } },
});

if (!existsSync(path.join(ROOT, "dist/extension.js")))
  throw new Error("There is no dist/extension.js: run `npm run build` first.");
const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "ai-readiness-bench-")));
try {
  const suite = path.join(scratch, "suite.cjs");
  await esbuild.build({
    entryPoints: [path.join(ROOT, "scripts/lib/bench-editor-suite.ts")],
    outfile: suite,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["vscode"],
  });
  if (values.folder === undefined) {
    const many = path.join(scratch, "many");
    makeRepository(many, 10_000);
    opened("A folder of 10,000 files", await measure(suite, many, "pkg0/train.py"));
    const some = path.join(scratch, "some");
    makeRepository(some, 2_000);
    makeManifest(some, 500);
    asked(await measure(suite, some, "manifest"));
  } else opened(values.folder, await measure(suite, path.resolve(values.folder), values.program ?? "train.py"));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measure(suite, folder, what) {
  const results = path.join(scratch, "figures.json");
  rmSync(results, { force: true });
  await runTests({
    vscodeExecutablePath: path.join(ROOT, "scripts/vscode-host/code.mjs"),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: suite,
    launchArgs: [folder, "--disable-workspace-trust"],
    extensionTestsEnv: {
      AI_READINESS_BENCH: what,
      AI_READINESS_RESULTS: results,
      ...(values.profile !== undefined && { AI_READINESS_PROFILE: path.resolve(values.profile) }),
    },
  });
  return JSON.parse(readFileSync(results, "utf8"));
}

function opened(name, { activation, activationCpu, scan, findings, opening, keystroke, typing }) {
  console.log(`\n${name}`);
  line("activation", activation, `${activationCpu.toFixed(1)} ms of work`);
  line("first scan", scan, `${findings} findings`);
  stalls("what held up the extension host longest", opening);
  line("a keystroke, until findings are there", keystroke);
  stalls("what held it up meanwhile", typing);
}

function asked({ lines, completion, hover, asking }) {
  console.log(`\nA manifest of ${lines} lines in a repository of 2,000 files, ${completion.length} times each, after an edit`);
  for (const [what, figures] of Object.entries({ completion, hover })) {
    const sum = figures.reduce((all, { found }) => all + found, 0);
    for (const [key, part] of [
      ["own", "the extension's own part"],
      ["whole", "as VS Code answers"],
    ]) {
      const sorted = figures.map((one) => one[key]).sort((one, other) => one - other);
      line(`${what}, ${part}: median`, sorted[sorted.length >> 1], `longest ${sorted.at(-1).toFixed(1)} ms, ${sum} found`);
    }
  }
  stalls("what held up the extension host meanwhile", asking);
}

function stalls(what, found) {
  console.log(`  ${what}:`);
  if (found.length === 0) console.log("    nothing worth telling");
  for (const { wall, cpu, frames } of found) {
    console.log(`    ${cpu.toFixed(0).padStart(6)} ms of work in ${wall.toFixed(0)} ms`);
    for (const frame of frames) console.log(`             ${frame}`);
  }
}

function line(what, milliseconds, more = "") {
  console.log(`  ${what.padEnd(48)} ${milliseconds.toFixed(1).padStart(9)} ms  ${more}`);
}
