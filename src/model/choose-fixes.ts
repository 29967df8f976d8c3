import type { Finding } from "./check.ts";
import { type Fix, isForBulk, type TextEdit } from "./fix.ts";
import type { Place } from "./place.ts";

/** A fix with the finding that it answers. */
export interface Chosen {
  readonly finding: Finding;
  readonly fix: Fix;
}

export interface Choice {
  /** Unsafe fixes too. A safe one goes first where a finding has both. */
  readonly unsafe: boolean;
  /** Leaves out what was tried already, or what the caller cannot do. */
  readonly accepts?: (finding: Finding, fix: Fix) => boolean;
  readonly most?: number;
}

/** One fix for each finding that may be mended in bulk, so that no two touch the same text. The next round can take those that had to wait. */
export function chooseFixes(findings: readonly Finding[], { unsafe, accepts = () => true, most }: Choice): readonly Chosen[] {
  const taken: TextEdit[] = [];
  const files = new Map<string, string>();
  const chosen: Chosen[] = [];
  for (const finding of findings) {
    if (chosen.length === most) break;
    if (finding.waived) continue;
    const able = finding.fixes.filter((one) => isForBulk(one, unsafe) && accepts(finding, one));
    const fix = able.find(({ safe }) => safe) ?? able[0];
    if (fix === undefined || !fits(fix, taken, files)) continue;
    taken.push(...(fix.edits ?? []));
    for (const { file, text } of fix.newFiles ?? []) files.set(file, text);
    chosen.push({ finding, fix });
  }
  return chosen;
}

/** Fixes that go together as one: what two of them have alike is done once. */
export function joinFixes(title: string, fixes: readonly Fix[]): Fix {
  const edits = new Map(fixes.flatMap((fix) => fix.edits ?? []).map((edit) => [JSON.stringify(edit), edit]));
  const newFiles = new Map(fixes.flatMap((fix) => fix.newFiles ?? []).map((made) => [made.file, made]));
  const cells = new Map(fixes.flatMap((fix) => fix.clearOutputs ?? []).map((cell) => [JSON.stringify(cell), cell]));
  return {
    title,
    safe: fixes.every(({ safe }) => safe),
    ...(edits.size > 0 && { edits: [...edits.values()] }),
    ...(newFiles.size > 0 && { newFiles: [...newFiles.values()] }),
    ...(cells.size > 0 && { clearOutputs: [...cells.values()] }),
  };
}

function fits(fix: Fix, taken: readonly TextEdit[], files: ReadonlyMap<string, string>): boolean {
  for (const { file, text } of fix.newFiles ?? []) if (files.has(file) && files.get(file) !== text) return false;
  return (fix.edits ?? []).every((edit) => taken.every((other) => areAlike(edit, other) || areApart(edit.place, other.place)));
}

function areAlike(one: TextEdit, other: TextEdit): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Two insertions at one point are not apart: which goes first would be left to chance. */
function areApart(one: Place, other: Place): boolean {
  if (one.file !== other.file || one.cell !== other.cell) return true;
  return isBefore(one, other) || isBefore(other, one);
}

function isBefore(one: Place, other: Place): boolean {
  if (one.endLine !== other.line) return one.endLine < other.line;
  return one.endColumn < other.column || (one.endColumn === other.column && !isEmpty(one) && !isEmpty(other));
}

function isEmpty({ line, column, endLine, endColumn }: Place): boolean {
  return line === endLine && column === endColumn;
}
