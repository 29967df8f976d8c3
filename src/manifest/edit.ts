import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from "yaml";
import type { TextEdit } from "../model/fix.ts";
import { valueAt } from "./data.ts";
import { isBlank, keyOf, type Located, locate, type Origin, originOf, type YamlPair, type YamlText } from "./document.ts";
import type { DocumentPath, Manifest } from "./manifest.ts";
import { type CommentsOf, fieldLines, flowText, isList, itemLines, type Layout, scalarText, type Value } from "./render.ts";

/**
 * Edits of a manifest's text. All but what is edited stays as it is, byte for byte: comments, order, quotes, indentation. An edit that
 * changes nothing, or that cannot be made without touching something else (inside an alias, through a scalar), is an empty list.
 */

/** Sets the field at a path, making the sections above it where they are missing. */
export function setField(manifest: Manifest, path: DocumentPath, value: Value): TextEdit[] {
  const origin = editable(manifest);
  if (!origin || path.length === 0 || isEqual(valueAt(origin.data, path), value)) return [];
  const { yaml } = origin;
  const at = locate(yaml, path);
  if (!at.found || throughAlias(yaml, path)) return at.found ? [] : insert(yaml, path, value);
  if (at.pair && isEmpty(at.node)) return fill(yaml, at.pair, value);
  if (!at.node?.range) return [];
  const [start, end] = at.node.range;
  const isBlock = at.pair && isCollection(at.node) && !at.node.flow && typeof value === "object" && !isList(value);
  if (isBlock) return [];
  const old = yaml.text.slice(start, end).trimEnd();
  if (isRepeated(yaml, start, end)) return [];
  return [edit(yaml, start, start + old.length, flowText(value) + headComment(at.node, old))];
}

/** The comment behind the `|` or `>` of a text in lines, which stays where the text goes. */
function headComment(node: ParsedNode, text: string): string {
  if (!isScalar(node) || (node.type !== "BLOCK_LITERAL" && node.type !== "BLOCK_FOLDED")) return "";
  return /^[|>][^\s#]*([ \t]+#[^\r\n]*)/.exec(text)?.[1] ?? "";
}

/** An entry of a list, with what is to be said above it; a list in brackets takes no comments. */
export interface NewEntry {
  readonly value: Value;
  readonly comments?: readonly string[];
}

/** Appends an entry to the list at a path, making the list and the sections above it where they are missing. */
export function addEntry(manifest: Manifest, path: DocumentPath, value: Value): TextEdit[] {
  return addEntries(manifest, path, [{ value }]);
}

/** Appends entries to the list at a path, less those that it already holds. */
export function addEntries(manifest: Manifest, path: DocumentPath, entries: readonly NewEntry[]): TextEdit[] {
  const origin = editable(manifest);
  if (!origin || path.length === 0) return [];
  const { yaml } = origin;
  const list = valueAt(origin.data, path);
  const added = Array.isArray(list) ? entries.filter(({ value }) => !list.some((item) => isEqual(item, value))) : entries;
  if (added.length === 0) return [];
  const at = locate(yaml, path);
  const values = added.map(({ value }) => value);
  const commentsOf = (value: Value) => added.find((entry) => entry.value === value)?.comments ?? [];
  if (!at.found) return insert(yaml, path, values, commentsOf);
  if (throughAlias(yaml, path)) return [];
  if (at.pair && isEmpty(at.node)) return fill(yaml, at.pair, values, commentsOf);
  if (!isSeq(at.node)) return [];
  if (at.node.flow) return appendInFlow(yaml, at.node, values.map(flowText).join(", "));
  return appendItems(yaml, at.node, values, commentsOf);
}

/**
 * Edits of several sections in an order in which they can be made at once: at the end of a text, what belongs to the last section comes before
 * a section that is begun there.
 */
export function inSections(
  manifest: Manifest,
  edits: readonly { readonly path: DocumentPath; readonly edits: readonly TextEdit[] }[],
) {
  const isThere = ({ path }: { readonly path: DocumentPath }) => manifest.has(path.slice(0, 1));
  return [...edits.filter(isThere), ...edits.filter((one) => !isThere(one))].flatMap((one) => one.edits);
}

/** Replaces the text of the value at a path that exists, by raw YAML. */
export function replaceAt(manifest: Manifest, path: DocumentPath, text: string): TextEdit[] {
  const origin = editable(manifest);
  const at = origin && locate(origin.yaml, path);
  if (!origin || !at?.found || !at.node?.range || isBlank(at.node) || throughAlias(origin.yaml, path)) return [];
  const [start, end] = at.node.range;
  const old = origin.yaml.text.slice(start, end).trimEnd();
  return old === text || isRepeated(origin.yaml, start, end) ? [] : [edit(origin.yaml, start, start + old.length, text)];
}

/** A manifest whose YAML is broken is not edited: nobody knows what an insertion would become part of. */
export function editable(manifest: Manifest): Origin | undefined {
  return manifest.broken ? undefined : originOf(manifest);
}

export function edit(yaml: YamlText, start: number, end: number, text: string): TextEdit {
  return { place: yaml.place(start, end), text };
}

/** True when the path leads through an alias or `<<`, where an edit would change other entries too. */
export function throughAlias(yaml: YamlText, path: DocumentPath): boolean {
  for (let length = 0; length < path.length; length++) {
    const { node } = locate(yaml, path.slice(0, length));
    if (isAlias(node)) return true;
    const step = path[length];
    if (isMap(node) && !node.items.some((pair) => keyOf(pair as YamlPair) === String(step))) {
      return locate(yaml, path.slice(0, length + 1)).found;
    }
  }
  return false;
}

/** True when an alias outside of a stretch repeats something in it, so that an edit would change or break other entries too. */
export function isRepeated(yaml: YamlText, start: number, end: number): boolean {
  const isWithin = (node: { readonly range?: readonly number[] | null | undefined }) =>
    node.range !== undefined && node.range !== null && node.range[0]! >= start && node.range[0]! <= end;
  for (const [alias, target] of yaml.targets) if (target !== undefined && isWithin(target) && !isWithin(alias)) return true;
  return false;
}

/** Makes what is missing below the nearest ancestor that exists. */
function insert(yaml: YamlText, path: DocumentPath, value: Value, commentsOf?: CommentsOf): TextEdit[] {
  let length = path.length - 1;
  let at: Located = locate(yaml, path.slice(0, length));
  while (!at.found && length > 0) at = locate(yaml, path.slice(0, --length));
  const [key, ...below] = path.slice(length);
  if (typeof key !== "string" || below.some((step) => typeof step !== "string")) return [];
  let inner = value;
  for (const step of below.reverse()) inner = { [step]: inner };
  if (throughAlias(yaml, path.slice(0, length)) || isAlias(at.node)) return [];
  if (at.pair && isEmpty(at.node)) return fill(yaml, at.pair, { [key]: inner }, commentsOf);
  if (isMap(at.node)) {
    if (at.node.flow) return appendInFlow(yaml, at.node, `${scalarText(key)}: ${flowText(inner)}`);
    return appendField(yaml, at.node, key, inner, commentsOf);
  }
  if (length > 0 || yaml.document.contents) return [];
  const { text } = yaml;
  const lead = text === "" || text.endsWith("\n") ? "" : lineBreak(text);
  const lines = fieldLines(key, inner, layoutOf(yaml, 0, commentsOf));
  return [edit(yaml, text.length, text.length, `${lead}${joined(yaml, lines)}${lineBreak(text)}`)];
}

/** Gives a value to a field that stands there without one, before its comment where it has one. */
function fill(yaml: YamlText, pair: YamlPair, value: Value, commentsOf?: CommentsOf): TextEdit[] {
  const colon = colonAfter(yaml, pair);
  if (colon === undefined || isExplicitNull(pair)) {
    const range = pair.value?.range;
    return range ? [edit(yaml, range[0], range[1], flowText(value))] : [];
  }
  const key = keyOf(pair)!;
  const indent = yaml.place(pair.key.range[0], pair.key.range[0]).column - 1;
  const [, ...below] = fieldLines(key, value, layoutOf(yaml, indent, commentsOf));
  if (below.length === 0) {
    const written = ` ${flowText(value)}`;
    // A comment behind it stays in its column where it can.
    const room = (/^ +(?= #)/.exec(yaml.text.slice(colon, lineEnd(yaml.text, colon)))?.[0].length ?? 1) - 1;
    return [edit(yaml, colon, colon + Math.max(0, Math.min(room, written.length)), written)];
  }
  const line = lineEnd(yaml.text, colon);
  return [edit(yaml, line, line, `${lineBreak(yaml.text)}${joined(yaml, below)}`)];
}

function appendField(yaml: YamlText, map: YAMLMap.Parsed, key: string, value: Value, commentsOf?: CommentsOf): TextEdit[] {
  const first = map.items[0]!.key as ParsedNode;
  const indent = yaml.place(first.range[0], first.range[0]).column - 1;
  return appendLines(yaml, map, fieldLines(key, value, layoutOf(yaml, indent, commentsOf)));
}

function appendItems(yaml: YamlText, list: YAMLSeq.Parsed, values: readonly Value[], commentsOf: CommentsOf): TextEdit[] {
  const indent = yaml.place(list.range[0], list.range[0]).column - 1;
  const last = list.items.at(-1) as ParsedNode | undefined;
  const flowItems = (isMap(last) || isSeq(last)) && last.flow === true;
  let afterDash = 2;
  if (isMap(last) && !last.flow) {
    const column = yaml.place(last.range[0], last.range[0]).column - 1 - indent;
    if (column >= 2 && column <= 8) afterDash = column;
  }
  const layout = { ...layoutOf(yaml, indent, commentsOf), flowItems };
  return appendLines(
    yaml,
    list,
    values.flatMap((value) => itemLines(value, layout, afterDash)),
  );
}

/** Puts whole lines behind the last line of a block, in front of what follows it. */
function appendLines(yaml: YamlText, block: ParsedNode, lines: readonly string[]): TextEdit[] {
  const { text } = yaml;
  const end = endOf(yaml, block);
  // A block scalar owns its line break, and with `+` the blank lines behind it.
  if (end > 0 && text[end - 1] === "\n") return [edit(yaml, end, end, `${joined(yaml, lines)}${lineBreak(text)}`)];
  const line = lineEnd(text, end);
  return [edit(yaml, line, line, `${lineBreak(text)}${joined(yaml, lines)}`)];
}

function appendInFlow(yaml: YamlText, collection: YAMLMap.Parsed | YAMLSeq.Parsed, item: string): TextEdit[] {
  const { text } = yaml;
  const close = collection.range[1] - 1;
  if (text[close] !== "]" && text[close] !== "}") return [];
  const last = collection.items.at(-1);
  if (!last) {
    const pad = text[close] === "}" ? " " : "";
    const open = collection.range[0];
    return [edit(yaml, open + 1, close, `${pad}${item}${pad}`)];
  }
  const end = endOfItem(yaml, last as ParsedNode | YamlPair);
  const comma = /^\s*,/.exec(text.slice(end, close));
  if (comma) return [edit(yaml, end + comma[0].length, end + comma[0].length, ` ${item},`)];
  return [edit(yaml, end, end, `, ${item}`)];
}

/** Offset behind the last thing that belongs to a node; trailing blanks and comments do not. */
export function endOf(yaml: YamlText, node: ParsedNode): number {
  const [start, end] = node.range;
  if (isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")) return end;
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last) return endOfItem(yaml, last as ParsedNode | YamlPair);
  }
  return start + yaml.text.slice(start, end).trimEnd().length;
}

export function endOfItem(yaml: YamlText, item: ParsedNode | YamlPair): number {
  if (!("key" in item)) return isBlank(item) ? item.range[0] : endOf(yaml, item);
  if (item.value && !isBlank(item.value)) return endOf(yaml, item.value);
  return colonAfter(yaml, item) ?? item.key.range[1];
}

/** Offset behind the colon of a field. */
function colonAfter(yaml: YamlText, pair: YamlPair): number | undefined {
  const end = pair.key.range[1];
  const gap = /^[ \t]*:/.exec(yaml.text.slice(end, end + 200));
  return gap ? end + gap[0].length : undefined;
}

/** Nothing, or a null that somebody wrote out. */
function isEmpty(node: ParsedNode | null | undefined): boolean {
  return isBlank(node) || (isScalar(node) && node.value === null);
}

function isExplicitNull(pair: YamlPair): boolean {
  return !isBlank(pair.value);
}

function isCollection(node: ParsedNode | null | undefined): node is YAMLMap.Parsed | YAMLSeq.Parsed {
  return isMap(node) || isSeq(node);
}

export function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  if (at < 0) return text.length;
  return text[at - 1] === "\r" ? at - 1 : at;
}

function lineBreak(text: string): string {
  return /\r\n/.test(text) ? "\r\n" : "\n";
}

function joined(yaml: YamlText, lines: readonly string[]): string {
  return lines.join(lineBreak(yaml.text));
}

/** Indentation as the document already has it: two spaces, and dashes further in than their key, where it does not say. */
function layoutOf(yaml: YamlText, indent: number, commentsOf?: CommentsOf): Layout {
  let step = 2;
  let dash = 2;
  const root = yaml.document.contents;
  for (const pair of isMap(root) && !root.flow ? (root.items as YamlPair[]) : []) {
    if (!isCollection(pair.value) || pair.value.flow || pair.value.items.length === 0) continue;
    const column = yaml.place(pair.value.range[0], pair.value.range[0]).column - 1;
    if (isSeq(pair.value)) dash = column;
    else if (column > 0) step = column;
  }
  return { indent, step, dash, flowItems: false, ...(commentsOf && { commentsOf }) };
}

function isEqual(data: unknown, value: Value | undefined): boolean {
  if (value === undefined) return data === undefined;
  if (typeof value !== "object") return data === value;
  if (isList(value)) {
    return Array.isArray(data) && data.length === value.length && value.every((item, index) => isEqual(data[index], item));
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) return false;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const held = data as Readonly<Record<string, unknown>>;
  return Object.keys(held).length === fields.length && fields.every(([key, inner]) => isEqual(held[key], inner));
}
