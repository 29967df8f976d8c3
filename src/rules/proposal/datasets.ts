import type { Value } from "../../manifest/render.ts";
import { globMatcher } from "../../model/glob.ts";
import { groupBy } from "../../model/group.ts";
import type { DatasetRead, Tracker } from "../../model/inventory.ts";
import { folderOf } from "../../model/paths.ts";
import { dataEntryFor, tablesOf } from "../declared.ts";
import { versionOf } from "../found.ts";
import { nameOfLocation } from "../names.ts";
import { below, type Known, type ProposedEntry } from "./known.ts";
import { licenceBeside } from "./licences.ts";
import { placeNames } from "./places.ts";

/** From this many files of one kind in one folder on, they are one dataset with many parts. */
const MANY = 4;

export interface ProposedData {
  readonly entries: readonly ProposedEntry[];
  /** What is read and not proposed, with why, in words for people. */
  readonly left: readonly string[];
  /** The entry, proposed or declared, that a read is of. */
  readonly nameOf: (read: DatasetRead) => string | undefined;
}

/** One dataset as it will stand in the manifest. */
interface Found {
  readonly locations: readonly string[];
  readonly reads: readonly DatasetRead[];
}

/** The datasets that the system's own code begins with: what it makes itself is no source. */
export function proposeData(known: Known): ProposedData {
  const { inventory, folder, manifest } = known;
  const left: string[] = [];
  const open = inventory.datasetReads.filter(
    (read) => !read.inTests && dataEntryFor(manifest, { location: locationOf(read), place: read.place }) === undefined,
  );
  const made = open.filter((read) => read.tracking.made === true || read.madeAt !== undefined);
  const outside = open.filter((read) => !made.includes(read) && isOfOneMachine(locationOf(read)));
  const unsure = open.filter((read) => !made.includes(read) && !outside.includes(read) && isUnsure(read));
  const sources = open.filter((read) => !made.includes(read) && !outside.includes(read) && !unsure.includes(read));
  leave(left, made, "made by the repository's own steps", folder);
  leave(left, outside, "outside of the repository, in a place that other machines do not have", folder);
  leave(left, unsure, "from a place that the source alone does not tell", folder);

  const taken = manifest.data.map(({ name }) => name);
  const names = new Map<DatasetRead, string>();
  const entries: ProposedEntry[] = [];
  for (const found of foldFolders(foldTracked(foldGlobs(foldSame(sources))))) {
    const table = tableOf(found.locations[0]!);
    if (table !== undefined && taken.includes(table)) continue;
    const name = table ?? nameOfLocation(found.locations[0]!, "dataset", taken);
    taken.push(name);
    for (const read of found.reads) names.set(read, name);
    entries.push(entryOf(name, found, known, table !== undefined));
  }
  return {
    entries,
    left,
    nameOf: (read) => names.get(read) ?? dataEntryFor(manifest, { location: locationOf(read), place: read.place })?.name,
  };
}

function entryOf(name: string, { locations, reads }: Found, known: Known, isTable: boolean): ProposedEntry {
  const { folder } = known;
  const value: Record<string, Value> = { name };
  if (!isTable) {
    const written = locations.map((location) => below(folder, location));
    value.location = written.length === 1 ? written[0]! : written;
  }
  if (reads.some(({ context }) => context === "serving")) value["used-for"] = ["serving"];
  else if (reads.some((read) => isOnlyOneTrainedOn(read, known))) value["used-for"] = ["training"];
  const trackers = new Set(reads.map(({ tracking }) => tracking.tracker));
  const version = trackers.size === 1 ? versionOf([...trackers][0] as Tracker) : undefined;
  if (version !== undefined) value.version = version;
  const licence = isTable ? undefined : licenceBeside(locations[0]!, known.text);
  if (licence !== undefined) value.licence = licence.id;
  const where = `read by ${placeNames(
    reads.map(({ place }) => place),
    folder,
  )}`;
  const more = licence === undefined ? "" : `; licence by ${below(folder, licence.file)}`;
  const asked = isTable ? "; its location is the database's address" : "";
  return { section: "data", name, value, comment: `${where}${asked}${more}` };
}

export function locationOf(read: DatasetRead): string | undefined {
  return read.location ?? read.hub?.id;
}

/** True where a program trains and reads nothing else: then what it reads is what it trains on. */
export function isOnlyOneTrainedOn(read: DatasetRead, { inventory }: Known): boolean {
  const { file } = read.place;
  const location = locationOf(read);
  return (
    inventory.delivery.trainings.some((training) => !training.inTests && training.place.file === file) &&
    inventory.datasetReads.every((other) => other.place.file !== file || locationOf(other) === location)
  );
}

/** Absolute paths, homes and drives: no manifest holds on another machine that names them. */
export function isOfOneMachine(location: string | undefined): boolean {
  return location !== undefined && /^(?:\/|~|\.\.\/|[a-z]:[\\/])/i.test(location);
}

/** What nothing is known of, and what varies as a whole. */
function isUnsure(read: DatasetRead): boolean {
  const location = locationOf(read);
  if (location === undefined) return true;
  if (tableOf(location) !== undefined) return false;
  // A sentence is a query that is pieced together.
  return /\s\S+\s/.test(location.trim()) || /^\*|^[^/]*\*[^/]*$/.test(location) || /^\W*$/.test(location);
}

/** The table that a query reads, where it is one. */
function tableOf(location: string): string | undefined {
  const tables = tablesOf(location);
  return tables.length === 1 ? tables[0] : undefined;
}

/** Reads of one place are one dataset, however its address is written; an archive named as a hub's dataset is its download. */
function foldSame(reads: readonly DatasetRead[]): Found[] {
  const hubs = new Map(
    reads.flatMap((read) => {
      const id = read.hub?.id ?? (/download/i.test(read.call) ? locationOf(read) : undefined);
      return id !== undefined && /^[\w-]+\/[\w-]+$/.test(id) ? [[id.slice(id.lastIndexOf("/") + 1), id] as const] : [];
    }),
  );
  const keyOf = (read: DatasetRead): string => {
    const location = locationOf(read)!;
    const table = tableOf(location);
    if (table !== undefined) return `table ${table}`;
    const archive = /([^/]+)\.(?:zip|tar|tar\.gz|tgz)$/.exec(location)?.[1];
    return hubs.get(archive ?? "") ?? sameFile(location);
  };
  return [...groupBy(reads, keyOf).values()].map((group) => ({
    locations: [...new Set(group.map((read) => locationOf(read)!))].sort((a, b) => Number(isArchive(a)) - Number(isArchive(b))),
    reads: group,
  }));
}

function isArchive(location: string): boolean {
  return /\.(?:zip|tar|tar\.gz|tgz)$/.test(location);
}

/** A file on GitHub has a page and an address of its own: both are the same file. */
function sameFile(location: string): string {
  const file =
    /^https?:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|raw)\/(?:refs\/heads\/)?(.+)$/.exec(location) ??
    /^https?:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/(?:refs\/heads\/)?(.+)$/.exec(location);
  return file === null ? location : `github ${file[1]}/${file[2]!.replace(/[?#].*$/, "")}`;
}

/** What a glob covers that is read as well is a part of it. */
function foldGlobs(all: readonly Found[]): Found[] {
  const globs = all.filter(({ locations: [first] }) => /[*?[]/.test(first!) && !/^\w+:/.test(first!));
  const into = new Map<Found, Found>();
  for (const one of all) {
    const wide = globs.find((glob) => glob !== one && !into.has(glob) && one.locations.every(globMatcher(glob.locations[0]!)));
    if (wide !== undefined) into.set(one, wide);
  }
  return all
    .filter((one) => !into.has(one))
    .map((one) => {
      const parts = all.filter((other) => into.get(other) === one);
      return parts.length === 0 ? one : { locations: one.locations, reads: [one, ...parts].flatMap(({ reads }) => reads) };
    });
}

/** Files below a folder that is versioned as a whole are parts of one dataset. */
function foldTracked(all: readonly Found[]): Found[] {
  const folderTracked = ({ locations, reads }: Found): string | undefined => {
    const file = reads[0]!.tracking.place?.file;
    const folder = file?.endsWith(".dvc") ? file.slice(0, -".dvc".length) : undefined;
    return folder !== undefined && locations.every((location) => location.startsWith(`${folder}/`)) ? folder : undefined;
  };
  const groups = groupBy(all, (one) => folderTracked(one) ?? one);
  return [...groups].flatMap(([key, group]) => {
    if (typeof key !== "string" || group.length < 2) return group;
    return [{ locations: [key], reads: group.flatMap(({ reads }) => reads) }];
  });
}

/** Many files of one kind in one folder, kept alike, are one dataset. */
function foldFolders(all: readonly Found[]): Found[] {
  const kindOf = ({ locations, reads }: Found): string | undefined => {
    const [location] = locations;
    const suffix = /\.\w+$/.exec(location!)?.[0];
    if (locations.length > 1 || suffix === undefined || /^\w+:|[*?[]/.test(location!) || folderOf(location!) === "")
      return undefined;
    return `${folderOf(location!)}/*${suffix} ${reads[0]!.tracking.tracker}`;
  };
  const groups = groupBy(all, (one) => kindOf(one) ?? `alone ${one.locations[0]}`);
  return [...groups].flatMap(([key, group]) => {
    if (group.length < MANY) return group;
    return [{ locations: [key.slice(0, key.lastIndexOf(" "))], reads: group.flatMap(({ reads }) => reads) }];
  });
}

/** One sentence for all that is left out for one reason. */
function leave(left: string[], reads: readonly DatasetRead[], why: string, folder: string): void {
  if (reads.length === 0) return;
  const told = [...new Set(reads.map((read) => locationOf(read)).filter((location) => location !== undefined))];
  const what = told.length === 0 ? `${reads.length} ${reads.length === 1 ? "read" : "reads"}` : shortList(told);
  const where = placeNames(
    reads.map(({ place }) => place),
    folder,
  );
  left.push(`${what}: ${why} (${where})`);
}

export function shortList(words: readonly string[]): string {
  return words.length > 3 ? `${words.slice(0, 2).join(", ")} and ${words.length - 2} more` : words.join(", ");
}
