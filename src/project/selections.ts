import type { KeptWith } from "./kept-with.ts";
import type { Pause } from "./pause.ts";

/**
 * Which of a long list of things have something. They follow a list in which single things are replaced, as files are by edits: one costs what is new in
 * it, and whoever goes over those that have something passes over all the others.
 */
export interface Selections<T> {
  /** Of the newest list those for which a question that is kept with each is answered by something: true, or a list that is not empty. */
  having(has: KeptWith<T, unknown>, pause: Pause): Promise<readonly T[]>;
  /** Says which list is the newest. */
  follow(all: readonly T[]): void;
}

interface Chosen {
  /** Places in the list, ascending. */
  readonly places: readonly number[];
  readonly version: number;
}

export function createSelections<T extends object>(): Selections<T> {
  let all: readonly T[] = [];
  /** Counts the lists; and by it, at which places the newest differs from the one before. */
  let version = 0;
  let replaced: readonly number[] | undefined;
  const known = new Map<KeptWith<T, unknown>, Chosen>();

  return {
    follow(next) {
      const places = placesOfOthers(all, next);
      if (places?.length === 0) return;
      all = next;
      replaced = places;
      version++;
    },
    async having(has, pause) {
      const before = known.get(has);
      let places = before?.places;
      if (before === undefined || places === undefined || before.version !== version) {
        const isNext = before?.version === version - 1 && replaced !== undefined;
        const others = isNext ? replaced! : all.keys();
        const chosen: number[] = [];
        for (const place of others) {
          const isNew = !has.isKnown(all[place]!);
          if (isSomething(has(all[place]!))) chosen.push(place);
          const turn = isNew ? pause() : undefined;
          if (turn !== undefined) await turn;
        }
        places = isNext ? merged(before!.places, new Set(replaced), chosen) : chosen;
        known.set(has, { places, version });
      }
      return places.map((place) => all[place]!);
    },
  };
}

function isSomething(answer: unknown): boolean {
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined && answer !== false;
}

/** Where lists of the same length differ; undefined where they are not of the same length. */
function placesOfOthers<T>(before: readonly T[], now: readonly T[]): readonly number[] | undefined {
  if (before.length !== now.length) return undefined;
  const places: number[] = [];
  for (let place = 0; place < now.length; place++) if (before[place] !== now[place]) places.push(place);
  return places;
}

function merged(before: readonly number[], replaced: ReadonlySet<number>, chosen: readonly number[]): readonly number[] {
  return [...before.filter((place) => !replaced.has(place)), ...chosen].sort((left, right) => left - right);
}
