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
  const write = writer(text);
  const after = before.startsWith("[") ? lineArray(text, start, before, source, write) : write(source);
  return text.slice(0, start) + after + text.slice(end);
}

/** The notebook's text with one cell as if it had never run. */
export function withoutOutputs(text: string, cell: number): string {
  const outputs = cellMember(text, cell, "outputs");
  const cleared = outputs === undefined ? text : replaced(text, outputs, "[]");
  const count = cellMember(cleared, cell, "execution_count");
  return count === undefined ? cleared : replaced(cleared, count, "null");
}

function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Writes a string as JSON, with every character that is not ASCII escaped where the notebook does so everywhere. */
function writer(notebook: string): (text: string) => string {
  const isAscii = /\\u[\da-fA-F]{4}/.test(notebook) && !/[\u0080-\uffff]/.test(notebook);
  if (!isAscii) return JSON.stringify;
  return (text) =>
    JSON.stringify(text).replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The lines as JSON strings, laid out as the array was before; a line that stays keeps the characters in which it was written. */
function lineArray(text: string, start: number, before: string, source: string, write: (line: string) => string): string {
  const lines = source.split(/(?<=\n)/).filter((line) => line !== "");
  if (lines.length === 0) return "[]";
  const written = new Map<string, string>();
  for (let index = 0; ; index++) {
    const span = element(before, 0, index);
    if (span === undefined) break;
    const raw = before.slice(span.start, span.end);
    written.set(String(JSON.parse(raw)), raw);
  }
  const strings = lines.map((line) => written.get(line) ?? write(line));
  if (before !== "[]" && !before.includes("\n")) return `[${strings.join(before.includes('","') ? "," : ", ")}]`;
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))![0];
  const inner = /\n([ \t]*)"/.exec(before)?.[1] ?? `${indent} `;
  const lineEnd = before.includes("\r\n") ? "\r\n" : "\n";
  return `[${lineEnd}${strings.map((string) => inner + string).join(`,${lineEnd}`)}${lineEnd}${indent}]`;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function cellMember(text: string, cell: number, key: string): Span | undefined {
  const cells = member(text, skipSpace(text, 0), "cells");
  const item = cells === undefined ? undefined : element(text, cells.start, cell);
  return item === undefined ? undefined : member(text, item.start, key);
}

/**
 * The 1-based line of the file on which a line of a cell's source stands, where the notebook is laid out with one string a line, as Jupyter
 * writes it; else the line on which the source begins. Undefined when the text is no notebook or has no such cell.
 */
export function fileLineOf(text: string, cell: number, line: number): number | undefined {
  let span: Span;
  let source: unknown;
  try {
    span = sourceSpan(text, cell);
    source = JSON.parse(text.slice(span.start, span.end));
  } catch {
    return undefined;
  }
  let at = span.start;
  const lines = Array.isArray(source) ? source.length : 0;
  // One string a line: else an element may hold several lines and nothing more exact can be said than where the source begins.
  const wanted = Array.isArray(source) && source.slice(0, -1).every((one) => /^[^\n]*\n$/.test(String(one))) ? line : 0;
  if (wanted >= 1 && wanted <= lines) at = element(text, span.start, wanted - 1)?.start ?? at;
  let found = 1;
  for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", next + 1)) found++;
  return found;
}

function sourceSpan(text: string, cell: number): Span {
  const source = cellMember(text, cell, "source");
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
