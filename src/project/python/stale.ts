import type { Links } from "./evaluator.ts";
import type { Unit } from "./unit.ts";

/**
 * Files whose answers may have changed: those that can reach a changed file over the links of evaluation, and those that asked for callers or stores
 * by a name that a changed file has. What depends on them is stale as well.
 */
export function staleUnits(links: ReadonlyMap<Unit, Links>, known: Iterable<Unit>, units: readonly Unit[]): ReadonlySet<Unit> {
  const current = new Set(units);
  const before = new Set(known);
  const old = new Map<string, Unit>();
  const queue: Unit[] = [];
  for (const unit of before) {
    if (current.has(unit)) continue;
    old.set(unit.path, unit);
    queue.push(unit);
  }
  const names = new Set<number>();
  for (const unit of units) if (!before.has(unit)) addNames(names, unit, old.get(unit.path));
  const stale = new Set<Unit>();
  if (queue.length === 0 && names.size === 0) return stale;
  const dependents = new Map<Unit, Unit[]>();
  for (const [unit, own] of links) {
    for (const other of own.units) {
      const same = dependents.get(other);
      if (same === undefined) dependents.set(other, [unit]);
      else same.push(unit);
    }
    for (const name of own.names) {
      if (!names.has(name)) continue;
      queue.push(unit);
      break;
    }
  }
  for (const unit of queue) {
    if (stale.has(unit)) continue;
    stale.add(unit);
    queue.push(...(dependents.get(unit) ?? []));
  }
  return stale;
}

/** Names that a file has anew. Who asked for callers by names that it had already is linked to it. */
function addNames(names: Set<number>, unit: Unit, old: Unit | undefined): void {
  const had = new Set<number>();
  if (old !== undefined) {
    for (const name of old.calledNames) had.add(name);
    for (const name of old.stores.keys()) had.add(name);
  }
  for (const name of unit.calledNames) if (!had.has(name)) names.add(name);
  for (const name of unit.stores.keys()) if (!had.has(name)) names.add(name);
}
