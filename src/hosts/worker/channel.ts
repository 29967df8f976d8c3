/** One end of a line between two threads. What is posted is copied, as `structuredClone` does, but for what is handed over. */
export interface Port {
  postMessage(message: unknown, handedOver?: readonly ArrayBuffer[]): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
}

/** Answers calls of one name. The signal aborts when the caller no longer wants the answer. */
export type Handler = (args: readonly never[], signal: AbortSignal) => unknown;
export type Handlers = Readonly<Record<string, Handler>>;

/** A long list with what belongs to it, sent piece by piece, so that neither side stops for all of it. It arrives as `Whole`. */
export class Pieces {
  readonly items: readonly unknown[];
  readonly rest: unknown;
  /** Items in one piece: as many as are copied in some tenths of a millisecond. */
  readonly size: number;

  constructor(items: readonly unknown[], rest: unknown, size: number) {
    this.items = items;
    this.rest = rest;
    this.size = size;
  }
}

/** What `Pieces` are put together to. */
export interface Whole<Item, Rest> {
  readonly items: readonly Item[];
  readonly rest: Rest;
}

/** Bytes as an answer. */
export class Bytes {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export interface Channel {
  /** Rejects with what the other side threw, with the signal's reason when it was cancelled, and when the line is cut. */
  call<Answer>(name: string, args: readonly unknown[], signal?: AbortSignal): Promise<Answer>;
  /** Nobody answers any more: every call that waits is rejected, and every later one. */
  cut(reason: Error): void;
}

type Message =
  | { readonly kind: "call"; readonly id: number; readonly name: string; readonly args: readonly never[] }
  | { readonly kind: "cancel"; readonly id: number }
  | { readonly kind: "piece"; readonly id: number; readonly items: readonly unknown[] }
  | { readonly kind: "next"; readonly id: number }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown; readonly isWhole?: boolean }
  | { readonly kind: "failure"; readonly id: number; readonly error: Failure };

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

interface Waiting {
  readonly pieces: unknown[];
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Calls over a line, both ways. The order of calls is kept: each handler begins before a later call is looked at. */
export function createChannel(port: Port, handlers: Handlers): Channel {
  const waiting = new Map<number, Waiting>();
  const answering = new Map<number, AbortController>();
  /** Who goes on when the other side has taken in a piece. */
  const paused = new Map<number, () => void>();
  let cutBy: Error | undefined;
  let last = 0;

  const post = (message: Message, handedOver?: readonly ArrayBuffer[]): void => port.postMessage(message, handedOver);

  async function answer(id: number, name: string, args: readonly never[]): Promise<void> {
    const controller = new AbortController();
    answering.set(id, controller);
    try {
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`Nobody answers to ${name}.`);
      const value = await handler(args, controller.signal);
      if (value instanceof Pieces) await postPieces(id, value);
      else if (value instanceof Bytes) postBytes(id, value);
      else post({ kind: "answer", id, value });
    } catch (error) {
      post({ kind: "failure", id, error: failureOf(error) });
    } finally {
      answering.delete(id);
      paused.delete(id);
    }
  }

  async function postPieces(id: number, { items, rest, size }: Pieces): Promise<void> {
    for (let start = 0; start < items.length; start += size) {
      const taken = new Promise<void>((resolve) => paused.set(id, resolve));
      post({ kind: "piece", id, items: items.slice(start, start + size) });
      await taken;
    }
    post({ kind: "answer", id, value: rest, isWhole: true });
  }

  function postBytes(id: number, { bytes }: Bytes): void {
    // A copy is given away: what is posted as it is takes all along that it is a view into, and copies that.
    const own = new Uint8Array(bytes);
    post({ kind: "answer", id, value: own }, [own.buffer]);
  }

  function settle(id: number, how: (one: Waiting) => void): void {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one !== undefined) how(one);
  }

  port.on("message", (received) => {
    const message = received as Message;
    const { id } = message;
    if (message.kind === "call") void answer(id, message.name, message.args);
    else if (message.kind === "cancel") answering.get(id)?.abort();
    else if (message.kind === "next") paused.get(id)?.();
    else if (message.kind === "failure") settle(id, (one) => one.reject(errorOf(message.error)));
    else if (message.kind === "piece") {
      const pieces = waiting.get(id)?.pieces;
      for (const item of message.items) pieces?.push(item);
      // Messages that wait are all delivered in one task, so the next is asked for in a later one.
      setImmediate(() => post({ kind: "next", id }));
    } else
      settle(id, (one) => one.resolve(message.isWhole === true ? { items: one.pieces, rest: message.value } : message.value));
  });

  return {
    call<Answer>(name: string, args: readonly unknown[], signal?: AbortSignal): Promise<Answer> {
      if (cutBy !== undefined) return Promise.reject(cutBy);
      if (signal?.aborted === true) return Promise.reject(signal.reason);
      const id = ++last;
      const abort = (): void => post({ kind: "cancel", id });
      const answered = new Promise<Answer>((resolve, reject) => {
        waiting.set(id, { pieces: [], resolve: resolve as (value: unknown) => void, reject });
      });
      signal?.addEventListener("abort", abort, { once: true });
      post({ kind: "call", id, name, args: args as readonly never[] });
      return answered
        .catch((error: unknown) => {
          // The other side has stopped, and says so in its own words.
          signal?.throwIfAborted();
          throw error;
        })
        .finally(() => signal?.removeEventListener("abort", abort));
    },
    cut(reason) {
      cutBy = reason;
      for (const one of waiting.values()) one.reject(reason);
      waiting.clear();
    },
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack };
  return { name: "Error", message: String(error), stack: undefined };
}

function errorOf({ name, message, stack }: Failure): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
