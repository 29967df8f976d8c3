/**
 * How long things take: `npm run bench [-- DIR…]`. Prints medians and ratios and asserts nothing, since machines differ.
 *
 * For each DIR (the example pilot unless said): a first inventory in a fresh process, a second one in the same process, one after an edit of
 * one file, that of the commit where a branch of twenty changed files began, the longest stretch without yielding, what all rules add, peak memory;
 * beside them the mere reading of the same files and `rg -nw` for the names
 * of all libraries that are known, which is what a text search would cost. Then a keystroke in a file of 1,000 lines, the parser alone, and loading and activating the extension.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as esbuild from "esbuild";
import { importNames, pythonLibraries } from "../src/knowledge/index.ts";

const ROUNDS = 5;
const ROOT = path.resolve(import.meta.dirname ?? ".", "..");

interface RulesFigures {
  readonly inventory: number;
  readonly rules: number;
}

interface ScanFigures {
  readonly files: number;
  readonly bytes: number;
  readonly bareRead: number;
  readonly cold: number;
  readonly warm: number;
  /** The median of several files. */
  readonly edit: number;
  /** The base of a branch that changed twenty files. */
  readonly base: number;
  readonly longestSlice: number;
  /** Megabytes. */
  readonly peak: number;
}

const scratch = mkdtempSync(path.join(tmpdir(), "ai-readiness-bench-"));
try {
  const worker = await bundle("scripts/lib/bench-worker.ts");
  const directories = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  for (const directory of directories.length > 0 ? directories : [path.join(ROOT, "examples/pilot")])
    await scans(directory, worker);
  keystroke(worker);
  await parser(directories);
  load();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function scans(directory: string, worker: string): Promise<void> {
  if (!existsSync(directory)) {
    console.log(`${directory}: skipped: there is no such folder\n`);
    return;
  }
  const rounds: ScanFigures[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const figures = child<ScanFigures>([worker, "scan", path.resolve(directory)]);
    if (figures === undefined) return;
    rounds.push(figures);
  }
  const middle = (key: keyof ScanFigures) => median(rounds.map((figures) => figures[key]));
  const read = middle("bareRead");
  console.log(
    `${directory}: ${middle("files")} files, ${(middle("bytes") / 1e6).toFixed(1)} MB; medians of ${ROUNDS}, a process each`,
  );
  line("read the same files", read, read);
  const search = ripgrep(directory);
  if (typeof search === "number") line("rg -nw for known libraries", search, read);
  else console.log(`  rg -nw for known libraries   skipped: ${search}`);
  line("first inventory", middle("cold"), read, typeof search === "number" ? search : undefined);
  line("second, nothing changed", middle("warm"), read);
  line("after an edit of one file", middle("edit"), read);
  line("the base of 20 changed files", middle("base"), read);
  line("longest stretch without a yield", middle("longestSlice"), read);
  rules(directory, worker);
  console.log(`  peak memory                       ${middle("peak").toFixed(0)} MB\n`);
}

/** What all rules together add to an inventory without any: less than 15 % is asked for. */
function rules(directory: string, worker: string): void {
  const rounds: RulesFigures[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const figures = child<RulesFigures>([worker, "rules", path.resolve(directory)]);
    if (figures === undefined) return;
    rounds.push(figures);
  }
  const inventory = median(rounds.map((round) => round.inventory));
  const added = median(rounds.map((round) => round.rules));
  const share = `${((100 * added) / inventory).toFixed(1)} % of ${inventory.toFixed(1)} ms without them`;
  console.log(`  ${"all rules, on top of it".padEnd(32)}  ${added.toFixed(1).padStart(9)} ms  ${share}`);
}

function line(what: string, milliseconds: number, read: number, search?: number): void {
  const ratio = `${(milliseconds / read).toFixed(2)} × reading`;
  const beside = search === undefined ? "" : `, ${(milliseconds / search).toFixed(2)} × rg`;
  console.log(`  ${what.padEnd(32)}  ${milliseconds.toFixed(1).padStart(9)} ms  ${ratio}${beside}`);
}

/** Milliseconds, or why it cannot be told. */
function ripgrep(directory: string): number | string {
  const names = [...importNames(pythonLibraries).keys()];
  const patterns = path.join(scratch, "names");
  writeFileSync(patterns, `${names.join("\n")}\n`);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    const run = spawnSync("rg", ["-nwF", "-f", patterns, directory], { stdio: "ignore" });
    if (run.error !== undefined) return "ripgrep (rg) is not installed";
    times.push(performance.now() - started);
  }
  return median(times);
}

function keystroke(worker: string): void {
  const figures = child<{ lines: number; median: number }>([worker, "keystroke"]);
  if (figures === undefined) return;
  console.log(
    `A keystroke in a Python file of ${figures.lines} lines: ${figures.median.toFixed(1)} ms until findings are there again (median)\n`,
  );
}

/** The parser alone, by its own script, over the directories or what Debian ships. */
async function parser(directories: readonly string[]): Promise<void> {
  const wanted = directories.length > 0 ? directories : ["/usr/lib/python3", "/usr/lib/python3.11", "/usr/lib/python3.12"];
  const folders = wanted.filter((folder) => existsSync(folder));
  if (folders.length === 0) {
    console.log("Python parser: skipped: there is no folder of Python files; name one\n");
    return;
  }
  const run = spawnSync(process.execPath, ["--expose-gc", await bundle("scripts/bench-parser.ts"), ...folders], {
    encoding: "utf8",
  });
  console.log(`Python parser: ${run.status === 0 ? run.stdout.trim().split("\n").join("\n  ") : `failed: ${run.stderr}`}\n`);
}

/** Loading and activating `dist/extension.js` with a stand-in for `vscode` that answers everything and does nothing, then the engine in its parts. */
function load(): void {
  const dist = path.join(ROOT, "dist");
  if (!existsSync(path.join(dist, "engine"))) {
    console.log("Loading the extension: skipped: there is no dist/engine; run npm run build:production");
    return;
  }
  const rounds: Record<"load" | "activate" | "engine" | "parts" | "longest", number>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const figures = child<(typeof rounds)[number]>([path.join(ROOT, "scripts/lib/bench-load.cjs"), dist]);
    if (figures === undefined) return;
    rounds.push(figures);
  }
  const middle = (key: keyof (typeof rounds)[number]) => median(rounds.map((figures) => figures[key])).toFixed(1);
  console.log(
    `The extension (medians of ${ROUNDS}, a process each): load ${middle("load")} ms, activate ${middle("activate")} ms;`,
  );
  console.log(`  the engine, when a folder is first read: load ${middle("engine")} ms;`);
  console.log(
    `  all its parts, each when it is first wanted: ${middle("parts")} ms, the longest with what it needs ${middle("longest")} ms`,
  );
}

/** Bundled as the product is, so that the figures are the product's. */
async function bundle(script: string): Promise<string> {
  const outfile = path.join(scratch, `${path.basename(script, ".ts")}.mjs`);
  const entry = path.join(ROOT, script);
  // Like scripts/build.mjs: of the packages' builds the ones of ES modules.
  const alias = { yaml: path.join(ROOT, "node_modules/yaml/browser/dist/index.js") };
  await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    alias,
  });
  return outfile;
}

/** Runs a script in a process of its own and reads the JSON that it prints. */
function child<T>(args: readonly string[]): T | undefined {
  const run = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status === 0) return JSON.parse(run.stdout) as T;
  console.error(`Failed: ${path.basename(args[0] ?? "")} ${args.slice(1).join(" ")}\n${run.stderr.slice(-1500)}`);
  process.exitCode = 1;
  return undefined;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
