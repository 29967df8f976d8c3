import type { Service } from "../model/inventory.ts";
import type { ConfigFacts, ConfigServer } from "../source/facts.ts";
import { isDevelopment } from "./delivery/uses.ts";
import type { InventoryPart } from "./inventory-part.ts";

/** What a platform runs as an endpoint of its own, whatever programs stand beside it. The others may only be what a program asks. */
const ENDPOINTS: ReadonlySet<string> = new Set(["kserve", "seldon-core", "sagemaker", "vertex-ai", "azure-ml"]);

/**
 * Model servers and endpoints that configuration alone deploys. Who may call them and what watches them outside of it cannot be told from there;
 * monitors that configuration sets up for them by name count. `alone`: no program of the repository answers with a model.
 */
export function configServers(configs: readonly ConfigFacts[], alone: boolean): InventoryPart {
  const services: Service[] = [];
  const seen = new Set<string>();
  for (const { path, servers } of configs) {
    for (const server of servers) {
      if (!alone && !isEndpoint(server)) continue;
      const id = `${path} ${server.name}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const { place, name, library } = server;
      services.push({
        id,
        kind: "server",
        name,
        entry: path,
        context: "serving",
        measures: [...new Set(watching(configs, server, path).flatMap(({ measures }) => measures))],
        inferenceCalls: [],
        monitors: [],
        guard: { state: "unknown", reason: "whoever runs the platform decides who may call it" },
        inTests: isDevelopment(path),
        place,
        reasons: [{ place, message: `${library} answers with ${server.model ?? "a model"} here` }],
      });
    }
  }
  return {
    datasetReads: [],
    modelArtifacts: [],
    services,
    inferenceCalls: [],
    monitors: [],
    literals: [],
    aiFiles: new Set(),
  };
}

/** A custom container of KServe or Seldon runs a program, which may be one of these. */
function isEndpoint({ library, model }: ConfigServer): boolean {
  return ENDPOINTS.has(library) && (model !== undefined || !/^(?:kserve|seldon-core)$/.test(library));
}

/** Monitors that are set up for a server by its name, or beside the only one of a file. */
function watching(configs: readonly ConfigFacts[], { name }: ConfigServer, path: string): ConfigFacts["monitors"] {
  const wanted = name.toLowerCase();
  return configs.flatMap((facts) =>
    facts.monitors.filter(
      ({ target }) =>
        target?.toLowerCase() === wanted ||
        target
          ?.toLowerCase()
          .split(/[^a-z0-9_-]+/)
          .includes(wanted) === true ||
        (facts.path === path && facts.servers.length === 1),
    ),
  );
}
