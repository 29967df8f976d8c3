import type { Scope } from "../../source/python/module.ts";
import { meets } from "../few.ts";
import { atOnce, type Pause } from "../pause.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Graph, Owner, Reached, Walk } from "./graph.ts";
import { createImports, type Imports } from "./imports.ts";
import { isUnderMain } from "./main-block.ts";
import type { Unit } from "./unit.ts";

/** Which files run in the same process as a file, and what their top levels set going. */
export interface Processes {
  /** Everything that runs when the program that holds this file starts: top levels of what it imports, and what they call. */
  startup(unit: Unit): ReadonlyMap<Scope, Reached>;
  /** Works out in slices what `startup` is going to tell. */
  prepareStartup(unit: Unit, pause: Pause): Promise<void>;
  /** Files that this one imports, directly. */
  imports(unit: Unit): readonly Unit[];
  /** Files that import this one, directly. */
  importers(unit: Unit): readonly Unit[];
}

const MOST_FILES = 600;

/** What is remembered from one analysis to the next. */
export interface ProcessMemory {
  readonly imports: Imports;
  /** What programs start, by the file of which it was asked, with the files that it went through. */
  readonly startups: Map<Unit, { readonly units: ReadonlySet<Unit>; readonly found: ReadonlyMap<Scope, Reached> }>;
}

/** `from`: of what it begins with, which is left as it is. */
export function createProcessMemory(from?: ProcessMemory): ProcessMemory {
  return { imports: from?.imports.fork() ?? createImports(), startups: new Map(from?.startups) };
}

/** Forgets what went through files whose answers may have changed. */
export function forgetStartups({ startups }: ProcessMemory, stale: ReadonlySet<Unit> | undefined): void {
  for (const [unit, { units }] of startups) if (stale === undefined || meets(units, stale)) startups.delete(unit);
}

export async function createProcesses(ev: Evaluator, graph: Graph, memory: ProcessMemory, pause: Pause): Promise<Processes> {
  const { imports, startups } = memory;
  if (await imports.update(ev, pause)) startups.clear();

  function closure(from: Unit, next: (unit: Unit) => Iterable<Unit>): Unit[] {
    const all = [from];
    const seen = new Set(all);
    for (const unit of all) {
      if (all.length > MOST_FILES) break;
      for (const other of next(unit)) {
        if (seen.has(other)) continue;
        seen.add(other);
        all.push(other);
      }
    }
    return all;
  }

  /** The files of the programs that hold a file, and those among them that lead to it. */
  function programs(unit: Unit): { readonly files: ReadonlySet<Unit>; readonly holders: ReadonlySet<Unit> } {
    // The programs that hold this file: who imports it, up to those that nobody imports. Tests are no programs of the product.
    const holding = (at: Unit) => imports.by(at).filter((one) => !one.inTests && !one.facts.notebook);
    const holders = closure(unit, holding);
    const tops = holders.filter((at) => holding(at).length === 0);
    const files = new Set<Unit>();
    for (const top of tops.length === 0 ? [unit] : tops) for (const at of closure(top, imports.of)) files.add(at);
    return { files, holders: new Set(holders) };
  }

  /** What the files' top levels reach, one after the other: what the first leads to need not be followed for the next. */
  function* walkStartup(unit: Unit): Walk<ReadonlyMap<Scope, Reached>> {
    const known = startups.get(unit);
    if (known !== undefined) return known.found;
    const { files, holders } = programs(unit);
    const all = new Map<Scope, Reached>();
    for (const at of files) {
      const top: Owner = { unit: at, scope: at.module.scopes[0]! };
      yield top;
      const first: Reached = { owner: top, from: undefined, node: 0, distance: 0 };
      const steps = graph.steps(top);
      if (holders.has(at) || !steps.some((step) => isUnderMain(at, step.node))) {
        yield* graph.walk(all, first);
        continue;
      }
      all.set(top.scope, first);
      for (const { to, node } of steps)
        if (!isUnderMain(at, node) && !all.has(to.scope)) yield* graph.walk(all, { owner: to, from: top, node, distance: 1 });
    }
    const units = new Set(files);
    for (const { owner } of all.values()) units.add(owner.unit);
    startups.set(unit, { units, found: all });
    return all;
  }

  return {
    async prepareStartup(unit, pause) {
      await graph.inSlices(walkStartup(unit), pause);
    },
    imports: imports.of,
    importers: imports.by,
    startup: (unit) => startups.get(unit)?.found ?? atOnce(walkStartup(unit)),
  };
}
