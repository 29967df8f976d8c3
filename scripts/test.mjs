/**
 * The whole gate: everything that has to hold before a change goes in. It sets itself up: npm packages, a real VS Code, Chromium.
 *
 *   npm test                      everything
 *   npm test -- --only unit,ui    these steps, after what they need
 *
 * The last line counts single tests and steps: `N passed, N failed, N skipped`. Exit code 1 when anything failed.
 */
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { ensurePythonFiles } from "./lib/python-files.mjs";
import { forgetResults, readResults } from "./lib/results.mjs";
import { ROOT, run, runScript } from "./lib/run.mjs";
import { hostIsSupported, installHost } from "./vscode-host/install.mjs";

const bin = (name) => path.join(ROOT, "node_modules", name);
const node = (program, ...args) => run(process.execPath, [program, ...args], { quiet: true });

/** Each step tells what it does; `passed` counts its own tests, for a step without tests the step itself. */
const STEPS = {
  lint: () => gate(node(bin("@biomejs/biome/bin/biome"), "lint", "--error-on-warnings", ".")),
  format: () => gate(node(bin("@biomejs/biome/bin/biome"), "format", ".")),
  types: () => gate(node(bin("typescript/bin/tsc"), "--noEmit")),
  unused: () => gate(node(bin("knip/bin/knip.js"))),
  generated: () => gate(runScript(path.join(ROOT, "scripts/generate.mjs"), ["--check"], { quiet: true })),
  unit: () => mochaSuite("unit"),
  // Our Python parser against CPython's own, where there is one.
  oracle: async () => {
    await ensurePythonFiles();
    return mochaSuite("oracle", ["--no-config", "--node-option", "import=tsx", "test/oracle/**/*.test.ts"]);
  },
  build: () => gate(node(path.join(ROOT, "esbuild.js"), "--production")),
  package: () => gate(run("npm", ["run", "--silent", "package"], { quiet: true })),
  budget: () => gate(runScript(path.join(ROOT, "scripts/check-budget.ts"), [], { quiet: true }), { show: true }),
  integration: () => inVSCode("integration"),
  web: () => inVSCode("web"),
  ui: () => inVSCode("ui"),
};

/** What a step needs before it, when it is asked for alone. */
const NEEDS = {
  package: ["build"],
  budget: ["build", "package"],
  integration: ["build"],
  web: ["build"],
  ui: ["build", "package"],
};

const total = { passed: 0, failed: 0, skipped: 0 };
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1]?.split(",") : undefined;
for (const name of only ?? []) {
  if (!(name in STEPS)) {
    console.error(`There is no step ${name}; there are ${Object.keys(STEPS).join(", ")}.`);
    process.exit(2);
  }
}
mkdirSync(path.join(ROOT, "out/results"), { recursive: true });
const wanted = only === undefined ? Object.keys(STEPS) : [...new Set(only.flatMap((name) => [...(NEEDS[name] ?? []), name]))];
try {
  await ensurePackages();
} catch (error) {
  console.error(error.message);
  console.log("0 passed, 1 failed, 0 skipped");
  process.exit(1);
}
for (const name of Object.keys(STEPS).filter((step) => wanted.includes(step))) await perform(name);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs a step, prints its outcome and adds it up. */
async function perform(name) {
  const started = performance.now();
  let outcome;
  try {
    outcome = await STEPS[name]();
  } catch (error) {
    outcome = { passed: 0, failures: [{ title: name, detail: error.message }], skipped: [] };
  }
  const { passed, failures, skipped, output } = outcome;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const state = failures.length > 0 ? "FAILED" : passed === 0 && skipped.length > 0 ? "skipped" : "ok";
  const counts = `${passed} passed${failures.length > 0 ? `, ${failures.length} failed` : ""}${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
  console.log(`${state.padEnd(8)}${name.padEnd(13)}${counts} (${seconds} s)`);
  for (const { title, reason } of skipped) console.log(`        skipped: ${title}: ${reason}`);
  for (const { title, detail } of failures) console.log(`        FAILED: ${title}\n${indent(detail)}`);
  if (output) console.log(indent(output));
  total.passed += passed;
  total.failed += failures.length;
  total.skipped += skipped.length;
}

/** A step that passes or fails as a whole. */
async function gate(running, { show = false } = {}) {
  const { code, output } = await running;
  if (code !== 0) return { passed: 0, failures: [{ title: `exit code ${code}`, detail: output }], skipped: [] };
  return { passed: 1, failures: [], skipped: [], output: show ? output : "" };
}

/** A suite of single tests, whose results it writes itself. */
async function suite(name, start) {
  const file = path.join(ROOT, "out/results", `${name}.json`);
  forgetResults(file);
  const { code, output } = await start(file);
  const results = readResults(file);
  if (results === undefined)
    return { passed: 0, failures: [{ title: `exit code ${code}, no results`, detail: output }], skipped: [] };
  const { passed, failures } = results;
  const skipped = withReasons(results.skipped, output);
  if (passed + failures.length + skipped.length === 0) failures.push({ title: "not one test ran", detail: output });
  // A crash after the last test is a failure too.
  if (code !== 0 && failures.length === 0) failures.push({ title: `exit code ${code}`, detail: output });
  return { passed, failures, skipped };
}

/** Mocha keeps no reason for a skipped test: those that skip themselves print `skipped: why` when they do. */
function withReasons(skipped, output) {
  const reasons = [...output.matchAll(/^\s*skipped: (.+)$/gm)].map(([, reason]) => reason);
  return reasons.length === skipped.length ? skipped.map(({ title }, index) => ({ title, reason: reasons[index] })) : skipped;
}

/** Mocha on bare Node; without arguments as `.mocharc.json` says. */
function mochaSuite(name, args = []) {
  return suite(name, (results) =>
    run(process.execPath, [bin("mocha/bin/mocha.js"), ...args, "--reporter", "json", "--reporter-option", `output=${results}`], {
      quiet: true,
      // A loop without end in a test would otherwise hold everything up: mocha's own limits cannot stop it.
      timeout: 600_000,
      env: { AI_READINESS_ROOT: ROOT },
    }),
  );
}

/** A suite started by `scripts/run-<name>.mjs` or `.ts`, which writes results to the file that AI_READINESS_RESULTS names. */
function suiteScript(name, env = {}) {
  const script = [".mjs", ".ts"].map((end) => path.join(ROOT, "scripts", `run-${name}${end}`)).find((file) => existsSync(file));
  if (script === undefined) return skip(name, `there is no scripts/run-${name}.mjs`);
  return suite(name, (results) =>
    runScript(script, [], { quiet: true, timeout: 900_000, env: { ...env, AI_READINESS_RESULTS: results } }),
  );
}

async function inVSCode(name) {
  if (!hostIsSupported())
    return skip(name, `the VS Code that the tests start does not run on ${process.platform}-${process.arch}`);
  const chromium = await ensureChromium();
  installHost({ log: (line) => console.log(line) });
  return suiteScript(name, { CHROME_PATH: chromium, CHROMIUM: chromium });
}

function skip(title, reason) {
  return { passed: 0, failures: [], skipped: [{ title, reason }] };
}

function indent(text) {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `          ${line}`)
    .join("\n");
}
