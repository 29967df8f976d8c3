/** True for two sets of the same items, and where neither is known. */
export function isSameSet(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.size !== other.size) return false;
  for (const item of one) if (!other.has(item)) return false;
  return true;
}
