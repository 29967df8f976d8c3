import type { DatasetRead } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import type { TrackingIndex } from "../tracking.ts";
import type { Effect } from "./effects.ts";
import { placeOf } from "./record.ts";

/** Bytes may be written that were just fetched: what they make is where the data begins. */
const PASSES_ON = /\.write(?:_text|_bytes)?$/;

/**
 * Tells of reads whose file another place of the repository writes. A file that is read and then written again by the same program is mended
 * in place, and remains a source.
 */
export function withMakers(
  reads: readonly DatasetRead[],
  effects: readonly Effect[],
  tracking: TrackingIndex,
): readonly DatasetRead[] {
  const wanted = new Set(reads.map((read) => read.location));
  const writes = new Map<string, Place[]>();
  for (const { unit, node, does, located, callee } of effects) {
    if (does !== "write" || unit.inTests || PASSES_ON.test(callee.path)) continue;
    for (const { text, open, anchored } of located.texts) {
      if (open) continue;
      const bases = anchored ? [""] : unit.facts.notebook ? [unit.folder, ""] : ["", unit.folder];
      const location = tracking.resolve(text, { bases });
      if (!wanted.has(location)) continue;
      const places = writes.get(location) ?? [];
      places.push(placeOf(unit, node));
      writes.set(location, places);
    }
  }
  if (writes.size === 0) return reads;
  return reads.map((read) => {
    const madeAt = writes.get(read.location ?? "")?.find((place) => comesBefore(place, read.place));
    return madeAt === undefined ? read : { ...read, madeAt };
  });
}

function comesBefore(write: Place, read: Place): boolean {
  if (write.file !== read.file) return true;
  return (write.cell ?? 0) - (read.cell ?? 0) < 0 || ((write.cell ?? 0) === (read.cell ?? 0) && write.line < read.line);
}
