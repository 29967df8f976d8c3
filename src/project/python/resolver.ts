import { baseName, folderOf } from "../../model/paths.ts";
import { keptWith } from "../kept-with.ts";
import { searchRoots } from "./search-path.ts";
import type { Unit } from "./unit.ts";
import { writtenFolders } from "./written-folders.ts";

/** Finds the project's own modules by import name. */
export interface Resolver {
  /** The unit that an import names, with the dotted rest that is no module: attributes of that unit. */
  resolve(from: Unit, module: string, level: number): Unit | undefined;
  /** True when the name is a package or module of the project, with or without a file of its own (namespace packages). */
  isPackage(from: Unit, module: string, level: number): boolean;
  /** The unit of `file.py`. */
  byPath(path: string): Unit | undefined;
  /** True for folders that hold a file of the project, at any depth. */
  hasFolder(path: string): boolean;
  readonly units: readonly Unit[];
}

/**
 * A module is looked for in the folders that the importing file puts on the path, beside that file and in every folder above it, then in roots that
 * are commonly on the path: the repository's root and `src/` layouts. That is how `python file.py`, packages and tests find theirs.
 */
export function createResolver(units: readonly Unit[]): Resolver {
  const byPath = new Map<string, Unit>();
  /** What notebooks write, by where it would lie; undefined where two write the same. */
  const written = new Map<string, Unit | undefined>();
  const folders = new Set<string>();
  /** Names of modules and folders: most imports are of libraries, whose first name is none of them. */
  const first = new Set<string>();
  for (const unit of units) {
    if (unit.facts.notebook) continue;
    byPath.set(unit.path, unit);
    first.add(nameOfUnit(unit));
    if (unit.facts.writtenBy !== undefined) {
      const { as, notebook } = unit.facts.writtenBy;
      const other = written.get(as);
      // Of what one notebook writes again and again, the last is left.
      const isFirst = !written.has(as) || other?.facts.writtenBy?.notebook === notebook;
      written.set(as, isFirst ? unit : undefined);
      for (const name of as.replace(/\.py$/, "").split("/")) first.add(name);
    }
    for (let folder = unit.folder; folder !== "" && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
      first.add(moduleName(folder));
    }
  }

  function at(base: string, parts: readonly string[]): Unit | undefined {
    const joined = base === "" ? parts.join("/") : `${base}/${parts.join("/")}`;
    // Of a package and a module beside it with the same name, Python takes the package.
    return byPath.get(`${joined}/__init__.py`) ?? byPath.get(`${joined}.py`) ?? written.get(`${joined}.py`);
  }

  const basesByFolder = new Map<string, string[]>();

  /**
   * What the file puts on the path comes first. A notebook sees the files that it writes, wherever it puts them: it, or the platform that it hands
   * them to, puts their folders on the path.
   */
  function bases(from: Unit): readonly string[] {
    const own = [...searchRoots(from), ...writtenFolders(from.facts)];
    return own.length === 0 ? basesAround(from) : [...own, ...basesAround(from)];
  }

  function basesAround(from: Unit): readonly string[] {
    const known = basesByFolder.get(from.folder);
    if (known !== undefined) return known;
    const all: string[] = [];
    basesByFolder.set(from.folder, all);
    for (let folder = from.folder; ; folder = folderOf(folder)) {
      all.push(folder);
      if (folder === "") break;
    }
    for (const folder of [...all]) {
      const src = folder === "" ? "src" : `${folder}/src`;
      if (folders.has(src) && !all.includes(src)) all.push(src);
    }
    return all;
  }

  function relativeBase(from: Unit, level: number): string | undefined {
    let base = from.folder;
    for (let up = 1; up < level; up++) {
      if (base === "") return undefined;
      base = folderOf(base);
    }
    return base;
  }

  /** By the importing file, then by the module as it is written. */
  const remembered = new Map<Unit, Map<string, Unit | undefined>>();

  function find(from: Unit, module: string, level: number): Unit | undefined {
    if (level > 0) {
      const base = relativeBase(from, level);
      if (base === undefined) return undefined;
      if (module === "") return byPath.get(base === "" ? "__init__.py" : `${base}/__init__.py`);
      return at(base, module.split("."));
    }
    const parts = module.split(".");
    if (!first.has(parts[0]!)) return undefined;
    for (const base of bases(from)) {
      const unit = at(base, parts);
      // `import json` in a file named json.py means the library, and beside such a file too when that file itself imports the library.
      if (unit !== undefined && unit !== from && !isNamesake(unit, parts)) return unit;
    }
    return anywhere(parts, from);
  }

  /** A file of a package that is named like what it imports: `tracking/mlflow.py` with `import mlflow`. */
  function isNamesake(unit: Unit, parts: readonly string[]): boolean {
    if (parts.length !== 1 || unit.path.endsWith("/__init__.py")) return false;
    return unit.module.imports.some((fact) => fact.level === 0 && fact.module.split(".", 1)[0] === parts[0]);
  }

  /** A folder that only the environment puts on the path: the one file of the project with such a place, for names of two parts and more. */
  function anywhere(parts: readonly string[], from: Unit): Unit | undefined {
    if (parts.length < 2) return undefined;
    const last = parts[parts.length - 1]!;
    const tail = `/${parts.join("/")}`;
    const found = [...(named().get(`${last}.py`) ?? []), ...(named().get(last) ?? [])].filter(
      (unit) => unit !== from && !unit.inTests && (unit.path.endsWith(`${tail}.py`) || unit.path.endsWith(`${tail}/__init__.py`)),
    );
    return found.length === 1 ? found[0] : undefined;
  }

  let names: Map<string, Unit[]> | undefined;

  /** Files by their own names, packages by their folders' names. */
  function named(): ReadonlyMap<string, readonly Unit[]> {
    if (names !== undefined) return names;
    names = new Map();
    for (const unit of byPath.values()) {
      const file = unit.path.slice(unit.path.lastIndexOf("/") + 1);
      const name = file === "__init__.py" ? unit.folder.slice(unit.folder.lastIndexOf("/") + 1) : file;
      const same = names.get(name);
      if (same === undefined) names.set(name, [unit]);
      else same.push(unit);
    }
    return names;
  }

  return {
    units,
    byPath: (path) => byPath.get(path),
    hasFolder: (path) => folders.has(path),
    resolve(from, module, level) {
      // A file sees what its folder sees, but never itself.
      let own = remembered.get(from);
      if (own === undefined) {
        own = new Map();
        remembered.set(from, own);
      }
      const key = level === 0 ? module : ".".repeat(level) + module;
      if (own.has(key)) return own.get(key);
      const unit = find(from, module, level);
      own.set(key, unit);
      return unit;
    },
    isPackage(from, module, level) {
      if (level > 0) return true;
      const path = module.replaceAll(".", "/");
      if (!first.has(path.split("/", 1)[0]!)) return false;
      return bases(from).some((base) => folders.has(base === "" ? path : `${base}/${path}`));
    },
  };
}

const nameOfUnit = keptWith(({ path }: Unit) => moduleName(path));

/** The last name of a path, without the ending of a program. */
function moduleName(path: string): string {
  return baseName(path).replace(/\.py$/, "");
}
