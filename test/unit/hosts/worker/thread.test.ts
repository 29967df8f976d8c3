import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isOutOfMemory, startThread, type Thread } from "../../../../src/hosts/worker/thread.ts";

const ANSWERS = `const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ kind, id, args }) => kind === "call" && parentPort.postMessage({ kind: "answer", id, value: args }));`;

describe("the engine's thread", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ai-readiness-thread-"));
  const threads: Thread[] = [];
  const start = (program: string, ended: (why: Error | number) => void): Thread => {
    const file = path.join(folder, `${threads.length}.js`);
    writeFileSync(file, program);
    threads.push(startThread(file, ended));
    return threads.at(-1)!;
  };
  const end = (program: string) => new Promise<Error | number>((resolve) => start(program, resolve));
  after(() => {
    for (const thread of threads) thread.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("answers, and is told of no end when it is stopped", async () => {
    let told: Error | number | undefined;
    const thread = start(ANSWERS, (why) => {
      told = why;
    });
    assert.deepEqual(await thread.channel.call("echo", [1, "two"]), [1, "two"]);
    thread.stop();
    await end("process.exit(0)");
    assert.equal(told, undefined);
  });

  it("tells once what ended it", async () => {
    const why = await end('throw new Error("no engine")');
    assert.match(String(why), /no engine/);
    assert.ok(!isOutOfMemory(why));
    assert.equal(await end("process.exit(3)"), 3);
  });

  it("knows the want of memory by its code", () => {
    assert.ok(isOutOfMemory(Object.assign(new Error("JS heap out of memory"), { code: "ERR_WORKER_OUT_OF_MEMORY" })));
    assert.ok(!isOutOfMemory(1));
  });
});
