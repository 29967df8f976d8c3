import type { TextEdit } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { callAt } from "./calls-at.ts";
import type { Change, Programs } from "./change.ts";
import { replacing } from "./source-text.ts";

/**
 * Writes another name into the strings that say `from`: in each call, or where the call's file says it once. Undefined where one of the calls takes
 * it from elsewhere, or says it in a way that would not be the same after it.
 */
export function renamed({ python }: Programs, calls: readonly Place[], from: string, to: string): Change | undefined {
  const edits = new Map<string, TextEdit>();
  for (const place of calls) {
    const facts = python.get(place.file);
    if (facts === undefined || facts.module.tree.errors > 0) return undefined;
    const call = callAt(facts, place);
    const { tree } = facts.module;
    const all = stringsOf(facts, from);
    const inside = all.filter(
      (node) => call !== 0 && tree.start[call]! <= tree.start[node]! && tree.end[node]! <= tree.end[call]!,
    );
    const [node, ...others] = inside.length > 0 ? inside : all;
    if (node === undefined || others.length > 0) return undefined;
    const [, open, , close] = /^([rR]?("""|'''|"|'))[\s\S]*?(\2)$/.exec(textOf(tree, node)) ?? [];
    if (open === undefined || close === undefined) return undefined;
    const edit = replacing(facts, tree.start[node]!, tree.end[node]!, `${open}${to}${close}`);
    edits.set(JSON.stringify(edit.place), edit);
  }
  return edits.size === 0 ? undefined : { edits: [...edits.values()], newFiles: [] };
}

function stringsOf({ module: { tree } }: PythonFacts, value: string): readonly number[] {
  const found: number[] = [];
  for (let node = 1; node < tree.count; node++)
    if (tree.kind[node] === Kind.String && textOf(tree, node).includes(value) && stringValue(tree, node) === value)
      found.push(node);
  return found;
}
