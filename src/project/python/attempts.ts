import type { Pause } from "../pause.ts";

/** Work that cannot wait within itself, cut into slices all the same: what takes too long is given up and begun anew, and remembers what it found on the way. */
export interface Attempts {
  /** Undefined where the work was done at once. `work` may run several times. */
  attempt(work: () => unknown, pause: Pause): Promise<void> | undefined;
  /** A step of the work, which ends it here when its slice is over. */
  step(): void;
}

/** Steps between two looks at the clock. */
const UNHURRIED = 100;
/** How much longer a slice is after one that brought something. */
const GROWTH = 1.1;

/** Gives up work whose slice is over. */
class Interruption extends Error {
  readonly turn: Promise<void>;
  constructor(turn: Promise<void>) {
    super("The slice is over.");
    this.turn = turn;
  }
}

/** `found` counts what is remembered. */
export function createAttempts(found: () => number): Attempts {
  let hurry: { readonly pause: Pause; readonly steps: number; left: number } | undefined;

  function once(work: () => unknown, pause: Pause, steps: number): Promise<void> | undefined {
    hurry = { pause, steps, left: steps };
    try {
      work();
      return undefined;
    } catch (error) {
      if (error instanceof Interruption) return error.turn;
      throw error;
    } finally {
      hurry = undefined;
    }
  }

  async function again(work: () => unknown, pause: Pause, first: Promise<void>): Promise<void> {
    let steps = UNHURRIED;
    let before = found();
    for (let turn: Promise<void> | undefined = first; turn !== undefined; turn = once(work, pause, steps)) {
      await turn;
      // In a ring nothing is remembered before all of it is answered: a slice that brought nothing has to be a longer one. What is counted may have been
      // forgotten with a ring that was given up, so that each slice is a little longer in any case: otherwise some would be begun for ever.
      steps = found() > before ? Math.ceil(steps * GROWTH) : steps * 2;
      before = found();
    }
  }

  return {
    attempt(work, pause) {
      const turn = once(work, pause, UNHURRIED);
      return turn === undefined ? undefined : again(work, pause, turn);
    },
    step() {
      if (hurry === undefined || --hurry.left > 0) return;
      hurry.left = hurry.steps;
      const turn = hurry.pause();
      if (turn !== undefined) throw new Interruption(turn);
    },
  };
}
