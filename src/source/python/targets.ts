import { type BindingDetail, RowKind } from "./binding-rows.ts";
import type { Store } from "./module.ts";
import { bind, type OpenScope, type OpenScopes } from "./scopes.ts";
import { Kind, type Tree } from "./tree.ts";

/** Where the value of a target comes from, before it is taken apart. */
export interface Source {
  readonly kind: typeof RowKind.Assignment | typeof RowKind.Element | typeof RowKind.With;
  /** The value, the iterable, or the context manager; 0 for a bare annotation. */
  readonly node: number;
  readonly annotation: number;
  readonly at: number;
}

/** Binds the names of a target; what it assigns to attributes and subscripts becomes stores. */
export function bindTarget(open: OpenScopes, scope: OpenScope, stores: Store[], target: number, source: Source): void {
  bindPart(open, scope, stores, target, source, source.node, undefined);
}

function bindPart(
  open: OpenScopes,
  scope: OpenScope,
  stores: Store[],
  target: number,
  source: Source,
  value: number,
  unpack: readonly number[] | undefined,
): void {
  const { tree } = open;
  switch (tree.kind[target]) {
    case Kind.Name:
    case Kind.Identifier:
      bind(open, scope, target, source.kind, value, source.at, detailOf(source, unpack));
      break;
    case Kind.Attribute:
    case Kind.Subscript:
      store(scope, stores, target, source, value, unpack);
      break;
    case Kind.Tuple:
    case Kind.List:
      bindElements(open, scope, stores, target, source, value, unpack);
      break;
    case Kind.Starred:
      bindStarred(open, scope, stores, tree.firstChild[target]!, source.at);
      break;
  }
}

function detailOf({ annotation }: Source, unpack: readonly number[] | undefined): BindingDetail | undefined {
  return annotation === 0 && unpack === undefined ? undefined : { annotation, unpack, from: undefined };
}

function store(
  scope: OpenScope,
  stores: Store[],
  target: number,
  source: Source,
  value: number,
  unpack: readonly number[] | undefined,
): void {
  if (source.kind !== RowKind.Assignment) stores.push({ target, value: 0, scope: scope.id });
  else if (value !== 0)
    stores.push(unpack === undefined ? { target, value, scope: scope.id } : { target, value, unpack, scope: scope.id });
}

/** `a, (b, c) = …`: pairs each with its value where the values are written out, and with its position where they are not. */
function bindElements(
  open: OpenScopes,
  scope: OpenScope,
  stores: Store[],
  target: number,
  source: Source,
  value: number,
  unpack: readonly number[] | undefined,
): void {
  const { tree } = open;
  const count = elementCount(tree, target);
  const paired = source.kind === RowKind.Assignment && unpack === undefined && isWrittenOut(tree, target, value, count);
  let part = paired ? tree.firstChild[value]! : value;
  let position = 0;
  let starred = false;
  for (let element = tree.firstChild[target]!; element !== 0; element = tree.nextSibling[element]!) {
    if (tree.kind[element] === Kind.Starred) starred = true;
    if (paired) {
      bindPart(open, scope, stores, element, source, part, undefined);
      part = tree.nextSibling[part]!;
    } else {
      const place = starred ? position - count : position;
      bindPart(open, scope, stores, element, source, value, unpack === undefined ? [place] : [...unpack, place]);
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

function bindStarred(open: OpenScopes, scope: OpenScope, stores: Store[], target: number, at: number): void {
  const { tree } = open;
  if (tree.kind[target] === Kind.Name) bind(open, scope, target, RowKind.Other, 0, at);
  else if (tree.kind[target] === Kind.Attribute || tree.kind[target] === Kind.Subscript)
    stores.push({ target, value: 0, scope: scope.id });
}
