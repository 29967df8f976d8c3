import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ScanResult } from "../../engine/index.ts";
import { addedAtLeast } from "../../model/comparison.ts";
import { PILLAR_TITLES } from "../../model/pillar.ts";
import { isAtLeast, type Severity } from "../../model/severity.ts";
import type { ReportContext, ReportInput, TextOptions } from "../../reporters/input.ts";
import { percentOf } from "../../reporters/summary.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import { compareWithBase } from "./base.ts";
import { createNodeHost } from "./host.ts";
import { planReports, writeReports } from "./outputs.ts";
import type { Product, Terminal } from "./product.ts";
import { createProgressLine } from "./progress.ts";

/** One `check`: what was asked for, of which folder, and where it goes. */
export interface CheckRun {
  readonly asked: Arguments;
  readonly terminal: Terminal;
  readonly product: Product;
  readonly root: string;
  /** Rules to judge by; undefined for all. */
  readonly rules: readonly string[] | undefined;
  readonly text: TextOptions;
}

/** Judges, with `--base` holds against it, writes the reports; resolves to whether what was found is below every bar. */
export async function check(run: CheckRun): Promise<boolean> {
  const { asked, terminal, product, root, text } = run;
  const plan = planReports(asked);
  const input = await judge(run);
  const context: ReportContext = {
    version: product.version,
    folder: text.folder,
    rules: product.rules,
    page: product.page,
    docs: docsOf(asked),
    prefix: prefixOf(root),
    bar: barOf(asked),
    textOf: createTextReader(root),
  };
  writeReports(plan, input, context, text, terminal);
  const low = belowFloors(input, asked);
  for (const sentence of low) terminal.err.write(`${sentence}\n`);
  return low.length === 0 && isClean(input, asked);
}

async function judge({ asked, terminal, product, root, rules }: CheckRun): Promise<ReportInput> {
  const progress = createProgressLine(terminal.err);
  const scan = { signal: terminal.signal, progress: progress.show };
  try {
    const options = rules === undefined ? {} : { rules };
    if (asked.base !== undefined) return await compareWithBase(root, asked.base, product, options, scan);
    const result: ScanResult = await product.openProject(createNodeHost(root), options).scan(scan);
    return result;
  } finally {
    progress.clear();
  }
}

/** `services/scoring/` for a folder of a repository, empty for its top and where there is no repository. */
function prefixOf(root: string): string {
  for (let at = root; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return at === root ? "" : `${path.relative(at, root).split(path.sep).join("/")}/`;
    if (at === path.dirname(at)) return "";
  }
}

/** The address of the rules' pages, ending in one slash. */
function docsOf({ docs }: Arguments): string | undefined {
  if (docs === undefined) return undefined;
  if (!/^https?:\/\//i.test(docs) || !URL.canParse(docs))
    throw new UsageError(`--docs cannot be ${docs}: give an address that begins with https://.`);
  return `${docs.replace(/\/+$/, "")}/`;
}

/** The severity that counts, whether or not only what is new counts. */
function barOf({ failOn }: Arguments): Severity | "never" {
  return failOn.replace(/^new-/, "") as Severity | "never";
}

function isClean({ findings, comparison }: ReportInput, asked: Arguments): boolean {
  const bar = barOf(asked);
  if (bar === "never") return true;
  if (asked.failOn.startsWith("new-")) return comparison !== undefined && addedAtLeast(comparison, bar).length === 0;
  return !findings.some((finding) => !finding.waived && isAtLeast(finding.severity, bar));
}

/** A sentence for each pillar whose share lies below what was asked for. A pillar with nothing to judge is not below. */
function belowFloors({ readiness }: ReportInput, { floors }: Arguments): readonly string[] {
  const sentences: string[] = [];
  for (const [pillar, least] of floors) {
    const percent = percentOf(readiness.pillars[pillar]);
    if (percent === undefined || percent >= least) continue;
    const { passed, applicable } = readiness.pillars[pillar];
    sentences.push(
      `${PILLAR_TITLES[pillar]} is at ${percent} %, ${passed} of ${applicable} checks, and at least ${least} % was asked for.`,
    );
  }
  return sentences;
}

function createTextReader(root: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, readText(path.join(root, file)));
    return texts.get(file);
  };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
