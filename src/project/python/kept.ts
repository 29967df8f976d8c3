import type { DatasetRead, ModelArtifact, Tracking } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import { keptWith } from "../kept-with.ts";
import type { Matcher } from "../knowledge-matcher.ts";
import { isWithin } from "../tracking/paths.ts";
import type { TrackingIndex } from "../tracking.ts";
import type { Effect } from "./effects.ts";
import { placeOf } from "./record.ts";
import type { Resolver } from "./resolver.ts";
import type { Unit } from "./unit.ts";

/** A file, or a folder, that a program hands to what keeps its versions. */
interface HandedOver {
  readonly location: string;
  readonly place: Place;
  readonly reason: string;
}

/**
 * Tells of what lies where nothing keeps its versions, and is handed to something that does: an artefact logged to a tracker, a file that becomes a
 * registered model, a folder that a platform keeps with each run.
 */
export function withKeepers<T extends DatasetRead | ModelArtifact>(
  items: readonly T[],
  effects: readonly Effect[],
  resolver: Resolver,
  matcher: Matcher,
  tracking: TrackingIndex,
): readonly T[] {
  if (!items.some((item) => item.tracking.tracker === "none")) return items;
  const handed = effects
    .filter((effect) => effect.does === "track" && !effect.unit.inTests)
    .flatMap((effect) => handedBy(effect, tracking));
  const folders = new Map<string, readonly KeptFolder[]>();
  const foldersFor = (file: string): readonly KeptFolder[] => {
    let found = folders.get(file);
    if (found === undefined) {
      const unit = resolver.byPath(file) ?? resolver.units.find(({ path }) => path === file);
      found = unit === undefined ? [] : foldersOf(unit, matcher);
      folders.set(file, found);
    }
    return found;
  };
  return items.map((item) => {
    const { location } = item;
    if (item.tracking.tracker !== "none" || location === undefined || /^[a-z][\w+.-]*:/i.test(location)) return item;
    const keeper = handed.find((one) => isWithin(location, one.location));
    const kept = keeper === undefined ? keptBy(location, foldersFor(item.place.file)) : registry(keeper.reason, keeper.place);
    if (kept === undefined) return item;
    const reasons = item.reasons.map((one) =>
      one.message === item.tracking.reason ? { place: kept.place ?? item.place, message: kept.reason } : one,
    );
    return { ...item, reasons, tracking: kept };
  });
}

function registry(reason: string, place?: Place): Tracking {
  return { tracker: "registry", reason, ...(place === undefined ? {} : { place }) };
}

function handedBy(effect: Effect, tracking: TrackingIndex): readonly HandedOver[] {
  const { unit, located } = effect;
  const bases = unit.facts.notebook ? [unit.folder, ""] : ["", unit.folder];
  return located.texts
    .filter(({ text, open }) => !open && text !== "" && text !== ".")
    .map(({ text, anchored }) => ({
      location: tracking.resolve(text, { bases: anchored ? [""] : bases }),
      place: placeOf(unit, effect.node),
      reason: `${effect.name} hands it to ${effect.known.library.library}, which keeps its versions.`,
    }));
}

interface KeptFolder {
  readonly folder: string;
  readonly library: string;
}

/** First names of the modules of libraries that keep folders. */
const keepers = keptWith(
  ({ libraries }: Matcher): ReadonlySet<string> =>
    new Set(
      libraries.filter(({ keeps = [] }) => keeps.length > 0).flatMap(({ imports }) => imports.map((name) => name.split(".")[0]!)),
    ),
);

/** Folders that the platforms whose libraries a program imports keep with each of its runs. */
function foldersOf(unit: Unit, matcher: Matcher): readonly KeptFolder[] {
  const keeping = keepers(matcher);
  if (!unit.importedModules.some((name) => keeping.has(name))) return [];
  return unit.facts.module.imports.flatMap((fact) => {
    const library = matcher.libraryOf(fact.module);
    return (library?.keeps ?? []).map((folder) => ({ folder, library: library!.library }));
  });
}

function keptBy(location: string, folders: readonly KeptFolder[]): Tracking | undefined {
  const found = folders.find(({ folder }) => isWithin(location, folder));
  return found === undefined ? undefined : registry(`${found.library} keeps what a run writes to ${found.folder}/.`);
}
