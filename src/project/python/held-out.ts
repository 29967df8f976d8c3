import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import { owning } from "./graph.ts";
import type { Unit } from "./unit.ts";

/** Assignments that are followed back from what a model is asked to the data that was split. */
const MOST_STEPS = 4;

/**
 * Whether a model is asked what the same piece of code has split off to measure it by: `model.predict(X_test)` behind `… = train_test_split(…)`. Whoever may
 * start that, such as a page on which people train models, nobody is answered by it.
 */
export const isOfHeldOut = keptWith(({ unit, node, scope }: Effect): boolean => {
  if (unit.tree.kind[node] !== Kind.Call || !unit.tree.text.includes("train_test_split(")) return false;
  const asked = argumentsOf(unit.tree, node).positional[0];
  return asked !== undefined && isSplit(unit, asked, scope, unit.tree.start[node]!, MOST_STEPS);
});

/** Whether an expression holds a name that came from a split, by the last assignment before the offset. */
function isSplit(unit: Unit, node: number, scope: Scope, before: number, steps: number): boolean {
  const { tree } = unit;
  if (tree.kind[node] === Kind.Name) return steps > 0 && isNameOfSplit(unit, textOf(tree, node), scope, before, steps);
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
    if (isSplit(unit, child, scope, before, steps)) return true;
  return false;
}

function isNameOfSplit(unit: Unit, name: string, scope: Scope, before: number, steps: number): boolean {
  const { tree } = unit;
  const home = owning(scope);
  const last = home.bindings.get(name)?.findLast(({ at }) => at <= before);
  if (last?.kind !== "assignment" || last.value === 0) return false;
  if (tree.kind[last.value] === Kind.Call && /(?:^|\.)train_test_split$/.test(textOf(tree, tree.firstChild[last.value]!)))
    return true;
  return isSplit(unit, last.value, home, tree.start[last.value]!, steps - 1);
}
