import type { Pause } from "./pause.ts";

/** Something that is found once for each object and kept as long as that lives. */
export interface KeptWith<K, T> {
  (of: K): T;
  isKnown(of: K): boolean;
}

/** Facts and units of files that did not change are the same objects after an edit: what rests on one alone is found once. */
export function keptWith<K extends object, T>(find: (of: K) => T): KeptWith<K, T> {
  const known = new WeakMap<K, T>();
  const ask = (of: K): T => {
    const kept = known.get(of);
    if (kept !== undefined || known.has(of)) return kept as T;
    const found = find(of);
    known.set(of, found);
    return found;
  };
  return Object.assign(ask, { isKnown: (of: K) => known.has(of) });
}

/** Finds what is not known yet, one after the other, and lets others work in between. */
export async function prepareAll<K>(all: Iterable<K>, kept: KeptWith<K, unknown>, pause: Pause): Promise<void> {
  for (const one of all) {
    if (kept.isKnown(one)) continue;
    kept(one);
    const turn = pause();
    if (turn !== undefined) await turn;
  }
}
