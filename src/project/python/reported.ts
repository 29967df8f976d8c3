import type { Scope } from "../../source/python/module.ts";
import { type Entry, isBeside } from "./entries.ts";
import type { Graph } from "./graph.ts";
import type { FoundMonitor } from "./monitors.ts";
import type { Processes } from "./process.ts";

/**
 * Reports that a route beside a model's own makes when somebody asks (`GET /drift`), of what the model's route keeps: they watch it. Where nothing is kept
 * the report is of something else.
 */
export function attachReports(
  graph: Graph,
  processes: Processes,
  entries: readonly Entry[],
  lives: readonly { readonly entry: Entry; readonly reached: ReadonlyMap<Scope, unknown> }[],
  monitors: readonly FoundMonitor[],
): void {
  const keeping = lives.flatMap((live, index) =>
    monitors.some((one) => one.library === "home-made" && one.inert === undefined && one.services.has(index))
      ? [{ live, index }]
      : [],
  );
  if (keeping.length === 0) return;
  const reports = monitors.filter(
    (one) =>
      one.scope?.kind === "function" && one.inert === undefined && one.services.size === 0 && one.measures.includes("drift"),
  );
  if (reports.length === 0) return;
  const served = new Set(lives.map(({ entry }) => entry));
  for (const entry of entries) {
    if (entry.kind !== "http" || entry.effect === undefined || entry.owner.unit.inTests || served.has(entry)) continue;
    const beside = keeping.filter(({ live }) => isBeside(live.entry, entry, processes));
    if (beside.length === 0) continue;
    const reached = graph.reach(entry.owner);
    for (const report of reports) if (reached.has(report.scope!)) for (const { index } of beside) report.services.add(index);
  }
}
