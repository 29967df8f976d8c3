import type { DatasetRead, Inventory, ModelArtifact, Tracking } from "../model/inventory.ts";
import type { Place, RelatedPlace } from "../model/place.ts";
import type { TextOptions } from "./input.ts";
import { pick, toInventory } from "./report.ts";
import { createPaint, type Paint, plural, printable } from "./style.ts";
import { positionOf } from "./text.ts";

/** Everything that was found, as JSON text: the report's inventory alone. */
export function jsonInventory(inventory: Inventory): string {
  return `${JSON.stringify({ version: 1, inventory: toInventory(inventory) }, null, 2)}\n`;
}

/** Everything that was found, by kind: each item with where it is, what it is tied to and the reasons that led to it. */
export function textInventory(inventory: Inventory, options: Pick<TextOptions, "color" | "folder">): string {
  const paint = createPaint(options.color);
  const { datasetReads, services, inferenceCalls, modelArtifacts, monitors, documents } = inventory;
  const lines: string[] = [];
  const section = (title: string, count: number) => {
    if (count > 0) lines.push(...(lines.length === 0 ? [] : [""]), paint.bold(`${title} (${count})`));
  };
  const item = (place: Place, what: string, details: readonly string[], reasons: readonly RelatedPlace[]) => {
    lines.push(`  ${paint.underline(`${printable(place.file)}:${positionOf(place)}`)}  ${printable(what)}`);
    for (const detail of details) lines.push(`    ${printable(detail)}`);
    lines.push(...reasonLines(reasons, paint));
  };

  section("Services", services.length);
  for (const service of services) {
    const { name, kind, context, measures, guard } = service;
    const guarded =
      guard.state === "guarded" ? `guarded by ${guard.by}` : guard.state === "open" ? "open to every caller" : "guard unknown";
    const calls = pick(inferenceCalls, service.inferenceCalls).map((call) => `${call.call} at ${at(call.place)}`);
    const watched = pick(monitors, service.monitors).map((monitor) => `${monitor.library} at ${at(monitor.place)}`);
    const details = [
      `${guarded}; ${measures.length === 0 ? "nothing is measured" : `measures ${measures.join(", ")}`}`,
      ...(calls.length === 0 ? [] : [`infers by ${calls.join(", ")}`]),
      ...(watched.length === 0 ? [] : [`watched by ${watched.join(", ")}`]),
    ];
    item(service.place, `${name} (${kind}, ${context})`, details, service.reasons);
  }

  section("Inference calls", inferenceCalls.length);
  for (const call of inferenceCalls) {
    const names = pick(services, call.services).map((service) => `${service.name} at ${at(service.place)}`);
    const reached = names.length === 0 ? "reached by no service" : `reached by ${names.join(", ")}`;
    item(call.place, `${call.call} (${call.kind}, ${call.context})`, [reached], call.reasons);
  }

  section("Dataset reads", datasetReads.length);
  for (const read of datasetReads) {
    const what = `${read.call} of ${read.location ?? "a location that cannot be resolved"} (${read.context}${read.inTests ? ", in tests" : ""})`;
    item(read.place, what, [trackingOf(read.tracking)], withoutTracking(read));
  }

  section("Model artefacts", modelArtifacts.length);
  for (const model of modelArtifacts) {
    const what = `${model.op}: ${model.call} of ${model.location ?? "a location that cannot be resolved"} (${model.context})`;
    item(model.place, what, [trackingOf(model.tracking)], withoutTracking(model));
  }

  section("Monitors", monitors.length);
  for (const monitor of monitors) {
    const names = pick(services, monitor.services).map((service) => `${service.name} at ${at(service.place)}`);
    const details = [
      monitor.inert === undefined
        ? names.length === 0
          ? "reached by no service"
          : `watches ${names.join(", ")}`
        : `measures nothing: ${monitor.inert}`,
    ];
    const measures = monitor.measures.length === 0 ? "" : `: ${monitor.measures.join(", ")}`;
    item(monitor.place, `${monitor.library}${measures} (${monitor.grade})`, details, monitor.reasons);
  }

  section("Documents", documents.length);
  for (const document of documents) {
    const gaps = document.gaps.length === 0 ? "" : `, ${plural(document.gaps.length, "gap")}`;
    lines.push(
      `  ${paint.underline(printable(document.path))}  ${document.kind.replaceAll("_", " ")} (${document.grade}${gaps})`,
    );
    lines.push(...reasonLines(document.gaps, paint));
  }
  if (lines.length === 0) lines.push(`Nothing of AI was found in ${printable(options.folder)}.`);
  return `${lines.join("\n")}\n`;
}

function at(place: Place): string {
  return `${place.file}:${positionOf(place)}`;
}

function trackingOf({ tracker, reason, place }: Tracking): string {
  const word = tracker === "none" ? "tracked by nothing" : tracker === "unknown" ? "tracking unknown" : `tracked by ${tracker}`;
  return `${word}: ${reason}${place === undefined ? "" : ` (${place.file}:${place.line})`}`;
}

/** The reasons that the line about tracking has not said yet. */
function withoutTracking({ reasons, tracking }: DatasetRead | ModelArtifact): readonly RelatedPlace[] {
  return reasons.filter(({ message }) => message !== tracking.reason);
}

function reasonLines(reasons: readonly RelatedPlace[], paint: Paint): string[] {
  return reasons.map(({ place, message }) => paint.dim(`      ${printable(at(place))}  ${printable(message)}`));
}
