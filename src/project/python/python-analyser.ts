import { pythonLibraries } from "../../knowledge/index.ts";
import type { ConfigFacts, PythonFacts } from "../../source/facts.ts";
import type { Claims } from "../claims.ts";
import { inHouse } from "../in-house.ts";
import { createMatcher, type Matcher } from "../knowledge-matcher.ts";
import type { Pause } from "../pause.ts";
import type { TrackingIndex } from "../tracking.ts";
import { type PythonDelivery, pythonDelivery } from "./delivery.ts";
import { definesModel } from "./effects.ts";
import { type Answers, createEvaluator } from "./evaluator.ts";
import { createGraphMemory, forget } from "./graph.ts";
import { createNameIndex } from "./name-index.ts";
import { extensionsOf } from "./overrides.ts";
import { analysePython, type PythonAnalysis, type PythonMemory } from "./part.ts";
import { recordUnit, type UnitRecord } from "./record.ts";
import { createResolver, type Resolver } from "./resolver.ts";
import { staleUnits } from "./stale.ts";
import { environmentOf, startsByScript } from "./starts.ts";
import { createTally } from "./tally.ts";
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
}

/** What all answers rest on beside the files' own text: when it changes, everything is asked anew. */
interface Ground {
  readonly paths: string;
  readonly claims: string;
  readonly imports: string;
  /** Commands that programs and notebooks write down. */
  readonly commands: string;
  readonly configs: readonly ConfigFacts[];
}

/** Analyses Python files and notebooks; remembers what did not change between two calls. */
export function createPythonAnalyser(): PythonAnalyser {
  let records: ReadonlyMap<Unit, UnitRecord> = new Map();
  let ground: Ground | undefined;
  let matcher: Matcher | undefined;
  const imports = createTally((unit) => unit.importedModules);
  const stored = createTally(storedNames);
  const calls = createNameIndex((unit) => unit.calledNames);
  const stores = createNameIndex((unit) => unit.stores.keys());
  let answers: Answers = new Map();
  const memory: PythonMemory = { graph: createGraphMemory(), imports: new Map() };

  return {
    async analyse(input, pause) {
      const { configs } = input;
      const units: Unit[] = [];
      for (const facts of input.facts) {
        units.push(unitOf(facts));
        await pause();
      }
      imports.count(units);
      const toggled = stored.count(units);
      const imported = imports.names;
      const next: Ground = {
        paths: units.map((unit) => unit.path).join("\n"),
        claims: JSON.stringify(input.claims.detectors),
        imports: [...imported].sort().join(" "),
        commands: JSON.stringify(input.facts.flatMap(({ path, commands }) => commands.map(({ words }) => [path, words]))),
        configs,
      };
      if (matcher === undefined || ground?.claims !== next.claims || ground.imports !== next.imports) {
        matcher = createMatcher([...pythonLibraries, ...inHouse(input.claims)], imported);
      }
      const isGround = ground !== undefined && isSame(ground, next);
      // Until this analysis is through, what is remembered is of two minds: a cancelled one starts over.
      ground = undefined;

      const resolver = createResolver(units, []);
      const present = new Set(units);
      const came = new Set(units.filter((unit) => !records.has(unit)));
      const went = [...records.keys()].filter((unit) => !present.has(unit));
      calls.count(units);
      stores.count(units);
      const known = {
        resolver,
        calls,
        stores,
        matcher,
        configs: new Map(configs.map((facts) => [facts.path, facts])),
        starts: startsByScript(configs, input.facts, input.paths),
        environment: environmentOf(configs),
      };
      const before = createEvaluator({
        ...known,
        resolver: createResolver([...records.keys()], []),
        calls: calls.replacing(came, went),
        stores: stores.replacing(came, went),
        answers,
        notes: false,
      });
      const changed = isGround ? await staleUnits(before, createEvaluator(known), pause) : undefined;
      const stale = changed === undefined ? undefined : new Set([...changed.stale, ...calling(units, toggled)]);
      const extended = changed === undefined ? undefined : extensionsOf(before, changed.touched);
      if (changed === undefined) answers = new Map();
      else for (const unit of changed.touched) answers.delete(unit);
      if (stale === undefined) for (const unit of units) forgetPieces(unit);
      if (stale === undefined) memory.imports.clear();
      const evaluator = createEvaluator({ ...known, answers });
      // Who calls an abstract method runs what classes put in its place, wherever they are.
      const left = changed === undefined ? [] : [...changed.touched].filter((unit) => present.has(unit));
      forget(memory.graph, extended === extensionsOf(evaluator, [...came, ...left]) ? stale : undefined);
      const isCallable = (hash: number) => stored.names.has(hash);
      const kept = new Map<Unit, UnitRecord>();
      for (const unit of units) {
        const same = stale === undefined || stale.has(unit) ? undefined : records.get(unit);
        kept.set(unit, same ?? (await recordUnit(evaluator, unit, isCallable, pause)));
        if (same === undefined) await pause();
      }
      records = kept;
      const analysis = await analysePython(evaluator, [...kept.values()], input.tracking, configs, memory, pause);
      ground = next;
      await pause();
      const delivery = await pythonDelivery(evaluator, [...kept.values()], analysis.entries, configs, analysis.processes, pause);
      await pause();
      const usage = await pythonUsage(evaluator, [...kept.values()], analysis, pause);
      return { analysis, resolver, delivery, usage };
    },
  };
}

function isSame(left: Ground, right: Ground): boolean {
  return (
    left.paths === right.paths &&
    left.claims === right.claims &&
    left.imports === right.imports &&
    left.commands === right.commands &&
    left.configs.length === right.configs.length &&
    left.configs.every((facts, at) => facts === right.configs[at])
  );
}

/** Files that call something by one of these names. */
function calling(units: readonly Unit[], names: ReadonlySet<number>): Unit[] {
  return names.size === 0 ? [] : units.filter((unit) => unit.calledNames.some((name) => names.has(name)));
}

/** Names that hold something stored outside the classes of networks: calling such an attribute may be calling a model. */
function storedNames(unit: Unit): readonly number[] {
  return [...unit.stores]
    .filter(([, stores]) => stores.some((store) => !definesModel(unit, unit.module.scopes[store.scope]!)))
    .map(([name]) => name);
}
