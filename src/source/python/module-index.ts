import { columnOf } from "../column.ts";
import { createOpenBindings, RowKind } from "./binding-rows.ts";
import { takeBindings } from "./bindings.ts";
import { dispatcher, lastName, namesCall } from "./dispatch.ts";
import { createHeld, type Held, heldOf, hold, holdAs } from "./held.ts";
import { readImport } from "./import-facts.ts";
import type { ImportFact, PyModule, Store } from "./module.ts";
import {
  beyondComprehensions,
  bind,
  bindParameters,
  declareElsewhere,
  extended,
  type OpenScope,
  type OpenScopes,
  openScope,
} from "./scopes.ts";
import { bindTarget } from "./targets.ts";
import { Kind, type Tree } from "./tree.ts";

/** The walk's state. Work still to do stands on two stacks; a stack of our own, because a sum of ten thousand terms nests as deep. */
interface Walk extends OpenScopes {
  readonly imports: ImportFact[];
  readonly stores: Store[];
  readonly held: Held;
  top: number;
  calls: number;
}

/** A node, then whether its siblings behind it are meant too, and whether it stands under `if TYPE_CHECKING:`. */
let pending = new Int32Array(1 << 10);
let pendingScope = new Int32Array(1 << 10);
const ALONE = 1;
const TYPE_ONLY = 2;
const SHIFT = 2;

let callNodes = new Int32Array(1 << 12);
let callScopes = new Int32Array(1 << 12);

const bound = createOpenBindings();

/** One walk over the tree, in source order: scopes, what they bind, imports, stores, and every call with the scope it is evaluated in. */
export function indexModule(tree: Tree): PyModule {
  const walk: Walk = {
    tree,
    scopes: [],
    bound,
    elsewhere: new Map(),
    imports: [],
    stores: [],
    held: createHeld(),
    top: 0,
    calls: 0,
  };
  const module = openScope(walk, "module", tree.root, undefined, "", false);
  push(walk, tree.firstChild[tree.root]!, module.id, 0);
  while (walk.top > 0) {
    walk.top--;
    const item = pending[walk.top]!;
    const scope = pendingScope[walk.top]!;
    const node = item >> SHIFT;
    if ((item & ALONE) === 0) push(walk, tree.nextSibling[node]!, scope, item & TYPE_ONLY);
    visit(walk, node, walk.scopes[scope]!, item & TYPE_ONLY);
  }
  const { dictionaries } = walk.held;
  if (dictionaries.size > 0)
    for (const scope of walk.scopes)
      if (scope.kind === "function" || scope.kind === "class") scope.heldIn = dictionaries.get(scope.name) ?? scope.heldIn;
  const names = takeBindings(bound, tree, walk.scopes, walk.imports);
  return {
    tree,
    scopes: walk.scopes,
    names,
    calls: columnOf(callNodes.subarray(0, walk.calls), tree.count),
    callScopes: columnOf(callScopes.subarray(0, walk.calls), walk.scopes.length),
    imports: walk.imports,
    stores: walk.stores,
    held: heldOf(walk.held, walk.imports),
  };
}

function push(walk: Walk, node: number, scope: number, flags: number): void {
  if (node === 0) return;
  if (walk.top === pending.length) {
    pending = doubled(pending);
    pendingScope = doubled(pendingScope);
  }
  pending[walk.top] = (node << SHIFT) | flags;
  pendingScope[walk.top] = scope;
  walk.top++;
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

function recordCall(walk: Walk, node: number, scope: OpenScope): void {
  if (walk.calls === callNodes.length) {
    callNodes = doubled(callNodes);
    callScopes = doubled(callScopes);
  }
  callNodes[walk.calls] = node;
  callScopes[walk.calls] = scope.id;
  walk.calls++;
}

function visit(walk: Walk, node: number, scope: OpenScope, typeOnly: number): void {
  const { tree } = walk;
  switch (tree.kind[node]) {
    case Kind.Call: {
      recordCall(walk, node, scope);
      const callee = tree.firstChild[node]!;
      const dictionary = dispatcher(tree, callee);
      if (tree.kind[dictionary] === Kind.Dict) hold(walk.held, tree, dictionary, lastName(tree, namesCall(tree, callee)));
      break;
    }
    case Kind.FunctionDef:
      visitFunction(walk, node, scope, typeOnly);
      return;
    case Kind.ClassDef:
      visitClass(walk, node, scope, typeOnly);
      return;
    case Kind.Parameter:
    case Kind.Keyword:
      holdAs(walk.held, tree, tree.firstChild[node]!, lastValue(tree, node));
      break;
    case Kind.Lambda:
      visitLambda(walk, node, scope, typeOnly);
      return;
    case Kind.ListComprehension:
    case Kind.SetComprehension:
    case Kind.DictComprehension:
    case Kind.Generator:
      visitComprehension(walk, node, scope, typeOnly);
      return;
    case Kind.If:
      visitIf(walk, node, scope, typeOnly);
      return;
    case Kind.Import:
    case Kind.ImportFrom:
      readImport(walk, walk.imports, scope, node, typeOnly !== 0);
      return;
    case Kind.Yield:
      returned(tree, beyondComprehensions(scope), node);
      break;
    case Kind.Return:
      returned(tree, scope, node);
      break;
    case Kind.Assign:
    case Kind.AnnAssign:
    case Kind.AugAssign:
    case Kind.NamedExpression:
      assign(walk, node, scope);
      break;
    case Kind.For: {
      const target = tree.firstChild[node]!;
      const iterable = tree.nextSibling[target]!;
      bindTarget(walk, scope, walk.stores, target, {
        kind: RowKind.Element,
        node: iterable,
        annotation: 0,
        at: tree.end[iterable]!,
      });
      break;
    }
    case Kind.WithItem: {
      const expression = tree.firstChild[node]!;
      const target = tree.nextSibling[expression]!;
      if (target !== 0)
        bindTarget(walk, scope, walk.stores, target, {
          kind: RowKind.With,
          node: expression,
          annotation: 0,
          at: tree.end[node]!,
        });
      break;
    }
    case Kind.ExceptHandler:
    case Kind.Pattern:
    case Kind.TypeAlias:
      bindIdentifiers(walk, scope, node);
      break;
    case Kind.Delete:
      for (let target = tree.firstChild[node]!; target !== 0; target = tree.nextSibling[target]!)
        if (tree.kind[target] === Kind.Name) bind(walk, scope, target, RowKind.Other, 0, tree.end[node]!);
      break;
    case Kind.Global:
      for (let name = tree.firstChild[node]!; name !== 0; name = tree.nextSibling[name]!)
        declareElsewhere(walk, scope, textAt(tree, name), tree.data[node] === 1);
      return;
  }
  push(walk, tree.firstChild[node]!, scope.id, typeOnly);
}

/** What a keyword passes, or a parameter holds unless told otherwise; 0 for a parameter without a default. */
function lastValue(tree: Tree, node: number): number {
  let last = tree.firstChild[node]!;
  while (tree.nextSibling[last] !== 0) last = tree.nextSibling[last]!;
  if (tree.kind[node] === Kind.Keyword) return last;
  return tree.kind[last] === Kind.Default ? tree.firstChild[last]! : 0;
}

function textAt(tree: Tree, node: number): string {
  return tree.text.slice(tree.start[node], tree.end[node]);
}

function returned(tree: Tree, scope: OpenScope, node: number): void {
  const value = tree.firstChild[node]!;
  if (value !== 0 && (scope.kind === "function" || scope.kind === "lambda")) scope.returns = extended(scope.returns, value);
}

function bindIdentifiers(walk: Walk, scope: OpenScope, node: number): void {
  const { tree } = walk;
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
    if (tree.kind[child] === Kind.Identifier) bind(walk, scope, child, RowKind.Other, 0, tree.end[child]!);
}

function assign(walk: Walk, node: number, scope: OpenScope): void {
  const { tree, stores } = walk;
  const target = tree.firstChild[node]!;
  const at = tree.end[node]!;
  const second = tree.nextSibling[target]!;
  switch (tree.kind[node]) {
    case Kind.Assign: {
      let value = second;
      while (tree.nextSibling[value] !== 0) value = tree.nextSibling[value]!;
      holdAs(walk.held, tree, target, value);
      for (let each = target; each !== value; each = tree.nextSibling[each]!)
        bindTarget(walk, scope, stores, each, { kind: RowKind.Assignment, node: value, annotation: 0, at });
      break;
    }
    case Kind.AnnAssign:
      holdAs(walk.held, tree, target, tree.nextSibling[second]!);
      bindTarget(walk, scope, stores, target, {
        kind: RowKind.Assignment,
        node: tree.nextSibling[second]!,
        annotation: tree.firstChild[second]!,
        at,
      });
      break;
    case Kind.AugAssign:
      if (tree.kind[target] === Kind.Name) bind(walk, scope, target, RowKind.Augmented, node, at);
      else if (tree.kind[target] === Kind.Attribute || tree.kind[target] === Kind.Subscript)
        stores.push({ target, value: 0, scope: scope.id });
      break;
    case Kind.NamedExpression:
      bindTarget(walk, beyondComprehensions(scope), stores, target, {
        kind: RowKind.Assignment,
        node: second,
        annotation: 0,
        at,
      });
      break;
  }
}

/** Decorators, defaults and annotations are evaluated in the scope around, the body in the function's own. */
function visitFunction(walk: Walk, node: number, scope: OpenScope, typeOnly: number): void {
  const { tree } = walk;
  const own = define(walk, "function", node, scope);
  pushParts(walk, tree.firstChild[node]!, scope.id, own.id, typeOnly);
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
    if (tree.kind[child] === Kind.Parameters) bindParameters(walk, own, child);
}

function visitClass(walk: Walk, node: number, scope: OpenScope, typeOnly: number): void {
  const { tree } = walk;
  const own = define(walk, "class", node, scope);
  pushParts(walk, tree.firstChild[node]!, scope.id, own.id, typeOnly);
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) {
    if (tree.kind[child] !== Kind.Arguments) continue;
    for (let base = tree.firstChild[child]!; base !== 0; base = tree.nextSibling[base]!) own.bases = extended(own.bases, base);
  }
}

/** Opens the scope of a definition and binds its name in the scope around. */
function define(walk: Walk, kind: "function" | "class", node: number, scope: OpenScope): OpenScope {
  const { tree } = walk;
  let child = tree.firstChild[node]!;
  while (tree.kind[child] === Kind.Decorator || tree.kind[child] === Kind.Error) child = tree.nextSibling[child]!;
  const name = textAt(tree, child);
  const own = openScope(walk, kind, node, scope, name, kind === "function" && tree.data[node] === 1);
  for (let at = tree.firstChild[node]!; at !== child; at = tree.nextSibling[at]!)
    if (tree.kind[at] === Kind.Decorator) own.decorators = extended(own.decorators, tree.firstChild[at]!);
  if (name !== "") bind(walk, scope, child, RowKind.Definition, own.id, tree.end[node]!);
  return own;
}

/** The children of a definition, last pushed first so that they are visited in source order; its block in the definition's own scope. */
function pushParts(walk: Walk, first: number, around: number, own: number, typeOnly: number): void {
  const { tree } = walk;
  const bottom = walk.top;
  for (let child = first; child !== 0; child = tree.nextSibling[child]!)
    push(walk, child, tree.kind[child] === Kind.Block ? own : around, ALONE | typeOnly);
  reverse(bottom, walk.top - 1);
}

function reverse(from: number, to: number): void {
  for (let low = from, high = to; low < high; low++, high--) {
    const item = pending[low]!;
    pending[low] = pending[high]!;
    pending[high] = item;
    const scope = pendingScope[low]!;
    pendingScope[low] = pendingScope[high]!;
    pendingScope[high] = scope;
  }
}

function visitLambda(walk: Walk, node: number, scope: OpenScope, typeOnly: number): void {
  const { tree } = walk;
  const own = openScope(walk, "lambda", node, scope, "", false);
  const parameters = tree.firstChild[node]!;
  const body = tree.nextSibling[parameters]!;
  bindParameters(walk, own, parameters);
  own.returns = extended(own.returns, body);
  push(walk, body, own.id, ALONE | typeOnly);
  push(walk, parameters, scope.id, ALONE | typeOnly);
}

/** The first iterable is evaluated in the scope around, everything else in the comprehension's own. */
function visitComprehension(walk: Walk, node: number, scope: OpenScope, typeOnly: number): void {
  const { tree } = walk;
  const own = openScope(walk, "comprehension", node, scope, "", false);
  const at = tree.start[node]!;
  const bottom = walk.top;
  let outermost = true;
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) {
    if (tree.kind[child] !== Kind.ComprehensionFor) {
      push(walk, child, own.id, ALONE | typeOnly);
      continue;
    }
    const target = tree.firstChild[child]!;
    const iterable = tree.nextSibling[target]!;
    bindTarget(walk, own, walk.stores, target, { kind: RowKind.Element, node: iterable, annotation: 0, at });
    push(walk, target, own.id, ALONE | typeOnly);
    push(walk, iterable, outermost ? scope.id : own.id, ALONE | typeOnly);
    for (let condition = tree.nextSibling[iterable]!; condition !== 0; condition = tree.nextSibling[condition]!)
      push(walk, condition, own.id, ALONE | typeOnly);
    outermost = false;
  }
  reverse(bottom, walk.top - 1);
}

/** What stands under `if TYPE_CHECKING:` is never imported when the program runs. */
function visitIf(walk: Walk, node: number, scope: OpenScope, typeOnly: number): void {
  const { tree } = walk;
  const test = tree.firstChild[node]!;
  const block = tree.nextSibling[test]!;
  const otherwise = tree.nextSibling[block]!;
  push(walk, otherwise, scope.id, typeOnly);
  push(walk, block, scope.id, ALONE | (isTypeChecking(tree, test) ? TYPE_ONLY : typeOnly));
  push(walk, test, scope.id, ALONE | typeOnly);
}

function isTypeChecking(tree: Tree, test: number): boolean {
  const name = tree.kind[test] === Kind.Attribute ? tree.nextSibling[tree.firstChild[test]!]! : test;
  return (tree.kind[test] === Kind.Name || name !== test) && textAt(tree, name) === "TYPE_CHECKING";
}
