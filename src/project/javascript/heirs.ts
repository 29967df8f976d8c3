import type { Mod, Program, Value } from "./program.ts";
import { isTest } from "./whereabouts.ts";

export interface Heir {
  readonly mod: Mod;
  readonly id: number;
}

/** More of them than people write down as ways to do one thing: then the name tells nothing. */
const MOST = 24;

/** Classes by the names of the interfaces that they implement and of the class that they extend. */
export function heirsIn(mods: Iterable<Mod>): ReadonlyMap<string, readonly Heir[]> {
  const found = new Map<string, Heir[]>();
  for (const mod of mods) {
    if (isTest(mod.path)) continue;
    for (const made of mod.syntax.classes) {
      const base = made.extends?.kind === "name" ? [made.extends.name] : [];
      for (const name of [...base, ...made.implements]) {
        const same = found.get(name);
        if (same === undefined) found.set(name, [{ mod, id: made.id }]);
        else same.push({ mod, id: made.id });
      }
    }
  }
  return found;
}

/**
 * Objects of the classes that stand for a name that has no code of its own: an interface, or an abstract class. Which of them it is depends on what
 * a container or a setting chooses; those of the same package go before others of that name.
 */
export function heirsOf(program: Program, mod: Mod, name: string): readonly Value[] {
  const seen = new Set<string>();
  const found: Value[] = [];
  const queue = [name];
  for (const one of queue) {
    if (seen.has(one)) continue;
    seen.add(one);
    const all = program.heirs.get(one) ?? [];
    const near = all.filter((heir) => heir.mod.package === mod.package);
    for (const heir of near.length > 0 ? near : all) {
      found.push({ kind: "instance", ...heir });
      queue.push(heir.mod.syntax.classes[heir.id]!.name);
    }
  }
  return found.length > MOST ? [] : found;
}
