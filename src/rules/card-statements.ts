import type { Place } from "../model/place.ts";

/** What a model card says of the model it describes. */
export interface CardStatements {
  readonly versions: readonly Statement[];
  /** A bare `version` of the front matter: the model's, or the document's own. */
  readonly ambiguous: readonly Statement[];
  /** Days on which it was trained. */
  readonly trained: readonly Statement[];
  /** Datasets that the front matter names. */
  readonly datasets: readonly Statement[];
}

export interface Statement {
  readonly text: string;
  readonly place: Place;
}

const VERSION = /^(?:model[ _-]?)?version$/i;
const TRAINED = /^(?:trained[ _-]on|training[ _-]date|date[ _]trained)$/i;
const DATE = /\d{4}-\d{2}-\d{2}/;

/**
 * Reads fields only, never sentences: front matter (`version: 1.2.0`), bold or listed lead-ins (`**Version:** 1.2.0`), rows of tables, and the
 * phrase `Version trained on 2026-10-12` at the start of a line. A number in a sentence may speak of any model.
 */
export function cardStatements(file: string, text: string): CardStatements {
  const versions: Statement[] = [];
  const ambiguous: Statement[] = [];
  const trained: Statement[] = [];
  const datasets: Statement[] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const matterEnd = lines[0]?.trim() === "---" ? lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) : -1;
  let inCode = false;
  let inDatasets = false;
  for (const [index, line] of lines.entries()) {
    const add = (to: Statement[], value: string) => {
      const column = line.indexOf(value) + 1;
      to.push({
        text: value,
        place: { file, line: index + 1, column, endLine: index + 1, endColumn: column + value.length },
      });
    };
    if (index < matterEnd) {
      const field = /^([\w-]+)\s*:\s*(.*?)\s*$/.exec(line);
      const item = /^\s*-\s+(.+?)\s*$/.exec(line);
      if (field !== null) {
        inDatasets = field[1]!.toLowerCase() === "datasets";
        if (inDatasets)
          for (const name of field[2]!.replace(/^\[|\]$/g, "").split(",")) if (bare(name)) add(datasets, bare(name));
      } else if (inDatasets && item !== null && bare(item[1]!)) add(datasets, bare(item[1]!));
      if (field !== null) sort(field[1]!, field[2]!, add, field[1] === "version" ? ambiguous : versions, trained);
      continue;
    }
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    if (inCode) continue;
    const phrase = /^(?:[-*+] +)?Version trained on (\d{4}-\d{2}-\d{2})\b/.exec(line);
    if (phrase !== null) add(trained, phrase[1]!);
    const lead = /^\s*(?:[-*+] +|\| *)?(?:\*\*|__)?([A-Za-z][A-Za-z _-]{2,30}?)(?:\*\*|__)? *[:|] *(?:\*\*|__)? *(.+?) *$/.exec(
      line,
    );
    // A row may hold the versions of several models.
    const values = lead?.[2]?.split("|") ?? [];
    for (const value of values) sort(lead![1]!, value.trim(), add, versions, trained);
  }
  return { versions, ambiguous, trained, datasets };
}

function sort(
  name: string,
  value: string,
  add: (to: Statement[], value: string) => void,
  versions: Statement[],
  trained: Statement[],
): void {
  const date = DATE.exec(value)?.[0];
  if (TRAINED.test(name) && date !== undefined) add(trained, date);
  const version = /^[`"']?(v?\d+(?:\.\d+)+[\w.+-]*)[`"']?(?=$|[\s,;(])/i.exec(value.trim())?.[1];
  if (VERSION.test(name) && version !== undefined && !DATE.test(version)) add(versions, version);
}

function bare(text: string): string {
  return text
    .replace(/\s+#.*$/, "")
    .trim()
    .replace(/^["'`]|["'`]$/g, "");
}

/** `v1.2` and `1.2.0` are one; a version that says more goes on from one that says less. */
export function isSameVersion(one: string, other: string): boolean {
  const parts = (text: string) => text.toLowerCase().replace(/^v/, "").split(/[.+-]/);
  const [a, b] = [parts(one), parts(other)];
  return a.slice(0, b.length).every((part, at) => part === b[at]);
}
