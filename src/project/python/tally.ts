import { inTurns, type Pause } from "../pause.ts";
import type { Unit } from "./unit.ts";

/** The names that at least one file has: counted, so that an edit costs what one file has and not what all have. */
export interface Tally<T> {
  /** Brings the names up to date with these files, in slices. Gives those that came or went. */
  count(units: readonly Unit[], pause: Pause): Promise<ReadonlySet<T>>;
  readonly names: ReadonlySet<T>;
  /** One that begins with the same count and goes its own way. */
  fork(): Tally<T>;
}

interface Count<T> {
  readonly times: ReadonlyMap<T, number>;
  readonly counted: ReadonlyMap<Unit, readonly T[]>;
}

export function createTally<T>(namesOf: (unit: Unit) => readonly T[], from?: Count<T>): Tally<T> {
  const times = new Map(from?.times);
  const names = new Set(times.keys());
  let counted = new Map(from?.counted);
  const looked = new WeakMap<Unit, readonly T[]>();
  const found = (unit: Unit): readonly T[] => {
    const own = counted.get(unit) ?? looked.get(unit) ?? namesOf(unit);
    looked.set(unit, own);
    return own;
  };
  return {
    names,
    fork: () => createTally(namesOf, { times, counted }),
    async count(units, pause) {
      // Whoever is cancelled has counted nothing: names are looked for in slices, and counted at once.
      await inTurns(units, pause, (unit) => void found(unit));
      const next = new Map<Unit, readonly T[]>();
      const came = new Set<T>();
      for (const unit of units) {
        const known = counted.get(unit);
        next.set(unit, known ?? found(unit));
        if (known !== undefined) {
          counted.delete(unit);
          continue;
        }
        for (const name of next.get(unit)!) {
          times.set(name, (times.get(name) ?? 0) + 1);
          if (names.has(name)) continue;
          names.add(name);
          came.add(name);
        }
      }
      const went = new Set<T>();
      for (const gone of counted.values()) {
        for (const name of gone) {
          const left = times.get(name)! - 1;
          times.set(name, left);
          if (left > 0) continue;
          times.delete(name);
          names.delete(name);
          went.add(name);
        }
      }
      counted = next;
      return new Set([...came, ...went]);
    },
  };
}
