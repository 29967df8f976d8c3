/**
 * Runs the integration suites, and the unit suites once more, inside the extension host of a real VS Code.
 *
 *   node scripts/run-integration.mjs             in the VS Code server from npm, with a headless Chromium as its window
 *   node scripts/run-integration.mjs --desktop   in a desktop VS Code, which @vscode/test-electron downloads
 *
 * `dist/` has to be built. Results go to the file that AI_READINESS_RESULTS names, as mocha's JSON reporter writes them.
 * AI_READINESS_SUITES (`suite`, `unit`, `untrusted`, `folders`) and AI_READINESS_GREP choose what runs; VERBOSE=1 shows what VS Code logs.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import * as esbuild from "esbuild";
import { makeFolders, makeWorkspace } from "./lib/test-workspace.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const OUT = path.join(ROOT, "out/integration");
const RESULTS = process.env.AI_READINESS_RESULTS ?? path.join(ROOT, "out/results/integration.json");
const desktop = process.argv.includes("--desktop");

if (!existsSync(path.join(ROOT, "dist/extension.js")))
  throw new Error("There is no dist/extension.js: run `npm run build` first.");
await bundleSuites();
const runs =
  process.env.AI_READINESS_SUITES === undefined ? ["suite,unit", "untrusted", "folders"] : [process.env.AI_READINESS_SUITES];
const reports = [];
for (const suites of runs) reports.push(await runSuites(suites));
mkdirSync(path.dirname(RESULTS), { recursive: true });
writeFileSync(RESULTS, JSON.stringify(merge(reports), null, 2));
const { stats, failures } = merge(reports);
for (const { fullTitle, err } of failures) console.error(`FAILED ${fullTitle}\n${err?.stack ?? err?.message ?? ""}`);
console.log(`${stats.passes} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || stats.passes === 0 ? 1 : 0;

/** One start of VS Code on a fresh workspace. What it never wrote is a failure. */
async function runSuites(suites) {
  const source = path.join(ROOT, "test/integration/workspace");
  const isMany = suites === "folders";
  const workspace = isMany ? makeFolders(source) : makeWorkspace(source);
  const results = path.join(OUT, `results-${suites.replaceAll(",", "-")}.json`);
  rmSync(results, { force: true });
  let crash;
  try {
    await runTests({
      ...(desktop ? {} : { vscodeExecutablePath: path.join(ROOT, "scripts/vscode-host/code.mjs") }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: path.join(OUT, "index.cjs"),
      launchArgs: [
        workspace.folder,
        ...(isMany ? ["--extensions-dir", installNeighbours()] : []),
        ...(suites === "untrusted" ? (desktop ? [] : ["--untrusted"]) : ["--disable-workspace-trust"]),
      ],
      extensionTestsEnv: { AI_READINESS_RESULTS: results, AI_READINESS_SUITES: suites, AI_READINESS_ROOT: ROOT },
    });
  } catch (error) {
    crash = error;
  } finally {
    workspace.remove();
  }
  if (!existsSync(results)) {
    const err = { message: `VS Code ended before the tests did: ${crash?.message ?? "no reason given"}` };
    return { stats: { passes: 0 }, failures: [{ fullTitle: `integration (${suites})`, err }], pending: [] };
  }
  return JSON.parse(readFileSync(results, "utf8"));
}

/** An extension folder with those that stand in for others' extensions: the host develops one extension at a time. */
function installNeighbours() {
  const folder = path.join(OUT, "extensions");
  cpSync(path.join(ROOT, "test/integration/neighbours/yaml"), path.join(folder, "redhat.vscode-yaml-0.0.1"), { recursive: true });
  return folder;
}

function merge(all) {
  return {
    stats: { passes: all.reduce((sum, { stats }) => sum + stats.passes, 0) },
    failures: all.flatMap(({ failures }) => failures),
    pending: all.flatMap(({ pending }) => pending ?? []),
  };
}

/** Every suite as a CommonJS file of its own; packages, `vscode` and mocha are found by the extension host. */
async function bundleSuites() {
  rmSync(OUT, { recursive: true, force: true });
  const common = { bundle: true, format: "cjs", platform: "node", target: "node20", sourcemap: "inline", logLevel: "error" };
  const packages = { packages: "external", external: ["vscode"], outExtension: { ".js": ".cjs" } };
  await esbuild.build({
    ...common,
    ...packages,
    entryPoints: ["test/integration/index.ts", ...testsIn("test/integration")],
    outbase: "test/integration",
    outdir: OUT,
    absWorkingDir: ROOT,
  });
  await esbuild.build({
    ...common,
    ...packages,
    entryPoints: testsIn("test/unit"),
    outbase: "test/unit",
    outdir: path.join(OUT, "unit"),
    absWorkingDir: ROOT,
  });
}

function testsIn(folder) {
  const names = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => path.join(folder, name))
    .sort();
}
