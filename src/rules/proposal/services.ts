import type { Value } from "../../manifest/render.ts";
import { groupBy } from "../../model/group.ts";
import { MEASURES, type Service } from "../../model/inventory.ts";
import { isPageOf, serviceEntryFor } from "../declared.ts";
import { DECLARED_MEASURES, isDeployed } from "../monitoring.ts";
import { nameOfService } from "../names.ts";
import { below, type Known, type ProposedEntry } from "./known.ts";
import type { ProposedModels } from "./models.ts";
import { placeNames } from "./places.ts";

/** Routes and pages named in a comment before the rest is only counted. */
const MOST = 4;

export interface ProposedServices {
  readonly entries: readonly ProposedEntry[];
  readonly left: readonly string[];
}

/** Where a model answers: one service for each program, however many routes it has, and one for an application with all its pages. */
export function proposeServices(known: Known, models: ProposedModels, system: string): ProposedServices {
  const { inventory, folder, manifest } = known;
  const open = inventory.services.filter((service) => isDeployed(service) && serviceEntryFor(manifest, service) === undefined);
  const copies = open.filter((service) => service.copyOf !== undefined);
  const fresh = open.filter((service) => service.copyOf === undefined);
  const taken = manifest.services.map(({ name }) => name);
  const apps = fresh.filter(({ kind, entry }) => kind === "app" && !entry.includes(":")).map(({ entry }) => entry);
  const programOf = (service: Service) => apps.find((app) => isPageOf(app, service)) ?? service.place.file;
  const entries = [...groupBy(fresh, programOf)].map(([program, services]) => {
    const entry = entryOf(program, services, known, models, system, taken);
    taken.push(entry.name);
    return entry;
  });
  const left =
    copies.length === 0
      ? []
      : [
          `${[...new Set(copies.map(({ place }) => place.file))].join(", ")}: answers the same routes as ${copies[0]!.copyOf}, and nothing starts it`,
        ];
  return { entries, left: left.map((line) => below(folder, line)) };
}

function entryOf(
  program: string,
  services: readonly Service[],
  known: Known,
  models: ProposedModels,
  system: string,
  taken: readonly string[],
): ProposedEntry {
  const { folder } = known;
  const [first] = services;
  const entry = services.length === 1 ? first!.entry : program;
  const kind = services.find((service) => service.kind === "http")?.kind ?? first!.kind;
  const name = nameOfService(program, kind, system, taken);
  const value: Record<string, Value> = { name };
  // A name with a space or a colon cannot be told from a sentence or a symbol.
  if (/^[^:\s][^:]*(?::[A-Za-z_$][\w$.]*)?$/.test(entry)) value.entry = below(folder, entry);
  const asked = modelsOf(services, known, models);
  if (asked.length > 0) value.models = asked;
  const monitoring = monitoringOf(services, known);
  if (Object.keys(monitoring).length > 0) value.monitoring = monitoring;
  return { section: "services", name, value, comment: commentOf(services, folder) };
}

/** `answers POST /predict and GET /explain, src/api.py:12 and src/api.py:30`. */
function commentOf(services: readonly Service[], folder: string): string {
  const answering = services.filter((service) => service.kind === "http");
  const kind = answering[0]?.kind ?? services[0]!.kind;
  const places = placeNames(
    (answering.length > 0 ? answering : services).map(({ place }) => place),
    folder,
  );
  if (kind === "http") {
    const routes = [...new Set(answering.map(({ name }) => name))];
    const shown = routes.slice(0, routes.length > MOST ? MOST - 1 : MOST);
    const rest = routes.length - shown.length;
    const named = rest > 0 ? `${shown.join(", ")} and ${rest} more routes` : shown.join(", ").replace(/, ([^,]*)$/, " and $1");
    return `answers ${named}: ${places}`;
  }
  const what = {
    app: services.length === 1 ? "an application that people open" : `an application of ${services.length} pages`,
    handler: "called by its platform",
    score: "called by its platform",
    deployment: "deployed as a model server",
    server: "a ready-made model server",
    task: "a worker of a queue",
    pipeline: "runs as a pipeline",
    batch: "runs on a schedule",
    cli: "run by hand or by a job",
  }[kind];
  return `${what}: ${places}`;
}

/** Entries of the models that the service's own programs load or ask for; the only one there is where it asks a model that is not traced. */
function modelsOf(services: readonly Service[], { inventory, manifest }: Known, models: ProposedModels): readonly string[] {
  const files = new Set(
    services.flatMap(({ place, reasons, inferenceCalls }) => [
      place.file,
      ...reasons.map((reason) => reason.place.file),
      ...inferenceCalls.flatMap((index) => {
        const call = inventory.inferenceCalls[index]!;
        return [call.place.file, ...call.reasons.map((reason) => reason.place.file)];
      }),
    ]),
  );
  const used = [...new Set([...files].flatMap(models.usedIn))];
  if (used.length > 0) return used;
  const all = [...manifest.models.map(({ name }) => name), ...models.entries.map(({ name }) => name)];
  const asksOwn = services.some(({ inferenceCalls }) =>
    inferenceCalls.some((index) => inventory.inferenceCalls[index]!.kind === "model"),
  );
  return all.length === 1 && asksOwn ? all : [];
}

/** What is measured by functions that every one of the services reaches. */
function monitoringOf(services: readonly Service[], { inventory, folder }: Known): Record<string, Value> {
  const monitoring: Record<string, Value> = {};
  for (const measure of MEASURES.filter((one) => DECLARED_MEASURES.includes(one))) {
    const shared = services[0]!.monitors
      .map((index) => inventory.monitors[index]!)
      .find(
        (monitor) =>
          monitor.inert === undefined &&
          monitor.symbol !== undefined &&
          monitor.measures.includes(measure) &&
          services.every((service) => service.monitors.some((index) => inventory.monitors[index] === monitor)),
      );
    if (shared !== undefined) monitoring[measure] = { by: below(folder, shared.symbol!) };
  }
  return monitoring;
}
