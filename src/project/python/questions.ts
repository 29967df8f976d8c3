/**
 * What is being asked, and what of it may be remembered.
 *
 * Answers rest on answers, and programs hold rings: a parameter holds what callers pass, who pass what the function gave. A question that is under way is
 * answered with nothing where it is asked again. What came out of such a cut is only good below the question at which it was cut, so it is remembered
 * until that one is answered and no longer. An answer is kept for good when whoever asks it, in whatever order, would get the same: so an analysis after a
 * row of edits says what a first one says. This is Tarjan's search for strongly connected components, met on the way.
 */
export interface Questions {
  /** The answer by its key, from memory if it is there; `nothing` where it is under way, or where enough was asked. */
  ask<T>(memo: Memo<T>, key: number, nothing: T, compute: () => T): T;
  /** Runs what may come back to itself without being a question of its own. */
  once<T>(key: string, nothing: T, compute: () => T): T;
  /** Goes one step down the stack; false at its end, where nothing more is asked. Whoever went down comes up again. */
  descend(): boolean;
  ascend(): void;
  /** How many answers are kept for good or for those outside of a ring. */
  readonly settled: number;
  /** True where an answer from memory would be more than a first analysis gets. */
  readonly exhausted: boolean;
}

/** Answers of one kind in one file, by key. */
export interface Memo<T> {
  /** Those that are the same whoever asks. */
  readonly answers: Map<number, T>;
  /** Those that are the same for everybody outside the ring, asked here. */
  readonly heads: Map<number, Head<T>>;
  /** Those that came to the end of the stack: the same for whoever asks with nothing else under way. */
  readonly firsts: Map<number, T>;
  /** Which questions are under way, and at which depth. */
  readonly busy: Map<number, number>;
  readonly provisional: Map<number, Provisional<T>>;
  readonly rings: Map<number, Ring>;
  /** Answers of another memory that are good here as well. */
  readonly lent: ReadonlyMap<number, T> | undefined;
}

interface Head<T> {
  readonly answer: T;
  readonly ring: Ring;
}

/** An answer that holds while the question at depth `low` is under way. */
interface Provisional<T> {
  readonly memo: Memo<T>;
  readonly key: number;
  readonly answer: T;
  low: number;
}

/** Questions that rest on each other. */
interface Ring {
  /** The ring that it turned out to be a part of. */
  within: Ring | undefined;
  /** How many of its questions are under way. */
  busy: number;
}

/** Bounds the stack, questions and steps within them: real chains are far shorter. */
const DEEPEST = 100;

/**
 * Provisional answers below one question; who asks more than that in a ring learns nothing further. Each member of a ring is asked as if it were the first,
 * so that big rings would cost their size squared; real answers lie a few steps away.
 */
const MOST_IN_RING = 30;

const NEVER = 0x3fffffff;

/** `lent`: answers of another memory that are good here as well. */
export function createMemo<T>(lent?: Memo<T>): Memo<T> {
  const own = {
    answers: new Map(),
    heads: new Map(),
    firsts: new Map(),
    busy: new Map(),
    provisional: new Map(),
    rings: new Map(),
  };
  return { ...own, lent: lent?.answers };
}

/** True for what is answered alike whoever asks. */
export function isSettled<T>(memo: Memo<T>, key: number): boolean {
  return memo.answers.has(key) || memo.lent?.has(key) === true;
}

export function createQuestions(): Questions {
  let depth = 0;
  /** Steps down the stack: questions, and what they evaluate with the arguments of a call. */
  let steps = 0;
  /** The lowest depth at which something was cut since the present question began. */
  let low = NEVER;
  /** The depth of the question below which no more is asked. */
  let exhausted = NEVER;
  /** How often the stack was at its end. */
  let ends = 0;
  let settled = 0;
  const open: Provisional<unknown>[] = [];
  /** Provisional answers by the depth of the question on which they wait. */
  const charges: number[] = [];
  const entered = new Map<string, number>();

  function cut(at: number): void {
    if (at < low) low = at;
  }

  /** What waited for a question that waits itself now waits for what that one waits for. */
  function handDown(index: number, mark: number, to: number, more: number): void {
    for (let at = mark; at < open.length; at++) if (open[at]!.low > to) open[at]!.low = to;
    charges[to] = charges[to]! + charges[index]! + more;
    if (charges[to] > MOST_IN_RING && to < exhausted) exhausted = to;
  }

  function forgetOpen(mark: number): void {
    for (let at = mark; at < open.length; at++) open[at]!.memo.provisional.delete(open[at]!.key);
    open.length = mark;
  }

  function descend(): boolean {
    if (steps < DEEPEST) {
      steps++;
      return true;
    }
    ends++;
    cut(0);
    return false;
  }

  const ascend = (): void => void steps--;

  return {
    descend,
    ascend,
    get settled() {
      return settled;
    },
    get exhausted() {
      return exhausted !== NEVER;
    },
    once(key, nothing, compute) {
      const at = entered.get(key);
      if (at !== undefined) {
        cut(at);
        return nothing;
      }
      if (!descend()) return nothing;
      const index = depth++;
      entered.set(key, index);
      charges[index] = 0;
      const outer = index === 0 ? NEVER : low;
      const mark = open.length;
      low = NEVER;
      try {
        return compute();
      } finally {
        depth--;
        steps--;
        entered.delete(key);
        if (exhausted === index) exhausted = NEVER;
        if (low < index) handDown(index, mark, low, 0);
        else {
          forgetOpen(mark);
          low = NEVER;
        }
        if (outer < low) low = outer;
      }
    },
    ask<T>(memo: Memo<T>, key: number, nothing: T, compute: () => T): T {
      if (exhausted !== NEVER) {
        cut(exhausted);
        return nothing;
      }
      const known = memo.answers.get(key) ?? memo.lent?.get(key);
      if (known !== undefined) return known;
      const at = memo.busy.get(key);
      if (at !== undefined) {
        cut(at);
        return nothing;
      }
      const provisional = memo.provisional.get(key);
      if (provisional !== undefined) {
        cut(provisional.low);
        return provisional.answer;
      }
      if (steps === 0 && memo.firsts.has(key)) return memo.firsts.get(key)!;
      const head = memo.heads.get(key);
      if (head !== undefined && ringOf(head.ring).busy === 0) return head.answer;
      if (!descend()) return nothing;
      const index = depth++;
      memo.busy.set(key, index);
      const ring = memo.rings.get(key);
      if (ring !== undefined) ringOf(ring).busy++;
      charges[index] = 0;
      const outer = index === 0 ? NEVER : low;
      const mark = open.length;
      const endsBefore = ends;
      low = NEVER;
      let answer: T | undefined;
      try {
        answer = compute();
        return answer;
      } finally {
        depth--;
        steps--;
        memo.busy.delete(key);
        if (ring !== undefined) ringOf(ring).busy--;
        if (exhausted === index) exhausted = NEVER;
        if (low < index) {
          if (answer !== undefined) {
            const waiting: Provisional<T> = { memo, key, answer, low };
            memo.provisional.set(key, waiting);
            open.push(waiting as Provisional<unknown>);
          }
          handDown(index, mark, low, 1);
        } else {
          if (answer !== undefined) {
            if (low === NEVER) {
              settled++;
              memo.answers.set(key, answer);
            } else if (ends === endsBefore) {
              // Where the stack was at its end, it is so for this asker alone. What is asked inside its ring again is nothing new.
              if (!memo.heads.has(key)) settled++;
              memo.heads.set(key, { answer, ring: join(memo, key, open, mark) });
            } else if (steps === 0) {
              settled++;
              memo.firsts.set(key, answer);
            }
          }
          forgetOpen(mark);
          low = NEVER;
        }
        if (outer < low) low = outer;
      }
    },
  };
}

function ringOf(ring: Ring): Ring {
  let at = ring;
  while (at.within !== undefined) at = at.within;
  return at;
}

/** One ring of a question and those that waited for it. */
function join<T>(memo: Memo<T>, key: number, open: readonly Provisional<unknown>[], mark: number): Ring {
  const known = memo.rings.get(key);
  const ring: Ring = known === undefined ? { within: undefined, busy: 0 } : ringOf(known);
  if (known === undefined) memo.rings.set(key, ring);
  for (let at = mark; at < open.length; at++) {
    const one = open[at]!;
    const other = one.memo.rings.get(one.key);
    if (other === undefined) one.memo.rings.set(one.key, ring);
    else {
      const root = ringOf(other);
      if (root === ring) continue;
      root.within = ring;
      ring.busy += root.busy;
    }
  }
  return ring;
}
