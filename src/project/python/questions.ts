/**
 * What is being asked, and what of it may be remembered.
 *
 * Answers rest on answers, and programs hold rings: a parameter holds what callers pass, who pass what the function gave. A question that is under way is
 * answered with nothing where it is asked again. What came out of such a cut is only good below the question at which it was cut, so it is remembered
 * until that one is answered and no longer. An answer is kept for good when whoever asks it, in whatever order, would get the same: so an analysis after a
 * row of edits says what a first one says. This is Tarjan's search for strongly connected components, met on the way.
 */
export interface Questions {
  /** The answer by its key, from memory if it is there; `nothing` where it is under way, or at the end of the stack. */
  ask<T extends Found>(memo: Memo<T>, key: number, nothing: T, compute: () => T): T;
  /** Runs what may come back to itself without being a question of its own. */
  once<T>(key: string, nothing: T, compute: () => T): T;
  /** Goes one step down the stack; false at its end, where nothing more is asked. Whoever went down comes up again. */
  descend(): boolean;
  ascend(): void;
  /** True when a ring was too big to be answered exactly: answers in it depend on what was asked before. */
  readonly metBigRing: boolean;
  /** How many answers are kept for good or for those outside of a ring. */
  readonly settled: number;
}

/** An answer; an empty one says nothing. */
interface Found {
  readonly length: number;
}

/** Answers of one kind in one file, by key. */
export interface Memo<T> {
  /** Those that are the same whoever asks; of big rings, what was found first. */
  readonly answers: Map<number, T>;
  /** Those that are the same for everybody outside the ring, asked here. These tables and the following are made when something comes into them. */
  heads: Map<number, Head<T>> | undefined;
  /** Those that came to the end of the stack: the same for whoever asks with nothing else under way. */
  firsts: Map<number, T> | undefined;
  provisional: Map<number, Provisional<T>> | undefined;
  rings: Map<number, Ring> | undefined;
  /** Another memory whose answers are good here as well. */
  readonly lent: Memo<T> | undefined;
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
 * Members of a ring that is answered exactly. To answer each member of a big one as if it were asked first would cost its size squared: of those what was
 * found on the way is kept, so that answers there depend on where the ring was entered first.
 */
const MOST_IN_RING = 150;

const NEVER = 0x3fffffff;

/** `lent`: answers of another memory that are good here as well. */
export function createMemo<T>(lent?: Memo<T>): Memo<T> {
  return { answers: new Map(), heads: undefined, firsts: undefined, provisional: undefined, rings: undefined, lent };
}

/** True for what rests on itself, as far as it was asked. */
export function isInRing<T>(memo: Memo<T>, key: number): boolean {
  return memo.rings?.has(key) === true || memo.firsts?.has(key) === true || memo.lent?.rings?.has(key) === true;
}

export function createQuestions(): Questions {
  let depth = 0;
  /** Steps down the stack: questions, and what they evaluate with the arguments of a call. */
  let steps = 0;
  /** The lowest depth at which something was cut since the present question began. */
  let low = NEVER;
  /** How often the stack was at its end. */
  let ends = 0;
  let settled = 0;
  let metBigRing = false;
  /** What is under way, by depth; undefined where it is no question. There are few, so that looking through them costs less than a table would. */
  const askedOf: (object | undefined)[] = [];
  const askedFor: number[] = [];
  const open: Provisional<Found>[] = [];
  const entered = new Map<string, number>();

  /** The depth at which a question is under way; -1 where it is not. */
  function depthOf(memo: object, key: number): number {
    for (let at = depth - 1; at >= 0; at--) if (askedFor[at] === key && askedOf[at] === memo) return at;
    return -1;
  }

  function cut(at: number): void {
    if (at < low) low = at;
  }

  /** What waited for a question that waits itself now waits for what that one waits for. */
  function handDown(mark: number, to: number): void {
    for (let at = mark; at < open.length; at++) if (open[at]!.low > to) open[at]!.low = to;
  }

  /** Keeps what was found of a big ring. Where nothing was, another way in may find more. */
  function keepOpen(mark: number): void {
    metBigRing = true;
    join(open, mark);
    for (let at = mark; at < open.length; at++) {
      const { memo, key, answer } = open[at]!;
      if (answer.length === 0) continue;
      settled++;
      memo.answers.set(key, answer);
    }
  }

  function forgetOpen(mark: number): void {
    for (let at = mark; at < open.length; at++) open[at]!.memo.provisional?.delete(open[at]!.key);
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
    get metBigRing() {
      return metBigRing;
    },
    get settled() {
      return settled;
    },
    once(key, nothing, compute) {
      const at = entered.get(key);
      if (at !== undefined) {
        cut(at);
        return nothing;
      }
      if (!descend()) return nothing;
      const index = depth++;
      askedOf[index] = undefined;
      entered.set(key, index);
      const outer = index === 0 ? NEVER : low;
      const mark = open.length;
      low = NEVER;
      try {
        return compute();
      } finally {
        depth--;
        steps--;
        entered.delete(key);
        if (low < index) handDown(mark, low);
        else {
          if (open.length - mark > MOST_IN_RING) keepOpen(mark);
          forgetOpen(mark);
          low = NEVER;
        }
        if (outer < low) low = outer;
      }
    },
    ask<T extends Found>(memo: Memo<T>, key: number, nothing: T, compute: () => T): T {
      const known = memo.answers.get(key) ?? memo.lent?.answers.get(key);
      if (known !== undefined) return known;
      const at = depthOf(memo, key);
      if (at >= 0) {
        cut(at);
        return nothing;
      }
      const provisional = memo.provisional?.get(key);
      if (provisional !== undefined) {
        cut(provisional.low);
        return provisional.answer;
      }
      if (steps === 0 && memo.firsts?.has(key) === true) return memo.firsts.get(key)!;
      const head = memo.heads?.get(key);
      if (head !== undefined && ringOf(head.ring).busy === 0) return head.answer;
      if (!descend()) return nothing;
      const index = depth++;
      askedOf[index] = memo;
      askedFor[index] = key;
      const ring = memo.rings?.get(key);
      if (ring !== undefined) ringOf(ring).busy++;
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
        if (ring !== undefined) ringOf(ring).busy--;
        if (low < index) {
          if (answer !== undefined) {
            const waiting: Provisional<T> = { memo, key, answer, low };
            memo.provisional ??= new Map();
            memo.provisional.set(key, waiting);
            open.push(waiting as unknown as Provisional<Found>);
          }
          handDown(mark, low);
        } else {
          if (answer !== undefined) {
            if (low === NEVER) {
              settled++;
              memo.answers.set(key, answer);
            } else if (open.length - mark > MOST_IN_RING) {
              open.push({ memo, key, answer, low } as unknown as Provisional<Found>);
              keepOpen(mark);
            } else if (ends === endsBefore) {
              // Where the stack was at its end, it is so for this asker alone. What is asked inside its ring again is nothing new.
              memo.heads ??= new Map();
              if (!memo.heads.has(key)) settled++;
              open.push({ memo, key, answer, low } as unknown as Provisional<Found>);
              memo.heads.set(key, { answer, ring: join(open, mark) });
            } else if (steps === 0) {
              settled++;
              memo.firsts ??= new Map();
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

/** Makes one ring of questions that waited for each other. */
function join(open: readonly Provisional<Found>[], mark: number): Ring {
  const ring: Ring = { within: undefined, busy: 0 };
  for (let at = mark; at < open.length; at++) {
    const { memo, key } = open[at]!;
    memo.rings ??= new Map();
    const known = memo.rings.get(key);
    if (known === undefined) {
      memo.rings.set(key, ring);
      continue;
    }
    const root = ringOf(known);
    if (root === ring) continue;
    root.within = ring;
    ring.busy += root.busy;
  }
  return ring;
}
