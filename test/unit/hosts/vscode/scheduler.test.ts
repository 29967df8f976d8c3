import assert from "node:assert/strict";
import { createScheduler, type Scheduler, type Work } from "../../../../src/hosts/vscode/scheduler.ts";
import type { FileChange } from "../../../../src/model/host.ts";

const changed = (path: string): FileChange => ({ path, type: "changed" });

interface Bench {
  readonly scheduler: Scheduler;
  /** What was begun, in order. */
  readonly begun: Work[];
  /** Lets the work under way end well. */
  readonly finish: () => void;
  /** Resolves once that much work has begun. */
  readonly begin: (count: number) => Promise<void>;
}

/** A scheduler whose work ends only when the test says so, or when it is aborted. */
function bench(options: { readonly delay?: (changes: number) => number; readonly patience?: number } = {}): Bench {
  const begun: Work[] = [];
  let finish = (): void => {};
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const scheduler = createScheduler({
    delay: options.delay ?? (() => 0),
    ...(options.patience !== undefined && { patience: options.patience }),
    run: (work, signal) =>
      new Promise((resolve, reject) => {
        begun.push(work);
        finish = resolve;
        signal.addEventListener("abort", () => reject(signal.reason));
        for (const one of waiting) if (begun.length >= one.count) one.resolve();
        waiting = waiting.filter(({ count }) => begun.length < count);
      }),
  });
  return {
    scheduler,
    begun,
    finish: () => finish(),
    begin: (count) => (begun.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
  };
}

describe("the scheduler", () => {
  it("works on the changes of one moment together", async () => {
    const { scheduler, begun, begin, finish } = bench();
    scheduler.change([changed("a.py")]);
    scheduler.change([changed("b.py")]);
    scheduler.change([changed("a.py")]);
    await begin(1);
    finish();
    await scheduler.settled();
    assert.deepEqual(begun, [{ kind: "apply", changes: [changed("a.py"), changed("b.py")] }]);
  });

  it("gives up work that a newer change makes stale, and does both together", async () => {
    const { scheduler, begun, begin, finish } = bench();
    scheduler.change([changed("a.py")]);
    await begin(1);
    scheduler.change([changed("b.py")]);
    assert.ok(scheduler.isPending("b.py"));
    await begin(2);
    finish();
    await scheduler.settled();
    assert.deepEqual(begun[1], { kind: "apply", changes: [changed("a.py"), changed("b.py")] });
    assert.ok(!scheduler.isPending("b.py"));
  });

  it("lets a whole scan end in spite of typing, and looks at what was typed afterwards", async () => {
    const { scheduler, begun, begin, finish } = bench();
    scheduler.scan();
    await begin(1);
    scheduler.change([changed("a.py")]);
    finish();
    await begin(2);
    finish();
    await scheduler.settled();
    assert.deepEqual(begun, [{ kind: "scan" }, { kind: "apply", changes: [changed("a.py")] }]);
  });

  it("adds up what happens to one file", async () => {
    const { scheduler, begun, begin, finish } = bench();
    scheduler.change([{ path: "a.py", type: "deleted" }]);
    scheduler.change([{ path: "a.py", type: "created" }]);
    scheduler.change([{ path: "b.py", type: "created" }]);
    scheduler.change([changed("b.py")]);
    scheduler.change([{ path: "c.py", type: "created" }]);
    scheduler.change([{ path: "c.py", type: "deleted" }]);
    await begin(1);
    finish();
    assert.deepEqual(begun[0], {
      kind: "apply",
      changes: [changed("a.py"), { path: "b.py", type: "created" }, { path: "c.py", type: "deleted" }],
    });
  });

  it("reads everything anew when very many files change at once", async () => {
    const { scheduler, begun, begin, finish } = bench();
    scheduler.change(Array.from({ length: 600 }, (_, index) => changed(`${index}.py`)));
    await begin(1);
    finish();
    assert.deepEqual(begun, [{ kind: "scan" }]);
  });

  it("waits by how many files have changed, so that a burst that is told in portions is one piece of work", async () => {
    const asked: number[] = [];
    const { scheduler, begun, begin, finish } = bench({
      delay(changes) {
        asked.push(changes);
        return 0;
      },
    });
    const portion = (from: number) => Array.from({ length: 400 }, (_, index) => changed(`${from + index}.py`));
    scheduler.change(portion(0));
    scheduler.change(portion(400));
    scheduler.scan([changed("sub/.gitignore")]);
    await begin(1);
    finish();
    await scheduler.settled();
    assert.deepEqual(asked, [400, 800, 801]);
    assert.deepEqual(begun, [{ kind: "scan" }]);
  });

  it("lets work end that has waited too long, though files go on changing", async () => {
    const { scheduler, begun, begin, finish } = bench({ patience: 0 });
    scheduler.change([changed("a.py")]);
    await begin(1);
    scheduler.change([changed("log.txt")]);
    finish();
    await begin(2);
    finish();
    await scheduler.settled();
    assert.deepEqual(begun, [
      { kind: "apply", changes: [changed("a.py")] },
      { kind: "apply", changes: [changed("log.txt")] },
    ]);
  });

  it("begins without quiet once its patience is at an end", async () => {
    const { scheduler, begun, begin, finish } = bench({ delay: () => 3_600_000, patience: 0 });
    scheduler.change([changed("a.py")]);
    await begin(1);
    finish();
    await scheduler.settled();
    assert.equal(begun.length, 1);
  });

  it("forgets everything once it is disposed of", async () => {
    const { scheduler, begun } = bench();
    scheduler.change([changed("a.py")]);
    scheduler.dispose();
    await scheduler.settled();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(begun, []);
  });
});
