/** Returns a promise when it is time to let others work; throws the signal's reason when cancelled. */
export type Pause = () => Promise<void> | undefined;

/** Visits one after the other, and lets others work in between. Waiting for nothing would cost more than most visits do, so it waits only when told to. */
export async function inTurns<T>(items: Iterable<T>, pause: Pause, visit: (item: T) => unknown): Promise<void> {
  for (const item of items) {
    visit(item);
    const turn = pause();
    if (turn !== undefined) await turn;
  }
}

/** Runs work that stops now and then, without a stop. */
export function atOnce<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
