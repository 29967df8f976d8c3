import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import { originOf, type YamlPair, type YamlText } from "../manifest/document.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Stretch } from "./navigate.ts";

/** Lines that an editor may hide behind the first of them. */
export interface Fold extends Stretch {
  /**
   * `structure`: a section, a field with parts, an entry of a list. `text`: a scalar over several lines. `comment`: comments on lines in a row.
   * `region`: what stands between `# region` and `# endregion`.
   */
  readonly kind: "structure" | "text" | "comment" | "region";
}

const COMMENT = /^[ \t]*#/;
const REGION = /^[ \t]*#[ \t]*region\b/;
const REGION_END = /^[ \t]*#[ \t]*endregion\b/;

/** What can be folded, from the top downwards; of what begins in the same line only the largest, since a line has one fold. */
export function foldsOf(manifest: Manifest): readonly Fold[] {
  const yaml = originOf(manifest)?.yaml;
  if (yaml === undefined) return [];
  const { text } = yaml;
  const structure = structureOf(yaml);
  const folds = [...structure, ...commentsOf(text, structure)].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
  const shown: Fold[] = [];
  for (const fold of folds) {
    const last = shown.at(-1);
    if (last === undefined || text.slice(last.start, fold.start).includes("\n")) shown.push(fold);
  }
  return shown;
}

function structureOf(yaml: YamlText): readonly Fold[] {
  const folds: Fold[] = [];
  const add = (start: number, node: ParsedNode, kind: Fold["kind"]): void => {
    const end = start + yaml.text.slice(start, node.range[1]).trimEnd().length;
    if (yaml.text.slice(start, end).includes("\n")) folds.push({ start, end, kind });
  };
  const walk = (node: ParsedNode | null, start: number): void => {
    if (!node?.range) return;
    if (isScalar(node)) add(start, node, "text");
    else if (isMap(node)) {
      add(start, node, "structure");
      for (const { key, value } of node.items as YamlPair[]) walk(value, key.range[0]);
    } else if (isSeq(node)) {
      add(start, node, "structure");
      for (const item of node.items as ParsedNode[]) walk(item, item.range?.[0] ?? 0);
    }
  };
  const { contents } = yaml.document;
  // The whole is no fold: its parts are.
  if (isMap(contents)) for (const { key, value } of contents.items as YamlPair[]) walk(value, key.range[0]);
  else walk(contents, contents?.range[0] ?? 0);
  return folds;
}

/** Blocks of comments, and regions. A `#` within a text over several lines begins no comment. */
function commentsOf(text: string, structure: readonly Fold[]): readonly Fold[] {
  const texts = structure.filter(({ kind }) => kind === "text");
  const folds: Fold[] = [];
  const regions: number[] = [];
  let block: { readonly start: number; end: number } | undefined;
  const close = (): void => {
    if (block !== undefined && text.slice(block.start, block.end).includes("\n")) folds.push({ ...block, kind: "comment" });
    block = undefined;
  };
  for (const { index: start, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const end = start + line.length;
    const isComment = COMMENT.test(line) && !texts.some((one) => one.start < start && start < one.end);
    if (!isComment || REGION.test(line) || REGION_END.test(line)) close();
    if (!isComment) continue;
    if (REGION.test(line)) regions.push(start);
    else if (REGION_END.test(line)) {
      const from = regions.pop();
      if (from !== undefined) folds.push({ start: from, end, kind: "region" });
    } else if (block === undefined || /\n[ \t]*\r?\n/.test(text.slice(block.end, start))) {
      close();
      block = { start, end };
    } else block.end = end;
  }
  close();
  return folds;
}
