import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { owning, type Reached } from "./graph.ts";
import { callersOf } from "./lookup.ts";
import { isUnderMain } from "./main-block.ts";
import type { Unit } from "./unit.ts";

/** Arguments that say how much of the traffic is looked at. */
const RATES = /^(sample|sampling|trace|traces|profiles?)?_?(sampling|sample)?_?(rate|ratio|percentage|fraction)$/;
const SWITCHES_ON = new Set(["enabled", "enable", "is_enabled", "active", "tracing_enabled", "enable_capture", "capture"]);
const SWITCHES_OFF = new Set(["disabled", "disable", "disable_tracing"]);

/**
 * Why a monitor that is found in the source measures nothing, as the second half of a sentence; undefined where nothing speaks against it. Switches
 * that the environment decides are unknown, so they are taken for on.
 */
export function inertBecause(
  ev: Evaluator,
  effect: Effect,
  effects: readonly Effect[],
  startup: ReadonlyMap<Scope, Reached>,
): string | undefined {
  return switchedOff(ev, effect) ?? unused(ev, effect, effects) ?? neverInProduction(ev, effect, startup);
}

/** `traces_sample_rate=0`, `enabled=False`. What catches errors does so at any rate. */
function switchedOff(ev: Evaluator, effect: Effect): string | undefined {
  const { unit, node } = effect;
  if (unit.tree.kind[node] !== Kind.Call || effect.known.call.monitor!.measures.includes("errors")) return undefined;
  ev.begin(unit);
  for (const [name, value] of argumentsOf(unit.tree, node).keywords) {
    const isRate = RATES.test(name);
    if (!isRate && !SWITCHES_ON.has(name) && !SWITCHES_OFF.has(name)) continue;
    const values = ev.evaluate(unit, value, effect.scope);
    const only = values.length === 1 && values[0]!.type === "constant" ? values[0]!.value : undefined;
    if (isRate && only === 0) return `it is sampled at 0 by ${name}, so nothing is recorded`;
    if (SWITCHES_ON.has(name) && only === false) return `it is switched off by ${name}=False`;
    if (SWITCHES_OFF.has(name) && only === true) return `it is switched off by ${name}=True`;
  }
  return undefined;
}

/** An object that does nothing yet, kept under a name that stands nowhere else, while nothing else of its library is at work. */
function unused(ev: Evaluator, effect: Effect, effects: readonly Effect[]): string | undefined {
  const { monitor, returns } = effect.known.call;
  if (monitor!.covers !== "object" || returns === undefined || returns === "self") return undefined;
  const { unit, node } = effect;
  const name = assignedName(effect.scope, node);
  if (name === undefined || timesNamed(unit, name, node) > 1 || isImported(ev, unit, name)) return undefined;
  const { library } = effect.known.library;
  const works = effects.some(
    (other) =>
      other.does === "monitor" && other.known.library.library === library && other.known.call.monitor!.covers !== "object",
  );
  return works ? undefined : `${name} is made here and used nowhere`;
}

function assignedName(scope: Scope, node: number): string | undefined {
  for (const [name, bindings] of scope.bindings)
    if (bindings.some((binding) => binding.kind === "assignment" && binding.value === node && binding.unpack === undefined))
      return name;
  return undefined;
}

/** How often a name stands in a file, comments and the expression of one node left out. */
export function timesNamed(unit: Unit, name: string, except = 0): number {
  const { text, start, end } = unit.tree;
  const rest = except === 0 ? text : text.slice(0, start[except]!) + text.slice(end[except]!);
  return rest.replaceAll(/#[^\n]*/g, "").match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;
}

/** Whether another file takes this name from that one. */
export function isImported(ev: Evaluator, unit: Unit, name: string): boolean {
  return ev.resolver.units.some(
    (other) =>
      other !== unit &&
      other.module.imports.some(
        (fact) => (fact.name === name || fact.name === "*") && ev.resolve(other, fact.module, fact.level) === unit,
      ),
  );
}

const PRODUCTION = /\b(is_?)?prod(uction)?\b|_PROD(UCTION)?\b/i;
const ELSEWHERE = /["'](dev\w*|local\w*|test\w*|debug|staging)["']/i;

/** The call, or a step on the way to it from where the program starts, stands where production never comes. */
function neverInProduction(ev: Evaluator, effect: Effect, startup: ReadonlyMap<Scope, Reached>): string | undefined {
  let unit = effect.unit;
  let scope = effect.scope;
  let { node } = effect;
  for (let step = 0; step < 12; step++) {
    const because = unreachable(ev, unit, scope, node);
    if (because !== undefined) return because;
    const reached = startup.get(owning(scope));
    if (reached?.from === undefined) return undefined;
    unit = reached.from.unit;
    node = reached.node;
    const index = unit.module.calls.indexOf(node);
    scope = index < 0 ? reached.from.scope : unit.module.scopes[unit.module.callScopes[index]!]!;
  }
  return undefined;
}

/** Looks at every `if` in whose body, or `else`, a node of the scope stands. */
function unreachable(ev: Evaluator, unit: Unit, scope: Scope, node: number): string | undefined {
  const { tree } = unit;
  const at = tree.start[node]!;
  for (let around = owning(scope).node; around !== undefined; ) {
    let next: number | undefined;
    for (let child = tree.firstChild[around]!; child !== 0; child = tree.nextSibling[child]!) {
      if (tree.start[child]! > at || at >= tree.end[child]!) continue;
      next = child;
      break;
    }
    if (next === undefined || next === node) return undefined;
    const test = tree.firstChild[around]!;
    if (tree.kind[around] === Kind.If && next !== test) {
      const because = whyNot(ev, unit, scope, test, tree.kind[next] === Kind.Block);
      if (because !== undefined) return because;
    }
    around = next;
  }
  return undefined;
}

/** Why a test never holds (`wanted`), or always does, in production. */
function whyNot(ev: Evaluator, unit: Unit, scope: Scope, test: number, wanted: boolean): string | undefined {
  const written = textOf(unit.tree, test).replaceAll(/\s+/g, " ");
  if (written.length > 120 || /__name__|TYPE_CHECKING/.test(written)) return undefined;
  const isNegated = /^not\b|!=/.test(written);
  if (PRODUCTION.test(written) && !/\b(or|and|in)\b/.test(written)) {
    if (isNegated === wanted)
      return wanted
        ? `it is off in production: it runs only where \`${written}\` holds`
        : `it is off in production: it runs only where \`${written}\` does not hold`;
    return undefined;
  }
  if (wanted && !isNegated && (/==/.test(written) ? ELSEWHERE.test(written) : /(^|\.)(DEBUG|debug|is_debug)$/.test(written)))
    return `it is off in production: it runs only where \`${written}\` holds`;
  if (unit.tree.kind[test] !== Kind.Name && unit.tree.kind[test] !== Kind.Attribute && unit.tree.kind[test] !== Kind.False)
    return undefined;
  ev.begin(unit);
  if (isUnasked(ev, unit, scope, textOf(unit.tree, test))) return undefined;
  const values = ev.evaluate(unit, test, scope);
  const only = values.length === 1 && values[0]!.type === "constant" ? values[0]!.value : undefined;
  return typeof only === "boolean" && only !== wanted
    ? `it is switched off: \`${written}\` is always ${only ? "True" : "False"}`
    : undefined;
}

/** A parameter that no caller is seen to set, but the file itself when it is tried out: its default decides nothing. */
function isUnasked(ev: Evaluator, unit: Unit, from: Scope, name: string, depth = 0): boolean {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const binding = scope.bindings.get(name)?.[0];
    if (binding === undefined) continue;
    if (binding.kind !== "parameter" || depth > 3) return false;
    const { parameters } = scope;
    const isMethod = scope.parent?.kind === "class";
    const callers = callersOf(ev, unit, scope).filter((site) => site.unit !== unit || !isUnderMain(unit, site.node));
    return (
      callers.length === 0 ||
      callers.some(({ unit: at, node, scope: within }) => {
        const given = bindArguments(parameters, argumentsOf(at.tree, node), isMethod).get(name);
        return (
          given !== undefined && at.tree.kind[given] === Kind.Name && isUnasked(ev, at, within, textOf(at.tree, given), depth + 1)
        );
      })
    );
  }
  return false;
}
