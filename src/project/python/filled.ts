import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind } from "../../source/python/tree.ts";
import type { Effect } from "./effects.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { callsOf, owning, type Reached } from "./graph.ts";
import { keyOf } from "./record.ts";

/** Calls that read weights into a network which was made from its architecture. */
const FILLS: ReadonlySet<number> = new Set(["load_state_dict", "load_weights"].map((name) => nameHash(name)));

export function isLoad(effect: Effect): boolean {
  return effect.does === "load-model" || effect.does === "load-object" || effect.does === "download-model";
}

/**
 * Objects that hold nothing when they are made and get a trained model afterwards: `net.load_state_dict(torch.load(…))`,
 * `booster.load_model("b.json")`. By the key of the call that made each.
 */
export function filledObjects(
  ev: Evaluator,
  effects: readonly Effect[],
  reached: ReadonlyMap<Scope, Reached>,
): ReadonlySet<string> {
  const filled = new Set<string>();
  for (const effect of effects) {
    const { origin } = effect.callee;
    if (origin !== undefined && isLoad(effect) && reached.has(owning(effect.scope))) filled.add(keyOf(origin.unit, origin.node));
  }
  for (const { owner } of reached.values()) {
    const { unit } = owner;
    for (const index of callsOf(owner)) {
      if (!FILLS.has(unit.calledNames[index]!)) continue;
      const { node, scope } = siteAt(unit, index);
      const callee = unit.tree.firstChild[node]!;
      if (unit.tree.kind[callee] !== Kind.Attribute) continue;
      ev.begin(unit);
      for (const value of ev.evaluate(unit, unit.tree.firstChild[callee]!, scope)) {
        if ((value.type === "external" || value.type === "instance") && value.origin !== undefined)
          filled.add(keyOf(value.origin.unit, value.origin.node));
      }
    }
  }
  return filled;
}
