import type { Grade } from "../../model/check.ts";
import type { Measure } from "../../model/inventory.ts";
import type { Place, RelatedPlace } from "../../model/place.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { textOf } from "../../source/python/tree.ts";
import type { Pause } from "../pause.ts";
import { type AtWork, absentMonitors } from "./absent.ts";
import type { Effect } from "./effects.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { owning, type Reached } from "./graph.ts";
import { inertBecause } from "./inert.ts";
import { monitorSwitches } from "./monitor-switches.ts";
import type { Processes } from "./process.ts";
import { keyOf, placeOf } from "./record.ts";
import { type Sent, TIMED } from "./sent.ts";
import { measuresTold } from "./told-measures.ts";
import type { Unit } from "./unit.ts";

export interface FoundMonitor {
  readonly place: Place;
  readonly reasons: readonly RelatedPlace[];
  readonly library: string;
  readonly measures: readonly Measure[];
  /** The grade that it has where a service reaches it: home-made ones are less sure. */
  readonly attachedGrade: Grade;
  readonly symbol: string | undefined;
  readonly scope: Scope | undefined;
  readonly inert: string | undefined;
  /** Indices of the services that it watches. */
  readonly services: Set<number>;
}

interface Live {
  readonly entry: Entry;
  readonly reached: ReadonlyMap<Scope, Reached>;
  readonly calls: readonly Effect[];
}

/** All monitors of the project, each with the services that its own code or configuration really reaches. */
export async function monitorsOf(
  ev: Evaluator,
  processes: Processes,
  units: readonly Unit[],
  assigning: readonly Unit[],
  effects: readonly Effect[],
  lives: readonly Live[],
  own: readonly (readonly Sent[])[],
  configs: readonly ConfigFacts[],
  tellsPredictions: (effect: Effect) => boolean,
  pause: Pause,
): Promise<FoundMonitor[]> {
  const found: FoundMonitor[] = [];
  const atWork = new Set<string>();
  for (const effect of effects) {
    const { monitor } = effect.known.call;
    if (effect.does !== "monitor" || monitor === undefined) continue;
    const services = new Set<number>();
    for (const [index, live] of lives.entries()) if (covers(effect, live, processes)) services.add(index);
    const inert = effect.unit.inTests ? undefined : inertBecause(ev, effect, effects, processes.startup(effect.unit));
    const told = measuresTold(ev, effect);
    const measures = tellsPredictions(effect) ? [...new Set([...told, "drift" as const])] : told;
    if (services.size > 0 && inert === undefined) atWork.add(effect.known.library.library);
    found.push({ ...fromEffect(effect, effect.known.library.library, measures, services, "linked"), inert });
    await pause();
  }
  const kept = new Set(own.flatMap((sent) => sent.map((one) => keyOf(one.unit, one.node))));
  found.push(...trackers(effects, kept));
  for (const one of monitorSwitches(ev, assigning, configs)) {
    const services = new Set<number>();
    for (const [index, live] of lives.entries()) {
      const isThere =
        one.by === undefined
          ? one.job === undefined || ev.startsOf(live.entry.owner.unit).some((start) => start.place.file === one.job)
          : live.reached.has(owning(one.by.scope)) || runsWith(live, one.by, processes);
      if (isThere && live.calls.some((call) => one.known.watches.includes(call.known.library.library))) services.add(index);
    }
    found.push({
      place: one.place,
      reasons: [{ place: one.place, message: `${one.variable} switches it on` }],
      library: one.library.library,
      measures: one.known.measures,
      attachedGrade: "linked",
      symbol: undefined,
      scope: undefined,
      inert: undefined,
      services,
    });
  }
  // Without a service nobody takes them for monitors.
  const working: AtWork = { libraries: atWork, key: [...atWork].sort().join() };
  for (const unit of lives.length === 0 ? [] : units) {
    const turn = pause();
    if (turn !== undefined) await turn;
    for (const absent of absentMonitors(ev, unit, working)) {
      const services = new Set<number>();
      for (const [index, live] of lives.entries())
        if (runsWith(live, { unit, scope: unit.module.scopes[0]! }, processes)) services.add(index);
      if (services.size === 0) continue;
      const owner = owning(absent.scope);
      found.push({
        place: absent.place,
        reasons: [{ place: absent.place, message: absent.inert }],
        library: absent.library,
        measures: absent.measures,
        attachedGrade: "exists",
        symbol: owner.kind === "function" ? `${unit.path}:${owner.qualifiedName}` : undefined,
        scope: owner,
        inert: absent.inert,
        services,
      });
    }
  }
  const byKey = new Map<string, FoundMonitor>();
  for (const [index, sent] of own.entries()) {
    for (const one of sent) {
      const key = keyOf(one.unit, one.node);
      let monitor = byKey.get(key);
      if (monitor === undefined) {
        const inert = one.as === "text" ? "the prediction is only written to the log as text" : undefined;
        monitor = { ...fromEffect(one, "home-made", homemadeMeasures(one), new Set(), "exists"), inert };
        byKey.set(key, monitor);
        found.push(monitor);
      }
      monitor.services.add(index);
    }
  }
  const names = lives.map((live) => namesOf(live.entry, ev));
  for (const config of configs) {
    for (const monitor of config.monitors) {
      const services = new Set<number>();
      const words = new Set(monitor.target?.toLowerCase().split(/[^a-z0-9_-]+/));
      for (const [index, own] of names.entries()) if (own.some((name) => words.has(name))) services.add(index);
      found.push({
        place: monitor.place,
        reasons: [{ place: monitor.place, message: monitor.reason }],
        library: monitor.library,
        measures: monitor.measures,
        attachedGrade: "linked",
        symbol: undefined,
        scope: undefined,
        inert: undefined,
        services,
      });
    }
  }
  return found;
}

function fromEffect(
  effect: Pick<Effect, "unit" | "node" | "scope" | "name"> & { readonly decorates?: Scope | undefined },
  library: string,
  measures: readonly Measure[],
  services: Set<number>,
  attachedGrade: Grade,
): FoundMonitor {
  const owner = effect.decorates ?? owning(effect.scope);
  const place = placeOf(effect.unit, effect.node);
  return {
    place,
    reasons: [{ place, message: `${effect.name} measures ${measures.join(", ")}` }],
    library,
    measures,
    attachedGrade,
    symbol: owner.kind === "function" ? `${effect.unit.path}:${owner.qualifiedName}` : undefined,
    scope: owner,
    inert: undefined,
    services,
  };
}

/**
 * Experiment trackers record how good a model was when it was made: once for each function and library. `kept`: calls by which services keep what they
 * predict.
 */
function trackers(effects: readonly Effect[], kept: ReadonlySet<string>): FoundMonitor[] {
  const seen = new Set<string>();
  const found: FoundMonitor[] = [];
  for (const effect of effects) {
    if (
      effect.does !== "track" ||
      kept.has(keyOf(effect.unit, effect.node)) ||
      !/log_metrics?$|\.Live$|wandb\.(?:init(?:\(\))?\.)?log$|\.log_metrics?_|add_scalar$|report_scalar$/.test(effect.callee.path)
    )
      continue;
    const key = `${effect.unit.path}:${owning(effect.scope).id}:${effect.known.library.library}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(fromEffect(effect, effect.known.library.library, ["offline-evaluation"], new Set(), "exists"));
  }
  return found;
}

/** Whether a piece of code belongs to the program that holds a service. */
function runsWith(live: Live, at: { readonly unit: Unit; readonly scope: Scope }, processes: Processes): boolean {
  return live.entry.owner.unit === at.unit || processes.startup(live.entry.owner.unit).has(owning(at.scope));
}

/** Whether a monitor's call is on a service's way, or runs in the process that holds the service. */
function covers(effect: Effect, live: Live, processes: Processes): boolean {
  const owner = effect.decorates ?? owning(effect.scope);
  if (live.reached.has(owner)) return true;
  if (isStepBeside(effect, live)) return true;
  const how = effect.known.call.monitor!.covers;
  if (how === "process" || how === "app") {
    const { unit } = live.entry.owner;
    return processes.startup(unit).has(owning(effect.scope));
  }
  // A callback or a client made once at the top of a file that the service's code is in, and used there.
  if ((how === "callback" || how === "object") && owner.kind === "module") {
    for (const { owner: at } of live.reached.values()) if (at.unit === effect.unit) return true;
  }
  return false;
}

/** A function that puts a script into a pipeline, by its file, and what watches it beside it: `ProcessingStep(code="score.py")`, `QualityCheckStep(…)`. */
function isStepBeside({ unit, scope }: Effect, { entry }: Live): boolean {
  const { owner, context } = entry;
  if (context !== "batch" || owner.scope.kind !== "module" || owner.unit === unit || owner.unit.folder !== unit.folder)
    return false;
  const name = owner.unit.path.slice(owner.unit.path.lastIndexOf("/") + 1);
  const around = owning(scope);
  const text = around.kind === "module" ? unit.tree.text : textOf(unit.tree, around.node);
  return [`"${name}"`, `'${name}'`, `/${name}"`, `/${name}'`].some((written) => text.includes(written));
}

function homemadeMeasures(sent: Sent): readonly Measure[] {
  const text = [...sent.words, owning(sent.scope).name].join(" ");
  if (sent.as === "text") return ["data-quality"];
  const timed: readonly Measure[] = TIMED.test(text) ? ["operations"] : [];
  if (/drift|metric|monitor/i.test(text)) return ["drift", "data-quality", ...timed];
  return /feedback|outcome|ground_?truth|actual/i.test(text) ? ["performance", ...timed] : ["data-quality", ...timed];
}

/** Names by which a configuration may mean this service: its script's, its folder's, or those of what starts it. */
function namesOf(entry: Entry, ev: Evaluator): readonly string[] {
  const { unit } = entry.owner;
  const stem = unit.path
    .slice(unit.path.lastIndexOf("/") + 1)
    .replace(/\.py$/, "")
    .toLowerCase();
  const folder = unit.folder.slice(unit.folder.lastIndexOf("/") + 1).toLowerCase();
  const names = [stem, folder, ...ev.startsOf(unit).map((start) => start.name.toLowerCase())];
  return names.filter((name) => name.length > 2);
}
