import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { callsOf, type Graph, owning, type Reached } from "./graph.ts";
import { callersOf, isBound } from "./lookup.ts";
import type { Unit } from "./unit.ts";

/** Where a prediction is sent or kept, by its own words: a URL, a table, a function's name. */
const WATCHES = /predict|inference|monitor|metric|drift|audit|telemetr|feedback|track|observ|evaluat|log_|_log\b|logs?\b/i;

/**
 * Monitoring without a library: predictions that are sent to another service or kept in a store that says, by its name, that it is for watching
 * them. A prediction written into a business table is not: nobody watches that.
 */
export function homemade(
  ev: Evaluator,
  graph: Graph,
  effects: readonly Effect[],
  reached: ReadonlyMap<Scope, Reached>,
  inference: ReadonlySet<string>,
): Effect[] {
  const found: Effect[] = [];
  for (const effect of effects) {
    if (!sends(effect)) continue;
    const owner = owning(effect.scope);
    if (!reached.has(owner) || !saysSo(effect, owner)) continue;
    const { tree } = effect.unit;
    const args = argumentsOf(tree, effect.node);
    const nodes = [...args.positional, ...args.keywords.values()];
    const callee = tree.firstChild[effect.node]!;
    if (tree.kind[callee] === Kind.Attribute) nodes.push(tree.firstChild[callee]!);
    ev.begin(effect.unit);
    const watch: Watch = { ev, graph, inference, reached, seen: new Set() };
    if (nodes.some((node) => derives(watch, effect.unit, node, effect.scope, 0))) found.push(effect);
  }
  return found;
}

function sends(effect: Effect): boolean {
  if (effect.unit.tree.kind[effect.node] !== Kind.Call) return false;
  if (effect.does === "store" || effect.does === "write") return true;
  return effect.does === "request" && /\.(post|put|patch|request|send)$/.test(effect.callee.path);
}

function saysSo(effect: Effect, owner: Scope): boolean {
  const { tree } = effect.unit;
  const text = textOf(tree, effect.node);
  const strings = [...text.matchAll(/(["'])((?:(?!\1).){1,200})\1/g)].map((match) => match[2]!);
  if (strings.some((one) => WATCHES.test(one))) return true;
  if (effect.located.texts.some((one) => WATCHES.test(one.text))) return true;
  // A helper that is called for nothing else; a route's handler has the word for another reason.
  return (
    owner.kind === "function" &&
    owner.decorators.length === 0 &&
    /^(log|send|record|store|save|track|report|push|publish|emit|monitor|audit|write)_?|monitor|metric|drift|telemetr|feedback/i.test(
      owner.name,
    )
  );
}

interface Watch {
  readonly ev: Evaluator;
  readonly graph: Graph;
  readonly inference: ReadonlySet<string>;
  readonly reached: ReadonlyMap<Scope, Reached>;
  readonly seen: Set<string>;
}

/** True when an expression comes from an inference call: directly, through variables, or through the arguments of callers. */
function derives(watch: Watch, unit: Unit, node: number, scope: Scope, depth: number): boolean {
  if (depth > 24 || !watch.ev.spend()) return false;
  const key = `${unit.path}:${node}`;
  if (watch.seen.has(key)) return false;
  watch.seen.add(key);
  const { tree } = unit;
  const kind = tree.kind[node];
  if (kind === Kind.Call) {
    if (watch.inference.has(key)) return true;
    if (leadsToInference(watch, unit, node)) return true;
  }
  if (kind === Kind.Name) return nameDerives(watch, unit, textOf(tree, node), scope, depth);
  if (kind === Kind.Identifier) return false;
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) {
    if (derives(watch, unit, child, unit.scopeByNode.get(child) ?? scope, depth + 1)) return true;
  }
  return false;
}

/** A call of the project's own function that predicts, within three steps. */
function leadsToInference(watch: Watch, unit: Unit, node: number): boolean {
  for (const { owner, from } of watch.reached.values()) {
    if (from === undefined || from.unit !== unit) continue;
    const step = watch.reached.get(owner.scope)!;
    if (step.node !== node) continue;
    for (const [scope, inner] of watch.graph.reach(owner)) {
      if (inner.distance > 3) continue;
      for (const index of callsOf({ unit: inner.owner.unit, scope }))
        if (watch.inference.has(`${inner.owner.unit.path}:${inner.owner.unit.module.calls[index]!}`)) return true;
    }
  }
  return false;
}

function nameDerives(watch: Watch, unit: Unit, name: string, scope: Scope, depth: number): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const bindings = at.bindings.get(name);
    if (bindings === undefined) continue;
    for (const binding of bindings) {
      if (binding.kind === "assignment" && binding.value !== 0 && derives(watch, unit, binding.value, at, depth + 1)) return true;
      if (binding.kind === "element" && derives(watch, unit, binding.iterable, at, depth + 1)) return true;
      if (binding.kind !== "parameter") continue;
      for (const site of callersOf(watch.ev, unit, at)) {
        const given = bindArguments(at.parameters, argumentsOf(site.unit.tree, site.node), isBound(at, unit)).get(name);
        if (given !== undefined && derives(watch, site.unit, given, site.scope, depth + 1)) return true;
      }
      // Handed over as a task: `background_tasks.add_task(log, prediction)`.
      const step = watch.reached.get(owning(at));
      if (step?.from !== undefined && handedOver(watch, step, depth)) return true;
    }
    return false;
  }
  return false;
}

function handedOver(watch: Watch, step: Reached, depth: number): boolean {
  const { unit, scope } = step.from!;
  for (const index of callsOf(step.from!)) {
    const call = unit.module.calls[index]!;
    const args = argumentsOf(unit.tree, call);
    const nodes = [...args.positional, ...args.keywords.values()];
    if (nodes.includes(step.node))
      return nodes.some((node) => node !== step.node && derives(watch, unit, node, scope, depth + 1));
  }
  return false;
}
