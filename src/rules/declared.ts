import type { DataEntry, IntegrationEntry, Manifest, ModelEntry, ServiceEntry } from "../manifest/manifest.ts";
import { globMatcher } from "../model/glob.ts";
import type { Service } from "../model/inventory.ts";
import { folderOf } from "../model/paths.ts";
import type { Place } from "../model/place.ts";

/** Which entries of a manifest stand for what was found in the source. */

/** Something that a file reads: the location is as it is written there, so it may count from the root or from the file's own folder. */
interface Read {
  readonly location: string | undefined;
  readonly place: Place;
}

/** What was answered for a read: many rules ask for the same, and neither a read nor a manifest ever changes. */
const answers = new WeakMap<Manifest, Map<Read, DataEntry | undefined>>();

/** The data entry whose locations cover what is read. */
export function dataEntryFor(manifest: Manifest | undefined, read: Read): DataEntry | undefined {
  if (manifest === undefined) return undefined;
  const known = answers.get(manifest) ?? new Map<Read, DataEntry | undefined>();
  answers.set(manifest, known);
  if (!known.has(read)) known.set(read, findDataEntry(manifest, read));
  return known.get(read);
}

function findDataEntry(manifest: Manifest, read: Read): DataEntry | undefined {
  const tables = tablesOf(read.location ?? "");
  if (tables.length > 0) return tableEntryFor(manifest, tables);
  const locations = locationsOf(read);
  return manifest.data.find((entry) =>
    entry.locations.some((declared) => locations.some((location) => coversLocation(fromRoot(manifest, declared), location))),
  );
}

/** The entry that is named as the tables, or whose locations end in them. */
function tableEntryFor(manifest: Manifest, tables: readonly string[]): DataEntry | undefined {
  return manifest.data.find(({ name, locations }) => {
    const named = [name, ...locations.map((location) => location.slice(location.search(/[^/.:]*$/)))];
    return tables.every((table) => named.some((one) => one.toLowerCase() === table));
  });
}

/** The tables, in small letters and without their schema, that a query reads; none where the location is no query. */
export function tablesOf(location: string): readonly string[] {
  if (!/^\s*(?:select|with)\b/i.test(location)) return [];
  const names = [...location.matchAll(/\b(?:from|join)\s+([\w.`"[\]]+)/gi)].map((match) => match[1]!.replace(/[`"[\]]/g, ""));
  return [...new Set(names.map((name) => name.slice(name.lastIndexOf(".") + 1).toLowerCase()))].filter((name) => name !== "");
}

/** What is read as paths from the root: as it is written, and as it is from the folder of the file, which is where a notebook runs. */
export function locationsOf({ location, place }: Read): readonly string[] {
  if (location === undefined) return [];
  if (/^[a-z][\w+.-]*:|^[/*~]/i.test(location)) return [location];
  const names = folderOf(place.file).split("/");
  for (const name of location.split("/")) {
    if (name === "..") names.pop();
    else if (name !== ".") names.push(name);
  }
  return [location, names.filter((name) => name !== "").join("/")];
}

export function modelEntryFor(manifest: Manifest | undefined, location: string | undefined): ModelEntry | undefined {
  if (manifest === undefined || location === undefined) return undefined;
  return manifest.models.find(
    ({ artifact }) =>
      artifact !== undefined &&
      // What varies while the program runs is any of the models that it may name.
      (coversLocation(fromRoot(manifest, artifact), location) || isOneOf(fromRoot(manifest, artifact), location)),
  );
}

/** The service entry that names the service's entry point, or else its file, or else the application of which it is a page. */
export function serviceEntryFor(manifest: Manifest | undefined, service: Service): ServiceEntry | undefined {
  if (manifest === undefined) return undefined;
  const entryOf = (entry: ServiceEntry) => (entry.entry === undefined ? undefined : fromRoot(manifest, entry.entry));
  const exact = manifest.services.find((entry) => entryOf(entry) === service.entry);
  if (exact !== undefined) return exact;
  return (
    manifest.services.find((entry) => entryOf(entry) === service.place.file) ??
    manifest.services.find((entry) => isPageOf(entryOf(entry), service))
  );
}

/** Streamlit shows the scripts in the folder `pages` beside an application as its pages. */
export function isPageOf(app: string | undefined, { kind, place }: Service): boolean {
  if (app === undefined || kind !== "app" || !/\.py$/.test(app)) return false;
  const folder = folderOf(app);
  return folderOf(place.file) === (folder === "" ? "pages" : `${folder}/pages`);
}

/** The integration entry that names a host, with or without scheme and port, or by `*.` all below it. */
export function integrationEntryFor(manifest: Manifest, host: string): IntegrationEntry | undefined {
  return manifest.integrations.find((one) => [one.host, one.system].some((declared) => coversHost(declared, host)));
}

function coversHost(declared: string | undefined, host: string): boolean {
  if (declared === undefined) return false;
  const name = declared
    .toLowerCase()
    .replace(/^[a-z][\w+.-]*:\/\//, "")
    .replace(/[:/].*$/, "");
  return name === host || (name.startsWith("*.") && host.endsWith(name.slice(1)));
}

/** A path or reference as a manifest writes it, relative to the root of the project. URIs and hub ids with a scheme stay as they are. */
export function fromRoot(manifest: Manifest, reference: string): string {
  if (/^[a-z][\w+.-]*:\/\//i.test(reference) || reference.startsWith("/")) return reference;
  const names = manifest.folder === "" ? [] : manifest.folder.split("/");
  for (const name of reference.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}

/** A path of the project as this manifest would write it. */
export function fromManifest(manifest: Manifest, path: string): string {
  if (manifest.folder === "" || !path.startsWith(`${manifest.folder}/`)) return path;
  return path.slice(manifest.folder.length + 1);
}

function isOneOf(path: string, location: string): boolean {
  return location.includes("*") && !location.startsWith("*") && globMatcher(location)(path);
}

/** True when a declared path, glob, folder or URI covers a location; both relative to the root. */
export function coversLocation(declared: string, location: string): boolean {
  return declared === location || globMatcher(declared)(location);
}
