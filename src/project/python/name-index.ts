import type { Pause } from "../pause.ts";
import type { Unit } from "./unit.ts";

/** Which files have a name, by its hash. */
export interface NameIndex {
  /** In the order of paths. */
  filesWith(hash: number): readonly Unit[];
}

/** An index that follows edits: it costs what one file has and not what all have. */
export interface LiveNameIndex extends NameIndex {
  /** Brings the index up to date with these files, in slices. */
  count(units: readonly Unit[], pause: Pause): Promise<void>;
  /** The same index over other files, of which most are counted. */
  over(units: ReadonlySet<Unit>): NameIndex;
}

export function createNameIndex(namesOf: (unit: Unit) => Iterable<number>): LiveNameIndex {
  /** Lists, since most names are in one file alone, and a `Set` of one takes as much room as a list of twenty. */
  const files = new Map<number, Unit[]>();
  const counted = new Set<Unit>();
  return {
    async count(units, pause) {
      const next = new Set(units);
      for (const unit of counted) {
        if (next.has(unit)) continue;
        for (const name of new Set(namesOf(unit))) remove(files, name, unit);
        counted.delete(unit);
      }
      for (const unit of next) {
        if (counted.has(unit)) continue;
        for (const name of new Set(namesOf(unit))) {
          const same = files.get(name);
          if (same === undefined) files.set(name, [unit]);
          else same.push(unit);
        }
        counted.add(unit);
        const turn = pause();
        if (turn !== undefined) await turn;
      }
    },
    filesWith: (hash) => inOrder([...(files.get(hash) ?? [])]),
    over(units) {
      const more = [...units].filter((unit) => !counted.has(unit)).map((unit) => ({ unit, names: new Set(namesOf(unit)) }));
      return {
        filesWith: (hash) =>
          inOrder([
            ...[...(files.get(hash) ?? [])].filter((unit) => units.has(unit)),
            ...more.filter(({ names }) => names.has(hash)).map(({ unit }) => unit),
          ]),
      };
    },
  };
}

function remove(files: Map<number, Unit[]>, name: number, unit: Unit): void {
  const left = files.get(name)?.filter((one) => one !== unit) ?? [];
  if (left.length === 0) files.delete(name);
  else files.set(name, left);
}

function inOrder(units: Unit[]): readonly Unit[] {
  return units.sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
}
