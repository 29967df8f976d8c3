import type { Host } from "../model/host.ts";
import type { Pause } from "../project/analyser.ts";

/** How long the engine works, in milliseconds, before it lets others work: short enough that typing is never felt to stop. */
const SLICE = 8;

/**
 * Cuts the work into slices. Every call throws the signal's reason when it was cancelled, and gives a promise when the slice is over.
 */
export function createPause(host: Pick<Host, "now" | "yield">, signal: AbortSignal | undefined): Pause {
  let began = host.now();
  return () => {
    signal?.throwIfAborted();
    if (host.now() - began < SLICE) return undefined;
    return host.yield().then(() => {
      began = host.now();
      signal?.throwIfAborted();
    });
  };
}
