import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ignore from "ignore";
import { openProject, type ProjectOptions, type ScanResult } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import type { Verdict } from "../../../src/model/check.ts";
import { anyGlob } from "../../../src/model/glob.ts";
import type { Commit, FileHistoryChange } from "../../../src/model/history.ts";
import type { Host } from "../../../src/model/host.ts";
import { RULES } from "../../../src/rules/registry.generated.ts";

export const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
export const FIXTURES = join(ROOT, "test/fixtures/rules");

/** `case.json` of a fixture: what the files alone do not say. */
export interface CaseOptions {
  /** Paths in git's index, for when it is not every file that no `.gitignore` names. */
  readonly tracked?: readonly string[];
  /** Globs of files that are there but not in git's index. */
  readonly untracked?: readonly string[];
  /** False for a folder without git. */
  readonly git?: boolean;
  readonly today?: string;
  /** What git tells of the past, newest first; `shallow` where it does not go back to the beginning. */
  readonly history?: readonly PastCommit[];
  readonly shallow?: boolean;
  /** Texts of earlier versions, by `commit:path`. */
  readonly pastTexts?: Readonly<Record<string, string>>;
  /** How often a file's text is repeated, for files too big to be kept here. */
  readonly repeat?: Readonly<Record<string, number>>;
  /** Rules that are run as well, for one that judges what others find. */
  readonly rules?: readonly string[];
  /** Verdicts that the rule must give, by the subject's key. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
}

/** A commit as a fixture writes it. `moved` gives the earlier name of each file. */
interface PastCommit {
  readonly hash: string;
  readonly date: string;
  readonly subject?: string;
  readonly added?: readonly string[];
  readonly changed?: readonly string[];
  readonly moved?: Readonly<Record<string, string>>;
}

function commitOf({ hash, date, subject = "", added = [], changed = [], moved = {} }: PastCommit): Commit {
  const changes: FileHistoryChange[] = [
    ...added.map((path) => ({ path, kind: "added" }) as const),
    ...changed.map((path) => ({ path, kind: "changed" }) as const),
    ...Object.entries(moved).map(([path, from]) => ({ path, from, kind: "added" }) as const),
  ];
  return { hash, date, author: "Ada", subject, changes };
}

/** A small repository that shows one thing that a rule does. */
export interface Case {
  readonly rule: string;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options: CaseOptions;
  /** The text of `want.txt`, for findings at places that can carry no comment. */
  readonly wants: string;
}

const ABOUT = ["case.json", "want.txt"];

export function loadCases(): readonly Case[] {
  const cases: Case[] = [];
  for (const pillar of folders(FIXTURES)) {
    for (const rule of folders(join(FIXTURES, pillar))) {
      for (const name of folders(join(FIXTURES, pillar, rule))) cases.push(loadCase(`${pillar}/${rule}`, name));
    }
  }
  return cases;
}

function loadCase(rule: string, name: string): Case {
  const folder = join(FIXTURES, rule, name);
  const files: Record<string, string> = {};
  for (const path of filesBelow(folder, "")) if (!ABOUT.includes(path)) files[path] = readFileSync(join(folder, path), "utf8");
  const about = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : undefined);
  const options = JSON.parse(about("case.json") ?? "{}") as CaseOptions;
  for (const [path, times] of Object.entries(options.repeat ?? {})) files[path] = files[path]!.repeat(times);
  return { rule, name, files, options, wants: about("want.txt") ?? "" };
}

/** Judges a repository by one rule; one that is off is switched on. */
export function lint(rule: string, files: Readonly<Record<string, string>>, options: CaseOptions = {}): Promise<ScanResult> {
  return openProject(hostOf(files, options), { rules: [rule, ...(options.rules ?? [])], ...switchedOn(rule) }).scan();
}

/** Judges a repository by every rule, and by one that is off unless somebody switches it on. */
export function lintAll(rule: string, files: Readonly<Record<string, string>>, options: CaseOptions = {}): Promise<ScanResult> {
  return openProject(hostOf(files, options), switchedOn(rule)).scan();
}

function hostOf(files: Readonly<Record<string, string>>, options: CaseOptions): Host {
  const tracked = options.git === false ? undefined : (options.tracked ?? trackedPaths(files, options.untracked ?? []));
  const { today, history, shallow, pastTexts } = options;
  return createMemoryHost(files, {
    ...(tracked && { tracked }),
    ...(today && { today }),
    ...(history && { history: { commits: history.map(commitOf), complete: shallow !== true } }),
    ...(pastTexts && { pastTexts }),
  });
}

function switchedOn(rule: string): ProjectOptions {
  const off = RULES.find(({ id }) => id === rule)?.severity === "off";
  return off ? { severity: { [rule]: "warning" } } : {};
}

function trackedPaths(files: Readonly<Record<string, string>>, untracked: readonly string[]): readonly string[] {
  const ignored = ignore().add(files[".gitignore"] ?? "");
  const left = anyGlob(untracked);
  return Object.keys(files).filter((path) => !ignored.ignores(path) && !left(path));
}

function folders(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => statSync(join(path, name)).isDirectory())
    .sort();
}

function filesBelow(folder: string, path: string): readonly string[] {
  return readdirSync(join(folder, path)).flatMap((name) => {
    const below = path === "" ? name : `${path}/${name}`;
    return statSync(join(folder, below)).isDirectory() ? filesBelow(folder, below) : [below];
  });
}
