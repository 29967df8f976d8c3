/** Gives an answer that was given before while what it was made from is the same, each by identity. */
export type Keeper = <T>(name: string, from: readonly unknown[], make: () => T) => T;

interface Kept {
  readonly from: readonly unknown[];
  readonly value: unknown;
}

/** Keeps the newest answer of each name. */
export function createKeeper(): Keeper {
  const known = new Map<string, Kept>();
  return <T>(name: string, from: readonly unknown[], make: () => T): T => {
    const kept = known.get(name);
    if (kept !== undefined && isSame(kept.from, from)) return kept.value as T;
    const value = make();
    known.set(name, { from, value });
    return value;
  };
}

export function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false;
  return true;
}
