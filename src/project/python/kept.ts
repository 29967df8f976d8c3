import type { DatasetRead, ModelArtifact, Tracking } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import { Kind } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import type { Matcher } from "../knowledge-matcher.ts";
import { isWithin } from "../tracking/paths.ts";
import type { TrackingIndex } from "../tracking.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { locate } from "./location.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** A file, or a folder, that a program hands to what keeps its versions, or puts there from it. */
interface HandedOver {
  readonly location: string;
  readonly place: Place;
  readonly reason: string;
}

/**
 * Tells of what lies where nothing keeps its versions, and is handed to something that does: an artefact logged to a tracker, a file that becomes a
 * registered model, a folder that a platform keeps with each run; or comes from there (`snapshot_download(…, local_dir="weights")`).
 */
export function withKeepers<T extends DatasetRead | ModelArtifact>(
  items: readonly T[],
  effects: readonly Effect[],
  ev: Evaluator,
  tracking: TrackingIndex,
): readonly T[] {
  if (!items.some((item) => item.tracking.tracker === "none")) return items;
  const { resolver, matcher } = ev;
  const own = effects.filter(({ unit }) => !unit.inTests);
  const tracked = own.filter(({ does }) => does === "track");
  const handed = tracked.filter((one) => !fetches(one)).flatMap((effect) => handedBy(effect, effect.located, tracking));
  const fromHub = own
    .filter(({ known }) => known.call.names === "hub")
    .flatMap((effect) => {
      ev.begin(effect.unit);
      const { tree } = effect.unit;
      const node = tree.kind[effect.node] === Kind.Call ? argumentsOf(tree, effect.node).keywords.get("local_dir") : undefined;
      if (node === undefined) return [];
      return handedBy(effect, locate(ev, ev.evaluate(effect.unit, node, effect.scope)), tracking, "fetches it from");
    });
  const fromTracker = tracked.filter(fetches).flatMap((effect) => handedBy(effect, effect.located, tracking, "fetches it from"));
  const fetched = [...fromHub, ...fromTracker];
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
    const isSaved = "op" in item && item.op === "save";
    const keeper = [...handed, ...(isSaved ? [] : fetched)].find((one) => isWithin(location, one.location));
    const kept = keeper === undefined ? keptBy(location, foldersFor(item.place.file)) : registry(keeper.reason, keeper.place);
    if (kept === undefined) return item;
    const reasons = item.reasons.map((one) =>
      one.message === item.tracking.reason ? { place: kept.place ?? item.place, message: kept.reason } : one,
    );
    return { ...item, reasons, tracking: kept };
  });
}

/** `artifact.download("models/churn")`: it names where to, and not what is kept. */
function fetches({ callee }: Effect): boolean {
  return /\.(?:download\w*|file)$/.test(callee.path);
}

function registry(reason: string, place?: Place): Tracking {
  return { tracker: "registry", reason, ...(place === undefined ? {} : { place }) };
}

function handedBy(
  { unit, node, name, known }: Effect,
  located: Effect["located"],
  tracking: TrackingIndex,
  verb = "hands it to",
): readonly HandedOver[] {
  const bases = unit.facts.notebook ? [unit.folder, ""] : ["", unit.folder];
  return located.texts
    .filter(({ text, open }) => !open && text !== "" && text !== ".")
    .map(({ text, anchored }) => ({
      location: tracking.resolve(text, { bases: anchored ? [""] : bases }),
      place: placeOf(unit, node),
      reason: `${name} ${verb} ${known.library.library}, which keeps its versions.`,
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
