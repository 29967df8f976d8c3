import type { DatasetRead } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import type { Scope } from "../../source/python/module.ts";
import type { Entry } from "./entries.ts";
import { owning, type Reached } from "./graph.ts";
import type { FoundMonitor } from "./monitors.ts";
import { placeOf } from "./record.ts";

/** A job's predictions are watched by whatever measures the drift of the file that it writes: of monitors that no service reaches, `open`. */
export function attachReaders(
  lives: readonly { readonly entry: Entry; readonly reached: ReadonlyMap<Scope, Reached> }[],
  open: readonly FoundMonitor[],
  reads: readonly DatasetRead[],
): void {
  for (const { place, madeAt, inTests } of reads) {
    if (madeAt === undefined || inTests) continue;
    const watching = open.filter((monitor) => monitor.place.file === place.file);
    if (watching.length === 0) continue;
    for (const [index, { entry, reached }] of lives.entries())
      if (entry.context === "batch" && !entry.owner.unit.inTests && holds(reached, madeAt))
        for (const monitor of watching) monitor.services.add(index);
  }
}

/** Whether a place stands in code that is reached. */
function holds(reached: ReadonlyMap<Scope, Reached>, at: Place): boolean {
  for (const { owner } of reached.values()) {
    if (owner.unit.file !== at.file) continue;
    const { scope } = owner;
    if (scope.kind === "module") {
      const isInside = owner.unit.module.scopes.some(
        (one) => one.kind === "function" && owning(one) === one && covers(placeOf(owner.unit, one.node), at),
      );
      if (!isInside) return true;
    } else if (covers(placeOf(owner.unit, scope.node), at)) return true;
  }
  return false;
}

function covers(whole: Place, part: Place): boolean {
  return whole.cell === part.cell && whole.line <= part.line && whole.endLine >= part.line;
}
