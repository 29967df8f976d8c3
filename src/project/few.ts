/** A set that mostly holds one or two. It is a list as long as it is short, since a `Set` of one takes as much room as a list of twenty. */
export type Few<T> = readonly T[] | Set<T>;

/** A table of numbers that mostly holds one or two: a list of keys, each with its value behind it, as long as it is short. */
export type FewNumbers = readonly number[] | Map<number, number>;

/** Items beyond which looking through a list costs more than a table. */
const LONGEST = 8;

/** The set with one more. What was given is not to be used any further. */
export function withOne<T>(few: Few<T> | undefined, one: T): Few<T> {
  if (few === undefined) return [one];
  if (few instanceof Set) return few.add(one);
  if (few.includes(one)) return few;
  return few.length < LONGEST ? few.concat([one]) : new Set(few).add(one);
}

/** The set with others in the place of some, or without them where there is nothing in their place. What was given is not to be used any further. */
export function replacing<T>(few: Few<T> | undefined, some: ReadonlySet<T>, next: ReadonlyMap<T, T>): Few<T> | undefined {
  if (!meets(few, some)) return few;
  let left: Few<T> | undefined;
  for (const one of few ?? []) {
    const other = some.has(one) ? next.get(one) : one;
    if (other !== undefined) left = withOne(left, other);
  }
  return left;
}

/** Whether the sets have an item in common. */
export function meets<T>(few: Few<T> | ReadonlySet<T> | undefined, others: ReadonlySet<T>): boolean {
  if (few === undefined || others.size === 0) return false;
  if (few instanceof Set && others.size < few.size) {
    for (const one of others) if (few.has(one)) return true;
    return false;
  }
  for (const one of few) if (others.has(one)) return true;
  return false;
}

/** The table with this value for the key. What was given is not to be used any further. */
export function withNumber(few: FewNumbers | undefined, key: number, value: number): FewNumbers {
  if (few === undefined) return [key, value];
  if (few instanceof Map) return few.set(key, value);
  for (let at = 0; at < few.length; at += 2) {
    if (few[at] !== key) continue;
    return few[at + 1] === value ? few : few.with(at + 1, value);
  }
  return few.length < 2 * LONGEST ? few.concat([key, value]) : new Map(pairsOf(few)).set(key, value);
}

export function* pairsOf(few: FewNumbers | undefined): IterableIterator<readonly [number, number]> {
  if (few === undefined) return;
  if (few instanceof Map) yield* few;
  else for (let at = 0; at < few.length; at += 2) yield [few[at]!, few[at + 1]!];
}
