/**
 * A notebook's JSON text with the source of one cell read or replaced; every other character stays as it is. Cells are counted from 0 over
 * all cells. Throws when the text is no notebook or has no such cell.
 */
export function cellSource(text: string, cell: number): string {
  const span = sourceSpan(text, cell);
  const value: unknown = JSON.parse(text.slice(span.start, span.end));
  return Array.isArray(value) ? value.join("") : String(value);
}

export function withCellSource(text: string, cell: number, source: string): string {
  const { start, end } = sourceSpan(text, cell);
  const before = text.slice(start, end);
  return (
    text.slice(0, start) +
    (before.startsWith("[") ? lineArray(text, start, before, source) : JSON.stringify(source)) +
    text.slice(end)
  );
}

/** The lines as JSON strings, laid out as the array was before. */
function lineArray(text: string, start: number, before: string, source: string): string {
  const lines = source.split(/(?<=\n)/).filter((line) => line !== "");
  if (lines.length === 0) return "[]";
  const strings = lines.map((line) => JSON.stringify(line));
  if (before !== "[]" && !before.includes("\n")) return `[${strings.join(", ")}]`;
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))![0];
  const inner = /\n([ \t]*)"/.exec(before)?.[1] ?? `${indent} `;
  return `[\n${strings.map((string) => inner + string).join(",\n")}\n${indent}]`;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function sourceSpan(text: string, cell: number): Span {
  const cells = member(text, skipSpace(text, 0), "cells");
  const item = cells === undefined ? undefined : element(text, cells.start, cell);
  const source = item === undefined ? undefined : member(text, item.start, "source");
  if (source === undefined) throw new Error(`The notebook has no cell ${cell} with source.`);
  return source;
}

/** The value of a key of the object that begins at `at`. */
function member(text: string, at: number, key: string): Span | undefined {
  if (text[at] !== "{") return undefined;
  let next = skipSpace(text, at + 1);
  while (text[next] === '"') {
    const keyEnd = skipValue(text, next);
    const name: unknown = JSON.parse(text.slice(next, keyEnd));
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = skipValue(text, start);
    if (name === key) return { start, end };
    next = skipSpace(text, end);
    if (text[next] === ",") next = skipSpace(text, next + 1);
  }
  return undefined;
}

function element(text: string, at: number, index: number): Span | undefined {
  if (text[at] !== "[") return undefined;
  let start = skipSpace(text, at + 1);
  for (let count = 0; start < text.length && text[start] !== "]"; count++) {
    const end = skipValue(text, start);
    if (count === index) return { start, end };
    start = skipSpace(text, end);
    if (text[start] === ",") start = skipSpace(text, start + 1);
  }
  return undefined;
}

/** The offset after the JSON value that begins at `at`. */
function skipValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') {
    for (let next = at + 1; next < text.length; next++) {
      if (text[next] === "\\") next++;
      else if (text[next] === '"') return next + 1;
    }
    return text.length;
  }
  if (first !== "{" && first !== "[") return at + /^[^\s,\]}]*/.exec(text.slice(at, at + 64))![0].length || at + 1;
  let depth = 0;
  for (let next = at; next < text.length; next++) {
    const char = text[next];
    if (char === '"') next = skipValue(text, next) - 1;
    else if (char === "{" || char === "[") depth++;
    else if ((char === "}" || char === "]") && --depth === 0) return next + 1;
  }
  return text.length;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && " \t\r\n".includes(text[next]!)) next++;
  return next;
}
