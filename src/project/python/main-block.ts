import { Kind, textOf } from "../../source/python/tree.ts";
import type { Unit } from "./unit.ts";

const blocks = new WeakMap<Unit, readonly (readonly [number, number])[]>();

/** Whether a node stands under `if __name__ == "__main__":`, which runs only when the file itself is started and not when it is imported. */
export function isUnderMain(unit: Unit, node: number): boolean {
  let found = blocks.get(unit);
  if (found === undefined) {
    found = mainBlocks(unit);
    blocks.set(unit, found);
  }
  const at = unit.tree.start[node]!;
  return found.some(([start, end]) => start <= at && at < end);
}

function mainBlocks(unit: Unit): (readonly [number, number])[] {
  const { tree } = unit;
  const found: (readonly [number, number])[] = [];
  if (!tree.text.includes("__main__")) return found;
  for (let node = tree.firstChild[unit.module.scopes[0]!.node]!; node !== 0; node = tree.nextSibling[node]!) {
    if (tree.kind[node] !== Kind.If) continue;
    const test = textOf(tree, tree.firstChild[node]!);
    if (test.includes("__name__") && test.includes("__main__")) found.push([tree.start[node]!, tree.end[node]!]);
  }
  return found;
}
