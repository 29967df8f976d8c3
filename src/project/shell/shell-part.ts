import type { DatasetRead, HubReference, ModelArtifact, Tracking } from "../../model/inventory.ts";
import { folderOf } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import type { Facts } from "../../source/facts.ts";
import type { ShellCommand } from "../../source/shell.ts";
import { collect } from "../collect.ts";
import type { InventoryPart } from "../inventory-part.ts";
import { keptWith } from "../kept-with.ts";
import { isTestPath } from "../python/unit.ts";
import type { TrackingIndex } from "../tracking.ts";
import { type Acquisition, acquisitionOf } from "./acquisitions.ts";
import { pythonCommands } from "./python-commands.ts";

/** A command that fetches something. */
interface Fetch {
  readonly found: Acquisition;
  readonly place: Place;
  /** Where the command runs, where it can be told. */
  readonly folder: string | undefined;
}

/** Datasets and models that programs, notebooks, scripts, images and CI fetch by a command. */
export function shellPart(facts: Iterable<Facts>, tracking: TrackingIndex): InventoryPart {
  const datasetReads: DatasetRead[] = [];
  const modelArtifacts: ModelArtifact[] = [];
  for (const { found, place, folder } of collect(facts, fetchesIn)) {
    const item = acquired(found, place, folder, tracking);
    if (found.what === "dataset") datasetReads.push(item);
    else modelArtifacts.push({ ...item, op: "download", unsafe: false });
  }
  return { datasetReads, modelArtifacts, services: [], inferenceCalls: [], monitors: [], literals: [], aiFiles: new Set() };
}

/** What the commands of a file fetch. */
const fetchesIn = keptWith((facts: Facts): readonly Fetch[] => {
  if (facts.language === "javascript") return [];
  const fetches: Fetch[] = [];
  const add = (command: ShellCommand, place: () => Place, folder: string | undefined) => {
    const found = acquisitionOf(command.words);
    if (found !== undefined) fetches.push({ found, place: place(), folder });
  };
  if (facts.language === "config") {
    for (const start of facts.starts) add(start.command, () => start.place, start.folder);
    return fetches;
  }
  const folder = folderOf(facts.path);
  for (const command of [...facts.commands, ...pythonCommands(facts)])
    add(command, () => facts.positions.place(facts.path, command.start, command.end), folder);
  return fetches;
});

/** As an item of the inventory. `folder`: where the command runs, relative to the root, where it can be told. */
export function acquired(found: Acquisition, place: Place, folder: string | undefined, tracking: TrackingIndex): DatasetRead {
  const location = found.output ?? found.source;
  const result = trackingOf(found, folder, place.file, tracking);
  const hub: HubReference | undefined =
    found.hub === undefined
      ? undefined
      : {
          id: found.hub.id,
          pinned: isCommit(found.hub.revision),
          ...(found.hub.revision === undefined ? {} : { revision: found.hub.revision }),
        };
  return {
    place,
    reasons: [
      {
        place,
        message: `${found.call} fetches ${found.source ?? "it"}${found.output === undefined ? "" : ` into ${found.output}`}`,
      },
      { place: result.place ?? place, message: result.reason },
    ],
    call: found.call,
    location,
    tracking: result,
    context: "offline",
    inTests: isTestPath(place.file),
    ...(hub === undefined ? {} : { hub }),
  };
}

function isCommit(revision: string | undefined): boolean {
  return revision !== undefined && /^[0-9a-f]{7,40}$/.test(revision);
}

/** Where it is kept may be tracked; else where it comes from may name a version. */
function trackingOf(found: Acquisition, folder: string | undefined, file: string, tracking: TrackingIndex): Tracking {
  if (found.versioned)
    return { tracker: "dvc", reason: `${found.call} takes it from a repository whose DVC keeps its versions.` };
  if (found.live === true)
    return { tracker: "unknown", reason: "A live database: whether it keeps versions cannot be told from here." };
  if (found.hub !== undefined && isCommit(found.hub.revision))
    return { tracker: "huggingface", reason: `${found.hub.id} is pinned to revision ${found.hub.revision!}.` };
  const own = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
  const kept =
    found.output === undefined ? undefined : tracking.track(found.output, { bases: [...new Set([folder ?? "", "", own])] });
  if (kept !== undefined && kept.tracker !== "none" && kept.tracker !== "unknown") return kept;
  const { source } = found;
  if (source === undefined || /^\*+$/.test(source))
    return kept ?? { tracker: "unknown", reason: "Where it comes from could not be resolved." };
  if (!/^[a-z][a-z0-9+.-]*:/i.test(source))
    return /\/versions\/\d+$/.test(source)
      ? { tracker: "snapshot", reason: `${source} names a version.` }
      : { tracker: "none", reason: `${source} is fetched without a version, so it may change.` };
  return tracking.track(source);
}
