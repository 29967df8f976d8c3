import { readFileSync } from "node:fs";
import path from "node:path";
import type { Place } from "../../model/place.ts";

/** Reads the lines that a report quotes, each file once; in a notebook a line of the cell. */
export function createLineReader(root: string): (place: Place) => string | undefined {
  const cache = new Map<string, readonly string[]>();
  return (place) => {
    const key = place.cell === undefined ? place.file : `${place.file}\0${place.cell}`;
    let lines = cache.get(key);
    if (lines === undefined) {
      lines = linesOf(path.join(root, place.file), place.cell);
      cache.set(key, lines);
    }
    return lines[place.line - 1];
  };
}

function linesOf(file: string, cell: number | undefined): readonly string[] {
  try {
    const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
    return (cell === undefined ? text : cellSource(JSON.parse(text), cell)).split(/\r\n|\r|\n/);
  } catch {
    // A deleted file or a broken notebook: the finding is shown without its line.
    return [];
  }
}

/** The source of the n-th cell; notebooks before version 4 keep their cells in worksheets. */
function cellSource(notebook: Notebook, index: number): string {
  const cells = notebook.cells ?? notebook.worksheets?.flatMap((sheet) => sheet.cells ?? []) ?? [];
  const source = cells[index]?.source ?? cells[index]?.input ?? "";
  return typeof source === "string" ? source : source.join("");
}

interface Cell {
  readonly source?: string | readonly string[];
  readonly input?: string | readonly string[];
}

interface Notebook {
  readonly cells?: readonly Cell[];
  readonly worksheets?: readonly { readonly cells?: readonly Cell[] }[];
}
