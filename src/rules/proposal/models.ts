import type { Value } from "../../manifest/render.ts";
import { groupBy } from "../../model/group.ts";
import type { ModelArtifact } from "../../model/inventory.ts";
import { baseName } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import type { HostedModel } from "../../model/usage.ts";
import { cardFor } from "../cards.ts";
import { fromRoot, modelEntryFor } from "../declared.ts";
import { nameOfLocation, nameOfModel } from "../names.ts";
import { isOnlyOneTrainedOn, type ProposedData, shortList } from "./datasets.ts";
import { below, type Known, type ProposedEntry } from "./known.ts";
import { licenceBeside, licenceInFrontMatter } from "./licences.ts";
import { placeNames } from "./places.ts";

export interface ProposedModels {
  readonly entries: readonly ProposedEntry[];
  readonly left: readonly string[];
  /** The entries, proposed or declared, of models that a program loads or asks for. */
  readonly usedIn: (file: string) => readonly string[];
}

/** Models that the system saves, loads, or asks a provider for. */
export function proposeModels(known: Known, data: ProposedData): ProposedModels {
  const { inventory, folder, manifest } = known;
  const taken = manifest.models.map(({ name }) => name);
  const used = new Map<string, Set<string>>();
  const use = (file: string, name: string) => used.set(file, (used.get(file) ?? new Set()).add(name));
  const left: string[] = [];
  const entries: ProposedEntry[] = [];

  const own = inventory.modelArtifacts.filter((artifact) => !artifact.inTests);
  const named = groupBy(own, (artifact) => artifact.location ?? artifact.hub?.id);
  const fresh: (readonly [string, readonly ModelArtifact[]])[] = [];
  for (const [location, artifacts] of named) {
    const declared = declaredAs(known, location, artifacts);
    if (declared !== undefined) for (const { op, place } of artifacts) if (op !== "save") use(place.file, declared);
    if (declared === undefined && location !== undefined) fresh.push([location, artifacts]);
  }
  const unsure = fresh.filter(([location]) => location.includes("*"));
  if (unsure.length > 0) {
    const places = unsure.flatMap(([, artifacts]) => artifacts.map(({ place }) => place));
    const what = shortList(unsure.map(([location]) => location));
    left.push(`${what}: which models these are varies while the program runs (${placeNames(places, folder)})`);
  }
  const found = carriedOver(
    fresh.filter((one) => !unsure.includes(one)),
    known,
  );
  for (const [location, artifacts] of found) {
    const isOnly = found.length === 1 && manifest.models.length === 0;
    const entry = ownModel(location, artifacts, isOnly, known, data, taken);
    taken.push(entry.name);
    for (const { op, place } of artifacts) if (op !== "save") use(place.file, entry.name);
    entries.push(entry);
  }

  for (const [name, calls] of groupBy(inventory.usage.hostedModels, ({ name, inTests }) => (inTests ? undefined : name))) {
    if (typeof name !== "string" || name.trim() === "") continue;
    const declared = manifest.models.find(
      (model) => isHosted(model.baseModel, name) || model.artifact === name || model.name === name,
    );
    const entry = declared === undefined ? hostedModel(name, calls, folder, taken) : undefined;
    if (entry !== undefined) {
      taken.push(entry.name);
      entries.push(entry);
    }
    for (const { place } of calls) use(place.file, declared?.name ?? entry!.name);
  }
  return { entries, left, usedIn: (file) => [...(used.get(file) ?? [])] };
}

/**
 * A model that is saved in one place and loaded from another under the same name was carried over: what is loaded is what is served. Only where
 * a program trains the one that is saved, so that its entry stands for both.
 */
function carriedOver(
  all: readonly (readonly [string, readonly ModelArtifact[]])[],
  known: Known,
): readonly (readonly [string, readonly ModelArtifact[]])[] {
  const partner = new Map<string, string>();
  for (const [name, same] of groupBy(all, ([location]) => baseName(location))) {
    const made = same.filter(([, artifacts]) => artifacts.every(({ op, place }) => op === "save" && trains(place.file, known)));
    const used = same.filter(([, artifacts]) => artifacts.every(({ op }) => op !== "save"));
    if (/\.\w+$/.test(name) && same.length === 2 && made.length === 1 && used.length === 1) partner.set(used[0]![0], made[0]![0]);
  }
  const merged = new Set(partner.values());
  return all
    .filter(([location]) => !merged.has(location))
    .map(([location, artifacts]) => {
      const made = all.find(([other]) => other === partner.get(location));
      return [location, made === undefined ? artifacts : [...made[1], ...artifacts]] as const;
    });
}

/** The entry that stands for a model already: by its place, or by the program that trains it where the entry names no place. */
function declaredAs({ manifest }: Known, location: string | undefined, artifacts: readonly ModelArtifact[]): string | undefined {
  const entry =
    modelEntryFor(manifest, location) ??
    manifest.models.find(({ artifact, trainedBy }) => {
      if (trainedBy === undefined) return false;
      const program = fromRoot(manifest, trainedBy).replace(/:[^:/]*$/, "");
      if (artifact !== undefined && baseName(artifact) !== baseName(location ?? "")) return false;
      return artifacts.some(({ op, place }) => op === "save" && place.file === program);
    });
  return entry?.name;
}

function ownModel(
  location: string,
  artifacts: readonly ModelArtifact[],
  isOnly: boolean,
  known: Known,
  data: ProposedData,
  taken: readonly string[],
): ProposedEntry {
  const { inventory, folder, text } = known;
  const isRecorded = artifacts.every(
    ({ op, tracking, hub }) => op === "save" && tracking.tracker === "registry" && hub === undefined,
  );
  // What a helper saves for all its callers is saved by them.
  const saved = artifacts.filter(({ op, tracking }) => op === "save" && tracking.tracker !== "unknown");
  const program = onlyOne(saved.map(({ place }) => place.file).filter((file) => trains(file, known)));
  const name = nameOfLocation(location, "model", taken);
  const value: Record<string, Value> = { name };
  if (!isRecorded || program === undefined) value.artifact = below(folder, location);
  if (program !== undefined && !/[:\s]/.test(program)) value["trained-by"] = below(folder, program);
  const reads = inventory.datasetReads.filter((read) => read.place.file === program && !read.inTests);
  const trainedOn = reads.length > 0 && isOnlyOneTrainedOn(reads[0]!, known) ? data.nameOf(reads[0]!) : undefined;
  if (trainedOn !== undefined) value["training-data"] = [trainedOn];
  const card = cardFor({ name, artifact: location, isOnly }, inventory);
  if (card !== undefined) value.card = below(folder, card.path);
  const licence = (card && licenceInFrontMatter(text(card.path) ?? "")) ?? licenceBeside(location, text)?.id;
  if (licence !== undefined) value.licence = licence;
  const verbs = [
    ["save", isRecorded ? "recorded" : "saved"],
    ["load", "loaded"],
    ["download", "downloaded"],
  ] as const;
  const where = verbs.flatMap(([op, verb]) => {
    const places = artifacts.filter((artifact) => artifact.op === op).map(({ place }) => place);
    return places.length === 0 ? [] : [`${verb} by ${placeNames(places, folder)}`];
  });
  return { section: "models", name, value, comment: where.join("; ") };
}

/** A model of a provider, by the name under which it is asked for. */
function hostedModel(name: string, calls: readonly HostedModel[], folder: string, taken: readonly string[]): ProposedEntry {
  const entry = nameOfModel(name, taken);
  const places: readonly Place[] = calls.map(({ place }) => place);
  const dated = /(?:^|[-@])(\d{4}-\d{2}-\d{2}|20\d{6})$/.exec(name)?.[1];
  const value = { name: entry, "base-model": name, ...(dated !== undefined && { version: dated }) };
  return { section: "models", name: entry, value, comment: `asked for by ${placeNames(places, folder)}` };
}

/** `gpt-4o` is declared by `gpt-4o` and by its provider's `openai/gpt-4o`. */
function isHosted(declared: string | undefined, name: string): boolean {
  return declared === name || (declared !== undefined && (declared.endsWith(`/${name}`) || name.endsWith(`/${declared}`)));
}

function trains(file: string, { inventory }: Known): boolean {
  return inventory.delivery.trainings.some((training) => !training.inTests && training.place.file === file);
}

function onlyOne(files: readonly string[]): string | undefined {
  return new Set(files).size === 1 ? files[0] : undefined;
}
