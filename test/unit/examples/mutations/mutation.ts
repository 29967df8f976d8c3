import { openProject, type ScanResult } from "../../../../src/engine/index.ts";
import { createMemoryHost } from "../../../../src/hosts/memory.ts";
import type { History } from "../../../../src/model/history.ts";

/** One thing that can go wrong in a repository that was ready, and the one rule that has to speak of it. */
export interface Mutation {
  /** What somebody did, or let happen. */
  readonly what: string;
  readonly rule: string;
  /** Where the finding has to stand: `file`, or `file: part of its line`. A cell's line counts as a line of its notebook. */
  readonly at: string;
  readonly steps: readonly Step[];
  /** Changes made first, after which there is still nothing to find: a high risk class, a second model. */
  readonly given?: readonly Step[];
}

/** A repository in memory, with the day on which it is looked at. */
export interface State {
  readonly files: Readonly<Record<string, string>>;
  /** Files that are there and not in git. */
  readonly untracked: readonly string[];
  readonly today: string;
  /** Days on which files came, with all others on the first of them; nothing is known of the past without. */
  readonly came?: Readonly<Record<string, string>>;
}

export type Step = (state: State) => State | Promise<State>;

/** Lets a role approve what is there now, as the command line does it. */
export function approve(role: string): Step {
  return async (state) => {
    const { systems } = await scan(state);
    const line = `role: ${role}, `;
    return replace("ai-readiness.yaml", line, `${line}covers: ${systems[0]!.coverage}, `)(state);
  };
}

export function scan({ files, untracked, today, came }: State): Promise<ScanResult> {
  const tracked = Object.keys(files).filter((path) => !untracked.includes(path));
  return openProject(createMemoryHost(files, { tracked, today, ...(came && { history: historyOf(tracked, came) }) })).scan();
}

const BEGUN = "2026-08-03";

/** Git knows on which day each file came: those named then, all others on the day on which the project was begun. */
export function cameOn(came: Readonly<Record<string, string>>): Step {
  return (state) => ({ ...state, came: { ...state.came, ...came } });
}

function historyOf(paths: readonly string[], came: Readonly<Record<string, string>>): History {
  const days = [...new Set([BEGUN, ...Object.values(came)])].sort().reverse();
  const commits = days.map((date) => ({
    hash: date.replaceAll("-", ""),
    date,
    author: "Growth ML",
    subject: date === BEGUN ? "Begin" : "Add what was missing",
    changes: paths.filter((path) => (came[path] ?? BEGUN) === date).map((path) => ({ path, kind: "added" as const })),
  }));
  return { commits, complete: true };
}

/** Puts one text in place of another, which has to stand there exactly once. */
export function replace(file: string, before: string, after: string): Step {
  return (state) => {
    const text = textOf(state, file);
    const parts = text.split(before);
    if (parts.length !== 2) throw new Error(`${file} holds this ${parts.length - 1} times, and not once: ${before}`);
    return withFile(state, file, parts.join(after));
  };
}

/** Takes out the one line that holds this. */
export function drop(file: string, part: string): Step {
  return (state) => {
    const lines = textOf(state, file).split("\n");
    const found = lines.filter((line) => line.includes(part));
    if (found.length !== 1) throw new Error(`${file} has ${found.length} lines, and not one, with ${part}`);
    return withFile(state, file, lines.filter((line) => !line.includes(part)).join("\n"));
  };
}

/** Takes out a heading of Markdown with all that stands below it. */
export function dropSection(file: string, heading: string): Step {
  return (state) => {
    const sections = textOf(state, file).split(/^(?=## )/m);
    const left = sections.filter((section) => !section.startsWith(`## ${heading}\n`));
    if (left.length !== sections.length - 1) throw new Error(`${file} has no section ${heading}`);
    return withFile(state, file, left.join(""));
  };
}

/** Adds lines at the end. */
export function append(file: string, text: string): Step {
  return (state) => withFile(state, file, `${textOf(state, file)}${text}`);
}

export function write(file: string, text: string): Step {
  return (state) => withFile(state, file, text);
}

export function remove(file: string): Step {
  return (state) => {
    textOf(state, file);
    const { [file]: _, ...files } = state.files;
    return { ...state, files };
  };
}

export function untrack(file: string): Step {
  return (state) => ({ ...state, untracked: [...state.untracked, file] });
}

/** Nothing is changed, and time passes. */
export function on(today: string): Step {
  return (state) => ({ ...state, today });
}

function textOf({ files }: State, file: string): string {
  const text = files[file];
  if (text === undefined) throw new Error(`The example has no ${file}.`);
  return text;
}

function withFile(state: State, file: string, text: string): State {
  return { ...state, files: { ...state.files, [file]: text } };
}
