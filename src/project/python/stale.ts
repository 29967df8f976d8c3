import type { Definition, Unit } from "./unit.ts";

/**
 * Files whose findings may be others after a change, given all files before and now: those whose findings use, over any number of definitions, something
 * of a changed file, or looked for callers or stores by a name that a changed file has anew. What is stale forgets what it used.
 */
export function staleUnits(before: Iterable<Unit>, units: readonly Unit[]): ReadonlySet<Unit> {
  const current = new Set(units);
  const old = new Map<string, Unit>();
  const known = new Set(before);
  for (const unit of known) if (!current.has(unit)) old.set(unit.path, unit);
  const names = new Set<number>();
  for (const unit of units) if (!known.has(unit)) addNames(names, unit, old.get(unit.path));
  const queue: Definition[] = [];
  for (const unit of old.values()) queue.push(...definitionsOf(unit));
  if (queue.length === 0 && names.size === 0) return new Set();

  const users = new Map<Definition, Definition[]>();
  for (const unit of known) {
    for (const definition of definitionsOf(unit)) {
      for (const used of definition.uses) {
        const same = users.get(used);
        if (same === undefined) users.set(used, [definition]);
        else same.push(definition);
      }
      for (const name of definition.names) {
        if (!names.has(name)) continue;
        queue.push(definition);
        break;
      }
    }
  }
  const stale = new Set<Definition>();
  for (const definition of queue) {
    if (stale.has(definition)) continue;
    stale.add(definition);
    queue.push(...(users.get(definition) ?? []));
  }
  for (const definition of stale) {
    definition.uses.clear();
    definition.names.clear();
  }
  return new Set([...known].filter((unit) => stale.has(unit.findings)));
}

function definitionsOf(unit: Unit): Definition[] {
  const found = new Set<Definition>([unit.findings]);
  for (const definition of unit.definitions) if (definition !== undefined) found.add(definition);
  return [...found];
}

/** Names that a file has anew. Who asked for callers by names that it had already uses it. */
function addNames(names: Set<number>, unit: Unit, old: Unit | undefined): void {
  const had = new Set<number>();
  if (old !== undefined) {
    for (const name of old.calledNames) had.add(name);
    for (const name of old.stores.keys()) had.add(name);
  }
  for (const name of unit.calledNames) if (!had.has(name)) names.add(name);
  for (const name of unit.stores.keys()) if (!had.has(name)) names.add(name);
}
