import type { Binding, Store } from "./module.ts";
import { bind, type OpenScope } from "./scopes.ts";
import { Kind, type Tree } from "./tree.ts";

/** Where the value of a target comes from, before it is taken apart. */
export interface Source {
  readonly kind: "assignment" | "element" | "with";
  /** The value, the iterable, or the context manager; 0 for a bare annotation. */
  readonly node: number;
  readonly annotation: number;
  readonly at: number;
}

/** Binds the names of a target; what it assigns to attributes and subscripts becomes stores. */
export function bindTarget(tree: Tree, scope: OpenScope, stores: Store[], target: number, source: Source): void {
  bindPart(tree, scope, stores, target, source, source.node, undefined);
}

function bindPart(
  tree: Tree,
  scope: OpenScope,
  stores: Store[],
  target: number,
  source: Source,
  value: number,
  unpack: readonly number[] | undefined,
): void {
  switch (tree.kind[target]) {
    case Kind.Name:
    case Kind.Identifier:
      bind(scope, tree.text.slice(tree.start[target], tree.end[target]), binding(source, value, unpack));
      break;
    case Kind.Attribute:
    case Kind.Subscript:
      store(scope, stores, target, source, value, unpack);
      break;
    case Kind.Tuple:
    case Kind.List:
      bindElements(tree, scope, stores, target, source, value, unpack);
      break;
    case Kind.Starred:
      bindStarred(tree, scope, stores, tree.firstChild[target]!, source.at);
      break;
  }
}

function binding(source: Source, value: number, unpack: readonly number[] | undefined): Binding {
  const { at } = source;
  switch (source.kind) {
    case "assignment":
      return unpack === undefined
        ? { kind: "assignment", value, annotation: source.annotation, at }
        : { kind: "assignment", value, annotation: source.annotation, unpack, at };
    case "element":
      return unpack === undefined ? { kind: "element", iterable: value, at } : { kind: "element", iterable: value, unpack, at };
    case "with":
      return unpack === undefined ? { kind: "with", expression: value, at } : { kind: "with", expression: value, unpack, at };
  }
}

function store(
  scope: OpenScope,
  stores: Store[],
  target: number,
  source: Source,
  value: number,
  unpack: readonly number[] | undefined,
): void {
  if (source.kind !== "assignment") stores.push({ target, value: 0, scope: scope.id });
  else if (value !== 0)
    stores.push(unpack === undefined ? { target, value, scope: scope.id } : { target, value, unpack, scope: scope.id });
}

/** `a, (b, c) = …`: pairs each with its value where the values are written out, and with its position where they are not. */
function bindElements(
  tree: Tree,
  scope: OpenScope,
  stores: Store[],
  target: number,
  source: Source,
  value: number,
  unpack: readonly number[] | undefined,
): void {
  const count = elementCount(tree, target);
  const paired = source.kind === "assignment" && unpack === undefined && isWrittenOut(tree, target, value, count);
  let part = paired ? tree.firstChild[value]! : value;
  let position = 0;
  let starred = false;
  for (let element = tree.firstChild[target]!; element !== 0; element = tree.nextSibling[element]!) {
    if (tree.kind[element] === Kind.Starred) starred = true;
    if (paired) {
      bindPart(tree, scope, stores, element, source, part, undefined);
      part = tree.nextSibling[part]!;
    } else {
      const place = starred ? position - count : position;
      bindPart(tree, scope, stores, element, source, value, unpack === undefined ? [place] : [...unpack, place]);
    }
    position++;
  }
}

function elementCount(tree: Tree, node: number): number {
  let count = 0;
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) count++;
  return count;
}

function isWrittenOut(tree: Tree, target: number, value: number, count: number): boolean {
  if (tree.kind[value] !== Kind.Tuple && tree.kind[value] !== Kind.List) return false;
  return elementCount(tree, value) === count && !hasStarred(tree, value) && !hasStarred(tree, target);
}

function hasStarred(tree: Tree, node: number): boolean {
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
    if (tree.kind[child] === Kind.Starred) return true;
  return false;
}

function bindStarred(tree: Tree, scope: OpenScope, stores: Store[], target: number, at: number): void {
  if (tree.kind[target] === Kind.Name) bind(scope, tree.text.slice(tree.start[target], tree.end[target]), { kind: "other", at });
  else if (tree.kind[target] === Kind.Attribute || tree.kind[target] === Kind.Subscript)
    stores.push({ target, value: 0, scope: scope.id });
}
