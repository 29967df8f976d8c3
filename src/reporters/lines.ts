import { fileLineOf } from "../model/notebook-text.ts";
import type { Place } from "../model/place.ts";

/** Where a place stands in the file as it lies on disk; columns only where they are the file's own. */
export interface FileLines {
  readonly line: number;
  readonly endLine: number;
  /** 1-based, the end exclusive; absent in notebooks, whose lines are quoted in JSON. */
  readonly columns?: { readonly start: number; readonly end: number };
}

/**
 * For outputs that know files alone. A notebook's place is given as the line of its JSON on which the line of the cell is written; undefined
 * where that cannot be told, so that nobody is sent to a wrong line.
 */
export function fileLines(place: Place, textOf: (file: string) => string | undefined): FileLines | undefined {
  const { cell, file, line, endLine, column, endColumn } = place;
  if (cell === undefined) return { line, endLine, columns: { start: column, end: endColumn } };
  const text = textOf(file);
  const start = text === undefined ? undefined : fileLineOf(text, cell, line);
  if (text === undefined || start === undefined) return undefined;
  return { line: start, endLine: Math.max(start, fileLineOf(text, cell, endLine) ?? start) };
}

/** `cell 3`, counted from one, as people count cells; empty elsewhere. */
export function cellName({ cell }: Place): string {
  return cell === undefined ? "" : `cell ${cell + 1}`;
}
