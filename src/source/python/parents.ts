import type { Tree } from "./tree.ts";

const known = new WeakMap<Tree, Int32Array>();

/** For each node of a tree the one above it, 0 for the root; made when first asked for. */
export function parentsOf(tree: Tree): Int32Array {
  let parents = known.get(tree);
  if (parents === undefined) {
    parents = new Int32Array(tree.count);
    for (let node = 1; node < tree.count; node++)
      for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) parents[child] = node;
    known.set(tree, parents);
  }
  return parents;
}
