import type { Place } from "./place.ts";

/** A stretch of a text by offsets, and the other way round; lines end with LF, CR LF or CR. For plain files: a notebook's places are in its cells. */
export function stretchAt(text: string, place: Place): { readonly start: number; readonly end: number } {
  const starts = lineStarts(text);
  const offset = (line: number, column: number) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  return { start: offset(place.line, place.column), end: offset(place.endLine, place.endColumn) };
}

export function placeAt(text: string, file: string, start: number, end: number): Place {
  const starts = lineStarts(text);
  const at = (offset: number) => {
    const line = starts.findLastIndex((one) => one <= offset);
    return { line: line + 1, column: offset - starts[line]! + 1 };
  };
  const [from, to] = [at(start), at(end)];
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
