import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { type Entry, isBeside } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { callsOf, methods, type Owner, owning, type Reached } from "./graph.ts";
import { middlewareOf, TELLS } from "./may-count.ts";
import type { FoundMonitor } from "./monitors.ts";
import type { Processes } from "./process.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** What frameworks run around every request. */
const AROUND = /\.(middleware|before_request|after_request|before_app_request|after_app_request|teardown_request)\b/;
const PUTS_IN: ReadonlySet<number> = new Set(["append", "appendleft", "extend", "update"].map((name) => nameHash(name)));
const COUNTS = /^_?(record|count|track|observe|log|inc|increment|add|update|register|note|report)(_|$)/i;

interface Live {
  readonly entry: Entry;
  readonly reached: ReadonlyMap<Scope, Reached>;
}

/**
 * Metrics of the project's own making: what a service's code, or what runs around its requests, counts in a variable of the program that a route
 * such as `/metrics` tells. How often and how fast it answers is known then, and nothing of what it answers.
 */
export function ownCounts(
  ev: Evaluator,
  processes: Processes,
  entries: readonly Entry[],
  lives: readonly Live[],
): FoundMonitor[] {
  const found = new Map<Scope, FoundMonitor>();
  const add = (owner: Owner, node: number, teller: string, index: number) => {
    const known = found.get(owner.scope);
    if (known !== undefined) known.services.add(index);
    else found.set(owner.scope, monitorAt(owner, node, teller, index));
  };
  for (const [index, { entry }] of lives.entries()) {
    if (entry.kind !== "http" || entry.owner.unit.inTests) continue;
    for (const { owner } of processes.startup(entry.owner.unit).values()) {
      const node = countedByMiddleware(owner);
      if (node !== 0) add(owner, node, owner.scope.parent!.name, index);
    }
  }
  for (const entry of entries) {
    if (entry.kind !== "http" || entry.owner.unit.inTests || !TELLS.test(entry.name)) continue;
    const told = variablesRead(ev, entry.owner);
    if (told.size === 0) continue;
    for (const [index, live] of lives.entries()) {
      if (!isBeside(live.entry, entry, processes)) continue;
      for (const owner of ownersAround(live, processes)) {
        const node = owner.scope === entry.owner.scope ? 0 : counted(ev, owner, told);
        if (node !== 0) add(owner, node, entry.name, index);
      }
    }
  }
  return [...found.values()].sort((left, right) =>
    left.place.file === right.place.file ? left.place.line - right.place.line : left.place.file < right.place.file ? -1 : 1,
  );
}

function monitorAt({ unit, scope }: Owner, node: number, teller: string, index: number): FoundMonitor {
  const place = placeOf(unit, node);
  return {
    place,
    reasons: [{ place, message: `it is counted here, and ${teller} tells it` }],
    library: "home-made",
    measures: ["operations"],
    attachedGrade: "exists",
    symbol: scope.kind === "function" ? `${unit.path}:${scope.qualifiedName}` : undefined,
    scope,
    inert: undefined,
    services: new Set([index]),
  };
}

/** A class around every request that counts in its object and answers `/metrics` itself. */
function countedByMiddleware(owner: Owner): number {
  const { unit, scope } = owner;
  const of = middlewareOf(owner);
  if (of === undefined || !/["']\/metrics["']/.test(textOf(unit.tree, of.node))) return 0;
  return countsInItself(unit, scope);
}

/** Where a method counts in its own object; 0 where it does not. */
function countsInItself({ tree, module }: Unit, method: Scope): number {
  const own = method.parameters[0]?.name;
  const store = module.stores.find(
    ({ target, value, scope: id }) =>
      value === 0 && owning(module.scopes[id]!) === method && textOf(tree, headOf(tree, target)) === own,
  );
  return store?.target ?? 0;
}

/** The service's own code, and what the framework runs around each of its requests. */
function* ownersAround({ entry, reached }: Live, processes: Processes): Generator<Owner> {
  for (const { owner } of reached.values()) yield owner;
  for (const { owner } of processes.startup(entry.owner.unit).values()) {
    const { tree } = owner.unit;
    if (!reached.has(owner.scope) && owner.scope.decorators.some((node) => AROUND.test(textOf(tree, node)))) yield owner;
  }
}

/** Variables of modules that a function reads, by file and name. */
function variablesRead(ev: Evaluator, { unit, scope }: Owner): ReadonlySet<string> {
  const { tree } = unit;
  const found = new Set<string>();
  const open = [scope.node];
  for (const node of open) {
    if (tree.kind[node] === Kind.Name) {
      const key = variableOf(ev, unit, scope, textOf(tree, node));
      if (key !== undefined) found.add(key);
    }
    for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) open.push(child);
  }
  return found;
}

/** The variable of a module that a name means, in this file or the one that it is imported from. */
function variableOf(ev: Evaluator, unit: Unit, from: Scope, name: string, depth = 0): string | undefined {
  for (let at: Scope | undefined = from; at !== undefined; at = at.parent) {
    const [binding] = at.bindings.get(name) ?? [];
    if (binding === undefined) continue;
    if (at.kind !== "module") return undefined;
    if (binding.kind === "assignment" || binding.kind === "augmented") return `${unit.path}:${name}`;
    if (binding.kind !== "import" || binding.import.name === undefined || depth > 4) return undefined;
    const { module, level, name: original } = binding.import;
    const target = ev.resolver.resolve(unit, module, level);
    return target === undefined ? undefined : variableOf(ev, target, target.module.scopes[0]!, original, depth + 1);
  }
  return undefined;
}

/** Where an owner's own code counts in one of the variables; 0 where it does not. */
function counted(ev: Evaluator, owner: Owner, told: ReadonlySet<string>): number {
  const { unit, scope } = owner;
  const { tree, module } = unit;
  const isTold = (node: number, at: Scope): boolean => {
    const head = headOf(tree, node);
    const key = head === 0 ? undefined : variableOf(ev, unit, at, textOf(tree, head));
    return key !== undefined && told.has(key);
  };
  for (const { target, value, scope: id } of module.stores) {
    const at = module.scopes[id]!;
    if (owning(at) !== scope || !isTold(target, at)) continue;
    // `counts["x"] += 1`, or written out; a value that is only kept is no count.
    if (value === 0 || textOf(tree, value).includes(textOf(tree, headOf(tree, target)))) return target;
  }
  for (const name of module.scopes[0]!.bindings.keys()) {
    if (!told.has(`${unit.path}:${name}`)) continue;
    for (const binding of module.scopes[0]!.bindings.get(name)!)
      if (binding.kind === "augmented" && isInside(tree, binding.statement, scope.node)) return binding.statement;
  }
  for (const index of callsOf(owner)) {
    const call = module.calls[index]!;
    const callee = tree.firstChild[call]!;
    const at = module.scopes[module.callScopes[index]!]!;
    if (tree.kind[callee] !== Kind.Attribute || !isTold(callee, at)) continue;
    if (PUTS_IN.has(unit.calledNames[index]!) || countsItself(ev, unit, callee, at)) return call;
  }
  return 0;
}

/** `tracker.record(…)` where the project's own class counts in its object. */
function countsItself(ev: Evaluator, unit: Unit, callee: number, at: Scope): boolean {
  const { tree } = unit;
  const object = tree.firstChild[callee]!;
  const name = textOf(tree, tree.nextSibling[object]!);
  if (!COUNTS.test(name)) return false;
  ev.begin(unit);
  return ev
    .evaluate(unit, object, at)
    .some(
      (value) =>
        value.type === "instance" && methods(ev, value, name).some(({ unit: home, scope }) => countsInItself(home, scope) !== 0),
    );
}

/** The name at the head of `a.b["c"]`, 0 where there is none. */
function headOf(tree: Tree, node: number): number {
  let at = node;
  while (tree.kind[at] === Kind.Attribute || tree.kind[at] === Kind.Subscript) at = tree.firstChild[at]!;
  return tree.kind[at] === Kind.Name ? at : 0;
}

function isInside(tree: Tree, node: number, outer: number): boolean {
  return tree.start[outer]! <= tree.start[node]! && tree.end[node]! <= tree.end[outer]!;
}
