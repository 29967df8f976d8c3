import { filePlace } from "../../model/place.ts";
import type { Leak } from "../facts.ts";
import type { PositionMap } from "../positions.ts";
import { lineStarts } from "../positions.ts";
import type { ShellCommand } from "../shell.ts";
import { findCredentials } from "./credentials.ts";
import { type JsonCursor, jsonCursor } from "./json-cursor.ts";
import { blankMagics } from "./magics.ts";
import { bodyOf, createWritten, pathFromFolder, runHere } from "./written.ts";

export interface Notebook {
  /** The code cells joined as one Python module; `""` when the kernel speaks another language. */
  readonly text: string;
  /** From offsets in `text` to places with `cell`, the 0-based index over all cells, Markdown ones included. */
  readonly positions: PositionMap;
  readonly commands: readonly ShellCommand[];
  /** Credentials in outputs, each at the first line of its cell, since outputs have no lines of their own. */
  readonly leaks: readonly Leak[];
  readonly cells: readonly NotebookCell[];
  /** Python files that cells write, by their path from the notebook's folder. */
  readonly written: readonly WrittenModule[];
  /** Lower case: `python`, `r`, `julia`. */
  readonly language: string;
}

export interface WrittenModule {
  readonly path: string;
  /** Which file it is, where `path` tells versions of it apart. */
  readonly file: string;
  readonly text: string;
  /** From offsets in `text` to places in the cells that write it. */
  readonly positions: PositionMap;
}

export interface NotebookCell {
  readonly index: number;
  readonly kind: "code" | "markdown" | "raw";
  /** Undefined where the cell never ran, or its count was cleared. */
  readonly executionCount: number | undefined;
  readonly hasOutputs: boolean;
  readonly source: string;
}

export interface NotebookError {
  readonly error: string;
}

interface RawCell {
  kind: string;
  source: string;
  executionCount: number | undefined;
  hasOutputs: boolean;
  leaks: Set<string>;
  language: string | undefined;
  /** What an editor wrote of this cell alone, as VS Code does for a cell of SQL among those of Python. */
  ownLanguage: string | undefined;
}

/**
 * Reads a notebook of format 3 or 4. Pictures in outputs are hopped over, never copied. Where a cell leaves a bracket or a string open, what
 * closes it is put between it and the next cell, so that one broken cell cannot swallow the rest. `path` goes into the leaks' places.
 */
export function readNotebook(text: string, path = ""): Notebook | NotebookError {
  const cursor = jsonCursor(text);
  const cells: RawCell[] = [];
  let language: string | undefined;
  let sawCells = false;
  const readCells = () => {
    sawCells = true;
    if (!cursor.array(() => readCell(cursor, cells))) cursor.skip();
  };
  const isObject = cursor.object((key) => {
    if (key === "cells") readCells();
    else if (key === "worksheets") {
      const isArray = cursor.array(() => {
        const isSheet = cursor.object((field) => (field === "cells" ? readCells() : cursor.skip()));
        if (!isSheet) cursor.skip();
      });
      if (!isArray) cursor.skip();
    } else if (key === "metadata") language = readLanguage(cursor) ?? language;
    else cursor.skip();
  });
  if (!isObject || !sawCells) return { error: "The file is not a notebook: it has no list of cells." };
  if (cursor.failed() && cells.length === 0) return { error: "The notebook is not valid JSON." };
  return join(cells, language ?? cells.find((cell) => cell.language !== undefined)?.language ?? "python", path);
}

function readCell(cursor: JsonCursor, cells: RawCell[]): void {
  const cell: RawCell = {
    kind: "",
    source: "",
    executionCount: undefined,
    hasOutputs: false,
    leaks: new Set(),
    language: undefined,
    ownLanguage: undefined,
  };
  const isObject = cursor.object((key) => {
    if (key === "cell_type") cell.kind = cursor.string() ?? "";
    else if (key === "source" || key === "input") cell.source = cursor.lines() ?? "";
    else if (key === "execution_count" || key === "prompt_number") cell.executionCount = cursor.number();
    else if (key === "language") cell.language = cursor.string()?.toLowerCase();
    else if (key === "metadata") cell.ownLanguage = readOwnLanguage(cursor);
    else if (key === "outputs") {
      if (!cursor.array(() => readOutput(cursor, cell))) cursor.skip();
    } else cursor.skip();
  });
  if (!isObject) cursor.skip();
  cells.push(cell);
}

function readOwnLanguage(cursor: JsonCursor): string | undefined {
  let language: string | undefined;
  const readEditor = (key: string): void => {
    if (key === "languageId") language = cursor.string()?.toLowerCase();
    else cursor.skip();
  };
  const isObject = cursor.object((key) => {
    if (key !== "vscode" || !cursor.object(readEditor)) cursor.skip();
  });
  if (!isObject) cursor.skip();
  return language;
}

/** Text outputs of the two formats: streams, tracebacks, and the textual forms of what a cell showed. */
const OUTPUT_TEXT = new Set(["text", "evalue", "traceback", "html", "json", "text/plain", "text/html", "text/markdown"]);

function readOutput(cursor: JsonCursor, cell: RawCell): void {
  cell.hasOutputs = true;
  const read = (key: string): void => {
    if (key === "data") {
      if (!cursor.object(read)) cursor.skip();
    } else if (OUTPUT_TEXT.has(key)) {
      for (const credential of findCredentials(cursor.lines() ?? "")) cell.leaks.add(credential.what);
    } else cursor.skip();
  };
  if (!cursor.object(read)) cursor.skip();
}

function readLanguage(cursor: JsonCursor): string | undefined {
  const names: Record<string, string | undefined> = {};
  const isObject = cursor.object((key) => {
    if (key !== "kernelspec" && key !== "language_info") return cursor.skip();
    const isSpec = cursor.object((field) => {
      if (field === "language" || field === "name") names[`${key}.${field}`] = cursor.string();
      else cursor.skip();
    });
    if (!isSpec) cursor.skip();
  });
  if (!isObject) cursor.skip();
  const language = names["language_info.name"] ?? names["kernelspec.language"] ?? kernelLanguage(names["kernelspec.name"]);
  return language === undefined || language === "" ? undefined : language.toLowerCase().replace(/^i?python\d?$/, "python");
}

/** Kernels are often named after environments (`my-env`), which says nothing; only well-known other languages count. */
function kernelLanguage(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const other = /^(ir|r|julia|scala|javascript|typescript|bash|sql|java|kotlin|rust|go|octave|\.net)\b/i
    .exec(name)?.[1]
    ?.toLowerCase();
  return other === "ir" ? "r" : other;
}

function join(raw: readonly RawCell[], language: string, path: string): Notebook {
  const commands: ShellCommand[] = [];
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const indices: number[] = [];
  let length = 0;
  const written = createWritten();
  const here = runHere(raw.map(({ source }) => source));
  const cells = raw.map((cell, index): NotebookCell => {
    const kind = cell.kind === "code" ? "code" : cell.kind === "raw" ? "raw" : "markdown";
    if (kind === "code" && language === "python" && (cell.ownLanguage ?? cell.language ?? "python") === "python") {
      let plain = blankMagics(cell.source);
      const file = plain.writes === undefined ? "" : pathFromFolder(plain.writes.path);
      if (plain.writes !== undefined && file.endsWith(".py")) {
        const body = bodyOf(cell.source, plain.writes.start);
        if (here.has(file)) plain = { ...plain, text: body };
        else written.add(file, plain.writes.appends, body, index);
      }
      starts.push(length);
      ends.push(length + plain.text.length);
      indices.push(index);
      for (const command of plain.commands)
        commands.push({ ...command, start: command.start + length, end: command.end + length });
      const part = `${plain.text}${commentGuard(plain.text, plain.closers)}${plain.closers}\n`;
      parts.push(part);
      length += part.length;
    }
    return { index, kind, executionCount: cell.executionCount, hasOutputs: cell.hasOutputs, source: cell.source };
  });
  const text = parts.join("");
  const leaks = raw.flatMap((cell, index) =>
    [...cell.leaks].map((what) => ({ what, place: { ...filePlace(path), cell: index } })),
  );
  const modules = written.versions().map(({ path: at, file, text: code, cells: from }) => ({
    path: at,
    file,
    text: code,
    positions: cellPositions(
      code,
      from.map((cell) => cell.start),
      from.map((cell) => cell.end),
      from.map((cell) => cell.index),
    ),
  }));
  return { text, positions: cellPositions(text, starts, ends, indices), commands, leaks, cells, written: modules, language };
}

/** Closers after a comment on the last line would be part of the comment. */
function commentGuard(text: string, closers: string): string {
  if (closers === "") return "";
  return text.slice(text.lastIndexOf("\n") + 1).includes("#") ? "\n" : "";
}

/** `starts` and `ends` are the offsets of the joined cells, without what closes them; `indices` their numbers among all cells. */
function cellPositions(
  text: string,
  starts: readonly number[],
  ends: readonly number[],
  indices: readonly number[],
): PositionMap {
  let lines: number[] | undefined;
  const at = (offset: number) => {
    lines ??= lineStarts(text);
    const cell = lastAtMost(starts, offset);
    const line = lastAtMost(lines, offset);
    const first = lastAtMost(lines, starts[cell] ?? 0);
    return { cell, line: line - first + 1, column: offset - lines[line]! + 1 };
  };
  return {
    place(file, start, end) {
      const from = at(start);
      // A stretch never leaves its cell's own text: what closes an open bracket stands beyond it.
      const to = at(Math.max(start, Math.min(end, ends[from.cell] ?? text.length)));
      return {
        file,
        line: from.line,
        column: from.column,
        endLine: to.line,
        endColumn: to.column,
        cell: indices[from.cell] ?? 0,
      };
    },
  };
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
