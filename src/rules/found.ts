import type { NewManifest } from "../manifest/new-manifest.ts";
import type { Inventory, Tracker } from "../model/inventory.ts";
import { isDeployed } from "./monitoring.ts";

/** What was found in the source, in the words of a manifest: what fixes declare. Only what the source tells is stated. */

/** Trackers that a manifest names as a dataset's `version`. */
const VERSIONS: readonly Tracker[] = ["dvc", "git", "git-lfs", "lakefs", "delta", "iceberg", "huggingface", "snapshot"];

export function versionOf(tracker: Tracker): string | undefined {
  return VERSIONS.includes(tracker) ? tracker : undefined;
}

/** A name for what lies at a location: its file's, without suffixes; numbered where it is taken. */
export function nameFor(location: string, taken: readonly string[]): string {
  const file = location.split("/").findLast((part) => /[A-Za-z]/.test(part)) ?? "unnamed";
  const plain = file
    .replace(/(?<=.)\..*$/, "")
    .replace(/[^\w-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return numbered(plain || "unnamed", taken);
}

export function numbered(base: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

/** All that is found, for a manifest that is begun in the folder. */
export function foundSystem(inventory: Inventory, folder: string, name: string): NewManifest {
  const here = (path: string) => (folder !== "" && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path);
  const data: { name: string; location: string; version?: string }[] = [];
  for (const read of inventory.datasetReads) {
    const location = read.location ?? read.hub?.id;
    if (read.inTests || location === undefined || data.some((one) => one.location === here(location))) continue;
    const version = versionOf(read.tracking.tracker);
    const entry = { name: nameFor(location, namesOf(data)), location: here(location) };
    data.push(version === undefined ? entry : { ...entry, version });
  }
  const models: { name: string; artifact: string }[] = [];
  for (const artifact of inventory.modelArtifacts) {
    const location = artifact.location ?? artifact.hub?.id;
    if (artifact.inTests || location === undefined || models.some((one) => one.artifact === here(location))) continue;
    models.push({ name: nameFor(location, namesOf(models)), artifact: here(location) });
  }
  const services: { name: string; entry: string }[] = [];
  for (const service of inventory.services) {
    if (!isDeployed(service) || services.some((one) => one.entry === here(service.entry))) continue;
    services.push({ name: serviceName(service.entry, namesOf(services)), entry: here(service.entry) });
  }
  return { name, data, models, services };
}

/** `src/api.py:predict` is called `predict`; `src/score.py` is called `score`. */
export function serviceName(entry: string, taken: readonly string[]): string {
  const colon = entry.lastIndexOf(":");
  return colon < 0 ? nameFor(entry, taken) : numbered(entry.slice(colon + 1).replace(/[^\w-]+/g, "-"), taken);
}

function namesOf(entries: readonly { readonly name: string }[]): readonly string[] {
  return entries.map(({ name }) => name);
}
