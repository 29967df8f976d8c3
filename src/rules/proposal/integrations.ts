import { groupBy } from "../../model/group.ts";
import { integrationEntryFor } from "../declared.ts";
import type { Known, ProposedEntry } from "./known.ts";
import { placeNames } from "./places.ts";

/** Hosts outside the repository that serving code talks to by an address of its own. */
export function proposeIntegrations({ inventory, folder, manifest }: Known): readonly ProposedEntry[] {
  const entries: ProposedEntry[] = [];
  for (const [host, systems] of groupBy(inventory.usage.systems, (system) => system.host)) {
    if (host === undefined || integrationEntryFor(manifest, host) !== undefined) continue;
    const places = placeNames(
      systems.map(({ place }) => place),
      folder,
    );
    entries.push({ section: "integrations", name: host, value: { system: host, host }, comment: `talked to by ${places}` });
  }
  return entries;
}
