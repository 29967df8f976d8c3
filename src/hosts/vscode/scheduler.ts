import type { FileChange } from "../../model/host.ts";

/** Everything anew, or what changed. */
export type Work = { readonly kind: "scan" } | { readonly kind: "apply"; readonly changes: readonly FileChange[] };

export interface Scheduler {
  /** Asks for everything anew, since these files changed or for another reason; what is running is given up. */
  scan(changes?: readonly FileChange[]): void;
  /** Notes changes. They are worked on together once it has been quiet for the delay. */
  change(changes: readonly FileChange[]): void;
  /** True for a path that changed after the work under way, or last done, had begun. */
  isPending(path: string): boolean;
  /** Resolves when nothing runs and nothing waits. */
  settled(): Promise<void>;
  dispose(): void;
}

export interface SchedulerOptions {
  /** Rejects when the signal aborts; other rejections are its own to report. */
  readonly run: (work: Work, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of quiet before work begins, given how many files have changed. */
  readonly delay: (changes: number) => number;
  /** Milliseconds after which changes are worked on although there is no quiet, and that work is not given up for newer ones. */
  readonly patience?: number;
}

/** More changes at a time than this are a branch switch or an unpacked archive. */
const MANY = 500;
/** A program that writes a file ten times a second must not keep a person from results. */
const PATIENCE = 5_000;

/**
 * One piece of work at a time. New changes abort the work on older ones, which is then done together with them: what was read would
 * be stale before it could be shown. A first scan is let through, or typing could hold it up for ever.
 */
export function createScheduler({ run, delay, patience = PATIENCE }: SchedulerOptions): Scheduler {
  let pending = new Map<string, FileChange>();
  let wantsScan = false;
  let running: { readonly work: Work; readonly controller: AbortController; readonly since: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  /** When the oldest change came that no finished work covers. */
  let since: number | undefined;
  let waiting: (() => void)[] = [];

  const isIdle = (): boolean => running === undefined && timer === undefined && pending.size === 0 && !wantsScan;

  function soon(): void {
    if (disposed) return;
    clearTimeout(timer);
    since ??= performance.now();
    timer = setTimeout(
      () => {
        timer = undefined;
        void start();
      },
      Math.max(0, Math.min(delay(pending.size), since + patience - performance.now())),
    );
  }

  function take(): Work {
    const work: Work = wantsScan || pending.size > MANY ? { kind: "scan" } : { kind: "apply", changes: [...pending.values()] };
    pending = new Map();
    wantsScan = false;
    return work;
  }

  function giveBack(work: Work): void {
    if (work.kind === "scan") {
      wantsScan = true;
      return;
    }
    const newer = pending;
    pending = new Map(work.changes.map((change) => [change.path, change]));
    for (const change of newer.values()) note(change);
  }

  function note(change: FileChange): void {
    const before = pending.get(change.path);
    pending.set(change.path, before === undefined ? change : merge(before, change));
  }

  async function start(): Promise<void> {
    if (disposed || running !== undefined || (pending.size === 0 && !wantsScan)) return;
    const work = take();
    const controller = new AbortController();
    const oldest = since ?? performance.now();
    running = { work, controller, since: oldest };
    since = undefined;
    try {
      await run(work, controller.signal);
    } catch {
      if (controller.signal.aborted) {
        giveBack(work);
        since = oldest;
      }
    }
    running = undefined;
    if (!disposed && timer === undefined && (pending.size > 0 || wantsScan)) await start();
    if (disposed || isIdle()) {
      for (const resolve of waiting) resolve();
      waiting = [];
    }
  }

  return {
    scan(changes = []) {
      for (const change of changes) note(change);
      wantsScan = true;
      running?.controller.abort();
      soon();
    },
    change(changes) {
      if (changes.length === 0) return;
      for (const change of changes) note(change);
      if (running?.work.kind === "apply" && performance.now() - running.since < patience) running.controller.abort();
      soon();
    },
    isPending: (path) => pending.has(path),
    settled: () => (disposed || isIdle() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    dispose() {
      disposed = true;
      clearTimeout(timer);
      timer = undefined;
      running?.controller.abort();
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}

/** What two changes of one file amount to. */
function merge(before: FileChange, after: FileChange): FileChange {
  if (before.type === "deleted" && after.type === "created") return { path: after.path, type: "changed" };
  if (before.type === "created" && after.type === "changed") return before;
  return after;
}
