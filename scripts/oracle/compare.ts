import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Reading, readOurs } from "./read-ours.ts";

export interface Difference {
  readonly path: string;
  readonly list: keyof Reading | "errors";
  /** As JSON; undefined where one side has nothing more. */
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

export interface Comparison {
  readonly python: string;
  readonly compared: number;
  readonly facts: number;
  /** Files left out, by reason: not UTF-8, or rejected by this Python. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly differences: readonly Difference[];
}

const LISTS = ["imports", "calls", "definitions", "strings", "names", "shapes", "inFormats"] as const;
const here = dirname(fileURLToPath(import.meta.url));

/** The version of `python3`, or undefined where there is none. */
export function pythonVersion(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn("python3", ["--version"], { stdio: ["ignore", "pipe", "ignore"] });
    let output = "";
    child.stdout.on("data", (data) => {
      output += data;
    });
    child.on("error", () => resolve(undefined));
    child.on("close", () => resolve(/^Python (\S+)/.exec(output)?.[1]));
  });
}

/** Holds our reading of every file against CPython's. */
export async function compareWithPython(files: readonly string[], python: string): Promise<Comparison> {
  const exactFormats = Number(python.split(".")[1]) >= 12;
  const child = spawn("python3", ["-X", "utf8", join(here, "dump.py")], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(`${files.join("\n")}\n`);
  const skipped = new Map<string, number>();
  const differences: Difference[] = [];
  let compared = 0;
  let facts = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const theirs = JSON.parse(line) as Reading & { readonly path: string; readonly skipped?: string };
    if (theirs.skipped !== undefined) {
      skipped.set(theirs.skipped, (skipped.get(theirs.skipped) ?? 0) + 1);
      continue;
    }
    compared++;
    const ours = readOurs(readFileSync(theirs.path, "utf8"), exactFormats);
    if (ours.errors > 0) differences.push({ path: theirs.path, list: "errors", ours: String(ours.errors), theirs: undefined });
    for (const list of LISTS) {
      facts += theirs[list].length;
      differences.push(...differencesOf(theirs.path, list, ours[list], theirs[list]));
    }
  }
  if (compared + [...skipped.values()].reduce((sum, count) => sum + count, 0) !== files.length) {
    throw new Error("python3 ended before all files were read.");
  }
  return { python, compared, facts, skipped, differences };
}

/** What one side has and the other has not, but for what is explained. */
function differencesOf(path: string, list: keyof Reading, ours: readonly unknown[], theirs: readonly unknown[]): Difference[] {
  const left = new Map<string, number>();
  for (const fact of theirs) {
    const text = JSON.stringify(fact);
    left.set(text, (left.get(text) ?? 0) + 1);
  }
  const surplus: unknown[] = [];
  for (const fact of ours) {
    const text = JSON.stringify(fact);
    const count = left.get(text) ?? 0;
    if (count > 1) left.set(text, count - 1);
    else if (count === 1) left.delete(text);
    else surplus.push(fact);
  }
  const found: Difference[] = [];
  for (const fact of surplus) {
    if (list === "strings" && takeSameSpan(left, fact)) continue;
    found.push({ path, list, ours: JSON.stringify(fact), theirs: undefined });
  }
  for (const [text, count] of left) {
    for (let index = 0; index < count; index++) found.push({ path, list, ours: undefined, theirs: text });
  }
  return found;
}

/**
 * Explained: a string whose value we do not tell because it names a character (`\N{EM DASH}`), and we carry no table of those. It must
 * still stand at the same place.
 */
function takeSameSpan(left: Map<string, number>, fact: unknown): boolean {
  const [start, end, value] = fact as [number, number, string | undefined];
  if (value !== undefined) return false;
  for (const text of left.keys()) {
    if (text.startsWith(`[${start},${end},`)) return left.delete(text);
  }
  return false;
}
