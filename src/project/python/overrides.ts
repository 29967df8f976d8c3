import type { Scope } from "../../source/python/module.ts";
import { textOf } from "../../source/python/tree.ts";
import type { Pause } from "../pause.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Unit } from "./unit.ts";

/** A method, or a class, where it is defined. */
interface Method {
  readonly unit: Unit;
  readonly scope: Scope;
}

const LONGEST_STUB = 600;

/** True for a method that only says what subclasses have to do: abstract, raising, or empty. */
function isAbstract(unit: Unit, method: Scope): boolean {
  if (method.decorators.some((node) => /(^|\.)abstract(method|property)$/.test(textOf(unit.tree, node)))) return true;
  const length = unit.tree.end[method.node]! - unit.tree.start[method.node]!;
  return length <= LONGEST_STUB && /raise NotImplementedError|:\s*(\.\.\.|pass)\s*$/.test(textOf(unit.tree, method.node));
}

const known = new WeakMap<Evaluator, Map<Scope, Method[]>>();

/** The methods that run in place of an abstract one: those of the project's classes that extend its class, at any depth. */
export function overridesOf(ev: Evaluator, unit: Unit, method: Scope): readonly Method[] {
  if (method.parent?.kind !== "class" || !isAbstract(unit, method)) return [];
  const found: Method[] = [];
  for (const of of heirsOf(ev, method.parent)) {
    const binding = of.scope.bindings.get(method.name)?.at(-1);
    if (binding?.kind === "definition" && binding.scope.kind === "function") found.push({ unit: of.unit, scope: binding.scope });
  }
  return found;
}

/** The project's classes that extend a class, at any depth. */
export function heirsOf(ev: Evaluator, of: Scope): readonly Method[] {
  let subclasses = known.get(ev);
  if (subclasses === undefined) {
    const asker = ev.asker();
    subclasses = findSubclasses(ev);
    known.set(ev, subclasses);
    if (asker !== undefined) ev.begin(asker);
  }
  const seen = new Set<Scope>();
  const queue = [...(subclasses.get(of) ?? [])];
  const found: Method[] = [];
  for (const heir of queue) {
    if (seen.has(heir.scope)) continue;
    seen.add(heir.scope);
    // Its answer holds only as long as this file does.
    ev.touch(heir.unit, heir.scope);
    found.push(heir);
    queue.push(...(subclasses.get(heir.scope) ?? []));
  }
  return found;
}

const prepared = new WeakSet<Evaluator>();

/** Looks for all classes that extend others, in slices; who asks for overrides without it waits for all at once. */
export async function prepareOverrides(ev: Evaluator, pause: Pause): Promise<void> {
  if (prepared.has(ev)) return;
  for (const unit of ev.resolver.units) {
    const state = ev.stateOf(unit);
    if (state.extending !== undefined) continue;
    state.extending = extendingIn(ev, unit);
    const turn = pause();
    if (turn !== undefined) await turn;
  }
  prepared.add(ev);
}

/** The classes that directly extend each class of the project. */
function findSubclasses(ev: Evaluator): Map<Scope, Method[]> {
  const found = new Map<Scope, Method[]>();
  for (const unit of ev.resolver.units) {
    const state = ev.stateOf(unit);
    state.extending ??= extendingIn(ev, unit);
    for (const [base, scope] of state.extending) {
      const same = found.get(base);
      if (same === undefined) found.set(base, [{ unit, scope }]);
      else same.push({ unit, scope });
    }
  }
  return found;
}

/** Which classes these files extend, the same over edits. */
export function extensionsOf(ev: Evaluator, units: Iterable<Unit>): string {
  const found = new Set<string>();
  for (const unit of units) {
    const state = ev.stateOf(unit);
    state.extending ??= extendingIn(ev, unit);
    for (const [base, scope] of state.extending) found.add(`${unit.path} ${scope.qualifiedName} ${base.qualifiedName}`);
  }
  return [...found].sort().join("\n");
}

/** Pairs of a class of the project and one of this file that extends it. */
function extendingIn(ev: Evaluator, unit: Unit): readonly (readonly [Scope, Scope])[] {
  const found: (readonly [Scope, Scope])[] = [];
  for (const scope of unit.module.scopes) {
    if (scope.kind !== "class") continue;
    for (const base of scope.bases) {
      ev.begin(unit);
      for (const value of ev.evaluate(unit, base, scope.parent ?? scope))
        if (value.type === "class") found.push([value.scope, scope]);
    }
  }
  return found;
}
