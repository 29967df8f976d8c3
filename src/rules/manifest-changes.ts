import type { DataEntry, DocumentPath, Manifest, ModelEntry } from "../manifest/manifest.ts";
import type { RelatedPlace } from "../model/place.ts";
import type { Covered } from "./coverage.ts";

/** What a manifest says otherwise of models and data than an earlier version of it, each at the entry that says it now. */
export function manifestChanges(before: Manifest, now: Manifest, parts: readonly Covered[]): readonly RelatedPlace[] {
  const found: RelatedPlace[] = [];
  const tell = (path: DocumentPath, message: string): void =>
    void found.push({ place: now.placeOf(path, { key: path.length === 1 }), message });
  if (parts.includes("models")) compare(before.models, now.models, MODEL, "model", tell, ["models"]);
  if (parts.includes("data")) compare(before.data, now.data, DATA, "dataset", tell, ["data"]);
  return found;
}

type Fields<T> = readonly (readonly [field: string, what: string, value: (entry: T) => string | undefined])[];

const MODEL: Fields<ModelEntry> = [
  ["version", "version", ({ version }) => version],
  ["artifact", "artefact", ({ artifact }) => artifact],
  ["base-model", "base model", ({ baseModel }) => baseModel],
  ["trained-on", "day of training", ({ trainedOn }) => trainedOn],
];
const DATA: Fields<DataEntry> = [
  ["version", "version", ({ version }) => version],
  ["location", "location", ({ locations }) => locations.join(", ")],
];

function compare<T extends { readonly name: string; readonly path: DocumentPath }>(
  before: readonly T[],
  now: readonly T[],
  fields: Fields<T>,
  kind: string,
  tell: (path: DocumentPath, message: string) => void,
  section: DocumentPath,
): void {
  const known = new Map(before.map((entry) => [entry.name, entry]));
  for (const entry of now) {
    const old = known.get(entry.name);
    known.delete(entry.name);
    if (old === undefined) {
      tell([...entry.path, "name"], `the ${kind} ${entry.name} was not declared then`);
      continue;
    }
    for (const [field, what, value] of fields) {
      const [was, is] = [value(old) || "not stated", value(entry) || "not stated"];
      if (was !== is) tell([...entry.path, field], `its ${what} was ${was} then and is ${is} now`);
    }
  }
  for (const name of known.keys()) tell(section, `the ${kind} ${name} was declared then and is not now`);
}
