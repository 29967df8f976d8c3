import { readFileSync } from "node:fs";
import type { PyModule } from "../src/source/python/module.ts";
import { indexModule } from "../src/source/python/module-index.ts";
import { parsePython } from "../src/source/python/parser.ts";
import { pythonFiles } from "./oracle/files.ts";

/**
 * How fast Python is read, in MB of text per second of CPU time: the first pass of a fresh process, and warm passes after it. Bundle it, as
 * the product is bundled, and run it on directories:
 *
 *     npx esbuild scripts/bench-parser.ts --bundle --platform=node --format=esm --outfile=/tmp/bench-parser.mjs
 *     node --expose-gc /tmp/bench-parser.mjs [--parse-only] directory …
 */
const parseOnly = process.argv.includes("--parse-only");
const directories = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const texts = pythonFiles(directories).map((file) => readFileSync(file, "utf8"));
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function read(text: string): unknown {
  const tree = parsePython(text);
  return parseOnly ? tree : indexModule(tree);
}

function pass(): number {
  return cpuSeconds(() => {
    for (const text of texts) read(text);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

const what = parseOnly ? "parse" : "parse and index";
console.log(`${texts.length} files, ${megabytes.toFixed(1)} MB, ${what}`);
const first = pass();
console.log(`first pass: ${(megabytes / first).toFixed(1)} MB/s (${first.toFixed(2)} s)`);
const warm = median(Array.from({ length: 5 }, pass));
console.log(`warm, median of 5: ${(megabytes / warm).toFixed(1)} MB/s (${warm.toFixed(2)} s)`);

const long = texts.find((text) => text.split("\n").length >= 1000);
if (long !== undefined) {
  const thousand = long.split("\n").slice(0, 1000).join("\n");
  const again = median(Array.from({ length: 51 }, () => cpuSeconds(() => read(thousand)) * 1000));
  console.log(`1,000 lines again: ${again.toFixed(2)} ms`);
}

const gc = (globalThis as { gc?: () => void }).gc;
if (gc !== undefined && !parseOnly) {
  gc();
  const before = process.memoryUsage();
  const modules: PyModule[] = texts.map((text) => indexModule(parsePython(text)));
  gc();
  const after = process.memoryUsage();
  const heap = (after.heapUsed - before.heapUsed) / 1e6;
  const outside = (after.arrayBuffers - before.arrayBuffers) / 1e6;
  console.log(`all ${modules.length} modules at once: ${heap.toFixed(0)} MB of heap, ${outside.toFixed(0)} MB of columns`);
}
