import type { Manifest } from "../manifest/manifest.ts";
import { type Check, VERDICT_MARKS } from "../model/check.ts";
import type { DatasetRead, Inventory, Service } from "../model/inventory.ts";
import type { Place, RelatedPlace } from "../model/place.ts";
import { dataEntryFor, modelEntryFor, serviceEntryFor } from "../rules/declared.ts";
import { isDeployed } from "../rules/monitoring.ts";
import { manifestFor, type World } from "./world.ts";

/** A line above a program's line that says how it is watched or tracked. */
export interface Lens {
  readonly kind: "service" | "dataset";
  readonly place: Place;
  /** `drift ✗ · performance ✓ · data quality ?`. */
  readonly title: string;
  /** What leads to it, first reason first; for services also to what they call and what watches them. */
  readonly chain: readonly RelatedPlace[];
}

/** What is known of the call or function at a place of a program. */
export interface SourceHover {
  readonly place: Place;
  /** `Dataset read of data/customers.csv`. */
  readonly title: string;
  /** Why it is so, each with its place. */
  readonly reasons: readonly RelatedPlace[];
  /** What the manifest says of it, if it says anything. */
  readonly entry?: Place;
}

/** The measures that a lens tells, by the rule that judges each. */
const MEASURES: readonly (readonly [rule: string, name: string])[] = [
  ["mlops/no-drift-monitor", "drift"],
  ["mlops/no-performance-monitor", "performance"],
  ["mlops/no-data-quality-monitor", "data quality"],
  ["mlops/no-operations-monitor", "operations"],
  ["mlops/untraced-llm", "traces"],
];

/** A lens has room for the word. */
const MARKS = { ...VERDICT_MARKS, waived: "waived" };

/** The lenses of one file, in the order of lines. */
export function lensesOf(world: World, file: string): readonly Lens[] {
  const { inventory, checks } = world;
  const lenses: Lens[] = [];
  for (const service of inventory.services) {
    if (service.place.file !== file || !isDeployed(service)) continue;
    const title = watched(checks, service);
    if (title !== undefined) lenses.push({ kind: "service", place: service.place, title, chain: pathOf(service, inventory) });
  }
  const seen = new Set<string>();
  for (const read of inventory.datasetReads) {
    const at = `${read.place.cell}:${read.place.line}`;
    if (read.place.file !== file || read.inTests || seen.has(at)) continue;
    seen.add(at);
    lenses.push({ kind: "dataset", place: read.place, title: tracked(read), chain: read.reasons });
  }
  return lenses.sort((one, other) => (one.place.cell ?? 0) - (other.place.cell ?? 0) || one.place.line - other.place.line);
}

function watched(checks: readonly Check[], service: Service): string | undefined {
  const own = checks.filter(({ subject }) => subject.place !== undefined && samePlace(subject.place, service.place));
  const bare = own.find(({ rule }) => rule === "mlops/unmonitored-inference");
  if (bare?.verdict === "fail") return `${MARKS.fail} nothing watches this service`;
  const told = MEASURES.flatMap(([rule, name]) => {
    const verdict = own.find((check) => check.rule === rule)?.verdict;
    return verdict === undefined || verdict === "not-applicable" ? [] : [`${name} ${MARKS[verdict]}`];
  });
  return told.length === 0 ? undefined : told.join(" · ");
}

function tracked({ tracking, location }: DatasetRead): string {
  const what = location === undefined ? "" : `${location}: `;
  if (tracking.tracker === "none") return `${what}tracked by nothing`;
  return tracking.tracker === "unknown" ? `${what}tracking unknown` : `${what}tracked by ${tracking.tracker}`;
}

/** From the entry over the inference calls to the monitors. */
function pathOf(service: Service, { inferenceCalls, monitors }: Inventory): readonly RelatedPlace[] {
  const calls = service.inferenceCalls.map((index) => inferenceCalls[index]!);
  return [
    { place: service.place, message: `${service.name} begins here` },
    ...service.reasons,
    ...calls.map(({ place, call }) => ({ place, message: `infers with ${call}` })),
    ...service.monitors
      .map((index) => monitors[index]!)
      .map(({ place, library, measures, inert }) => ({
        place,
        message:
          inert === undefined
            ? `${library} measures ${measures.join(", ") || "nothing of the model"}`
            : `${library} measures nothing: ${inert}`,
      })),
  ];
}

/** Everything that was found at a position; lines and columns are 1-based. The smallest stretch first. */
export function sourceHoversAt(world: World, at: Pick<Place, "file" | "line" | "column" | "cell">): readonly SourceHover[] {
  const { inventory } = world;
  const manifest = manifestFor(world, at.file);
  const found: SourceHover[] = [];
  const add = (place: Place, title: string, reasons: readonly RelatedPlace[], entry?: Place): void => {
    if (holds(place, at)) found.push({ place, title, reasons, ...(entry !== undefined && { entry }) });
  };
  for (const read of inventory.datasetReads) {
    const { tracking } = read;
    const reasons = read.reasons.filter(({ message }) => message !== tracking.reason);
    const told = [...reasons, { place: tracking.place ?? read.place, message: tracking.reason }];
    add(read.place, `Dataset read: ${tracked(read)}`, told, placeOf(manifest, dataEntryFor(manifest, read)));
  }
  for (const artifact of inventory.modelArtifacts) {
    const verb = { save: "saved", load: "loaded", download: "downloaded" }[artifact.op];
    const title = `Model ${verb}: ${artifact.location ?? artifact.call}`;
    const told = [...artifact.reasons, { place: artifact.tracking.place ?? artifact.place, message: artifact.tracking.reason }];
    add(artifact.place, title, told, placeOf(manifest, modelEntryFor(manifest, artifact.location)));
  }
  for (const service of inventory.services) {
    const title = `Service ${service.name} (${service.kind}, ${service.context})`;
    add(service.place, title, pathOf(service, inventory).slice(1), placeOf(manifest, serviceEntryFor(manifest, service)));
  }
  for (const call of inventory.inferenceCalls) {
    const services = call.services.map((index) => inventory.services[index]!);
    const reached = services.map((service) => ({ place: service.place, message: `reached by ${service.name}` }));
    add(call.place, `Inference: ${call.call} (${call.context})`, [...call.reasons, ...reached]);
  }
  for (const monitor of inventory.monitors) {
    const services = monitor.services.map((index) => inventory.services[index]!);
    const watches = services.map((service) => ({ place: service.place, message: `watches ${service.name}` }));
    const what = monitor.inert ?? (monitor.measures.join(", ") || "nothing of the model");
    add(monitor.place, `Monitor: ${monitor.library}, ${what}`, [...monitor.reasons, ...watches]);
  }
  return found.sort((one, other) => extent(one.place) - extent(other.place));
}

function placeOf(
  manifest: Manifest | undefined,
  entry: { readonly path: readonly (string | number)[] } | undefined,
): Place | undefined {
  return manifest !== undefined && entry !== undefined ? manifest.placeOf([...entry.path, "name"]) : undefined;
}

function holds(place: Place, { file, line, column, cell }: Pick<Place, "file" | "line" | "column" | "cell">): boolean {
  if (place.file !== file || place.cell !== cell || line < place.line || line > place.endLine) return false;
  return !(line === place.line && column < place.column) && !(line === place.endLine && column > place.endColumn);
}

function samePlace(one: Place, other: Place): boolean {
  return one.file === other.file && one.line === other.line && one.column === other.column && one.cell === other.cell;
}

function extent(place: Place): number {
  return (place.endLine - place.line) * 1000 + place.endColumn - place.column;
}
