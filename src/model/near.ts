/** Longer words are never compared: nobody misspells a paragraph. */
const LONGEST = 64;

/** `prod` means production; `p` may mean anything. */
const SHORTEST_BEGINNING = 4;

/**
 * The candidate that was probably meant: the same but for case, hyphens and underscores, cut short, or few slips of the finger away. Undefined when
 * none is near. The first of equally near candidates wins.
 */
export function near(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > LONGEST) return undefined;
  const plain = fold(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue;
    const folded = fold(candidate);
    const limit = slipsAllowed(Math.min(plain.length, folded.length));
    if (plain.length >= SHORTEST_BEGINNING && folded.startsWith(plain)) {
      if (least > 1) [best, least] = [candidate, 1];
      continue;
    }
    if (Math.abs(plain.length - folded.length) > limit) continue;
    const slips = distance(plain, folded, Math.min(limit, least - 1));
    if (slips !== undefined) {
      best = candidate;
      least = slips;
    }
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, "");
}

function slipsAllowed(length: number): number {
  if (length <= 2) return 0;
  if (length <= 4) return 1;
  return length <= 8 ? 2 : 3;
}

/**
 * Damerau–Levenshtein (optimal string alignment): insertions, deletions, replacements and swaps of neighbours. Undefined when there are more than
 * `most` of them.
 */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number | undefined {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2]! + 1);
      row.push(cost);
    }
    // A swap looks two rows back, at a cost of one.
    if (Math.min(...row) > most && Math.min(...old) >= most) return undefined;
    older = old;
    old = row;
  }
  return old[b.length]! <= most ? old[b.length] : undefined;
}
