import type { Context, DatasetRead, InferenceCall, Literal, ModelArtifact, Monitor, Service } from "../../model/inventory.ts";
import { baseName } from "../../model/paths.ts";
import type { Place, RelatedPlace } from "../../model/place.ts";
import { filePlace } from "../../model/place.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { collect } from "../collect.ts";
import { tellsOfItself } from "../health.ts";
import type { InventoryPart } from "../inventory-part.ts";
import { keptWith } from "../kept-with.ts";
import { askedBy, isAssembled } from "../knowledge-matcher.ts";
import type { Pause } from "../pause.ts";
import type { Selections } from "../selections.ts";
import type { TrackingIndex } from "../tracking.ts";
import { artifactsOf, type FoundArtifact, type Pickled, pickledAs } from "./artifacts.ts";
import { type FoundRead, isAskedAbout, isOwnState, madeByNotebooks, readsOf } from "./datasets.ts";
import type { Effect } from "./effects.ts";
import { type Entry, nameNode, withoutTwins } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { filledObjects, isLoad } from "./filled.ts";
import { createGraph, type Graph, type GraphMemory, type Owner, owning, type Reached } from "./graph.ts";
import { guardOf } from "./guards.ts";
import { isOfHeldOut } from "./held-out.ts";
import { homemade, tellsPrediction } from "./homemade.ts";
import { artifactItem, readItem } from "./items.ts";
import { withKeepers } from "./kept.ts";
import { namedLikeListeners } from "./listeners.ts";
import { localPaths } from "./literals.ts";
import { callersOf } from "./lookup.ts";
import { isUnderMain } from "./main-block.ts";
import { withMakers, writersIn } from "./makers.ts";
import { mayCount } from "./may-count.ts";
import { assigned } from "./monitor-switches.ts";
import { type FoundMonitor, monitorsOf } from "./monitors.ts";
import { withOwnModels } from "./own-models.ts";
import { toldByPeople } from "./people.ts";
import { createProcesses, type Processes, type ProcessMemory } from "./process.ts";
import { hasEffects, hasEntries, keyOf, placeOf, type UnitRecord } from "./record.ts";
import { attachReports } from "./reported.ts";
import { mayBeScript, measuresQuality, scriptEntries } from "./scripts.ts";
import { surroundingsOf } from "./surroundings.ts";
import { isTrainingPass } from "./training-pass.ts";
import type { Unit } from "./unit.ts";
import { unpacksIn } from "./unpacks.ts";

export interface PythonAnalysis {
  readonly part: InventoryPart;
  /** Of all files, in their order. */
  readonly effects: readonly Effect[];
  readonly graph: Graph;
  readonly processes: Processes;
  readonly monitors: readonly FoundMonitor[];
  readonly entries: readonly Entry[];
}

/** A service that reaches inference, with the code that it reaches. */
interface Live {
  readonly entry: Entry;
  readonly reached: ReadonlyMap<Scope, Reached>;
  readonly calls: readonly Effect[];
}

/** What one analysis hands on to the next, so that an edit costs what it touches. */
export interface PythonMemory extends Chosen {
  readonly graph: GraphMemory;
  readonly processes: ProcessMemory;
}

/** Files, and what was found in them, by what they have: most files have nothing of what is asked for. */
export interface Chosen {
  readonly units: Selections<Unit>;
  readonly records: Selections<UnitRecord>;
}

/** Joins what the files hold into the Python part of the inventory. */
export async function analysePython(
  ev: Evaluator,
  records: readonly UnitRecord[],
  tracking: TrackingIndex,
  configs: readonly ConfigFacts[],
  memory: PythonMemory,
  pause: Pause,
): Promise<PythonAnalysis> {
  const graph = createGraph(ev, memory.graph);
  const processes = await createProcesses(ev, graph, memory.processes, pause);

  const units = records.map((record) => record.unit);
  const active = await memory.records.having(hasEffects, pause);
  const effects = collect(active, (record) => record.effects);
  const usedAsModel = new Set<string>();
  for (const effect of effects) {
    const { origin } = effect.callee;
    if ((effect.does === "infer" || effect.does === "prepare") && origin !== undefined)
      usedAsModel.add(keyOf(origin.unit, origin.node));
  }
  const classified = new Map<Effect, Pickled>();
  const dataLoads = new Set<string>();
  for (const effect of effects) {
    if (effect.does !== "load-object" && effect.does !== "dump-object") continue;
    ev.begin(effect.unit);
    const as = pickledAs(ev, effect, usedAsModel);
    classified.set(effect, as);
    if (as === "data" && effect.does === "load-object") dataLoads.add(keyOf(effect.unit, effect.node));
    await pause();
  }

  const reads: FoundRead[] = [];
  const artifacts: FoundArtifact[] = [];
  const made = madeByNotebooks(ev, effects);
  for (const record of active) {
    const found = dataOf(ev, record, classified, dataLoads, made.get(record.unit.file) ?? NOTHING_MADE);
    reads.push(...found.reads);
    artifacts.push(...found.artifacts);
    const turn = pause();
    if (turn !== undefined) await turn;
  }

  const inference = effects.filter(
    (effect) => effect.does === "infer" && !isDataPickle(effect, dataLoads) && !isTrainingPass(effect),
  );
  const byOwner = new Map<Scope, Effect[]>();
  for (const effect of inference) {
    const owner = owning(effect.scope);
    const same = byOwner.get(owner);
    if (same === undefined) byOwner.set(owner, [effect]);
    else same.push(effect);
  }
  const declared = withoutTwins(collect(await memory.records.having(hasEntries, pause), (record) => record.entries)).filter(
    (entry) => !isImportedScript(entry, processes),
  );
  const scripts = await memory.units.having(mayBeScript, pause);
  const entries = [...declared, ...(await scriptEntries(ev, graph, scripts, declared, effects, processes, pause))];
  const lives: Live[] = [];
  /** What flows run that try a model out: their steps are steps of that. */
  const tried = new Set<Scope>();
  for (const entry of entries) {
    await pause();
    const reached = await graph.follow(entry.owner, pause);
    const calls: Effect[] = [];
    for (const scope of reached.keys()) calls.push(...(byOwner.get(scope) ?? []));
    const isJob = entry.context === "batch" && entry.kind !== "task";
    const asked = calls.filter((effect) => !isOfHeldOut(effect));
    const counted = isJob || TRAINS.test(entry.name) ? usedInBatch(ev, asked, reached, effects) : asked;
    if (counted.length > 0 && !tellsOfItself(entry.kind, entry.name) && !onlyTells(entry, counted) && !isTrial(entry, counted))
      lives.push({ entry, reached, calls: counted });
    else if (entry.kind === "pipeline" && calls.length > 0 && measuresQuality(ev, reached))
      for (const scope of reached.keys()) if (scope !== entry.owner.scope) tried.add(scope);
  }

  const twice = lives.filter(
    (live) =>
      isToldByAnother(live, lives, declared) ||
      isAskedByOwn(live, lives) ||
      (live.entry.kind === "pipeline" && tried.has(live.entry.owner.scope)),
  );
  if (twice.length > 0) lives.splice(0, lives.length, ...lives.filter((live) => !twice.includes(live)));
  // What the process sets up before it serves (a global chat model, a model loaded at the top of a file) serves as well.
  for (const { entry } of lives) await processes.prepareStartup(entry.owner.unit, pause);
  const lived = await slowly(lives, pause, (live) => withStartup(live, processes, byOwner));
  lives.splice(0, lives.length, ...lived);
  const contexts = contextsOf(lives, processes);
  const contextOf = (unit: Unit, scope: Scope): Context =>
    unit.inTests || unit.facts.notebook ? "offline" : (contexts.get(owning(scope)) ?? "offline");
  // An embedding that is kept makes an index: nobody watches that.
  const inferenceKeys = new Set(
    inference.filter((effect) => askedBy(effect.known.call) !== "embedding").map((effect) => keyOf(effect.unit, effect.node)),
  );

  await pause();
  const own = await slowly(lives, pause, (live) =>
    homemade(ev, graph, effects, live.reached, inferenceKeys, live.entry.context === "batch" && live.entry.kind !== "task"),
  );
  await pause();
  const monitors = await monitorsOf(
    ev,
    processes,
    units,
    await memory.units.having(assigned, pause),
    effects,
    lives,
    own,
    configs,
    (effect) =>
      lives.some(
        (live) => live.reached.has(owning(effect.scope)) && tellsPrediction(ev, graph, effect, live.reached, inferenceKeys),
      ),
    pause,
  );
  await pause();
  const listening = lives.length === 0 ? [] : await memory.units.having(namedLikeListeners, pause);
  const deploys = effects.some(({ known }) => known.call.serve?.as === "deploy");
  const counting = mayCount(processes, entries, lives);
  const seldom = deploys || counting || listening.length > 0 ? await import("./seldom.ts") : undefined;
  const deployed = deploys ? seldom!.deploymentsOf(ev, effects, lives, monitors) : [];
  monitors.push(
    ...toldByPeople(ev, graph, processes, entries, lives, effects),
    ...(counting ? seldom!.ownCounts(ev, processes, entries, lives) : []),
    ...(listening.length === 0 ? [] : seldom!.ownListeners(ev, graph, listening, lives, effects)),
  );
  attachReports(graph, processes, entries, lives, monitors);
  const sources = reads.filter((read) => {
    const context = contextOf(read.effect.unit, read.effect.scope);
    return !isAskedAbout(read, context) && !isOwnState(ev, read, context, effects);
  });
  const unpacking = await memory.units.having(unpacksIn, pause);
  const unpack = unpacking.length === 0 ? undefined : (await import("./seldom.ts")).withUnpacked;
  const kept = <T extends DatasetRead | ModelArtifact>(items: readonly T[]) => {
    const told = withKeepers(items, effects, ev, tracking);
    return unpack?.(told, ev, unpacking, tracking) ?? told;
  };
  const writing = await memory.units.having(writersIn, pause);
  const datasetReads = kept(
    withMakers(await slowly(sources, pause, (read) => readItem(read, tracking, contextOf)), ev, writing, tracking),
  );
  const open = monitors.filter(watchesNothing);
  if (open.length > 0) (await import("./seldom.ts")).attachReaders(lives, open, datasetReads);
  await pause();

  // A digest taken where a model is saved or loaded: a recorded hash tells versions apart.
  const digests = new Map<Scope, Effect>();
  for (const effect of effects) {
    if (effect.does !== "hash") continue;
    const owner = owning(effect.scope);
    digests.set(owner, effect);
    // A helper that takes the digest does so for its callers.
    ev.begin(effect.unit);
    if (owner.kind === "function") for (const site of callersOf(ev, effect.unit, owner)) digests.set(owning(site.scope), effect);
  }

  const inferenceIndex = new Map(inference.map((effect, index) => [effect, index]));
  const guard = (entry: Entry, reached: ReadonlyMap<Scope, Reached>) =>
    guardOf(ev, entry, reached, effects, entry.kind === "http" ? processes.startup(entry.owner.unit) : new Map());
  const guarded = await slowly(lives, pause, ({ entry, reached }) => ({ entry, guard: guard(entry, reached) }));
  const around = surroundingsOf(ev, graph, processes, entries, guarded, effects, configs, guard);
  await pause();
  const services: Service[] = lives.map((live, index) => {
    const { entry } = live;
    const { alsoOpen = [], copyOf } = around[index] ?? {};
    const attached = monitors.flatMap((monitor, at) => (monitor.services.has(index) ? [at] : []));
    const measures = [
      ...new Set(attached.filter((at) => monitors[at]!.inert === undefined).flatMap((at) => monitors[at]!.measures)),
    ];
    const { unit, scope } = entry.owner;
    const qualified = scope.kind === "module" ? "" : `:${scope.qualifiedName}`;
    return {
      id: `${unit.path}${qualified === "" ? "" : qualified}${entry.name === "" ? "" : ` ${entry.name}`}`,
      place: entry.node === 0 ? filePlace(unit.file) : placeOf(unit, nameNode(unit, entry.node)),
      reasons: [{ place: registeredAt(entry), message: entry.reason }, ...chainTo(live, live.calls[0]!)],
      kind: entry.kind,
      name: entry.name,
      entry: `${unit.path}${qualified}`,
      context: entry.context,
      measures,
      inferenceCalls: live.calls.map((effect) => inferenceIndex.get(effect)!).sort((left, right) => left - right),
      monitors: attached,
      guard: guarded[index]!.guard,
      ...(alsoOpen.length === 0 ? {} : { alsoOpen }),
      ...(copyOf === undefined ? {} : { copyOf }),
      inTests: unit.inTests,
    };
  });

  const servicesByCall = new Map<Effect, number[]>();
  for (const [index, live] of lives.entries()) {
    for (const effect of new Set(live.calls)) {
      const same = servicesByCall.get(effect);
      if (same === undefined) servicesByCall.set(effect, [index]);
      else same.push(index);
    }
  }
  await pause();
  // Which provider is asked is often decided by a name: a language model that a serving program holds is one that it may ask.
  const mayBeHeld = (effect: Effect): boolean =>
    !effect.unit.inTests &&
    !effect.unit.facts.notebook &&
    askedBy(effect.known.call) !== "model" &&
    contextOf(effect.unit, effect.scope) === "offline";
  const programs = inference.some(mayBeHeld)
    ? await programsOf([...lives.map(({ entry }) => entry), ...declared], processes, pause)
    : new Map<Unit, Context>();
  const held = (effect: Effect): Context =>
    mayBeHeld(effect) ? (programs.get(effect.unit) ?? "offline") : contextOf(effect.unit, effect.scope);
  const inferenceCalls: InferenceCall[] = inference.map((effect) => {
    const via = servicesByCall.get(effect) ?? [];
    const kind = askedBy(effect.known.call);
    const reasons: RelatedPlace[] = [{ place: placeOf(effect.unit, effect.node), message: inferenceReason(effect) }];
    if (via[0] !== undefined) reasons.push(...chainTo(lives[via[0]]!, effect));
    return {
      place: placeOf(effect.unit, effect.node),
      reasons,
      call: effect.name,
      context: runsAlone(effect, lives) ? "offline" : held(effect),
      kind,
      services: via,
      inTests: effect.unit.inTests,
    };
  });

  const withLiterals = await memory.units.having(literalsOf, pause);
  return {
    effects,
    graph,
    processes,
    monitors,
    entries,
    part: {
      datasetReads,
      modelArtifacts: withOwnModels(
        kept(
          await slowly(artifacts, pause, (artifact) =>
            artifactItem(artifact, tracking, contextOf, digests.get(owning(artifact.effect.scope))),
          ),
        ),
      ),
      services: [...services, ...deployed],
      inferenceCalls,
      monitors: monitors.map(
        (monitor): Monitor => ({
          place: monitor.place,
          reasons: monitor.reasons,
          library: monitor.library,
          measures: monitor.measures,
          grade: monitor.services.size > 0 && monitor.inert === undefined ? monitor.attachedGrade : "exists",
          services: [...monitor.services],
          ...(monitor.symbol === undefined ? {} : { symbol: monitor.symbol }),
          ...(monitor.inert === undefined ? {} : { inert: monitor.inert }),
        }),
      ),
      literals: collect(withLiterals, literalsOf).map(
        (literal): Literal => ({ ...literal.item, context: contextOf(literal.unit, literal.scope) }),
      ),
      aiFiles: new Set(effects.filter(isAi).map((effect) => effect.unit.file)),
    },
  };
}

/**
 * What goes out of a pipeline is told once: of the flow and not of a task that it runs, nor of a script that only starts it; and of the script where that
 * hands its steps to a pipeline that names them by its parameters.
 */
function isToldByAnother(live: Live, lives: readonly Live[], declared: readonly Entry[]): boolean {
  const { entry, calls } = live;
  const covers = (other: Live) => other.entry !== entry && calls.every((call) => other.calls.includes(call));
  const isFlow = ({ entry: own, reached }: Live) =>
    declared.some((step) => step.kind === "pipeline" && step.owner.scope !== own.owner.scope && reached.has(step.owner.scope));
  if (entry.kind === "pipeline")
    return lives.some(
      (other) =>
        other.reached.has(entry.owner.scope) &&
        covers(other) &&
        (other.entry.kind === "pipeline" || (isScript(other.entry) && !isFlow(live))),
    );
  // One deployment of a composition asks the next: only the first is asked from outside.
  if (entry.kind === "deployment" && entry.effect?.decorates !== undefined && entry.context === "serving")
    return lives.some(
      (other) => covers(other) && other.entry.owner.scope !== entry.owner.scope && other.reached.has(entry.owner.scope),
    );
  return (
    isScript(entry) &&
    lives.some(
      (flow) => flow.entry.kind === "pipeline" && live.reached.has(flow.entry.owner.scope) && isFlow(flow) && covers(flow),
    )
  );
}

function isScript({ kind, owner }: Entry): boolean {
  return (kind === "cli" || kind === "batch") && owner.scope.kind === "module";
}

/** What wraps a model for a registry, in a project that answers with the model by itself: what goes out is told of that. */
function isAskedByOwn({ entry }: Live, lives: readonly Live[]): boolean {
  return entry.wrapper === true && lives.some(({ entry: other }) => other.wrapper !== true && !other.owner.unit.inTests);
}

interface FoundData {
  readonly key: string;
  readonly reads: readonly FoundRead[];
  readonly artifacts: readonly FoundArtifact[];
}

/** Of monitors of drift, those that no service reaches. */
function watchesNothing({ inert, services, measures }: FoundMonitor): boolean {
  return inert === undefined && services.size === 0 && measures.includes("drift");
}

const NOTHING_MADE: ReadonlyMap<string, number> = new Map();
const dataByRecord = new WeakMap<UnitRecord, FoundData>();

/** A file's reads and models; the same as before while its record is, and what its pickles hold. */
function dataOf(
  ev: Evaluator,
  record: UnitRecord,
  classified: ReadonlyMap<Effect, Pickled>,
  dataLoads: ReadonlySet<string>,
  made: ReadonlyMap<string, number>,
): FoundData {
  const key = [...record.effects.map((effect) => classified.get(effect) ?? ""), ...made].join("\n");
  let found = dataByRecord.get(record);
  if (found === undefined || found.key !== key) {
    ev.begin(record.unit);
    const reads = readsOf(ev, record.effects, dataLoads, made);
    const artifacts = artifactsOf(ev, record.effects, (effect) => classified.get(effect) ?? "unknown");
    found = { key, reads, artifacts };
    dataByRecord.set(record, found);
  }
  return found;
}

const literalsOf = keptWith(localPaths);

/** Maps in slices. */
async function slowly<S, T>(items: readonly S[], pause: Pause, map: (item: S) => T): Promise<T[]> {
  const mapped: T[] = [];
  for (const item of items) {
    mapped.push(map(item));
    const turn = pause();
    if (turn !== undefined) await turn;
  }
  return mapped;
}

/**
 * A pipeline that trains also predicts, to measure itself: that is no use of the model. What counts in a job is a model that was loaded, or a
 * language model.
 */
function usedInBatch(
  ev: Evaluator,
  calls: readonly Effect[],
  reached: ReadonlyMap<Scope, Reached>,
  effects: readonly Effect[],
): readonly Effect[] {
  if (effects.some((effect) => effect.does === "train" && reached.has(owning(effect.scope)))) return [];
  if (calls.length > 0 && (measuresQuality(ev, reached) || onlyWatches(reached, effects)))
    return calls.filter((effect) => askedBy(effect.known.call) === "llm");
  const filled = filledObjects(ev, effects, reached);
  return calls.filter((effect) => {
    if (askedBy(effect.known.call) === "llm") return true;
    const { origin } = effect.callee;
    return (
      origin === undefined ||
      filled.has(keyOf(origin.unit, origin.node)) ||
      effects.some((other) => isLoad(other) && other.unit === origin.unit && other.node === origin.node)
    );
  });
}

/** A job that predicts to measure how the data drifts, and writes down nothing besides. */
function onlyWatches(reached: ReadonlyMap<Scope, Reached>, effects: readonly Effect[]): boolean {
  const own = effects.filter((effect) => reached.has(owning(effect.scope)));
  const watches = own.some(({ does, known }) => does === "monitor" && known.call.monitor?.measures.includes("drift") === true);
  if (!watches || own.some(({ does }) => does === "write" || does === "store" || does === "upload")) return false;
  return ![...reached.values()].some(({ owner: { unit, scope } }) =>
    writersIn(unit).some((index) => owning(unit.module.scopes[unit.module.callScopes[index]!]!) === scope),
  );
}

/** A trial at the end of a file that others import: nobody who imports it runs that. */
function runsAlone(effect: Effect, lives: readonly Live[]): boolean {
  const owner = owning(effect.scope);
  return (
    isUnderMain(effect.unit, effect.node) &&
    !lives.some((live) => live.entry.owner.scope === owner || live.entry.owner.unit === effect.unit)
  );
}

/** Models that a framework holds for the whole process are asked by every route that asks any. */
function withStartup(live: Live, processes: Processes, byOwner: ReadonlyMap<Scope, readonly Effect[]>): Live {
  if (
    live.entry.context !== "serving" ||
    !live.calls.some((effect) => effect.known.call.infers === "llm" || isAssembled(effect.known.call))
  )
    return live;
  const more: Effect[] = [];
  for (const scope of processes.startup(live.entry.owner.unit).keys()) {
    if (live.reached.has(scope)) continue;
    for (const effect of byOwner.get(scope) ?? [])
      if (isAssembled(effect.known.call) && !isUnderMain(effect.unit, effect.node)) more.push(effect);
  }
  return more.length === 0 ? live : { ...live, calls: [...live.calls, ...more] };
}

/** Routes and tasks that train a model by request measure it as well, and answer nobody with it. */
const TRAINS = /(^|[^a-z])(re)?train/i;

const TRIES = /(^|[^a-z])(tests?|eval(uate|uation)?|validat(e|ion)|smoke)(?![a-z])/i;

/** A step of a pipeline that by its name tries a model out before it is used. */
function isTrial({ kind, name }: Entry, calls: readonly Effect[]): boolean {
  return kind === "pipeline" && TRIES.test(name) && calls.every((effect) => askedBy(effect.known.call) !== "llm");
}

const TELLS = /^GET .*\/(?:info|version|config|settings|models|stats|metrics)\/?$/i;

/** A route that tells of the program: what asks a model is made on its way, and nobody asks it. */
function onlyTells({ kind, name }: Entry, calls: readonly Effect[]): boolean {
  return kind === "http" && TELLS.test(name) && calls.every((effect) => isAssembled(effect.known.call));
}

/** Evidence of AI: a library that trains, serves models or infers is imported and called. */
function isAi(effect: Effect): boolean {
  return effect.known.library.ai === true && !effect.unit.inTests;
}

function isDataPickle(effect: Effect, dataLoads: ReadonlySet<string>): boolean {
  const { origin } = effect.callee;
  return origin !== undefined && dataLoads.has(keyOf(origin.unit, origin.node));
}

/** A Streamlit component that another script imports is no application of its own. */
function isImportedScript(entry: Entry, processes: Processes): boolean {
  if (entry.effect?.known.call.serve?.as !== "script" || entry.owner.scope.kind !== "module") return false;
  return processes.importers(entry.owner.unit).some((unit) => !unit.inTests);
}

/** The weightiest context in which each piece of code runs. */
function contextsOf(lives: readonly Live[], processes: Processes): ReadonlyMap<Scope, Context> {
  const contexts = new Map<Scope, Context>();
  for (const live of lives) {
    if (live.entry.owner.unit.inTests) continue;
    for (const scope of live.reached.keys()) if (contexts.get(scope) !== "serving") contexts.set(scope, live.entry.context);
    // What a platform wraps is loaded by scripts that register, check and compare it as well: those answer nobody.
    if (live.entry.context !== "serving" || live.entry.kind === "deployment") continue;
    for (const scope of processes.startup(live.entry.owner.unit).keys()) contexts.set(scope, "serving");
  }
  return contexts;
}

/** The files that programs with an entry hold, and the weightiest context of those entries. */
async function programsOf(entries: readonly Entry[], processes: Processes, pause: Pause): Promise<ReadonlyMap<Unit, Context>> {
  const held = new Map<Unit, Context>();
  const contexts = new Map<Unit, Context>();
  for (const { owner, context } of entries)
    if (!owner.unit.inTests && contexts.get(owner.unit) !== "serving") contexts.set(owner.unit, context);
  for (const [unit, context] of contexts) {
    await processes.prepareStartup(unit, pause);
    for (const { owner } of processes.startup(unit).values())
      if (held.get(owner.unit) !== "serving") held.set(owner.unit, context);
  }
  return held;
}

/** Where it is said that an entry is called: the route's or interface's own line where the handler stands elsewhere, else the entry itself. */
function registeredAt({ owner, node, effect }: Entry): Place {
  if (effect !== undefined && effect.decorates === undefined && owner.scope.kind !== "module")
    return placeOf(effect.unit, effect.node);
  return node === 0 ? filePlace(owner.unit.file) : placeOf(owner.unit, nameNode(owner.unit, node));
}

/** The calls that lead from a service to an inference call, in order. */
function chainTo(live: Live, effect: Effect): RelatedPlace[] {
  return chain(live.reached, owning(effect.scope)).concat({
    place: placeOf(effect.unit, effect.node),
    message: `${effect.name} asks the model here`,
  });
}

export function chain(reached: ReadonlyMap<Scope, Reached>, to: Scope): RelatedPlace[] {
  const steps: RelatedPlace[] = [];
  for (let at = reached.get(to); at?.from !== undefined; at = reached.get(at.from.scope)) {
    steps.unshift({ place: placeOf(at.from.unit, at.node), message: `${nameOf(at.from)} calls ${nameOf(at.owner)}` });
  }
  return steps;
}

function nameOf(owner: Owner): string {
  if (owner.scope.kind === "module") return baseName(owner.unit.path);
  return owner.scope.qualifiedName === "" ? "a lambda" : owner.scope.qualifiedName;
}

function inferenceReason(effect: Effect): string {
  const { origin } = effect.callee;
  const kind = askedBy(effect.known.call);
  const what = kind === "llm" ? "asks a language model" : kind === "embedding" ? "asks an embedding model" : "asks a model";
  if (origin === undefined) return `${effect.name} ${what} (${effect.known.library.library})`;
  const place = placeOf(origin.unit, origin.node);
  return `${effect.name} ${what} that comes from ${origin.unit.file}:${place.line} (${effect.known.library.library})`;
}
