import type { MonitoringEntry, ServiceEntry } from "../manifest/manifest.ts";
import type { Inventory, Measure, Service } from "../model/inventory.ts";
import type { RelatedPlace } from "../model/place.ts";
import { isPlaceholder } from "./claimed.ts";

/** How a measure is called in a sentence. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  drift: "drift",
  performance: "performance",
  "data-quality": "data quality",
  operations: "operations",
  tracing: "traces",
  errors: "errors",
  "offline-evaluation": "offline evaluation",
};

/**
 * What watches a service while it answers. Latency and errors say nothing of the model itself, but somebody looks; whether that is enough
 * for drift, performance and data quality is asked by rules of their own. Evaluation before the release watches nothing.
 */
export const WATCHING: readonly Measure[] = ["drift", "performance", "data-quality", "operations", "errors", "tracing"];

/** What the manifest is asked to say of each service. */
export const DECLARED_MEASURES: readonly Measure[] = ["drift", "performance", "data-quality", "operations"];

/** True for services that answer people or run on a schedule with a model behind them. */
export function isDeployed(service: Service): boolean {
  const infers = service.inferenceCalls.length > 0 || service.kind === "server";
  return infers && service.context !== "offline" && !service.inTests;
}

/** What is measured on a service, less what only monitors measure that never do. */
export function measuresOf(service: Service, inventory: Inventory): readonly Measure[] {
  const monitors = service.monitors.map((index) => inventory.monitors[index]!);
  return service.measures.filter((measure) => {
    const own = monitors.filter((monitor) => monitor.measures.includes(measure));
    return own.length === 0 || own.some((monitor) => monitor.inert === undefined);
  });
}

/** Monitoring that the manifest places outside the repository. */
export function externalMonitoring(entry: ServiceEntry | undefined): readonly MonitoringEntry[] {
  return entry?.monitoring.filter(isExternallyMonitored) ?? [];
}

/** An `external` that nobody filled in is none. */
export function isExternallyMonitored({ external }: MonitoringEntry): boolean {
  return external !== undefined && external.external.trim() !== "" && !isPlaceholder(external.external);
}

/** True when anything watches the service, in its own code or from outside. */
export function isWatched(service: Service, inventory: Inventory, entry: ServiceEntry | undefined): boolean {
  return externalMonitoring(entry).length > 0 || measuresOf(service, inventory).some((measure) => WATCHING.includes(measure));
}

/** What the service asks: a model of its own, or only a language model, or only embeddings. */
export function asks(service: Service, inventory: Inventory): "model" | "llm" | "embedding" {
  const kinds = new Set(service.inferenceCalls.map((index) => inventory.inferenceCalls[index]!.kind));
  if (kinds.size === 0 || kinds.has("model")) return "model";
  return kinds.has("llm") ? "llm" : "embedding";
}

/** The service's inference calls, as places to look at. */
export function inferencePlaces(service: Service, inventory: Inventory): readonly RelatedPlace[] {
  return service.inferenceCalls.map((index) => {
    const { call, place } = inventory.inferenceCalls[index]!;
    return { place, message: `${call} is called here` };
  });
}

/** The service's monitors that measure one of these, as evidence. */
export function monitorPlaces(service: Service, inventory: Inventory, measures: readonly Measure[]): readonly RelatedPlace[] {
  return service.monitors
    .map((index) => inventory.monitors[index]!)
    .filter((monitor) => monitor.inert === undefined && monitor.measures.some((measure) => measures.includes(measure)))
    .map(({ place, library }) => ({ place, message: `measured here with ${library}` }));
}
