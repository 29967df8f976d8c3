import { isMap, isSeq, type ParsedNode } from "yaml";
import type { TextEdit } from "../model/fix.ts";
import { keyOf, locate, type YamlPair, type YamlText } from "./document.ts";
import { edit, editable, endOfItem, isRepeated, lineEnd, throughAlias } from "./edit.ts";
import type { DocumentPath, Manifest } from "./manifest.ts";

/** Removes the field or list entry at a path with its comment on the same line; a list or section left empty goes with it. */
export function removeEntry(manifest: Manifest, path: DocumentPath): TextEdit[] {
  const origin = editable(manifest);
  if (!origin || path.length === 0 || throughAlias(origin.yaml, path) || !locate(origin.yaml, path).found) return [];
  return remove(origin.yaml, path);
}

function remove(yaml: YamlText, path: DocumentPath): TextEdit[] {
  const { node: parent } = locate(yaml, path.slice(0, -1));
  if (!isMap(parent) && !isSeq(parent)) return [];
  const items = parent.items as (ParsedNode | YamlPair)[];
  const last = path.at(-1)!;
  const index = isSeq(parent) ? Number(last) : items.findLastIndex((item) => "key" in item && keyOf(item) === last);
  if (index < 0) return [];
  if (items.length === 1 && path.length > 1) return remove(yaml, path.slice(0, -1));
  if (isRepeated(yaml, startOf(items[index]!), endOfItem(yaml, items[index]!))) return [];
  return parent.flow ? removeFromFlow(yaml, items, index) : removeFromBlock(yaml, parent, items, index);
}

function removeFromFlow(yaml: YamlText, items: readonly (ParsedNode | YamlPair)[], index: number): TextEdit[] {
  const item = items[index]!;
  const next = items[index + 1];
  if (next) return [edit(yaml, startOf(item), startOf(next), "")];
  const before = items[index - 1];
  return [edit(yaml, before ? endOfItem(yaml, before) : startOf(item), endOfItem(yaml, item), "")];
}

function removeFromBlock(
  yaml: YamlText,
  parent: ParsedNode,
  items: readonly (ParsedNode | YamlPair)[],
  index: number,
): TextEdit[] {
  const { text } = yaml;
  const item = items[index]!;
  const before = items[index - 1];
  const start = isSeq(parent) ? dashOf(yaml, parent.range[0], item, before) : startOf(item);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const end = endOfItem(yaml, item);
  const next = items[index + 1];
  if (text.slice(lineStart, start).trim() !== "") {
    // The first of a list's entry shares its line with the dash: the next one takes its place.
    return next ? [edit(yaml, start, startOf(next), "")] : [];
  }
  if (end > 0 && text[end - 1] === "\n") return [edit(yaml, lineStart, end, "")];
  const line = lineEnd(text, end);
  const after = text.startsWith("\r\n", line) ? line + 2 : Math.min(line + 1, text.length);
  // The last line of a text that ends without a line break takes the break before it along.
  const from = line === text.length && lineStart > 0 ? lineStart - (text[lineStart - 2] === "\r" ? 2 : 1) : lineStart;
  return [edit(yaml, from, after, "")];
}

function startOf(item: ParsedNode | YamlPair): number {
  return "key" in item ? item.key.range[0] : item.range[0];
}

/** Offset of an entry's dash: on its own line, or on one above when the value begins further down. */
function dashOf(yaml: YamlText, first: number, item: ParsedNode | YamlPair, before: ParsedNode | YamlPair | undefined): number {
  if (!before) return first;
  const { text } = yaml;
  const column = first - (text.lastIndexOf("\n", first - 1) + 1);
  let at = startOf(item);
  const stop = endOfItem(yaml, before);
  while (at > stop) {
    const line = text.lastIndexOf("\n", at - 1) + 1;
    if (text[line + column] === "-" && text.slice(line, line + column).trim() === "") return line + column;
    at = line - 1;
  }
  return startOf(item);
}
