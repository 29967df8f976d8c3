import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { callsOf, type Graph, owning, type Reached } from "./graph.ts";
import { callersOf, isBound } from "./lookup.ts";
import { type Sent, sentBy, sentFrom } from "./sent.ts";
import type { Unit } from "./unit.ts";

/** Where a prediction is sent or kept, by its own words: a URL, a table, a function's name. */
const WATCHES = /predict|inference|monitor|metric|drift|audit|telemetr|feedback|track|observ|evaluat|log_|_log\b|logs?\b/i;

/** What a job makes are predictions, so that its results are named after them: only other words say that somebody watches them. */
const WATCHES_A_JOB = /monitor|metric|drift|audit|telemetr|feedback|track|observ|logg|log_|_log\b|logs?\b/i;

/** Says how something is to be watched, and watches nothing. */
const SAYS_HOW = /(^|[^a-z])(plan|policy|procedure|template|config(uration)?|settings|schema)([^a-z]|$)/i;

/** A line of the log that says it is about what the model gave. */
const NAMES_PREDICTION =
  /predict|inferen|\bscor(e|ed|es|ing)\b|classif|\blabels?\b|probabilit|(model|llm|gpt)('s)? (output|answer|response|repl)/i;

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
  isJob = false,
): Sent[] {
  const sent: Sent[] = [];
  for (const effect of effects) {
    if (!reached.has(owning(effect.scope))) continue;
    const one = sentBy(ev, effect);
    if (one !== undefined) sent.push(one);
  }
  for (const { owner } of reached.values()) sent.push(...sentFrom(ev, owner));
  const found: Sent[] = [];
  const logged = new Set<Scope>();
  for (const one of sent) {
    const owner = owning(one.scope);
    if (found.some((other) => other.unit === one.unit && other.node === one.node)) continue;
    // One line of the log for each function says enough.
    if (
      one.as === "text" ? logged.has(owner) || !one.words.some((word) => NAMES_PREDICTION.test(word)) : !saysSo(one, owner, isJob)
    )
      continue;
    const { tree } = one.unit;
    const args = argumentsOf(tree, one.node);
    const nodes = [...args.positional, ...args.keywords.values()];
    const callee = tree.firstChild[one.node]!;
    if (one.as === "record" && tree.kind[callee] === Kind.Attribute) nodes.push(tree.firstChild[callee]!);
    ev.begin(one.unit);
    const watch: Watch = { ev, graph, inference, reached, seen: new Set(), local: one.as === "text" };
    if (!nodes.some((node) => derives(watch, one.unit, node, one.scope, 0))) continue;
    if (one.as === "text") logged.add(owner);
    found.push(one);
  }
  return found;
}

/**
 * Whether a metric of operations is given what the model predicted: `histogram.observe(score)`, `counter.labels(label).inc()`. The spread of
 * predictions over time is a measure of drift.
 */
export function tellsPrediction(
  ev: Evaluator,
  graph: Graph,
  effect: Effect,
  reached: ReadonlyMap<Scope, Reached>,
  inference: ReadonlySet<string>,
): boolean {
  const { unit, node, scope } = effect;
  const { monitor } = effect.known.call;
  if (monitor?.covers !== "call" || !monitor.measures.includes("operations") || unit.tree.kind[node] !== Kind.Call) return false;
  const nodes: number[] = [];
  // `labels(…)` stands inside the call of what counts.
  for (let at = node; unit.tree.kind[at] === Kind.Call; ) {
    const args = argumentsOf(unit.tree, at);
    nodes.push(...args.positional, ...args.keywords.values());
    const callee = unit.tree.firstChild[at]!;
    at = unit.tree.kind[callee] === Kind.Attribute ? unit.tree.firstChild[callee]! : 0;
  }
  if (nodes.length === 0 || /time|latency|duration|seconds/i.test(textOf(unit.tree, node))) return false;
  ev.begin(unit);
  const watch: Watch = { ev, graph, inference, reached, seen: new Set(), local: false };
  return nodes.some((one) => derives(watch, unit, one, scope, 0));
}

function saysSo(sent: Sent, owner: Scope, isJob: boolean): boolean {
  const words = isJob ? WATCHES_A_JOB : WATCHES;
  if (sent.words.some((one) => words.test(one) && !SAYS_HOW.test(one))) return true;
  // A helper that is called for nothing else; a route's handler has the word for another reason.
  if (owner.kind !== "function" || owner.decorators.length > 0) return false;
  if (ANSWERS_PEOPLE.test(owner.name) && !/log|monitor|metric|drift|telemetr|feedback|audit/i.test(owner.name)) return false;
  if (isJob || sent.anew === true)
    return /^(log|track|report|monitor|audit)_|monitor|metric|drift|telemetr|feedback/i.test(owner.name);
  return /^(log|send|record|store|save|track|report|push|publish|emit|monitor|audit|write)_?|monitor|metric|drift|telemetr|feedback/i.test(
    owner.name,
  );
}

/** `send_message`, `send_telegram_reply`: the answer itself on its way to who asked. */
const ANSWERS_PEOPLE = /message|repl(?:y|ies)|respon[ds]|answer|sms|mail|chat|telegram|slack|whatsapp|discord|tweet|toot/i;

interface Watch {
  readonly ev: Evaluator;
  readonly graph: Graph;
  readonly inference: ReadonlySet<string>;
  readonly reached: ReadonlyMap<Scope, Reached>;
  readonly seen: Set<string>;
  /** Callers are not asked what they pass. */
  readonly local: boolean;
}

/** Steps through names and the levels of what they hold; a label that is looked up and rounded takes two dozen. */
const MOST_STEPS = 48;

/** True when an expression comes from an inference call: directly, through variables, or through the arguments of callers. */
function derives(watch: Watch, unit: Unit, node: number, scope: Scope, depth: number): boolean {
  if (depth > MOST_STEPS || !watch.ev.spend()) return false;
  const key = `${unit.path}:${node}`;
  if (watch.seen.has(key)) return false;
  watch.seen.add(key);
  const { tree } = unit;
  const kind = tree.kind[node];
  if (kind === Kind.Call) {
    if (watch.inference.has(key)) return true;
    if (leadsToInference(watch, unit, node)) return true;
  }
  if (kind === Kind.Name) return nameDerives(watch, unit, node, scope, depth);
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

function nameDerives(watch: Watch, unit: Unit, node: number, scope: Scope, depth: number): boolean {
  const name = textOf(unit.tree, node);
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const bindings = at.bindings.get(name);
    if (bindings === undefined) continue;
    for (const binding of bindings) {
      if (binding.kind === "assignment" && binding.value !== 0 && derives(watch, unit, binding.value, at, depth + 1)) return true;
      if (binding.kind === "element" && derives(watch, unit, binding.iterable, at, depth + 1)) return true;
      if (binding.kind !== "parameter" || watch.local) continue;
      for (const site of callersOf(watch.ev, unit, at)) {
        const given = bindArguments(at.parameters, argumentsOf(site.unit.tree, site.node), isBound(at, unit)).get(name);
        if (given !== undefined && derives(watch, site.unit, given, site.scope, depth + 1)) return true;
      }
      // Handed over as a task: `background_tasks.add_task(log, prediction)`.
      const step = watch.reached.get(owning(at));
      if (step?.from !== undefined && handedOver(watch, step, depth)) return true;
    }
    // What a function does later with its own object says nothing of what it held here.
    const before = owning(at) === owning(scope) ? unit.tree.start[node]! : Number.POSITIVE_INFINITY;
    return isGivenPrediction(watch, unit, name, at, before, depth);
  }
  return false;
}

/** `record["prediction"] = y`, `results.append(y)`: what is put into an object that was made before. */
function isGivenPrediction(watch: Watch, unit: Unit, name: string, scope: Scope, before: number, depth: number): boolean {
  const { tree, module } = unit;
  for (const { target, value, scope: at } of module.stores) {
    if (value === 0 || tree.start[target]! >= before || owning(module.scopes[at]!) !== owning(scope)) continue;
    if (!isPartOf(tree, target, name)) continue;
    if (derives(watch, unit, value, module.scopes[at]!, depth + 1)) return true;
  }
  for (const index of callsOf({ unit, scope: owning(scope) })) {
    if (!PUTS_IN.has(unit.calledNames[index]!)) continue;
    const call = module.calls[index]!;
    if (tree.start[call]! >= before || !isPartOf(tree, tree.firstChild[call]!, name)) continue;
    const { positional, keywords } = argumentsOf(tree, call);
    for (const node of [...positional, ...keywords.values()])
      if (derives(watch, unit, node, module.scopes[module.callScopes[index]!]!, depth + 1)) return true;
  }
  return false;
}

const PUTS_IN: ReadonlySet<number> = new Set(
  ["append", "extend", "update", "insert", "setdefault"].map((name) => nameHash(name)),
);

/** Whether a target is an attribute or an item of what a name holds: `name["a"]`, `name.a`, `name.loc[0, "a"]`. */
function isPartOf(tree: Tree, target: number, name: string): boolean {
  let node = target;
  while (tree.kind[node] === Kind.Attribute || tree.kind[node] === Kind.Subscript) node = tree.firstChild[node]!;
  return node !== target && tree.kind[node] === Kind.Name && textOf(tree, node) === name;
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
