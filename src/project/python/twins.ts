import type { Scope } from "../../source/python/module.ts";
import { Kind, type Tree } from "../../source/python/tree.ts";
import { type AccessPath, accessPathAt, attributePath, rootPath } from "./access-paths.ts";
import { callersKey } from "./evaluator.ts";
import type { Resolver } from "./resolver.ts";
import { type Definition, definitionOf, type Unit } from "./unit.ts";

/**
 * What a file's newer text has in common with its older one, piece by piece: most edits are made in one function, and whoever rests on another one of the
 * file is not concerned. Layout and comments do not count.
 */
export interface Twins {
  readonly past: Unit;
  readonly now: Unit;
  /** Pieces of the older text, each with the one that stands in its place now. */
  readonly pieces: ReadonlyMap<Definition, Definition>;
  /** Those of them whose text is the same. */
  readonly same: ReadonlySet<Definition>;
  /** Where an expression of one of these, or a question of who calls it, is asked now. */
  place(key: number, scope: number): Place | undefined;
}

/** The key of a question, and the scope from which it is asked. */
export interface Place {
  readonly key: number;
  readonly scope: Scope;
}

/** Undefined where the top level itself is another: everything may be another then. */
export function twinsOf(past: Unit, now: Unit, resolver: Resolver): Twins | undefined {
  const pairs = pairTrees(past, now);
  if (pairs === undefined) return undefined;
  const { nodes, changed } = pairs;
  const scopeNow = (scope: Scope): Scope | undefined => now.scopeByNode.get(nodes[scope.node]!);
  for (const scope of past.module.scopes) {
    const other = scopeNow(scope);
    if (other !== undefined && !isHeldAlike(scope, other)) return undefined;
  }
  const pieces = new Map<Definition, Definition>([[past.whole, now.whole]]);
  const same = new Set<Definition>(changed.size === 0 ? [past.whole] : []);
  for (const scope of past.module.scopes) {
    const piece = past.definitions[scope.id];
    const other = scopeNow(scope);
    if (piece === undefined || other === undefined || pieces.has(piece)) continue;
    pieces.set(piece, definitionOf(now, other));
    if (!changed.has(scope)) same.add(piece);
  }
  // Names that are imported from the project are pieces by themselves.
  for (const path of past.accessPaths) {
    if (path.of !== undefined || pieces.has(path.definition)) continue;
    const other = pathNow(path);
    if (other === undefined) continue;
    pieces.set(path.definition, other.definition);
    same.add(path.definition);
  }

  function pathNow({ scope, name, of }: AccessPath): AccessPath | undefined {
    if (of !== undefined) {
      const before = pathNow(of);
      return before === undefined ? undefined : attributePath(now, before, name);
    }
    const other = scopeNow(scope);
    return other?.bindings.has(name) === true ? rootPath(now, other, name, resolver) : undefined;
  }

  return {
    past,
    now,
    pieces,
    same,
    place(key, from) {
      const scope = scopeNow(past.module.scopes[from]!);
      if (scope === undefined) return undefined;
      if (key < 0) return { key: callersKey(scope), scope };
      const path = accessPathAt(past, key);
      const other = path === undefined ? nodes[key]! : (pathNow(path)?.key ?? 0);
      return other === 0 ? undefined : { key: other, scope };
    },
  };
}

function isHeldAlike({ heldIn: some }: Scope, { heldIn: others }: Scope): boolean {
  return some.length === others.length && some.every((name, index) => name === others[index]);
}

interface Pairs {
  /** For each node of the older tree the one in its place, 0 where there is none. */
  readonly nodes: Int32Array;
  /** Functions and classes of the older text that are others, and classes with such methods: what is stored in those is theirs. */
  readonly changed: ReadonlySet<Scope>;
}

function pairTrees(past: Unit, now: Unit): Pairs | undefined {
  const [old, young] = [past.tree, now.tree];
  const nodes = new Int32Array(old.count);
  const changed = new Set<Scope>();
  /** Statements of a top level or of a class; what functions hold is looked at by itself. */
  function pairStatements(block: number, other: number): boolean {
    nodes[block] = other;
    let there = young.firstChild[other]!;
    for (let here = old.firstChild[block]!; here !== 0; here = old.nextSibling[here]!) {
      if (there === 0 || !pairStatement(here, there)) return false;
      there = young.nextSibling[there]!;
    }
    return there === 0;
  }
  function pairStatement(here: number, there: number): boolean {
    const kind = old.kind[here]!;
    if (kind !== Kind.FunctionDef && kind !== Kind.ClassDef) return pairNodes(old, here, young, there, nodes);
    if (young.kind[there] !== kind || young.data[there] !== old.data[here]) return false;
    nodes[here] = there;
    let child = old.firstChild[here]!;
    let other = young.firstChild[there]!;
    for (; child !== 0 && other !== 0; child = old.nextSibling[child]!, other = young.nextSibling[other]!) {
      if (old.kind[child] !== Kind.Block) {
        if (!pairNodes(old, child, young, other, nodes)) return false;
        continue;
      }
      if (young.kind[other] !== Kind.Block) return false;
      const isSame = kind === Kind.ClassDef ? pairStatements(child, other) : pairNodes(old, child, young, other, nodes);
      if (!isSame) changes(past, here, changed);
    }
    return child === 0 && other === 0;
  }
  const isPaired = pairStatements(old.root, young.root) && bindAlike(past.module.scopes[0]!, now.module.scopes[0]!);
  return isPaired ? { nodes, changed } : undefined;
}

/** A function or class is another, so are the classes in which it stands, and all that stands in it. */
function changes({ module, scopeByNode }: Unit, node: number, changed: Set<Scope>): void {
  const scope = scopeByNode.get(node);
  if (scope === undefined) return;
  for (let at: Scope | undefined = scope; at !== undefined && at.kind !== "module"; at = at.parent) changed.add(at);
  if (scope.kind !== "class") return;
  for (const inner of module.scopes) if (inner.id > scope.id && isWithin(inner, scope)) changed.add(inner);
}

function isWithin(scope: Scope, outer: Scope): boolean {
  for (let at = scope.parent; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** A function may bind names of the module: `global model`. */
function bindAlike({ bindings: some }: Scope, { bindings: others }: Scope): boolean {
  if (some.size !== others.size) return false;
  for (const [name, { length }] of some) if (others.get(name)?.length !== length) return false;
  return true;
}

/** Whether two trees say the same; notes which nodes stand for which. */
function pairNodes(old: Tree, here: number, young: Tree, there: number, nodes: Int32Array): boolean {
  const left = [here];
  const right = [there];
  while (left.length > 0) {
    const node = left.pop()!;
    const other = right.pop()!;
    if (old.kind[node] !== young.kind[other] || old.data[node] !== young.data[other]) return false;
    nodes[node] = other;
    let child = old.firstChild[node]!;
    let twin = young.firstChild[other]!;
    if (child === 0 && twin === 0 && !isWrittenAlike(old, node, young, other)) return false;
    for (; child !== 0 && twin !== 0; child = old.nextSibling[child]!, twin = young.nextSibling[twin]!) {
      left.push(child);
      right.push(twin);
    }
    if (child !== twin) return false;
  }
  return true;
}

function isWrittenAlike(old: Tree, node: number, young: Tree, other: number): boolean {
  const start = old.start[node]!;
  const shift = young.start[other]! - start;
  const end = old.end[node]!;
  if (young.end[other]! - shift !== end) return false;
  for (let at = start; at < end; at++) if (old.text.charCodeAt(at) !== young.text.charCodeAt(at + shift)) return false;
  return true;
}
