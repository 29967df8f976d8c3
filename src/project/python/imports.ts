import { baseName } from "../../model/paths.ts";
import type { Pause } from "../pause.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Unit } from "./unit.ts";

/** Which files of the project import which, directly. It follows edits: one costs what the edited file imports, and who imports it. */
export interface Imports {
  /** Files that this one imports, in the order of its imports. */
  of(unit: Unit): readonly Unit[];
  /** Files that import this one, in the order of all files. */
  by(unit: Unit): readonly Unit[];
  /** Brings it up to date with the files that the evaluation sees, in slices. True where a file imports others than before, or all is new. */
  update(ev: Resolving, pause: Pause): Promise<boolean>;
  /** Forgets everything: other files are there. */
  clear(): void;
  /** One that begins with the same and goes its own way. */
  fork(): Imports;
}

/** What imports are resolved by. */
export type Resolving = Pick<Evaluator, "resolver" | "resolve">;

const NONE: readonly Unit[] = [];

interface Tables {
  readonly imported: Map<Unit, Unit[]>;
  readonly importers: Map<Unit, Unit[]>;
}

export function createImports(from?: Tables): Imports {
  const imported = copyOf(from?.imported);
  const importers = copyOf(from?.importers);

  function clear(): void {
    imported.clear();
    importers.clear();
  }

  function add(target: Unit, importer: Unit): void {
    const same = importers.get(target);
    if (same === undefined) importers.set(target, [importer]);
    else same.push(importer);
  }

  /** Puts a file where the one was that it replaces. */
  function replace(old: Unit, unit: Unit): void {
    for (const importer of importers.get(old) ?? NONE) exchange(imported.get(importer)!, old, unit);
    for (const target of imported.get(old) ?? NONE) exchange(importers.get(target)!, old, unit);
    for (const table of [imported, importers]) {
      const own = table.get(old);
      table.delete(old);
      if (own !== undefined) table.set(unit, own);
    }
  }

  /** Replaces what a file imports. True where that is another than before. */
  function change(unit: Unit, targets: Unit[], places: () => ReadonlyMap<Unit, number>): boolean {
    const before = imported.get(unit)!;
    if (before.length === targets.length && before.every((one, at) => one === targets[at])) return false;
    imported.set(unit, targets);
    for (const target of before) if (!targets.includes(target)) importers.set(target, without(importers.get(target)!, unit));
    for (const target of targets) {
      if (before.includes(target)) continue;
      add(target, unit);
      importers.get(target)!.sort((left, right) => places().get(left)! - places().get(right)!);
    }
    return true;
  }

  return {
    of: (unit) => imported.get(unit) ?? NONE,
    by: (unit) => importers.get(unit) ?? NONE,
    clear,
    fork: () => createImports({ imported, importers }),
    async update(ev, pause) {
      const { units } = ev.resolver;
      const came = units.filter((unit) => !imported.has(unit));
      const pairs = imported.size === 0 ? undefined : replaced(imported.keys(), units, came);
      if (pairs === undefined) clear();
      for (const [old, unit] of pairs ?? []) replace(old, unit);
      let table: ReadonlyMap<Unit, number> | undefined;
      const places = () => {
        table ??= new Map(units.map((unit, place) => [unit, place]));
        return table;
      };
      let isOther = pairs === undefined;
      for (const unit of pairs === undefined ? units : came) {
        const targets = targetsOf(ev, unit);
        if (pairs !== undefined) isOther = change(unit, targets, places) || isOther;
        else {
          imported.set(unit, targets);
          for (const target of targets) add(target, unit);
        }
        const turn = pause();
        if (turn !== undefined) await turn;
      }
      return isOther;
    },
  };
}

function copyOf(table: ReadonlyMap<Unit, Unit[]> | undefined): Map<Unit, Unit[]> {
  return new Map([...(table ?? [])].map(([unit, others]) => [unit, [...others]]));
}

/** Files that are no more, each with the one that is there in its place; undefined where not each has one. */
function replaced(known: Iterable<Unit>, units: readonly Unit[], came: readonly Unit[]): readonly [Unit, Unit][] | undefined {
  const byPath = new Map(came.map((unit) => [unit.path, unit]));
  const present = new Set(units);
  const pairs: [Unit, Unit][] = [];
  for (const old of known) {
    if (present.has(old)) continue;
    const unit = byPath.get(old.path);
    // Two files may lie at one path where notebooks write them.
    if (unit === undefined || !byPath.delete(old.path)) return undefined;
    // What imports a library of its own name is not meant by those who import that beside it.
    if (importsNamesake(old) !== importsNamesake(unit)) return undefined;
    pairs.push([old, unit]);
  }
  return pairs.length === came.length ? pairs : undefined;
}

function importsNamesake({ path, facts, module }: Unit): boolean {
  const names = [path, facts.writtenBy?.as ?? path].map((one) => baseName(one).replace(/\.py$/, ""));
  return module.imports.some((fact) => fact.level === 0 && names.includes(fact.module.split(".", 1)[0]!));
}

function exchange(units: Unit[], old: Unit, unit: Unit): void {
  const at = units.indexOf(old);
  if (at >= 0) units[at] = unit;
}

function without(units: readonly Unit[], unit: Unit): Unit[] {
  return units.filter((one) => one !== unit);
}

function targetsOf(ev: Resolving, unit: Unit): Unit[] {
  const paths = new Set<string>();
  for (const fact of unit.module.imports) {
    if (fact.typeOnly) continue;
    for (const target of targets(ev, unit, fact.module, fact.level, fact.name)) paths.add(target.path);
  }
  for (const target of chosenByName(ev, unit)) paths.add(target.path);
  return [...paths].map((path) => ev.resolver.byPath(path)).filter((target) => target !== undefined && target !== unit) as Unit[];
}

/** `import_module("acme.providers." + name)`: any file of the package may be imported, as the name decides. */
function chosenByName(ev: Resolving, unit: Unit): Unit[] {
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
function targets(ev: Resolving, unit: Unit, module: string, level: number, name: string | undefined): Unit[] {
  const found: Unit[] = [];
  const whole = ev.resolve(unit, module, level);
  if (whole !== undefined) found.push(whole);
  if (name !== undefined && name !== "*") {
    const inner = ev.resolve(unit, module === "" ? name : `${module}.${name}`, level);
    if (inner !== undefined) found.push(inner);
  }
  return found;
}
