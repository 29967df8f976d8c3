import type { Measure } from "../../model/inventory.ts";
import { Kind } from "../../source/python/tree.ts";
import { argumentNode, argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";

/**
 * What a monitor measures. A report or suite measures what it is made of, so where its parts can be read only those count; where they cannot, it is
 * not taken to know how well the model does, which few of them tell.
 */
export function measuresTold(ev: Evaluator, effect: Effect): readonly Measure[] {
  const { measures, told } = effect.known.call.monitor!;
  if (told === undefined) return measures;
  const found = new Set<Measure>();
  for (const name of namesOfParts(ev, effect) ?? [""]) {
    const known = told.by.find((one) => new RegExp(one.name).test(name));
    if (known === undefined) return measures.filter((measure) => measure !== "performance");
    for (const measure of known.measures) found.add(measure);
  }
  return [...found];
}

/** Names of the classes or functions that make the parts; undefined where not all can be told. */
function namesOfParts(ev: Evaluator, effect: Effect): readonly string[] | undefined {
  const { told } = effect.known.call.monitor!;
  // A method measures what the call was given that made its object.
  const made = effect.callee.origin ?? effect;
  if (told?.argument === undefined) return [lastName(effect.callee.path.replace(/\(\).*$/, ""))];
  const { unit, node, scope } = made;
  if (unit.tree.kind[node] !== Kind.Call) return undefined;
  const given = argumentNode(argumentsOf(unit.tree, node), told.argument);
  if (given === 0) return undefined;
  ev.begin(unit);
  const names: string[] = [];
  const values = ev.evaluate(unit, given, scope);
  for (const value of values) {
    if (value.type !== "sequence" || !value.complete || value.items.length === 0) return undefined;
    for (const item of value.items) {
      if (item.length === 0) return undefined;
      for (const one of item) {
        if (one.type !== "external") return undefined;
        names.push(lastName(one.path.replace(/\(\)$/, "")));
      }
    }
  }
  return names.length === 0 ? undefined : names;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
