import type { Fix, TextEdit } from "./fix.ts";
import { groupBy } from "./group.ts";
import { cellSource, withCellSource } from "./notebook-text.ts";

/**
 * What the files hold after a fix, by path; only files that it changes or makes. `read` gives a file's text, undefined where there is none.
 * A file that the fix would make is left alone where one exists. Throws when edits overlap or name a file or cell that is not there.
 */
export function applyFix(fix: Fix, read: (file: string) => string | undefined): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const [file, edits] of groupBy(fix.edits ?? [], (edit) => edit.place.file)) {
    const text = read(file);
    if (text === undefined) throw new Error(`The fix "${fix.title}" edits ${file}, which is not there.`);
    const next = editFile(text, edits);
    if (next !== text) result.set(file, next);
  }
  for (const { file, text } of fix.newFiles ?? []) if (read(file) === undefined) result.set(file, text);
  return result;
}

function editFile(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const [cell, own] of groupBy(edits, (edit) => edit.place.cell)) {
    result =
      cell === undefined ? applyEdits(result, own) : withCellSource(result, cell, applyEdits(cellSource(result, cell), own));
  }
  return result;
}

/** Applies edits whose places are lines and columns of this text. Insertions at one point keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offset = (line: number, column: number) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const spans = edits.map(({ place, text: by }) => ({
    start: offset(place.line, place.column),
    end: offset(place.endLine, place.endColumn),
    by,
  }));
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const { start, end, by } of spans) {
    if (start < at) throw new Error("The edits of a fix overlap.");
    result += text.slice(at, start) + by;
    at = end;
  }
  return result + text.slice(at);
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
