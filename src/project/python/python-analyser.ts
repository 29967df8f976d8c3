import { pythonLibraries } from "../../knowledge/python/index.ts";
import type { ConfigFacts, PythonFacts } from "../../source/facts.ts";
import { nameHash } from "../../source/python/names.ts";
import type { Claims } from "../claims.ts";
import { inHouse } from "../in-house.ts";
import { createKeeper, type Keeper } from "../keeper.ts";
import { createMatcher, type Matcher } from "../knowledge-matcher.ts";
import { inTurns, type Pause } from "../pause.ts";
import { createSelections } from "../selections.ts";
import type { TrackingIndex } from "../tracking.ts";
import { type PythonDelivery, pythonDelivery } from "./delivery.ts";
import { definesModel } from "./effects.ts";
import { type Answers, createEvaluator, type Evaluator } from "./evaluator.ts";
import { createGraphMemory, forget } from "./graph.ts";
import { forgetMentions } from "./mentioned.ts";
import { createNameIndex, type NameIndex } from "./name-index.ts";
import { moduleChanges, type Outside, outsideChanges } from "./outside.ts";
import { extensionsOf } from "./overrides.ts";
import { analysePython, type PythonAnalysis, type PythonMemory } from "./part.ts";
import { plainMethods } from "./plain-methods.ts";
import { createProcessMemory, forgetStartups } from "./process.ts";
import { recordUnit, type UnitRecord } from "./record.ts";
import { createResolver, type Resolver } from "./resolver.ts";
import { environmentOf, startsByScript } from "./starts.ts";
import { createTally, type Tally } from "./tally.ts";
import { forgetPieces, type Unit, unitOf } from "./unit.ts";
import { type PythonUsage, pythonUsage } from "./usage/index.ts";

export interface PythonInput {
  readonly facts: readonly PythonFacts[];
  readonly configs: readonly ConfigFacts[];
  /** Every path of the project. */
  readonly paths: readonly string[];
  readonly claims: Claims;
  readonly tracking: TrackingIndex;
}

export interface PythonResult {
  readonly analysis: PythonAnalysis;
  readonly resolver: Resolver;
  readonly delivery: PythonDelivery;
  readonly usage: PythonUsage;
}

export interface PythonAnalyser {
  analyse(input: PythonInput, pause: Pause): Promise<PythonResult>;
  /** One for another state of the same folder: each of its analyses begins with what this one knows then, and leaves it as it is. */
  fork(): PythonAnalyser;
}

/** What is remembered from one analysis to the next. */
interface Memory extends PythonMemory {
  readonly keep: Keeper;
  readonly imports: Tally<string>;
  readonly stored: Tally<number>;
  /** Of the newest analysis that was not cut off. */
  last: Known | undefined;
  answers: Answers;
}

/** What an analysis begins with. */
interface Known {
  readonly records: ReadonlyMap<Unit, UnitRecord>;
  /** Of the in-house wrappers and known libraries that the project has: all answers rest on them, so that everything is asked anew when they change. */
  readonly ground: string;
  readonly matcher: Matcher;
  readonly resolver: Resolver;
  readonly outside: Outside;
  /** Whether a ring of questions was too big to be answered exactly. */
  readonly metBigRing: boolean;
}

/** Files by the names that they call, by those into which they store, and by what they hold by other names. */
interface Names {
  readonly calls: NameIndex;
  readonly stores: NameIndex;
  readonly held: NameIndex;
}

/** Analyses Python files and notebooks; remembers what did not change between two calls. */
export function createPythonAnalyser(): PythonAnalyser {
  const calls = createNameIndex((unit) => unit.calledNames);
  const stores = createNameIndex((unit) => unit.stores.keys());
  const held = createNameIndex(({ module }) => [...module.held.keys()].map((name) => nameHash(name)));
  const namesOf = (units: readonly Unit[]): Names => {
    const wanted = new Set(units);
    return { calls: calls.over(wanted), stores: stores.over(wanted), held: held.over(wanted) };
  };
  const memory: Memory = {
    imports: createTally((unit) => unit.importedModules),
    stored: createTally(storedNames),
    last: undefined,
    graph: createGraphMemory(),
    processes: createProcessMemory(),
    units: createSelections(),
    records: createSelections(),
    keep: createKeeper(),
    answers: new Map(),
  };
  return {
    async analyse(input, pause) {
      const units = await unitsOf(input.facts, pause);
      await calls.count(units, pause);
      await stores.count(units, pause);
      await held.count(units, pause);
      return analyse(input, units, memory, { calls, stores, held }, namesOf, true, pause);
    },
    fork: () => ({
      async analyse(input, pause) {
        const units = await unitsOf(input.facts, pause);
        const { imports, stored, graph } = memory;
        const copy: Memory = {
          ...memory,
          imports: imports.fork(),
          stored: stored.fork(),
          graph: createGraphMemory(graph),
          processes: createProcessMemory(memory.processes),
          units: createSelections(),
          records: createSelections(),
          keep: createKeeper(),
          answers: new Map(),
        };
        return analyse(input, units, copy, namesOf(units), namesOf, false, pause, memory.answers);
      },
      fork: createPythonAnalyser,
    }),
  };
}

async function unitsOf(facts: readonly PythonFacts[], pause: Pause): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  await inTurns(facts, pause, (one) => void units.push(unitOf(one)));
  return units;
}

async function analyse(
  input: PythonInput,
  units: readonly Unit[],
  memory: Memory,
  names: Names,
  namesOf: (units: readonly Unit[]) => Names,
  notes: boolean,
  pause: Pause,
  lent?: Answers,
): Promise<PythonResult> {
  const { configs } = input;
  await pause();
  await memory.imports.count(units, pause);
  const toggled = await memory.stored.count(units, pause);
  const ground = groundOf(input.claims, memory.imports.names);
  // What one state knows of a big ring depends on where it was entered: another state begins without it, so that both are entered alike.
  const isOfUse = memory.last?.ground === ground && (lent === undefined || !memory.last.metBigRing);
  const past = isOfUse ? memory.last : undefined;
  // Until this analysis is through, what is remembered is of two minds: a cancelled one starts over.
  memory.last = undefined;
  const matcher = past?.matcher ?? createMatcher([...pythonLibraries, ...inHouse(input.claims)], memory.imports.names);
  const resolver = createResolver(units);
  const starting = input.facts.filter(({ commands, writtenBy }) => commands.length > 0 || writtenBy !== undefined);
  const outside: Outside = {
    configs: memory.keep("configs", [configs], () => new Map(configs.map((facts) => [facts.path, facts]))),
    starts: memory.keep("starts", [configs, input.paths, ...starting], () => startsByScript(configs, starting, input.paths)),
    environment: memory.keep("environment", [configs], () => environmentOf(configs)),
  };
  const known = { ...names, resolver, matcher, outside, notes };
  await pause();

  let stale: ReadonlySet<Unit> | undefined;
  let displaced: ReadonlySet<Unit> | undefined;
  let evaluator: Evaluator;
  if (past === undefined) {
    memory.answers = new Map();
    memory.processes.imports.clear();
    forget(memory.graph, undefined);
    forgetStartups(memory.processes, undefined);
    if (notes) for (const unit of units) forgetPieces(unit);
    evaluator = createEvaluator({ ...known, answers: memory.answers });
  } else {
    const present = new Set(units);
    const came = units.filter((unit) => !past.records.has(unit));
    const went = past.resolver.units.filter((unit) => !present.has(unit));
    const moved = filesThatCameOrWent(came, went);
    if (moved.length > 0) memory.processes.imports.clear();
    const keys = new Set([...outsideChanges(past.outside, outside), ...moduleChanges(past.resolver, resolver, moved)]);
    const before = createEvaluator({
      ...namesOf(past.resolver.units),
      resolver: past.resolver,
      matcher,
      outside: past.outside,
      notes: false,
      ...(lent === undefined ? { answers: memory.answers } : { lent }),
    });
    // A first analysis has no need of it.
    const { replaceGone, staleUnits } = await import("./seldom.ts");
    const changed = await staleUnits(before, createEvaluator(known), past.records, keys, pause);
    stale = new Set([...changed.stale, ...calling(units, toggled)]);
    displaced = changed.displaced;
    const extended = extensionsOf(before, changed.touched);
    if (lent === undefined) {
      for (const unit of changed.touched) memory.answers.delete(unit);
      replaceGone(units, changed);
      forgetMentions(units, went);
    }
    const left = lent === undefined ? undefined : new Map([...lent].filter(([unit]) => !changed.touched.has(unit)));
    evaluator = createEvaluator({ ...known, answers: memory.answers, ...(left !== undefined && { lent: left }) });
    // Who calls an abstract method runs what classes put in its place, wherever they are.
    const touched = [...came, ...[...changed.touched].filter((unit) => present.has(unit))];
    const followed = extended === extensionsOf(evaluator, touched) ? stale : undefined;
    forget(memory.graph, followed, changed.successor);
    forgetStartups(memory.processes, followed);
  }

  const isCallable = (hash: number) => memory.stored.names.has(hash);
  const records = new Map<Unit, UnitRecord>();
  for (const unit of units) {
    const same = stale?.has(unit) === false ? past?.records.get(unit) : undefined;
    const record = same ?? (await recordUnit(evaluator, unit, isCallable, pause));
    // What is kept with a record is found anew for another one, though it says the same.
    records.set(unit, displaced?.has(unit) === true ? { ...record } : record);
    if (same === undefined) await pause();
  }
  const all = [...records.values()];
  memory.units.follow(units);
  memory.records.follow(all);
  const analysis = await analysePython(evaluator, all, input.tracking, configs, memory, pause);
  const metBigRing = evaluator.metBigRing || past?.metBigRing === true;
  memory.last = { records, ground, matcher, resolver, outside, metBigRing };
  await pause();
  const delivery = await pythonDelivery(evaluator, units, memory, analysis.entries, configs, analysis.processes, pause);
  await pause();
  const usage = await pythonUsage(evaluator, all, memory, analysis, pause);
  return { analysis, resolver, delivery, usage };
}

function groundOf(claims: Claims, imported: ReadonlySet<string>): string {
  return JSON.stringify([claims.detectors, [...imported].filter((name) => knownImports.has(name)).sort()]);
}

/** First names of the modules of all libraries that are known. */
const knownImports = new Set(pythonLibraries.flatMap(({ imports }) => imports.map((name) => name.split(".")[0]!)));

/** Those whose path was not there before, or is there no more. */
function filesThatCameOrWent(came: readonly Unit[], went: readonly Unit[]): readonly Unit[] {
  const now = new Set(came.map((unit) => unit.path));
  const before = new Set(went.map((unit) => unit.path));
  return [...came.filter((unit) => !before.has(unit.path)), ...went.filter((unit) => !now.has(unit.path))];
}

/** Files that call something by one of these names. */
function calling(units: readonly Unit[], names: ReadonlySet<number>): Unit[] {
  return names.size === 0 ? [] : units.filter((unit) => unit.calledNames.some((name) => names.has(name)));
}

/** Names that hold something stored outside the classes of networks: calling such an attribute may be calling a model. */
function storedNames(unit: Unit): readonly number[] {
  return [...unit.stores]
    .filter(
      ([name, stores]) =>
        !plainMethods.has(name) && stores.some((store) => !definesModel(unit, unit.module.scopes[store.scope]!)),
    )
    .map(([name]) => name);
}
