import { type Connection, connect } from "./client.ts";

/** A thread that has the engine. */
export interface Thread extends Connection {
  stop(): void;
}

/**
 * Starts a thread with the engine; throws where that cannot be, such as in a browser. `ended` is told when it ends otherwise than by `stop`:
 * with what ended it, or with its exit code.
 */
export function startThread(file: string, ended: (why: Error | number) => void): Thread {
  // Asked for only here, since a browser's host of extensions has no such module.
  const { Worker } = require("node:worker_threads") as typeof import("node:worker_threads");
  // Flags of the process mean nothing to a thread, or are refused.
  const worker = new Worker(file, { name: "ai-readiness", execArgv: [] });
  let isOver = false;
  const end = (why: Error | number): void => {
    if (!isOver) ended(why);
    isOver = true;
  };
  worker.on("error", end);
  worker.on("exit", end);
  return {
    ...connect(worker),
    stop() {
      isOver = true;
      void worker.terminate();
    },
  };
}

/** True where the thread's memory was not enough. */
export function isOutOfMemory(why: Error | number): boolean {
  return typeof why === "object" && "code" in why && why.code === "ERR_WORKER_OUT_OF_MEMORY";
}
