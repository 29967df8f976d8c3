import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, Scalar } from "yaml";

/** A YAML (or JSON) value with offsets, aliases followed and merge keys merged: what configuration readers walk over. */
export type Value = MapValue | ListValue | ScalarValue;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface MapValue extends Stretch {
  readonly kind: "map";
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Value;
}

export interface ListValue extends Stretch {
  readonly kind: "list";
  readonly items: readonly Value[];
}

export interface ScalarValue extends Stretch {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As text, whatever its type. */
  readonly text: string;
  /** From an offset in `text` to the file's; folded text maps to its start. */
  readonly at: (offset: number) => number;
}

/** How many values one file may unfold to: a few lines of nested aliases can stand for billions. */
const BUDGET = 50_000;
/** Longer files are no configuration that people write. */
export const YAML_LIMIT = 512 * 1024;

/** The documents of a YAML file, as far as they can be read; `[]` when it is too long or hopeless. Tags are not acted upon. */
export function yamlValues(text: string): Value[] {
  if (text.length > YAML_LIMIT || /[[{]{100}/.test(text)) return [];
  try {
    const documents = parseAllDocuments(text, { logLevel: "silent", strict: false, uniqueKeys: false, prettyErrors: false });
    if (!Array.isArray(documents)) return [];
    let budget = BUDGET;
    const values: Value[] = [];
    for (const document of documents) {
      const convert = (node: unknown, depth: number): Value | undefined => {
        if (--budget < 0 || depth > 100) return undefined;
        if (isAlias(node)) {
          const target = convert(node.resolve(document), depth + 1);
          return target && node.range ? { ...target, start: node.range[0], end: node.range[1] } : target;
        }
        const [start, end] = rangeOf(node);
        if (isMap(node)) {
          const entries = new Map<string, Entry>();
          for (const pair of node.items) {
            const key = isScalar(pair.key) ? String(pair.key.value) : "";
            const value = convert(pair.value, depth + 1);
            if (value === undefined) continue;
            if (key === "<<") {
              for (const source of value.kind === "list" ? value.items : [value])
                if (source.kind === "map")
                  for (const entry of source.entries) if (!entries.has(entry.key)) entries.set(entry.key, entry);
              continue;
            }
            const [keyStart, keyEnd] = rangeOf(pair.key);
            entries.set(key, { key, keyStart, keyEnd, value });
          }
          return { kind: "map", entries: [...entries.values()], start, end };
        }
        if (isSeq(node)) {
          const items = node.items.map((item) => convert(item, depth + 1)).filter((item) => item !== undefined);
          return { kind: "list", items, start, end };
        }
        if (isScalar(node)) return scalar(node, text, start, end);
        if (node === null) return { kind: "scalar", value: null, text: "", start, end, at: () => start };
        return undefined;
      };
      const value = document.contents === null ? undefined : convert(document.contents, 0);
      if (value !== undefined) values.push(value);
    }
    return values;
  } catch {
    // Nesting beyond what the parser's stack bears.
    return [];
  }
}

function rangeOf(node: unknown): [number, number] {
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1])] : [0, 0];
}

function scalar(node: Scalar, text: string, start: number, end: number): ScalarValue {
  const { value } = node;
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
  const shown = typeof plain === "string" ? plain : (node.source ?? (plain === null ? "" : String(plain)));
  let at: (offset: number) => number = () => start;
  if (node.type === Scalar.BLOCK_LITERAL) at = blockOffsets(text, start, end, shown);
  else if (node.type === Scalar.PLAIN && !text.slice(start, end).includes("\n")) at = (offset) => Math.min(start + offset, end);
  else if (node.type !== Scalar.PLAIN && node.type !== Scalar.BLOCK_FOLDED && text.slice(start + 1, end - 1) === shown)
    at = (offset) => Math.min(start + 1 + offset, end);
  return { kind: "scalar", value: plain, text: shown, start, end, at };
}

/** Lines of a literal block stand in the file as they are, behind their indentation. */
function blockOffsets(text: string, start: number, end: number, value: string): (offset: number) => number {
  const starts: { readonly value: number; readonly file: number }[] = [];
  let from = text.indexOf("\n", start) + 1;
  let inValue = 0;
  for (const line of value.split("\n")) {
    if (from <= 0 || from > end) break;
    const lineEnd = text.indexOf("\n", from);
    const stop = lineEnd < 0 ? text.length : lineEnd;
    const carriage = text[stop - 1] === "\r" ? 1 : 0;
    starts.push({ value: inValue, file: Math.max(from, stop - carriage - line.length) });
    inValue += line.length + 1;
    from = stop + 1;
  }
  return (offset) => {
    let found = starts[0];
    for (const line of starts) if (line.value <= offset) found = line;
    return found === undefined ? start : found.file + (offset - found.value);
  };
}

/** The value at a path of keys; undefined where there is none. */
export function at(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let current = value;
  for (const key of path)
    current = current?.kind === "map" ? current.entries.find((entry) => entry.key === key)?.value : undefined;
  return current;
}

export function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === "map" ? value.entries : [];
}

/** The elements of a list; a single value counts as a list of one. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === "list" ? value.items : [value];
}

export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "scalar" && value.value !== null ? value.text : undefined;
}

/** Calls `visit` for every entry of every map, outermost first. */
export function walk(value: Value, visit: (entry: Entry, path: readonly string[]) => void, path: readonly string[] = []): void {
  if (value.kind === "map")
    for (const entry of value.entries) {
      visit(entry, path);
      walk(entry.value, visit, [...path, entry.key]);
    }
  else if (value.kind === "list") for (const item of value.items) walk(item, visit, path);
}

/** Plain data, for programs' constants. */
export function plainOf(value: Value): unknown {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "list") return value.items.map(plainOf);
  return Object.fromEntries(value.entries.map(({ key, value }) => [key, plainOf(value)]));
}
