import { Kind, type Tree, textOf } from "./tree.ts";

/** The dictionary of `loaders[kind](path)` and `loaders.get(kind)(path)`, by the callee; 0 where there is none. */
export function dispatcher(tree: Tree, callee: number): number {
  const first = tree.firstChild[callee]!;
  if (tree.kind[callee] === Kind.Subscript) return first;
  if (tree.kind[callee] !== Kind.Call || tree.kind[first] !== Kind.Attribute) return 0;
  const object = tree.firstChild[first]!;
  return textOf(tree, tree.nextSibling[object]!) === "get" ? object : 0;
}

/**
 * What names a call: its callee, or the dictionary that the callee is looked up in. A dictionary that is written out in place is known by its first
 * value.
 */
export function namesCall(tree: Tree, callee: number): number {
  const dictionary = dispatcher(tree, callee);
  if (dictionary === 0) return callee;
  return tree.kind[dictionary] === Kind.Dict ? valueOfPair(tree, tree.firstChild[dictionary]!) : dictionary;
}

/** What stands in a dictionary as a value, by its last name: `load` and `self.load`. */
export function* heldNames(tree: Tree, dictionary: number): Generator<string> {
  for (let pair = tree.firstChild[dictionary]!; pair !== 0; pair = tree.nextSibling[pair]!) {
    const name = tree.kind[pair] === Kind.Pair ? lastName(tree, valueOfPair(tree, pair)) : "";
    if (name !== "") yield name;
  }
}

/** The last name of a Name or an Attribute; `""` for all else. */
export function lastName(tree: Tree, node: number): string {
  if (tree.kind[node] === Kind.Name) return textOf(tree, node);
  return tree.kind[node] === Kind.Attribute ? textOf(tree, tree.nextSibling[tree.firstChild[node]!]!) : "";
}

function valueOfPair(tree: Tree, pair: number): number {
  return tree.nextSibling[tree.firstChild[pair]!]!;
}
