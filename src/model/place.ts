/**
 * A stretch of one file. Lines and columns are 1-based; columns count UTF-16 code units; the end is exclusive.
 * In a notebook `cell` is the 0-based index over all cells and lines count within that cell.
 */
export interface Place {
  /** Path relative to the root of the project, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly cell?: number;
}

/** A place with the sentence that says why it is shown. */
export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
}

/** The place that stands for a whole file: the start of its first line. */
export function filePlace(file: string, line = 1): Place {
  return { file, line, column: 1, endLine: line, endColumn: 1 };
}

/** True for the same stretch, and where there is none in either. */
export function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.file === other.file &&
    one.cell === other.cell &&
    one.line === other.line &&
    one.column === other.column &&
    one.endLine === other.endLine &&
    one.endColumn === other.endColumn
  );
}
