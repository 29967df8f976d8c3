import type { Binding, Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import type { Resolver } from "./resolver.ts";
import { type Definition, definitionOf, newPiece, type Unit } from "./unit.ts";

/**
 * A name, or a dotted path that begins with one, which holds the same wherever it is seen from: the import `torch`, a function of the file, a parameter,
 * `torch.cat`. Programs are full of them, so each is asked once for all its places.
 */
export interface AccessPath {
  /** Under which its answer is remembered, among those of nodes. */
  readonly key: number;
  /** Where its first name is bound. */
  readonly scope: Scope;
  /** The name, or for a longer path its last one. */
  readonly name: string;
  /** The path before the last name. */
  readonly of: AccessPath | undefined;
  /** The piece of the file that answers for it. */
  readonly definition: Definition;
  /** The longer paths by their last names: mostly few, and then a list. */
  attributes: readonly AccessPath[] | Map<string, AccessPath> | undefined;
}

/** Keys of access paths stand behind all nodes. */
const FIRST_KEY = 2 ** 30;

/** Names in a path: longer ones are asked place by place. */
const LONGEST = 8;

/** The access path of a key; undefined for the key of a node. */
export function accessPathAt(unit: Unit, key: number): AccessPath | undefined {
  return key < FIRST_KEY ? undefined : unit.accessPaths[key - FIRST_KEY];
}

/** Said of a name that nothing in the file binds. */
export const UNBOUND = "unbound";

/**
 * The access path that a name or attribute writes out; undefined where it holds one thing here and another there: a name that is bound several times,
 * seen from among its bindings, and what hangs on the arguments of a call (`inCall`).
 */
export function accessPathOf(
  unit: Unit,
  node: number,
  from: Scope,
  inCall: boolean,
  resolver: Resolver,
): AccessPath | typeof UNBOUND | undefined {
  const { tree } = unit;
  let root = node;
  let length = 1;
  while (tree.kind[root] === Kind.Attribute) {
    root = tree.firstChild[root]!;
    if (++length > LONGEST) return undefined;
  }
  if (tree.kind[root] !== Kind.Name) return undefined;
  const name = textOf(tree, root);
  const hash = nameHash(name);
  const scope = scopeOf(name, from, hash);
  if (scope === undefined) return root === node ? UNBOUND : undefined;
  if (inCall && scope.kind !== "module") return undefined;
  const number = scope.bindings.find(name, hash);
  if (scope === from && scope.bindings.count(number) > 1) return undefined;
  return withAttributes(unit, node, rootPath(unit, scope, name, number, resolver));
}

/** The scope that binds a name, seen from a scope. */
export function scopeOf(name: string, from: Scope, hash = nameHash(name)): Scope | undefined {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    // The names of a class body are not seen by its methods.
    if (scope.kind === "class" && scope !== from) continue;
    if (scope.bindings.has(name, hash)) return scope;
  }
  return undefined;
}

/** The access path of a name alone, which the scope binds under this number. */
export function rootPath(unit: Unit, scope: Scope, name: string, number: number, resolver: Resolver): AccessPath {
  let path = unit.rootPaths[number];
  if (path === undefined) {
    // What is imported from the project changes with other files: each such name is a piece by itself, so that an edit concerns those alone who use it.
    const isPiece = scope.kind === "module" && scope.bindings.at(number).some((binding) => isOwn(unit, binding, resolver));
    path = newPath(unit, scope, name, undefined, isPiece ? newPiece(unit) : definitionOf(unit, scope));
    unit.rootPaths[number] = path;
  }
  return path;
}

/** The path of any object of a class, as its own methods see it. */
export function objectPath(unit: Unit, scope: Scope): AccessPath {
  let path = unit.objectPaths.get(scope);
  if (path === undefined) {
    path = newPath(unit, scope, OBJECT, undefined, definitionOf(unit, scope));
    unit.objectPaths.set(scope, path);
  }
  return path;
}

/** Stands for a name where the path is that of an object. */
export const OBJECT = "()";

function withAttributes(unit: Unit, node: number, root: AccessPath): AccessPath {
  const { tree } = unit;
  if (tree.kind[node] === Kind.Name) return root;
  const of = withAttributes(unit, tree.firstChild[node]!, root);
  return attributePath(unit, of, textOf(tree, tree.nextSibling[tree.firstChild[node]!]!));
}

/** A path one name longer. */
export function attributePath(unit: Unit, of: AccessPath, name: string): AccessPath {
  const known = attributeAmong(of.attributes, name);
  if (known !== undefined) return known;
  const path = newPath(unit, of.scope, name, of, of.definition);
  of.attributes = withAttribute(of.attributes, path);
  return path;
}

function attributeAmong(attributes: AccessPath["attributes"], name: string): AccessPath | undefined {
  return attributes instanceof Map ? attributes.get(name) : attributes?.find((path) => path.name === name);
}

/** Attributes beyond which looking through a list costs more than a table. */
const MOST_IN_LIST = 8;

function withAttribute(attributes: AccessPath["attributes"], path: AccessPath): AccessPath["attributes"] {
  if (attributes === undefined) return [path];
  if (attributes instanceof Map) return attributes.set(path.name, path);
  if (attributes.length < MOST_IN_LIST) return attributes.concat(path);
  return new Map([...attributes, path].map((one) => [one.name, one]));
}

/** True for an import that leads into the project. */
function isOwn(unit: Unit, binding: Binding, resolver: Resolver): boolean {
  return binding.kind === "import" && resolver.resolve(unit, binding.import.module, binding.import.level) !== undefined;
}

function newPath(unit: Unit, scope: Scope, name: string, of: AccessPath | undefined, definition: Definition): AccessPath {
  const key = FIRST_KEY + unit.accessPaths.length;
  const path: AccessPath = { key, scope, name, of, definition, attributes: undefined };
  unit.accessPaths.push(path);
  return path;
}
