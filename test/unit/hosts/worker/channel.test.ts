import assert from "node:assert/strict";
import { MessageChannel } from "node:worker_threads";
import { Bytes, type Channel, createChannel, type Handlers, Pieces, type Whole } from "../../../../src/hosts/worker/channel.ts";

/** Two ends of a line, of which the far one answers. */
function line(handlers: Readonly<Record<string, (...given: never[]) => unknown>>): { near: Channel; close: () => void } {
  const { port1, port2 } = new MessageChannel();
  createChannel(port2, handlers as unknown as Handlers);
  return { near: createChannel(port1, {}), close: () => port1.close() };
}

describe("a channel between threads", () => {
  let close = (): void => {};
  const open = (handlers: Parameters<typeof line>[0]): Channel => {
    const made = line(handlers);
    close = made.close;
    return made.near;
  };
  afterEach(() => close());

  it("answers calls in plain data, several at a time", async () => {
    const near = open({ twice: async ([value]: [number]) => ({ value: value * 2 }) });
    assert.deepEqual(await Promise.all([1, 2, 3].map((value) => near.call("twice", [value]))), [
      { value: 2 },
      { value: 4 },
      { value: 6 },
    ]);
  });

  it("hands on what was thrown, with its name, message and stack", async () => {
    const near = open({
      fail: () => {
        throw new RangeError("too much");
      },
    });
    await assert.rejects(near.call("fail", []), (error: Error) => error.name === "RangeError" && /fail/.test(error.stack ?? ""));
    await assert.rejects(near.call("absent", []), /Nobody answers to absent/);
  });

  it("sends a long list piece by piece, each in a task of its own, and puts it together", async () => {
    const items = Array.from({ length: 1234 }, (_, index) => ({ index }));
    const near = open({ list: () => new Pieces(items, { more: true }, 100) });
    let tasks = 0;
    let done = false;
    const count = (): void => {
      tasks++;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    const whole = await near.call<Whole<{ index: number }, { more: boolean }>>("list", []);
    done = true;
    assert.deepEqual(whole, { items, rest: { more: true } });
    assert.ok(tasks >= 12, `all came within ${tasks} tasks`);
  });

  it("sends bytes without what they are a view into, and leaves them to their owner", async () => {
    const pool = new Uint8Array(1000).fill(7);
    const own = pool.subarray(10, 13);
    const near = open({ bytes: () => new Bytes(own), buffer: () => new Bytes(Buffer.from("abc")) });
    const got = await near.call<Uint8Array>("bytes", []);
    assert.deepEqual([...got], [7, 7, 7]);
    assert.equal(got.buffer.byteLength, 3);
    assert.equal(own.length, 3);
    assert.deepEqual([...(await near.call<Uint8Array>("buffer", []))], [97, 98, 99]);
  });

  it("cancels: the other side hears of it, and the caller gets its own reason once that side has stopped", async () => {
    let stopped = false;
    const near = open({
      wait: (_: never, signal: AbortSignal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener("abort", () => {
            stopped = true;
            reject(signal.reason);
          }),
        ),
    });
    const controller = new AbortController();
    const waiting = near.call("wait", [], controller.signal);
    setImmediate(() => controller.abort(new Error("newer")));
    await assert.rejects(waiting, /newer/);
    assert.ok(stopped);
    await assert.rejects(near.call("wait", [], controller.signal), /newer/);
  });

  it("rejects what waits, and all that comes, once the line is cut", async () => {
    const near = open({ wait: () => new Promise(() => {}) });
    const waiting = near.call("wait", []);
    near.cut(new Error("gone"));
    await assert.rejects(waiting, /gone/);
    await assert.rejects(near.call("wait", []), /gone/);
  });
});
