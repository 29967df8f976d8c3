import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import { originOf, resolve, type YamlPair, type YamlText } from "../manifest/document.ts";
import type { DocumentPath, Manifest } from "../manifest/manifest.ts";
import { wordOf } from "./entities.ts";

/** What stands at an offset of a manifest. */
export interface Spot {
  readonly path: DocumentPath;
  /** `key`: on a field's name. */
  readonly role: "key" | "value";
  /** The scalar there. Offsets are those of its text, without quotes. */
  readonly word: { readonly start: number; readonly end: number; readonly value: string };
}

/** The field's name or the scalar at an offset; undefined between them, in comments, and where the YAML is broken. */
export function spotAt(manifest: Manifest, offset: number): Spot | undefined {
  const yaml = originOf(manifest)?.yaml;
  return yaml && search(yaml, yaml.document.contents, offset, []);
}

function search(yaml: YamlText, node: ParsedNode | null | undefined, offset: number, path: DocumentPath): Spot | undefined {
  if (isScalar(node)) {
    const word = wordOf(yaml, node as ParsedNode);
    return word && word.start <= offset && offset <= word.end ? { path, role: "value", word } : undefined;
  }
  if (isSeq(node)) {
    const index = node.items.findIndex((item) => holds(item as ParsedNode, offset));
    return index < 0 ? undefined : search(yaml, node.items[index] as ParsedNode, offset, [...path, index]);
  }
  if (!isMap(node)) return undefined;
  for (const pair of node.items as YamlPair[]) {
    const key = wordOf(yaml, pair.key);
    if (key === undefined) continue;
    const inner = [...path, key.value];
    if (key.start <= offset && offset <= key.end) return { path: inner, role: "key", word: key };
    // What an alias stands for is written elsewhere.
    if (pair.value && holds(pair.value, offset) && resolve(yaml, pair.value) === pair.value) {
      return search(yaml, pair.value, offset, inner);
    }
  }
  return undefined;
}

function holds(node: ParsedNode | null, offset: number): boolean {
  return node?.range != null && node.range[0] <= offset && offset <= node.range[1];
}
