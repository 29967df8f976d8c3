import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import { keyOf, resolve, type YamlPair, type YamlText } from "./document.ts";

/** Plain data never grows past this many values, however aliases multiply. */
const MOST_VALUES = 50_000;
const DEEPEST = 100;

export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

export interface PlainData {
  /** Undefined for an empty document. Fields without a value are left out: half-typed is not wrong. */
  readonly data: Data | undefined;
  /** Why the data is not all there. */
  readonly overflow?: "too-much" | "cycle";
}

/** A document as plain data without prototypes, so that keys such as `__proto__` are keys like any other. */
export function toData(yaml: YamlText): PlainData {
  let values = 0;
  let overflow: PlainData["overflow"];
  const open = new Set<ParsedNode>();

  const convert = (from: ParsedNode | null | undefined, depth: number): Data | undefined => {
    if (overflow === "too-much") return undefined;
    const node = resolve(yaml, from);
    if (!node) return undefined;
    if (++values > MOST_VALUES || depth > DEEPEST) {
      overflow ??= "too-much";
      return undefined;
    }
    if (isScalar(node)) return scalar(node, depth);
    if (open.has(node)) {
      overflow ??= "cycle";
      return undefined;
    }
    open.add(node);
    const data = isSeq(node) ? node.items.map((item) => convert(item as ParsedNode, depth + 1) ?? null) : mapping(node, depth);
    open.delete(node);
    return data;
  };

  const mapping = (node: ParsedNode, depth: number): Data => {
    const data: Record<string, Data> = Object.create(null);
    const merged: ParsedNode[] = [];
    for (const pair of isMap(node) ? (node.items as YamlPair[]) : []) {
      const key = keyOf(pair);
      if (key === "<<" && (isAlias(pair.value) || isSeq(pair.value))) {
        const source = resolve(yaml, pair.value);
        merged.push(...(isSeq(source) ? (source.items as ParsedNode[]) : source ? [source] : []));
        continue;
      }
      const value = convert(pair.value, depth + 1);
      if (key !== undefined && value !== undefined && value !== null) data[key] = value;
    }
    for (const source of merged) {
      const value = convert(source, depth + 1);
      if (!isGroup(value)) continue;
      for (const [key, inner] of Object.entries(value)) if (!(key in data)) data[key] = inner;
    }
    return data;
  };

  const data = convert(yaml.document.contents, 0);
  return overflow ? { data, overflow } : { data };
}

/** Versions such as 1.10 stay as they are written; the format's own version, at the root, is a number. */
function scalar({ value, source }: Scalar, depth: number): Data {
  if (typeof value === "number" && depth > 1 && source && /^\d+\.\d*0$/.test(source)) return source;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null) return value;
  return String(value);
}

export function isGroup(value: Data | undefined): value is { readonly [key: string]: Data } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined. */
export function valueAt(data: Data | undefined, path: readonly (string | number)[]): Data | undefined {
  let at = data;
  for (const step of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Readonly<Record<string | number, Data>>)[step];
  }
  return at;
}
