import type { Scope } from "../../source/python/module.ts";
import { parentsOf } from "../../source/python/parents.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluator } from "./evaluator.ts";
import { siteAt } from "./evaluator.ts";
import { callsOf, type Owner, type Reached } from "./graph.ts";
import type { Unit } from "./unit.ts";

/** The words by which people ask a program for predictions, written as a text or an option: `== "predict"`, `args.predict`. */
const PREDICTS = /["'.](?:\w+[-_])?(?:predict|infer|classif|detect|score|serve|answer|chat|ask|query)\w*(?![\w(])/i;

/**
 * Functions that a program which trains as well starts for one of its words alone: what `set_defaults(func=…)` names,
 * and what a branch calls that asks whether the word for predictions was given.
 */
export function commandsOf(ev: Evaluator, unit: Unit, reached: ReadonlyMap<Scope, Reached>): readonly Owner[] {
  const { tree } = unit;
  const found = new Map<Scope, Owner>();
  for (const { owner } of reached.values()) {
    if (owner.unit !== unit) continue;
    for (const index of callsOf(owner)) {
      const site = siteAt(unit, index);
      const handed = textOf(tree, tree.firstChild[site.node]!).endsWith(".set_defaults");
      if (!handed && !isAskedFor(unit, site.node)) continue;
      ev.begin(unit);
      const values = handed
        ? [...argumentsOf(tree, site.node).keywords.values()].flatMap((node) => ev.evaluate(unit, node, site.scope))
        : ev.callee(site);
      for (const value of values) if (value.type === "function") found.set(value.scope, { unit: value.unit, scope: value.scope });
    }
  }
  return [...found.values()];
}

/** Whether code lies in a branch that is taken when predictions are asked for. */
function isAskedFor({ tree }: Unit, node: number): boolean {
  const parents = parentsOf(tree);
  for (let below = node, at = parents[node]!; at !== 0; below = at, at = parents[at]!) {
    if (tree.kind[below] !== Kind.Block || (tree.kind[at] !== Kind.If && tree.kind[at] !== Kind.Case)) continue;
    if (PREDICTS.test(textOf(tree, tree.firstChild[at]!))) return true;
  }
  return false;
}
