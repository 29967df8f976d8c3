import type { Scope } from "../../source/python/module.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Unit } from "./unit.ts";
import type { Value } from "./values.ts";

/** Layers through which an input is followed. */
const DEEPEST = 12;
const INPUT = /^(?:tensorflow\.|tf_)?(?:python\.)?keras\b.*\.Input\(\)|^keras\.Input\(\)/;

/** Whether an expression is Keras's stand-in for what a network will be given, or what layers make of that: a network that is called with it is being built. */
export function isSymbolic(ev: Evaluation, unit: Unit, node: number, scope: Scope, depth = 0): boolean {
  return node !== 0 && depth < DEEPEST && ev.evaluate(unit, node, scope).some((value) => holds(ev, value, depth));
}

function holds(ev: Evaluation, value: Value, depth: number): boolean {
  if (value.type === "sequence") return value.items.some((item) => item.some((inner) => holds(ev, inner, depth)));
  if (value.type === "dict") return [...value.entries.values()].some((entry) => entry.some((inner) => holds(ev, inner, depth)));
  if (value.type !== "external") return false;
  if (INPUT.test(value.path)) return true;
  if (value.origin === undefined) return false;
  const { unit, node, scope } = value.origin;
  return isSymbolic(ev, unit, argumentsOf(unit.tree, node).positional[0] ?? 0, scope, depth + 1);
}
