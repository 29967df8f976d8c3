import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
} from "yaml";
import type { Place } from "../model/place.ts";
import type { Data } from "./data.ts";
import type { DocumentPath, Manifest } from "./manifest.ts";

/** A manifest's text with its syntax tree, which keeps every offset. */
export interface YamlText {
  readonly file: string;
  /** Without a byte order mark, as editors show it. */
  readonly text: string;
  readonly document: Document.Parsed;
  readonly place: (start: number, end: number) => Place;
  /** What each alias stands for; undefined where no anchor above has its name. */
  readonly targets: ReadonlyMap<Alias, ParsedNode | undefined>;
}

export type YamlPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * YAML 1.2's core schema whatever a directive says, so that `on`, `off`, `yes` and dates stay text. Anchors and aliases work; tags that
 * make other things than plain data do not.
 */
export function readYaml(file: string, source: string): YamlText {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: "core",
    stringKeys: true,
    prettyErrors: false,
    resolveKnownTags: false,
    lineCounter: lines,
    logLevel: "error",
  });
  return {
    file,
    text,
    document,
    targets: aliasTargets(document),
    place(start, end) {
      const from = lines.linePos(start);
      const to = lines.linePos(end);
      return { file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
    },
  };
}

/** One walk for all aliases: asking each alias for its anchor would walk once for each. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, ParsedNode | undefined> {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<Alias, ParsedNode | undefined>();
  visit(document, {
    Value(_, node) {
      if (node.anchor) anchors.set(node.anchor, node as ParsedNode);
    },
    Alias(_, node) {
      targets.set(node, anchors.get(node.source));
    },
  });
  return targets;
}

/** What a manifest was read from. */
export interface Origin {
  readonly yaml: YamlText;
  readonly data: Data | undefined;
}

const origins = new WeakMap<Manifest, Origin>();

export function rememberOrigin(manifest: Manifest, origin: Origin): void {
  origins.set(manifest, origin);
}

/** The syntax tree and plain data that a manifest was read from; undefined for one that was not read by `parseManifest`. */
export function originOf(manifest: Manifest): Origin | undefined {
  return origins.get(manifest);
}

/** What an alias stands for; other nodes are themselves. */
export function resolve(yaml: YamlText, node: ParsedNode | null | undefined): ParsedNode | null | undefined {
  return isAlias(node) ? yaml.targets.get(node) : node;
}

/** The pair of a mapping with this key: the last of several, then what `<<` brings in. */
export function pairOf(yaml: YamlText, mapping: ParsedNode | null | undefined, key: string, depth = 0): YamlPair | undefined {
  const node = resolve(yaml, mapping);
  if (!isMap(node) || depth > 8) return undefined;
  const pairs = node.items as YamlPair[];
  const own = pairs.findLast((pair) => keyOf(pair) === key);
  if (own) return own;
  for (const pair of pairs) {
    if (keyOf(pair) !== "<<") continue;
    const source = resolve(yaml, pair.value);
    for (const item of isSeq(source) ? (source.items as ParsedNode[]) : [source]) {
      const found = pairOf(yaml, item, key, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}

export function keyOf(pair: YamlPair): string | undefined {
  return isScalar(pair.key) ? String(pair.key.value) : undefined;
}

/** What stands at a path. `found` tells an empty value from none. */
export interface Located {
  readonly found: boolean;
  /** The value there, or the nearest ancestor's. */
  readonly node: ParsedNode | null | undefined;
  /** The pair that holds it, when it is a field. */
  readonly pair: YamlPair | undefined;
}

export function locate(yaml: YamlText, path: DocumentPath): Located {
  let at: Located = { found: true, node: yaml.document.contents, pair: undefined };
  for (const step of path) {
    const node = resolve(yaml, at.node);
    if (isSeq(node)) {
      const item = node.items[Number(step)] as ParsedNode | undefined;
      if (item === undefined) return { ...at, found: false };
      at = { found: true, node: item, pair: undefined };
    } else {
      const pair = pairOf(yaml, node, String(step));
      if (!pair) return { ...at, found: false };
      at = { found: true, node: pair.value, pair };
    }
  }
  return at;
}

/**
 * Place of the value at the path. A section that spans lines is shown by its first, and what is absent by the key or the first line of the
 * nearest ancestor: a squiggle should point, not paint.
 */
export function placeAt(yaml: YamlText, path: DocumentPath, options: { readonly key?: boolean } = {}): Place {
  const { found, node, pair } = locate(yaml, path);
  if (pair && (options.key || !found || isBlank(node))) return rangePlace(yaml, pair.key);
  return rangePlace(yaml, node);
}

export function isBlank(node: ParsedNode | null | undefined): boolean {
  return !node?.range || node.range[0] === node.range[1];
}

export function rangePlace(yaml: YamlText, node: ParsedNode | Alias | null | undefined): Place {
  if (!node?.range) return yaml.place(0, 0);
  const [start, end] = node.range;
  if (isMap(node) || isSeq(node)) {
    const first = yaml.text.slice(start, end);
    const line = /[\r\n]/.exec(first);
    return yaml.place(start, start + (line ? first.slice(0, line.index) : first).trimEnd().length);
  }
  return yaml.place(start, start + yaml.text.slice(start, end).trimEnd().length);
}
