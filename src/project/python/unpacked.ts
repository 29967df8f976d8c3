import type { DatasetRead, ModelArtifact, Tracking } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import { Kind } from "../../source/python/tree.ts";
import { isWithin } from "../tracking/paths.ts";
import type { TrackingIndex } from "../tracking.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluator } from "./evaluator.ts";
import { siteAt } from "./evaluator.ts";
import { locate } from "./location.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";
import { EXTRACTS, unpacksIn } from "./unpacks.ts";

interface Unpacked {
  readonly archive: string;
  /** The folder into which it is unpacked; empty for the one in which the program runs. */
  readonly folder: string;
  readonly tracking: Tracking;
  readonly place: Place;
}

/**
 * Tells of files that the same program takes out of an archive before: what keeps versions of that keeps theirs. `units`: those that may unpack
 * something.
 */
export function withUnpacked<T extends DatasetRead | ModelArtifact>(
  items: readonly T[],
  ev: Evaluator,
  units: readonly Unit[],
  tracking: TrackingIndex,
): readonly T[] {
  const byPath = new Map(units.map((unit) => [unit.path, unit]));
  return items.map((item) => {
    const { location } = item;
    if (item.tracking.tracker !== "none" || location === undefined) return item;
    const unit = byPath.get(item.place.file);
    if (unit === undefined) return item;
    const from = unpackedBy(ev, unit, tracking).find(({ folder }) =>
      folder === "" ? !location.includes("/") : isWithin(location, folder),
    );
    if (from === undefined) return item;
    const reason = `it is unpacked from ${from.archive}: ${from.tracking.reason}`;
    const reasons = item.reasons.map((one) =>
      one.message === item.tracking.reason ? { place: from.place, message: reason } : one,
    );
    return { ...item, reasons, tracking: { ...from.tracking, reason } };
  });
}

/** The archives that a file unpacks, as far as something may keep their versions. */
function unpackedBy(ev: Evaluator, unit: Unit, tracking: TrackingIndex): readonly Unpacked[] {
  const found: Unpacked[] = [];
  const { tree, calledNames } = unit;
  for (const index of unpacksIn(unit)) {
    const name = calledNames[index];
    const { node, scope } = siteAt(unit, index);
    const { positional, keywords } = argumentsOf(tree, node);
    const callee = tree.firstChild[node]!;
    const isMethod = name === EXTRACTS && tree.kind[callee] === Kind.Attribute;
    const [source, target] = isMethod
      ? [tree.firstChild[callee]!, keywords.get("path") ?? positional[0] ?? 0]
      : [positional[0] ?? 0, keywords.get("extract_dir") ?? positional[1] ?? 0];
    if (source === 0) continue;
    ev.begin(unit);
    const archive = locate(ev, ev.evaluate(unit, source, scope)).texts[0]?.text;
    const into = target === 0 ? "" : locate(ev, ev.evaluate(unit, target, scope)).texts[0]?.text;
    if (archive === undefined || into === undefined) continue;
    const kept = tracking.track(archive);
    if (kept.tracker === "none") continue;
    found.push({ archive, folder: into === "." ? "" : into, tracking: kept, place: placeOf(unit, node) });
  }
  return found;
}
