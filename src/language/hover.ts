import type { DataEntry, DocumentPath, Manifest, ModelEntry, ServiceEntry } from "../manifest/manifest.ts";
import type { Check, VERDICT_MARKS } from "../model/check.ts";
import type { Place } from "../model/place.ts";
import { coversLocation, fromRoot, serviceEntryFor } from "../rules/declared.ts";
import { RULES } from "../rules/registry.generated.ts";
import { describe } from "./complete.ts";
import { entitiesOf, isWithin, subjectKey } from "./entities.ts";
import { kindOf } from "./fields.ts";
import { type DocumentedSchema, schemaAt } from "./schema.ts";
import { type Spot, spotAt } from "./spot.ts";
import { targetOf } from "./targets.ts";
import type { World } from "./world.ts";

/** One line of a hover. `text` comes from the repository or a scan and is to be escaped. */
export interface HoverPart {
  readonly text: string;
  readonly place?: Place;
  readonly mark?: keyof typeof VERDICT_MARKS;
}

export interface Hover {
  readonly start: number;
  readonly end: number;
  /** What the field means: nothing that a schema does not tell, too. */
  readonly meaning: string;
  /** What it leads to, what the source says about it, and how it is judged now. */
  readonly parts: readonly HoverPart[];
}

/** Verdicts are told first to last in this order; what passes is only counted. */
const TOLD = ["fail", "unknown", "waived"] as const;
const MOST_TOLD = 6;

export function hoverAt(
  manifest: Manifest,
  offset: number,
  schema: DocumentedSchema,
  world: World | undefined,
): Hover | undefined {
  const spot = spotAt(manifest, offset);
  if (spot === undefined) return undefined;
  const meaning = meaningOf(schema, spot.path);
  const parts = [...leadsTo(manifest, spot, world), ...(world === undefined ? [] : known(manifest, spot, world))];
  return meaning === "" && parts.length === 0 ? undefined : { ...spot.word, meaning, parts };
}

/** An item of a list means what its list means. */
function meaningOf(schema: DocumentedSchema, path: DocumentPath): string {
  for (let length = path.length; length > 0; length--) {
    const field = schemaAt(schema, path.slice(0, length));
    if (field?.description !== undefined) return describe(field);
  }
  return "";
}

function leadsTo(manifest: Manifest, { path, role, word }: Spot, world: World | undefined): readonly HoverPart[] {
  if (role === "key") return [];
  if (kindOf(path) === "rule") {
    const rule = RULES.find(({ id }) => id === word.value);
    return rule === undefined ? [] : [{ text: rule.summary }];
  }
  const target = targetOf(manifest, path, word.value, world);
  if (target === undefined || target.what === "entry") return [];
  return [{ text: target.what === "symbol" ? "Defined here" : "Found here", place: target.place }];
}

function known(manifest: Manifest, spot: Spot, world: World): readonly HoverPart[] {
  const entry = entryAt(manifest, spot);
  return [...(entry === undefined ? [] : sourceSays(manifest, entry, spot, world)), ...verdicts(manifest, spot, entry, world)];
}

type Declared =
  | { readonly kind: "dataset"; readonly key: string; readonly path: DocumentPath; readonly entry: DataEntry }
  | { readonly kind: "model"; readonly key: string; readonly path: DocumentPath; readonly entry: ModelEntry }
  | { readonly kind: "service"; readonly key: string; readonly path: DocumentPath; readonly entry: ServiceEntry };

/** The entry that a place lies in, or that it names. */
function entryAt(manifest: Manifest, { path, role, word }: Spot): Declared | undefined {
  const kind = kindOf(path);
  const named = kind === "dataset" || kind === "model" ? word.value : undefined;
  const owner =
    role === "value" && named !== undefined
      ? entitiesOf(manifest).find((one) => one.kind === kind && one.name === named)
      : entitiesOf(manifest).find((one) => isWithin(path, one.path));
  if (owner === undefined) return undefined;
  const at = owner.path;
  const key = subjectKey(owner);
  const index = Number(at[1]);
  if (owner.kind === "dataset") return { kind: "dataset", key, path: at, entry: manifest.data[index]! };
  if (owner.kind === "model") return { kind: "model", key, path: at, entry: manifest.models[index]! };
  return { kind: "service", key, path: at, entry: manifest.services[index]! };
}

/** Only on the entry's name, on references to it, and on the field that the source speaks about. */
function sourceSays(manifest: Manifest, declared: Declared, { path }: Spot, world: World): readonly HoverPart[] {
  const { inventory } = world;
  const field = path[declared.path.length];
  const whole = path.length < declared.path.length || field === undefined || field === "name" || !isWithin(path, declared.path);
  if (declared.kind === "dataset" && (whole || field === "location" || field === "version")) {
    const locations = declared.entry.locations.map((location) => fromRoot(manifest, location));
    const reads = inventory.datasetReads.filter(
      ({ location, inTests }) => !inTests && location !== undefined && locations.some((one) => coversLocation(one, location)),
    );
    const [first] = reads;
    if (first === undefined) return [{ text: "No code that could be read reads it." }];
    return [...listed(reads, (read) => `Read by ${read.call}`), { text: `Versions: ${first.tracking.reason}` }];
  }
  if (declared.kind === "model" && (whole || field === "artifact" || field === "version")) {
    const at = declared.entry.artifact && fromRoot(manifest, declared.entry.artifact);
    const uses = inventory.modelArtifacts.filter(
      ({ location, inTests }) => !inTests && at !== undefined && location !== undefined && coversLocation(at, location),
    );
    return listed(uses, (use) => `${use.op === "save" ? "Saved" : "Loaded"} by ${use.call}`);
  }
  if (declared.kind !== "service" || !(whole || field === "entry" || field === "monitoring")) return [];
  const own = inventory.services.filter((service) => serviceEntryFor(manifest, service)?.name === declared.entry.name);
  if (own.length === 0) return [{ text: "No service that could be read begins there." }];
  if (field === "monitoring" && path.length > declared.path.length + 1) return monitored(manifest, declared.entry, path, world);
  const calls = own.flatMap((service) => service.inferenceCalls.map((index) => inventory.inferenceCalls[index]!));
  const monitors = own.flatMap((service) => service.monitors.map((index) => inventory.monitors[index]!));
  return [
    ...listed([...new Set(calls)], (call) => `Infers with ${call.call}`),
    ...(monitors.length === 0
      ? [{ text: "Its own code and configuration reach nothing that watches it." }]
      : listed([...new Set(monitors)], (monitor) => `Watched by ${monitor.library}: ${monitor.measures.join(", ")}`)),
  ];
}

/** Whether the entry's own code reaches what is said to measure. */
function monitored(manifest: Manifest, service: ServiceEntry, path: DocumentPath, { symbols }: World): readonly HoverPart[] {
  const monitor = service.monitoring.find((one) => isWithin(path, one.path));
  if (monitor?.by === undefined) return [];
  const by = fromRoot(manifest, monitor.by);
  const measures = symbols.measures(by).map(({ measure }) => measure);
  const told: HoverPart[] = [
    {
      text:
        measures.length === 0
          ? `${monitor.by} measures nothing that is known.`
          : `${monitor.by} measures ${[...new Set(measures)].join(", ")}.`,
    },
  ];
  const chain = service.entry === undefined ? "unknown" : symbols.chain(fromRoot(manifest, service.entry), by);
  if (chain === undefined) told.push({ text: `${service.entry} does not reach it.`, mark: "fail" });
  else if (chain === "unknown") told.push({ text: "Whether the service reaches it cannot be told.", mark: "unknown" });
  else for (const { place, message } of chain) told.push({ text: message, place });
  return told;
}

const MOST_LISTED = 4;

function listed<T extends { readonly place: Place }>(items: readonly T[], text: (item: T) => string): readonly HoverPart[] {
  const told = new Map<string, HoverPart>();
  for (const item of items) if (!told.has(text(item))) told.set(text(item), { text: text(item), place: item.place });
  const shown = [...told.values()].slice(0, MOST_LISTED);
  const more = told.size - shown.length;
  return more > 0 ? [...shown, { text: `and ${more} more` }] : shown;
}

/** How what stands here is judged: by the checks whose place it is, and on an entry's own name by all that are about it. */
function verdicts(manifest: Manifest, spot: Spot, declared: Declared | undefined, { checks }: World): readonly HoverPart[] {
  const isName = declared !== undefined && spot.path.length === declared.path.length + 1 && spot.path.at(-1) === "name";
  const own = checks.filter((check) => {
    if (check.manifest !== manifest.file) return false;
    if (isName) return check.subject.key === declared.key || check.subject.key.startsWith(`${declared.key}.`);
    return isHere(manifest, check, spot.path);
  });
  const told = TOLD.flatMap((verdict) => own.filter((check) => check.verdict === verdict).map((check) => ({ check, verdict })));
  const parts = told.slice(0, MOST_TOLD).map(({ check, verdict }): HoverPart => {
    return { text: `${check.finding?.message ?? check.message} (${check.rule})`, mark: verdict };
  });
  const passed = own.filter((check) => check.verdict === "pass");
  const more = told.length - parts.length;
  if (more > 0) parts.push({ text: `and ${more} more` });
  if (passed.length === 1) parts.push({ text: `${passed[0]!.message} (${passed[0]!.rule})`, mark: "pass" });
  if (passed.length > 1) parts.push({ text: `${passed.length} checks pass`, mark: "pass" });
  return parts;
}

function isHere(manifest: Manifest, check: Check, path: DocumentPath): boolean {
  const place = check.finding?.place ?? check.subject.place;
  if (place === undefined || place.file !== manifest.file) return false;
  return [manifest.placeOf(path), manifest.placeOf(path, { key: true })].some(
    (here) => here.line === place.line && here.column === place.column,
  );
}
