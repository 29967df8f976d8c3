import { strict as assert } from "node:assert";
import { createAttempts } from "../../../../src/project/python/attempts.ts";

/** Work of many steps that remembers every `each` of them, and goes on from there when it is begun anew. */
function longWork(each: number) {
  const state = { steps: 0, remembered: 0, done: false };
  const attempts = createAttempts(() => state.remembered);
  return {
    state,
    attempts,
    work() {
      for (let at = state.remembered * each; at < 5_000; at++) {
        attempts.step();
        state.steps++;
        if ((at + 1) % each === 0) state.remembered = (at + 1) / each;
      }
      state.done = true;
    },
  };
}

describe("an attempt", () => {
  it("is done at once where no slice ends", () => {
    const { state, attempts, work } = longWork(10);
    assert.equal(
      attempts.attempt(work, () => undefined),
      undefined,
    );
    assert.equal(state.steps, 5_000);
  });

  it("is begun anew after each slice and goes on from what it remembers", async () => {
    const { state, attempts, work } = longWork(10);
    let turns = 0;
    await attempts.attempt(work, () => {
      turns++;
      return Promise.resolve();
    });
    assert.ok(state.done);
    assert.ok(turns > 10, `${turns} turns`);
    assert.ok(state.steps < 6_000, `${state.steps} steps`);
  });

  it("takes longer slices where a slice brings nothing", async () => {
    const { state, attempts, work } = longWork(5_000);
    await attempts.attempt(work, () => Promise.resolve());
    assert.ok(state.done);
  });

  it("ends though what is counted as remembered was forgotten", async () => {
    let counted = 0;
    let done = false;
    const attempts = createAttempts(() => counted);
    const work = () => {
      for (let at = 0; at < 5_000; at++) {
        attempts.step();
        if (at === 10) counted++;
      }
      done = true;
    };
    let turns = 0;
    await attempts.attempt(work, () => {
      turns++;
      if (turns > 1_000) throw new Error("begun for ever");
      return Promise.resolve();
    });
    assert.ok(done);
  });

  it("hands on what went wrong, and steps freely afterwards", async () => {
    const { attempts, work } = longWork(10);
    const cancelled = () => {
      throw new Error("cancelled");
    };
    assert.throws(() => attempts.attempt(work, cancelled), /cancelled/);
    const later = attempts.attempt(
      work,
      (() => {
        let calls = 0;
        return () => (++calls > 3 ? cancelled() : Promise.resolve());
      })(),
    );
    await assert.rejects(later ?? Promise.resolve(), /cancelled/);
    attempts.step();
  });
});
