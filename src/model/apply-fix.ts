import type { Fix, TextEdit } from "./fix.ts";
import { groupBy } from "./group.ts";
import { cellSource, withCellSource, withoutOutputs } from "./notebook-text.ts";
import { lineStarts } from "./text-at.ts";

/**
 * What the files hold after a fix, by path; only files that it changes or makes. `read` gives a file's text, undefined where there is none.
 * A file that the fix would make is left alone where one exists. Throws when edits overlap or name a file or cell that is not there.
 */
export function applyFix(fix: Fix, read: (file: string) => string | undefined): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  const textOf = (file: string): string => {
    const text = result.get(file) ?? read(file);
    if (text === undefined) throw new Error(`The fix "${fix.title}" edits ${file}, which is not there.`);
    return text;
  };
  const set = (file: string, next: string) => {
    if (next !== textOf(file)) result.set(file, next);
  };
  for (const [file, edits] of groupBy(fix.edits ?? [], (edit) => edit.place.file)) set(file, editFile(textOf(file), edits));
  for (const { file, cell } of fix.clearOutputs ?? []) set(file, withoutOutputs(textOf(file), cell));
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

/**
 * Applies edits whose places are lines and columns of this text. Insertions at one point keep their order. What is put in ends its lines as
 * the text does.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const lineEnd = lineEndOf(text);
  const offset = (line: number, column: number) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const spans = edits.map(({ place, text: by }) => ({
    start: offset(place.line, place.column),
    end: offset(place.endLine, place.endColumn),
    by: lineEnd === "\n" ? by : by.replace(/\r\n|\n/g, lineEnd),
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

/** How most of the text's lines end. */
function lineEndOf(text: string): string {
  let windows = 0;
  let unix = 0;
  let old = 0;
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) {
    if (end === "\r\n") windows++;
    else if (end === "\n") unix++;
    else old++;
  }
  if (windows > unix) return "\r\n";
  return old > unix + windows ? "\r" : "\n";
}
