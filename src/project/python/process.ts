import type { Scope } from "../../source/python/module.ts";
import type { Pause } from "../pause.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Graph, Owner, Reached } from "./graph.ts";
import { isUnderMain } from "./main-block.ts";
import type { Unit } from "./unit.ts";

/** Which files run in the same process as a file, and what their top levels set going. */
export interface Processes {
  /** Everything that runs when the program that holds this file starts: top levels of what it imports, and what they call. */
  startup(unit: Unit): ReadonlyMap<Scope, Reached>;
  /** Works out in slices what `startup` is going to tell. */
  prepareStartup(unit: Unit, pause: Pause): Promise<void>;
  /** Resolves all imports, a file at a time; whoever asks before it is done waits for all at once. */
  prepare(pause: Pause): Promise<void>;
  /** Files that this one imports, directly. */
  imports(unit: Unit): ReadonlySet<Unit>;
  /** Files that import this one, directly. */
  importers(unit: Unit): ReadonlySet<Unit>;
}

const MOST_FILES = 600;

/** Paths that each file imports, kept with the file's facts: they hold while the same files are there. */
export type ImportMemory = Map<string, { readonly unit: Unit; readonly paths: readonly string[] }>;

export function createProcesses(ev: Evaluator, graph: Graph, memory: ImportMemory): Processes {
  let imports: Map<Unit, Set<Unit>> | undefined;
  let importers: Map<Unit, Set<Unit>> | undefined;
  const known = new Map<Unit, ReadonlyMap<Scope, Reached>>();

  function build(): void {
    imports = new Map();
    importers = new Map();
    for (const unit of ev.resolver.units) {
      const own = new Set<Unit>();
      imports.set(unit, own);
      for (const path of importedPaths(unit)) {
        const target = ev.resolver.byPath(path);
        if (target === undefined || target === unit) continue;
        own.add(target);
        let back = importers.get(target);
        if (back === undefined) {
          back = new Set();
          importers.set(target, back);
        }
        back.add(unit);
      }
    }
  }

  function importedPaths(unit: Unit): readonly string[] {
    const known = memory.get(unit.path);
    if (known?.unit === unit) return known.paths;
    const paths = new Set<string>();
    for (const fact of unit.module.imports) {
      if (fact.typeOnly) continue;
      for (const target of targets(ev, unit, fact.module, fact.level, fact.name)) paths.add(target.path);
    }
    for (const target of chosenByName(ev, unit)) paths.add(target.path);
    memory.set(unit.path, { unit, paths: [...paths] });
    return [...paths];
  }

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
  function programs(unit: Unit): { readonly files: ReadonlySet<Unit>; readonly holders: readonly Unit[] } {
    if (imports === undefined) build();
    // The programs that hold this file: who imports it, up to those that nobody imports. Tests are no programs of the product.
    const holders = closure(unit, (at) => [...(importers!.get(at) ?? [])].filter((one) => !one.inTests && !one.facts.notebook));
    const tops = holders.filter((at) => ![...(importers!.get(at) ?? [])].some((one) => !one.inTests && !one.facts.notebook));
    const files = new Set<Unit>();
    for (const top of tops.length === 0 ? [unit] : tops)
      for (const at of closure(top, (one) => imports!.get(one) ?? [])) files.add(at);
    return { files, holders };
  }

  return {
    async prepareStartup(unit, pause) {
      if (known.has(unit)) return;
      const { files, holders } = programs(unit);
      for (const at of files) {
        const top: Owner = { unit: at, scope: at.module.scopes[0]! };
        await graph.prepare(top, pause);
        if (holders.includes(at)) await graph.follow(top, pause);
        else for (const { to, node } of graph.steps(top)) if (!isUnderMain(at, node)) await graph.follow(to, pause);
      }
      this.startup(unit);
    },
    async prepare(pause) {
      for (const unit of ev.resolver.units) {
        importedPaths(unit);
        await pause();
      }
    },
    imports(unit) {
      if (imports === undefined) build();
      return imports!.get(unit) ?? new Set();
    },
    importers(unit) {
      if (importers === undefined) build();
      return importers!.get(unit) ?? new Set();
    },
    startup(unit) {
      let reached = known.get(unit);
      if (reached !== undefined) return reached;
      const { files, holders } = programs(unit);
      const all = new Map<Scope, Reached>();
      for (const at of files) {
        const top: Owner = { unit: at, scope: at.module.scopes[0]! };
        const reachedFrom = holders.includes(at) ? graph.reach(top) : whenImported(graph, top);
        for (const [scope, step] of reachedFrom) if (!all.has(scope)) all.set(scope, step);
      }
      reached = all;
      known.set(unit, reached);
      return reached;
    },
  };
}

/** What a file's top level reaches when another file imports it. */
function whenImported(graph: Graph, top: Owner): ReadonlyMap<Scope, Reached> {
  const steps = graph.steps(top);
  if (!steps.some((step) => isUnderMain(top.unit, step.node))) return graph.reach(top);
  const all = new Map<Scope, Reached>([[top.scope, { owner: top, from: undefined, node: 0, distance: 0 }]]);
  for (const { to, node } of steps) {
    if (isUnderMain(top.unit, node) || all.has(to.scope)) continue;
    all.set(to.scope, { owner: to, from: top, node, distance: 1 });
    for (const [scope, further] of graph.reach(to))
      if (!all.has(scope)) all.set(scope, { ...further, distance: further.distance + 1 });
  }
  return all;
}

/** `import_module("acme.providers." + name)`: any file of the package may be imported, as the name decides. */
function chosenByName(ev: Evaluator, unit: Unit): Unit[] {
  const { text } = unit.tree;
  if (!text.includes("import_module(")) return [];
  return [...text.matchAll(/import_module\(\s*f?["']((?:\w+\.)+)(?:["']\s*\+|\{)/g)].flatMap((match) => {
    const folder = `${match[1]!.slice(0, -1).replaceAll(".", "/")}/`;
    return ev.resolver.units.filter(
      ({ path }) =>
        (path.startsWith(folder) || path.includes(`/${folder}`)) &&
        !path.slice(path.indexOf(folder) + folder.length).includes("/"),
    );
  });
}

/** The files that an import runs: the module, or the submodule that is imported from a package. */
function targets(ev: Evaluator, unit: Unit, module: string, level: number, name: string | undefined): Unit[] {
  const found: Unit[] = [];
  const whole = ev.resolve(unit, module, level);
  if (whole !== undefined) found.push(whole);
  if (name !== undefined && name !== "*") {
    const inner = ev.resolve(unit, module === "" ? name : `${module}.${name}`, level);
    if (inner !== undefined) found.push(inner);
  }
  return found;
}
