import { pythonLibraries } from "../knowledge/index.ts";
import type { Library } from "../knowledge/knowledge.ts";
import type { FileEntry, GitFacts } from "../model/host.ts";
import type { Inventory } from "../model/inventory.ts";
import type { ConfigFacts, Facts, JavaScriptFacts, PythonFacts, Start } from "../source/facts.ts";
import { anyOrigins } from "./any-origins.ts";
import type { Claims } from "./claims.ts";
import { credentials } from "./credentials.ts";
import { findDocuments } from "./documents/index.ts";
import type { InventoryPart } from "./inventory-part.ts";
import { createJavaScriptAnalyser } from "./javascript/javascript-analyser.ts";
import { byPlace, joinParts } from "./join-parts.ts";
import { joinSymbols } from "./join-symbols.ts";
import { createMatcher, type Matcher } from "./knowledge-matcher.ts";
import { definesModel } from "./python/effects.ts";
import { createEvaluator, type Links } from "./python/evaluator.ts";
import { analysePython } from "./python/part.ts";
import { normalisePath } from "./python/paths.ts";
import { recordUnit, type UnitRecord } from "./python/record.ts";
import { createResolver } from "./python/resolver.ts";
import { pythonSymbols } from "./python/symbol-index.ts";
import { type Unit, unitOf } from "./python/unit.ts";
import type { Symbols } from "./symbols.ts";
import { createTracking } from "./tracking.ts";

export interface ProjectInput {
  readonly files: readonly FileEntry[];
  /** Facts of every program and configuration that could be read; the same object as before where a file did not change. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** Texts of documents (Markdown, reStructuredText, plain text, and what documents are made of). */
  readonly texts: ReadonlyMap<string, string>;
  readonly git: GitFacts | undefined;
  readonly claims: Claims;
}

export interface Analysis {
  readonly inventory: Inventory;
  readonly symbols: Symbols;
  /** Files that import and call a library that trains, serves models or infers. */
  readonly aiFiles: ReadonlySet<string>;
}

/** Returns a promise when it is time to let others work; throws the signal's reason when cancelled. */
export type Pause = () => Promise<void> | undefined;

/** Joins facts into the inventory; remembers what did not change between two calls. */
export interface Analyser {
  analyse(input: ProjectInput, pause: Pause): Promise<Analysis>;
}

export function createAnalyser(): Analyser {
  let records = new Map<Unit, UnitRecord>();
  const links = new Map<Unit, Links>();
  let previous:
    | { readonly paths: string; readonly claims: string; readonly imports: string; readonly configs: readonly ConfigFacts[] }
    | undefined;
  let matcher: Matcher | undefined;
  const javascriptAnalyser = createJavaScriptAnalyser();

  return {
    async analyse(input, pause) {
      const python: PythonFacts[] = [];
      const javascript: JavaScriptFacts[] = [];
      const configs: ConfigFacts[] = [];
      for (const facts of input.facts.values()) {
        if (facts.language === "python") python.push(facts);
        else if (facts.language === "javascript") javascript.push(facts);
        else configs.push(facts);
      }
      const units: Unit[] = [];
      for (const facts of python) {
        units.push(unitOf(facts));
        await pause();
      }
      const claims = JSON.stringify(input.claims.detectors);
      const unitPaths = units.map((unit) => unit.path).join("\n");
      const imported = importedNames(units);
      const imports = [...imported].sort().join(" ");
      if (matcher === undefined || previous?.claims !== claims || previous.imports !== imports)
        matcher = createMatcher([...pythonLibraries, ...inHouse(input.claims)], imported);
      const sameConfigs =
        previous !== undefined &&
        previous.configs.length === configs.length &&
        configs.every((facts, at) => facts === previous!.configs[at]);
      const reusable = previous?.paths === unitPaths && previous.claims === claims && previous.imports === imports && sameConfigs;
      const stale = reusable ? staleUnits(links, records.keys(), units) : undefined;
      if (stale === undefined) links.clear();
      else for (const unit of stale) links.delete(unit);
      previous = { paths: unitPaths, claims, imports, configs };

      const resolver = createResolver(units, []);
      const evaluator = createEvaluator({
        resolver,
        matcher,
        configs: new Map(configs.map((facts) => [facts.path, facts])),
        starts: startsByScript(configs, python, input.files),
        environment: environmentOf(configs),
        links,
      });
      const isCallable = storedNames(units);
      const kept = new Map<Unit, UnitRecord>();
      for (const unit of units) {
        const known = records.get(unit);
        kept.set(
          unit,
          known !== undefined && stale !== undefined && !stale.has(unit) ? known : recordUnit(evaluator, unit, isCallable),
        );
        await pause();
      }
      records = kept;

      const tracking = createTracking({
        files: input.files,
        configs,
        git: input.git,
        ignoreFiles: [...input.texts].filter(([path]) => /(^|\/)\.gitignore$/.test(path)).map(([path, text]) => ({ path, text })),
      });
      await pause();
      const pythonAnalysis = analysePython(evaluator, [...kept.values()], tracking, configs);
      await pause();
      const parts: InventoryPart[] = [pythonAnalysis.part];
      await pause();
      const paths = input.files.map((file) => file.path);
      const data = new Map(configs.map((facts) => [facts.path, facts]));
      const scripts = await javascriptAnalyser.analyse(
        javascript,
        { paths, data: (path) => data.get(path)?.data, detectors: input.claims.detectors },
        pause,
      );
      parts.push(scripts);
      const documents = findDocuments({ paths, text: (path) => input.texts.get(path) });
      await pause();
      const joined = joinParts(parts, documents, tracking, configs);
      const files = new Set(paths);
      const ofPython = pythonSymbols(pythonAnalysis, resolver, (path) => files.has(path));
      const symbols = joinSymbols(ofPython, scripts.symbols, joined.monitorOf);
      const literals = [...joined.inventory.literals, ...credentials(input.facts.values(), input.texts), ...anyOrigins(python)];
      return { inventory: { ...joined.inventory, literals: literals.sort(byPlace) }, aiFiles: joined.aiFiles, symbols };
    },
  };
}

/** The team's own wrappers, in the same form as libraries. */
function inHouse(claims: Claims): readonly Library[] {
  if (claims.detectors.length === 0) return [];
  return claims.detectors.map(
    (detector): Library => ({
      library: detector.call.replace(/\.[^.]*$/, ""),
      imports: [detector.call.split(".")[0]!],
      calls: [{ call: detector.call, does: "monitor", monitor: { measures: detector.measures, covers: "call" } }],
    }),
  );
}

/**
 * Files whose answers may have changed: those that can reach a changed file over the links of evaluation, and those that asked for callers or stores
 * by a name that a changed file has. What depends on them is stale as well.
 */
function staleUnits(links: ReadonlyMap<Unit, Links>, known: Iterable<Unit>, units: readonly Unit[]): ReadonlySet<Unit> {
  const current = new Set(units);
  const before = new Set(known);
  const names = new Set<number>();
  const queue: Unit[] = [];
  for (const unit of units) if (!before.has(unit)) addNames(names, unit);
  for (const unit of before) {
    if (current.has(unit)) continue;
    addNames(names, unit);
    queue.push(unit);
  }
  const stale = new Set<Unit>();
  if (queue.length === 0 && names.size === 0) return stale;
  const dependents = new Map<Unit, Unit[]>();
  for (const [unit, own] of links) {
    for (const other of own.units) {
      const same = dependents.get(other);
      if (same === undefined) dependents.set(other, [unit]);
      else same.push(unit);
    }
    for (const name of own.names) {
      if (!names.has(name)) continue;
      queue.push(unit);
      break;
    }
  }
  for (const unit of queue) {
    if (stale.has(unit)) continue;
    stale.add(unit);
    queue.push(...(dependents.get(unit) ?? []));
  }
  return stale;
}

function addNames(names: Set<number>, unit: Unit): void {
  for (const name of unit.calledNames) names.add(name);
  for (const name of unit.stores.keys()) names.add(name);
}

/** Names that hold something stored outside the classes of networks: calling such an attribute may be calling a model. */
function storedNames(units: readonly Unit[]): (hash: number) => boolean {
  const names = new Set<number>();
  for (const unit of units) {
    for (const [name, stores] of unit.stores) {
      if (!names.has(name) && stores.some((store) => !definesModel(unit, unit.module.scopes[store.scope]!))) names.add(name);
    }
  }
  return (hash) => names.has(hash);
}

/** First names of everything that the project imports. */
function importedNames(units: readonly Unit[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const unit of units) {
    for (const { module } of unit.module.imports) {
      const dot = module.indexOf(".");
      names.add(dot < 0 ? module : module.slice(0, dot));
    }
  }
  return names;
}

/** The commands that run each script, wherever they are written down. */
function startsByScript(
  configs: readonly ConfigFacts[],
  python: readonly PythonFacts[],
  files: readonly FileEntry[],
): ReadonlyMap<string, readonly Start[]> {
  const paths = new Set(files.map((file) => file.path));
  const found = new Map<string, Start[]>();
  const add = (start: Start) => {
    for (const script of scriptsOf(start, paths)) {
      const same = found.get(script);
      if (same === undefined) found.set(script, [start]);
      else same.push(start);
    }
  };
  for (const facts of configs) for (const start of facts.starts) add(start);
  for (const facts of python) {
    const slash = facts.path.lastIndexOf("/");
    const folder = slash < 0 ? "" : facts.path.slice(0, slash);
    for (const command of facts.commands) {
      add({
        when: "process",
        command,
        folder,
        name: facts.path,
        place: facts.positions.place(facts.path, command.start, command.end),
      });
    }
  }
  return found;
}

/** The files that a command runs: `python src/x.py`, `streamlit run app.py`, `python -m package.module`, `uvicorn app.main:app`. */
function scriptsOf(start: Start, paths: ReadonlySet<string>): string[] {
  const { words } = start.command;
  const folders = start.folder === undefined || start.folder === "" ? [""] : [start.folder, ""];
  const candidates: string[] = [];
  for (const [index, word] of words.entries()) {
    if (word.endsWith(".py")) candidates.push(word);
    else if (words[index - 1] === "-m" && /^[\w.]+$/.test(word))
      candidates.push(`${word.replaceAll(".", "/")}.py`, `${word.replaceAll(".", "/")}/__main__.py`);
    else if (/^[\w.]+:\w+(\(\))?$/.test(word)) candidates.push(`${word.slice(0, word.indexOf(":")).replaceAll(".", "/")}.py`);
  }
  const scripts: string[] = [];
  for (const candidate of candidates) {
    const path =
      folders
        .map((folder) => normalisePath(folder === "" ? candidate : `${folder}/${candidate}`))
        .find((one) => paths.has(one)) ?? bySuffix(candidate, paths);
    if (path !== undefined && !scripts.includes(path)) scripts.push(path);
  }
  return scripts;
}

/** Inside a container the path is another: `/app/main.py`. One file alone that ends so is meant. */
function bySuffix(candidate: string, paths: ReadonlySet<string>): string | undefined {
  const parts = normalisePath(candidate)
    .split("/")
    .filter((part) => part !== "");
  for (let from = 1; from < parts.length; from++) {
    const tail = parts.slice(from).join("/");
    if (paths.has(tail)) return tail;
  }
  return undefined;
}

function environmentOf(configs: readonly ConfigFacts[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const facts of configs) {
    for (const { name, value } of facts.environment) {
      if (value === "" || value.includes("$")) continue;
      const same = found.get(name);
      if (same === undefined) found.set(name, [value]);
      else if (!same.includes(value)) same.push(value);
    }
  }
  return found;
}
