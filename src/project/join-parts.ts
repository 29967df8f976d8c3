import { NO_DELIVERY } from "../model/delivery.ts";
import type { Document, InferenceCall, Inventory, Monitor, Service } from "../model/inventory.ts";
import { folderOf } from "../model/paths.ts";
import type { Place } from "../model/place.ts";
import { NO_USAGE } from "../model/usage.ts";
import type { ConfigFacts } from "../source/facts.ts";
import type { InventoryPart } from "./inventory-part.ts";
import type { TrackingIndex } from "./tracking.ts";

export interface Joined {
  readonly inventory: Inventory;
  readonly aiFiles: ReadonlySet<string>;
  /** Index in the inventory of a part's own monitor. */
  readonly monitorOf: (part: number, index: number) => number;
}

/** Joins what each language found: in file and line order, with links that hold over the whole. */
export function joinParts(
  parts: readonly InventoryPart[],
  documents: readonly Document[],
  tracking: TrackingIndex,
  configs: readonly ConfigFacts[],
): Joined {
  const services: Service[] = [];
  const inferenceCalls: InferenceCall[] = [];
  const monitors: Monitor[] = [];
  const firstMonitors: number[] = [];
  for (const part of parts) {
    const [atService, atCall, atMonitor] = [services.length, inferenceCalls.length, monitors.length];
    firstMonitors.push(atMonitor);
    for (const service of part.services) {
      services.push({
        ...service,
        inferenceCalls: service.inferenceCalls.map((index) => index + atCall),
        monitors: service.monitors.map((index) => index + atMonitor),
      });
    }
    for (const call of part.inferenceCalls)
      inferenceCalls.push({ ...call, services: call.services.map((index) => index + atService) });
    for (const monitor of part.monitors)
      monitors.push({ ...monitor, services: monitor.services.map((index) => index + atService) });
  }
  const newService = order(services);
  const newCall = order(inferenceCalls);
  const newMonitor = order(monitors);
  const follow = (indices: readonly number[], map: readonly number[]) =>
    indices.map((index) => map[index]!).sort((left, right) => left - right);
  const resolved = <
    T extends {
      readonly place: Place;
      readonly location: string | undefined;
      readonly tracking: { readonly tracker: string; readonly reason: string };
      readonly hub?: unknown;
    },
  >(
    item: T,
  ): T => {
    if (item.tracking.tracker !== "unknown" || item.location === undefined || item.tracking.reason !== "") return item;
    return { ...item, tracking: tracking.track(item.location, { bases: ["", folderOf(item.place.file)] }) };
  };
  const inventory: Inventory = {
    datasetReads: parts
      .flatMap((part) => part.datasetReads)
      .map(resolved)
      .sort(byPlace),
    modelArtifacts: parts
      .flatMap((part) => part.modelArtifacts)
      .map(resolved)
      .sort(byPlace),
    services: place(services, newService).map((service) => ({
      ...service,
      inferenceCalls: follow(service.inferenceCalls, newCall),
      monitors: follow(service.monitors, newMonitor),
    })),
    inferenceCalls: place(inferenceCalls, newCall).map((call) => ({ ...call, services: follow(call.services, newService) })),
    monitors: place(monitors, newMonitor).map((monitor) => ({ ...monitor, services: follow(monitor.services, newService) })),
    documents,
    literals: parts.flatMap((part) => part.literals).sort(byPlace),
    delivery: NO_DELIVERY,
    usage: NO_USAGE,
  };
  const aiFiles = new Set(parts.flatMap((part) => [...part.aiFiles]));
  for (const facts of configs) if (facts.servers.length > 0) aiFiles.add(facts.path);
  return { inventory, aiFiles, monitorOf: (part, index) => newMonitor[firstMonitors[part]! + index]! };
}

/** Where each item goes when all are put in order: old index to new. */
function order(items: readonly { readonly place: Place }[]): number[] {
  const sorted = items.map((_, index) => index).sort((left, right) => byPlace(items[left]!, items[right]!) || left - right);
  const map: number[] = [];
  for (const [to, from] of sorted.entries()) map[from] = to;
  return map;
}

function place<T>(items: readonly T[], map: readonly number[]): T[] {
  const placed: T[] = [];
  for (const [from, to] of map.entries()) placed[to] = items[from]!;
  return placed;
}

export function byPlace(left: { readonly place: Place }, right: { readonly place: Place }): number {
  const [a, b] = [left.place, right.place];
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column;
}
