import type { Binding, Scope } from "../../source/python/module.ts";
import { childOfKind, childrenOf, Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { type AccessPath, accessPathAt, attributePath, OBJECT, objectPath, rootPath } from "./access-paths.ts";
import { callersKey } from "./evaluator.ts";
import type { Owner } from "./graph.ts";
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
  /** What stands in the place of a scope; undefined where there is nothing, or its text is another. */
  scope(past: Scope): Scope | undefined;
  /** Where an expression of one of these, or a question of who calls it, is asked now. */
  place(key: number, scope: number): Place | undefined;
}

/** The key of a question, and the scope from which it is asked. */
export interface Place {
  readonly key: number;
  readonly scope: Scope;
}

/** Undefined where everything may be another: names come from elsewhere by `*`. */
export function twinsOf(past: Unit, now: Unit, resolver: Resolver): Twins | undefined {
  const { nodes, changed } = pairTrees(past, now);
  if (changed.size > 0 && (past.hasStarImport || now.hasStarImport)) return undefined;
  const scopeNow = (scope: Scope): Scope | undefined => now.scopeByNode.get(nodes[scope.node]!);
  const pieces = new Map<Definition, Definition>([[past.whole, now.whole]]);
  const same = new Set<Definition>(changed.size === 0 ? [past.whole] : []);
  for (const scope of past.module.scopes) {
    const piece = past.definitions[scope.id];
    const other = scopeNow(scope);
    if (piece === undefined || other === undefined) continue;
    if (!pieces.has(piece)) {
      pieces.set(piece, definitionOf(now, other));
      same.add(piece);
    }
    if (changed.has(scope) || !isHeldAlike(scope, other)) same.delete(piece);
  }
  // Names that are imported from the project are pieces by themselves.
  for (const path of past.accessPaths) {
    if (path.of !== undefined || path.name === OBJECT || pieces.has(path.definition)) continue;
    const other = pathNow(path);
    if (other === undefined) continue;
    pieces.set(path.definition, other.definition);
    if (isImportedAlike(path, other)) same.add(path.definition);
  }

  function pathNow({ scope, name, of }: AccessPath): AccessPath | undefined {
    if (of !== undefined) {
      const before = pathNow(of);
      return before === undefined ? undefined : attributePath(now, before, name);
    }
    const other = scopeNow(scope);
    if (name === OBJECT) return other === undefined ? undefined : objectPath(now, other);
    const number = other?.bindings.find(name) ?? -1;
    return number < 0 ? undefined : rootPath(now, other!, name, number, resolver);
  }

  function isImportedAlike({ scope, name }: AccessPath, other: AccessPath): boolean {
    const bindings = scope.bindings.get(name)!;
    const others = other.scope.bindings.get(name)!;
    const isSame = (binding: Binding, at: number) => {
      const twin = others[at]!;
      if (binding.kind !== "import" || twin.kind !== "import") return false;
      return nodes[binding.import.statement] === twin.import.statement;
    };
    return bindings.length === others.length && bindings.every(isSame);
  }

  return {
    past,
    now,
    pieces,
    same,
    scope: (scope) => (changed.has(scope) ? undefined : scopeNow(scope)),
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

/** What stands now in the place of code; undefined where there is nothing, or its text is another. */
export function successorIn(twins: readonly Twins[]): (owner: Owner) => Owner | undefined {
  const byUnit = new Map(twins.map((one) => [one.past, one]));
  return ({ unit, scope }) => {
    const both = byUnit.get(unit);
    const other = both?.scope(scope);
    return other === undefined ? undefined : { unit: both!.now, scope: other };
  };
}

interface Pairs {
  /** For each node of the older tree the one in its place, 0 where there is none. */
  readonly nodes: Int32Array;
  /** What is another of the older text: the top level, functions, and classes; also those with such a method, since what it stores is theirs. */
  readonly changed: ReadonlySet<Scope>;
}

function pairTrees(past: Unit, now: Unit): Pairs {
  const [old, young] = [past.tree, now.tree];
  const nodes = new Int32Array(old.count);
  const changed = new Set<Scope>();
  const [top] = past.module.scopes;

  /** Statements of a top level or of a class: definitions by their names, what stands between them in its order. False where something is another. */
  function pairStatements(block: number, other: number): boolean {
    nodes[block] = other;
    const here = childrenOf(old, block);
    const there = childrenOf(young, other);
    let isSame = here.length === there.length;
    const named = new Map<string, number>();
    for (const node of there) if (isDefinition(young, node)) named.set(nameOf(young, node), node);
    // Where something came or went, what follows is counted from the end.
    const shifts = new Set([0, there.length - here.length]);
    for (const [index, node] of here.entries()) {
      const candidates = isDefinition(old, node)
        ? [definedAs(nameOf(old, node), there[index])]
        : [...shifts].map((shift) => there[index + shift]);
      const found = candidates.find((one) => one !== undefined && pairStatement(node, one));
      if (found !== there[index]) {
        isSame = false;
        shifts.delete(0);
      }
    }
    return isSame;

    function definedAs(name: string, beside: number | undefined): number | undefined {
      return beside !== undefined && isDefinition(young, beside) && nameOf(young, beside) === name ? beside : named.get(name);
    }
  }

  function pairStatement(here: number, there: number): boolean {
    if (!isDefinition(old, here)) return pairNodes(old, here, young, there, nodes);
    if (!isDefinition(young, there)) return false;
    nodes[here] = there;
    const scope = past.scopeByNode.get(here);
    const [children, others] = [childrenOf(old, here), childrenOf(young, there)];
    const [head, body] = [children.slice(0, -1), children.at(-1)!];
    let isSame = children.length === others.length && old.data[here] === young.data[there];
    for (const [index, child] of head.entries()) if (isSame) isSame = pairNodes(old, child, young, others[index]!, nodes);
    const isHeadSame = isSame;
    const twin = others.at(-1)!;
    isSame = (scope?.kind === "class" ? pairStatements(body, twin) : pairNodes(old, body, young, twin, nodes)) && isSame;
    if (!isSame) for (let at = scope; at !== undefined && at.kind !== "module"; at = at.parent) changed.add(at);
    return isHeadSame;
  }

  if (!pairStatements(old.root, young.root) || !bindAlike(top!, now.module.scopes[0]!)) changed.add(top!);
  const otherNames = namesBoundOtherwise(top!, now.module.scopes[0]!);
  if (otherNames !== undefined)
    for (const scope of past.module.scopes) if (scope !== top && otherNames.test(textOf(old, scope.node))) changed.add(scope);
  return { nodes, changed };
}

/** A function or class; one without a body is still being typed. */
function isDefinition(tree: Tree, node: number): boolean {
  const kind = tree.kind[node];
  return (kind === Kind.FunctionDef || kind === Kind.ClassDef) && childOfKind(tree, node, Kind.Block) !== 0;
}

function nameOf(tree: Tree, node: number): string {
  const name = childrenOf(tree, node).find((child) => tree.kind[child] === Kind.Identifier) ?? 0;
  return `${tree.kind[node]} ${textOf(tree, name)}`;
}

/** A function may bind names of the module: `global model`. */
function bindAlike({ bindings: some }: Scope, { bindings: others }: Scope): boolean {
  const names = [...some.keys()];
  if (names.length !== [...others.keys()].length) return false;
  return names.every((name) => {
    const other = others.find(name);
    return other >= 0 && others.count(other) === some.count(some.find(name));
  });
}

/** Names that the one binds and the other does not: they mean something else wherever they stand. */
function namesBoundOtherwise({ bindings: some }: Scope, { bindings: others }: Scope): RegExp | undefined {
  const names = [...some.keys()].filter((name) => !others.has(name));
  for (const name of others.keys()) if (!some.has(name)) names.push(name);
  return names.length === 0 ? undefined : new RegExp(`(?<!\\w)(?:${names.join("|")})(?!\\w)`);
}

/** Whether two trees say the same; if they do, notes which nodes stand for which. */
function pairNodes(old: Tree, here: number, young: Tree, there: number, nodes: Int32Array): boolean {
  const left = [here];
  const right = [there];
  for (let at = 0; at < left.length; at++) {
    const [node, other] = [left[at]!, right[at]!];
    if (old.kind[node] !== young.kind[other] || old.data[node] !== young.data[other]) return false;
    let child = old.firstChild[node]!;
    let twin = young.firstChild[other]!;
    if (child === 0 && twin === 0 && !isWrittenAlike(old, node, young, other)) return false;
    for (; child !== 0 && twin !== 0; child = old.nextSibling[child]!, twin = young.nextSibling[twin]!) {
      left.push(child);
      right.push(twin);
    }
    if (child !== twin) return false;
  }
  for (const [at, node] of left.entries()) nodes[node] = right[at]!;
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
