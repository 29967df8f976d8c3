import type { Context, DatasetRead, HubReference, ModelArtifact, Tracking } from "../../model/inventory.ts";
import type { RelatedPlace } from "../../model/place.ts";
import type { Scope } from "../../source/python/module.ts";
import type { TrackingIndex } from "../tracking.ts";
import type { FoundArtifact } from "./artifacts.ts";
import { type FoundRead, isHubId, locationPlace, NAMED_VERSION } from "./datasets.ts";
import type { Effect } from "./effects.ts";
import { isOfOperation } from "./names-of-things.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";
import type { TextValue } from "./values.ts";

/** In which context a piece of code runs. */
export type ContextOf = (unit: Unit, scope: Scope) => Context;

interface Made<T> {
  readonly tracking: TrackingIndex;
  readonly context: Context;
  readonly digest: Effect | undefined;
  readonly item: T;
}

const readItems = new WeakMap<FoundRead, Made<DatasetRead>>();
const artifactItems = new WeakMap<FoundArtifact, Made<ModelArtifact>>();

/** The item made of something found, made anew only when tracking, its context or its digest are others. */
function once<K extends object, T>(
  made: WeakMap<K, Made<T>>,
  found: K,
  tracking: TrackingIndex,
  context: Context,
  digest: Effect | undefined,
  make: () => T,
): T {
  const known = made.get(found);
  if (known?.tracking === tracking && known.context === context && known.digest === digest) return known.item;
  const item = make();
  made.set(found, { tracking, context, digest, item });
  return item;
}

/** A dataset read as the inventory has it. */
export function readItem(read: FoundRead, tracking: TrackingIndex, contextOf: ContextOf): DatasetRead {
  const context = contextOf(read.effect.unit, read.effect.scope);
  return once(readItems, read, tracking, context, undefined, () => datasetRead(read, tracking, contextOf));
}

/** A model artefact as the inventory has it; `digest` is taken where it is saved or loaded. */
export function artifactItem(
  artifact: FoundArtifact,
  tracking: TrackingIndex,
  contextOf: ContextOf,
  digest: Effect | undefined,
): ModelArtifact {
  const context = contextOf(artifact.unit, scopeAt(artifact.unit, artifact.node));
  return once(artifactItems, artifact, tracking, context, digest, () => modelArtifact(artifact, tracking, contextOf, digest));
}

/** Only where it lies is known, and neither which folder there nor which file. */
const VARIES = /(^|\/)\*\/\*+$/;

/** What MLflow keeps of a run, under the run's own number. */
const OF_A_RUN = /(^|\/)[0-9a-f]{32}\/artifacts(\/|$)/;

const LOGGED: Tracking = { tracker: "registry", reason: "MLflow keeps it under the number of the run that logged it" };

const INDEXED: Tracking = { tracker: "unknown", reason: "an index can be made anew from what it was made of" };

const OF_OPERATION: Tracking = { tracker: "unknown", reason: "it is what the program keeps of its own running" };

const FETCHED: Tracking = { tracker: "unknown", reason: "it is fetched from a hub, and judged where it is fetched" };

function datasetRead(read: FoundRead, tracking: TrackingIndex, contextOf: ContextOf): DatasetRead {
  const { effect } = read;
  const place = placeOf(effect.unit, effect.node);
  const { location, tracked } = whatTracks(read.texts, effect.unit, tracking, read.naming);
  const hub = read.hub;
  let result: Tracking = hub !== undefined ? trackHub(hub) : tracked;
  if (result.tracker === "none" && location !== undefined && isOfOperation(location)) result = OF_OPERATION;
  if (read.tracked === "unknown") result = FETCHED;
  else if (read.tracked !== undefined)
    result = { tracker: read.tracked, reason: `what is read with ${read.call} has its versions kept there` };
  else if (hub === undefined && read.naming === "hub" && location !== undefined && isHubId(location))
    result = trackHandle(location);
  const where = locationPlace(effect);
  return {
    place,
    reasons: [
      { place, message: location === undefined ? `${read.why}; from where cannot be told` : `${read.why} from ${location}` },
      { place: result.place ?? place, message: result.reason },
    ],
    call: read.call,
    location,
    tracking: result,
    context: contextOf(effect.unit, effect.scope),
    inTests: effect.unit.inTests,
    ...(where === undefined ? {} : { locationPlace: where }),
    ...(hub === undefined ? {} : { hub }),
  };
}

function modelArtifact(
  artifact: FoundArtifact,
  tracking: TrackingIndex,
  contextOf: ContextOf,
  digest: Effect | undefined,
): ModelArtifact {
  const { effect, unit, node } = artifact;
  const place = placeOf(unit, node);
  const naming = effect.known.call.names ?? "path";
  const whole = whatTracks(artifact.texts, unit, tracking, naming);
  const hub = artifact.hub;
  let tracked = hub !== undefined ? trackHub(hub) : whole.tracked;
  const isIndex = effect.known.call.tracked === "unknown";
  if (isIndex && tracked.tracker === "none") tracked = INDEXED;
  const kept =
    (isIndex ? undefined : effect.known.call.tracked) ?? (artifact.through === undefined ? effect.located.tracked : undefined);
  if (tracked.tracker === "none" && isPublished(effect, whole.location)) tracked = PUBLISHED;
  if (tracked.tracker === "none" && OF_A_RUN.test(whole.location ?? "")) tracked = LOGGED;
  if (kept === "unknown") tracked = FETCHED;
  else if (kept !== undefined) tracked = { tracker: kept, reason: `${effect.known.library.library} keeps versions of it` };
  if (naming === "hub" && hub === undefined && artifact.texts.length > 1 && artifact.texts.some((value) => isHubId(value.text)))
    tracked = { tracker: "unknown", reason: "it may come from a hub, or from a folder" };
  if (tracked.tracker === "none" && VARIES.test(whole.location ?? ""))
    tracked = { tracker: "unknown", reason: "the folder and the name of what is meant vary" };
  if (naming === "hub" && artifact.op === "save")
    tracked = { tracker: "registry", reason: "it is pushed to a hub, which keeps its versions" };
  if (artifact.shared && new Set(artifact.texts.map((value) => value.text)).size !== 1 && !whole.agreed)
    tracked = { tracker: "unknown", reason: "each caller names its own file; they are judged where they call" };
  if (tracked.tracker === "none" && digest !== undefined) {
    tracked = { tracker: "hash", reason: `its digest is taken with ${digest.name}`, place: placeOf(digest.unit, digest.node) };
  }
  const reasons: RelatedPlace[] = [{ place, message: artifact.why }];
  if (artifact.through !== undefined)
    reasons.push({
      place: placeOf(artifact.through.unit, artifact.through.node),
      message: `${artifact.through.name} is called here`,
    });
  reasons.push({ place: tracked.place ?? place, message: tracked.reason });
  const scope = artifact.through === undefined ? effect.scope : scopeAt(unit, node);
  return {
    place,
    reasons,
    op: artifact.op,
    call: artifact.call,
    location: whole.location,
    tracking: tracked,
    context: contextOf(unit, scope),
    inTests: unit.inTests,
    unsafe: artifact.unsafe,
    ...(hub === undefined ? {} : { hub }),
  };
}

/** Weights that Ultralytics publishes with its versions, and fetches by their bare names where there is no such file: `yolo11n-seg.pt`. */
function isPublished({ known }: Effect, location: string | undefined): boolean {
  return (
    known.library.library === "Ultralytics" &&
    location !== undefined &&
    /^(yolov?\d+[a-z]?\d?u?(-(seg|pose|cls|obb|oiv7|world(v2)?|spp|tiny)u?)?|yolo_nas_[sml]|rtdetr-[lx]|(mobile_)?sam(_[bl]|2(\.1)?_[tsbl])?|FastSAM-[sx])\.pt$/i.test(
      location,
    )
  );
}

const PUBLISHED: Tracking = { tracker: "snapshot", reason: "the library publishes it, and fetches what belongs to its version" };

function scopeAt(unit: Unit, node: number): Scope {
  const index = unit.module.calls.indexOf(node);
  return unit.module.scopes[index < 0 ? 0 : unit.module.callScopes[index]!]!;
}

/** What a hub keeps whose calls take no revision, but may have a version in the name: Kaggle's handles, `pytorch/vision:v0.10.0`. */
function trackHandle(id: string): Tracking {
  return NAMED_VERSION.test(id)
    ? { tracker: "snapshot", reason: `${id} names a version` }
    : { tracker: "none", reason: `${id} is downloaded without a version, so it may change` };
}

function trackHub({ pinned, open, id, revision }: HubReference): Tracking {
  if (NAMED_VERSION.test(id)) return trackHandle(id);
  if (open === true)
    return { tracker: "unknown", reason: `${revision} decides which revision of ${id} is loaded, which cannot be told` };
  if (pinned) return { tracker: "huggingface", reason: `${id} is pinned to revision ${revision ?? ""}` };
  return {
    tracker: "none",
    reason:
      revision === undefined
        ? `${id} is loaded without a revision, so it may change`
        : `${revision} of ${id} is a branch, which moves`,
  };
}

interface Whereabouts {
  readonly location: string | undefined;
  readonly tracked: Tracking;
  /** The same thing keeps the versions of all places that may be meant. */
  readonly agreed: boolean;
}

/** The location to show and what tracks it. Of several possible locations the weakest tracking counts, when all are known. */
function whatTracks(texts: readonly TextValue[], unit: Unit, tracking: TrackingIndex, naming: string): Whereabouts {
  const first = (tracked: Tracking): Whereabouts => ({ location: texts[0]?.text, tracked, agreed: false });
  if (naming === "builtin") return first({ tracker: "snapshot", reason: "it comes with the library's version" });
  if (naming === "registry" && !texts.some((value) => OWN_PATH.test(value.text)))
    return first({ tracker: "registry", reason: "a registry keeps its versions" });
  if (naming === "query" || naming === "table")
    return first({ tracker: "unknown", reason: "a live database: whether it keeps versions cannot be told from here" });
  const useful = texts.filter((value) => !/^[*/.]*$/.test(value.text));
  if (useful.length === 0)
    return {
      location: undefined,
      tracked: { tracker: "unknown", reason: "its location could not be resolved" },
      agreed: false,
    };
  const bases = unit.facts.notebook ? [unit.folder, ""] : ["", unit.folder, ...parents(unit.folder)];
  const basesOf = (value: TextValue) => ({ bases: value.anchored ? [""] : [...new Set(bases)] });
  const results = useful.map((value) => ({ value, tracked: tracking.track(value.text, basesOf(value)) }));
  const weakest =
    results.find((result) => result.tracked.tracker === "none") ??
    results.find((result) => result.tracked.tracker === "unknown") ??
    results[0]!;
  // When some alternatives are tracked, the untracked one may be a default that is never used.
  const best = results.find((result) => result.tracked.tracker !== "none" && result.tracked.tracker !== "unknown");
  const chosen = useful.length > 1 && best !== undefined ? best : weakest;
  const location = naming === "path" ? tracking.resolve(chosen.value.text, basesOf(chosen.value)) : chosen.value.text;
  const { tracker } = chosen.tracked;
  const agreed = tracker !== "none" && tracker !== "unknown" && results.every((result) => result.tracked.tracker === tracker);
  return { location, tracked: chosen.tracked, agreed };
}

/** Where a registry's name or a path may stand: this is a path or an address. */
const OWN_PATH = /^(https?:|\.{0,2}\/|(models?|outputs?|artifacts|training|checkpoints?|trained\w*|data)\/)/;

function parents(folder: string): string[] {
  const all: string[] = [];
  for (let at = folder; at.includes("/"); ) {
    at = at.slice(0, at.lastIndexOf("/"));
    all.push(at);
  }
  return all;
}
