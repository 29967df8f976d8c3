import type { Scope } from "../../source/python/module.ts";
import { atOnce, type Pause } from "../pause.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Graph, Owner, Reached, Walk } from "./graph.ts";
import { isUnderMain } from "./main-block.ts";
import type { Unit } from "./unit.ts";

/** Which files run in the same process as a file, and what their top levels set going. */
export interface Processes {
  /** Everything that runs when the program that holds this file starts: top levels of what it imports, and what they call. */
  startup(unit: Unit): ReadonlyMap<Scope, Reached>;
  /** Works out in slices what `startup` is going to tell. */
  prepareStartup(unit: Unit, pause: Pause): Promise<void>;
  /** Files that this one imports, directly. */
  imports(unit: Unit): ReadonlySet<Unit>;
  /** Files that import this one, directly. */
  importers(unit: Unit): ReadonlySet<Unit>;
}

const MOST_FILES = 600;

/** What files import, by its paths: it holds while the same files are there, so that an edit costs what one file imports. */
export interface ImportMemory {
  readonly paths: Map<Unit, readonly string[]>;
  /** By the path that is imported. */
  readonly importers: Map<string, Set<Unit>>;
}

/** `from`: of what it begins with, which is left as it is. */
export function createImportMemory(from?: ImportMemory): ImportMemory {
  const importers = new Map<string, Set<Unit>>();
  for (const [path, units] of from?.importers ?? []) importers.set(path, new Set(units));
  return { paths: new Map(from?.paths), importers };
}

export function forgetImports({ paths, importers }: ImportMemory): void {
  paths.clear();
  importers.clear();
}

/** Brings the memory up to date: resolves the imports of files that are not known, one at a time. */
async function prepareImports(ev: Evaluator, { paths, importers }: ImportMemory, pause: Pause): Promise<void> {
  const present = new Set(ev.resolver.units);
  for (const [unit, imported] of paths) {
    if (present.has(unit)) continue;
    for (const path of imported) importers.get(path)?.delete(unit);
    paths.delete(unit);
  }
  for (const unit of ev.resolver.units) {
    if (paths.has(unit)) continue;
    const imported = importedPaths(ev, unit);
    paths.set(unit, imported);
    for (const path of imported) {
      const same = importers.get(path);
      if (same === undefined) importers.set(path, new Set([unit]));
      else same.add(unit);
    }
    const turn = pause();
    if (turn !== undefined) await turn;
  }
}

function importedPaths(ev: Evaluator, unit: Unit): readonly string[] {
  const paths = new Set<string>();
  for (const fact of unit.module.imports) {
    if (fact.typeOnly) continue;
    for (const target of targets(ev, unit, fact.module, fact.level, fact.name)) paths.add(target.path);
  }
  for (const target of chosenByName(ev, unit)) paths.add(target.path);
  return [...paths];
}

export async function createProcesses(ev: Evaluator, graph: Graph, memory: ImportMemory, pause: Pause): Promise<Processes> {
  await prepareImports(ev, memory, pause);
  const { units } = ev.resolver;
  const imported = new Map<Unit, ReadonlySet<Unit>>();
  const importing = new Map<Unit, ReadonlySet<Unit>>();
  const known = new Map<Unit, ReadonlyMap<Scope, Reached>>();
  let places: ReadonlyMap<Unit, number> | undefined;

  function imports(unit: Unit): ReadonlySet<Unit> {
    let found = imported.get(unit);
    if (found === undefined) {
      const targets = (memory.paths.get(unit) ?? []).flatMap((path) => ev.resolver.byPath(path) ?? []);
      found = new Set(targets.filter((target) => target !== unit));
      imported.set(unit, found);
    }
    return found;
  }

  function importers(unit: Unit): ReadonlySet<Unit> {
    let found = importing.get(unit);
    if (found === undefined) {
      // Of files that notebooks write to the same place, imports mean one.
      const all = ev.resolver.byPath(unit.path) === unit ? memory.importers.get(unit.path) : undefined;
      found = new Set(inOrder([...(all ?? [])].filter((one) => one !== unit)));
      importing.set(unit, found);
    }
    return found;
  }

  function inOrder(some: Unit[]): Unit[] {
    if (some.length < 2) return some;
    places ??= new Map(units.map((unit, index) => [unit, index]));
    return some.sort((left, right) => places!.get(left)! - places!.get(right)!);
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
  function programs(unit: Unit): { readonly files: ReadonlySet<Unit>; readonly holders: ReadonlySet<Unit> } {
    // The programs that hold this file: who imports it, up to those that nobody imports. Tests are no programs of the product.
    const holding = (at: Unit) => [...importers(at)].filter((one) => !one.inTests && !one.facts.notebook);
    const holders = closure(unit, holding);
    const tops = holders.filter((at) => holding(at).length === 0);
    const files = new Set<Unit>();
    for (const top of tops.length === 0 ? [unit] : tops) for (const at of closure(top, imports)) files.add(at);
    return { files, holders: new Set(holders) };
  }

  /** What the files' top levels reach, one after the other: what the first leads to need not be followed for the next. */
  function* walkStartup(unit: Unit): Walk<ReadonlyMap<Scope, Reached>> {
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
    return all;
  }

  return {
    async prepareStartup(unit, pause) {
      if (!known.has(unit)) known.set(unit, await graph.inSlices(walkStartup(unit), pause));
    },
    imports,
    importers,
    startup(unit) {
      let reached = known.get(unit);
      if (reached === undefined) {
        reached = atOnce(walkStartup(unit));
        known.set(unit, reached);
      }
      return reached;
    },
  };
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
