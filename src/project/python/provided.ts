import type { Scope } from "../../source/python/module.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import { resultOf } from "./calls.ts";
import type { Evaluation } from "./evaluation.ts";
import { UNKNOWN, union, type Values } from "./values.ts";

const PROVIDERS = ["Factory", "Singleton"];

/**
 * What a container of dependencies passes to a class that it provides: `providers.Factory(Desk, answerer=answerer)`. What it passes is mostly another
 * provider, which it calls first.
 */
export function providedTo(ev: Evaluation, scope: Scope, name: string): Values {
  const target = scope.parent!;
  const parts: Values[] = [];
  for (const called of PROVIDERS) {
    for (const site of ev.callsNamed(called)) {
      const args = argumentsOf(site.unit.tree, site.node);
      const [provided, ...positional] = args.positional;
      if (provided === undefined) continue;
      const isMeant = ev
        .evaluate(site.unit, provided, site.scope)
        .some((value) => value.type === "class" && value.scope === target);
      const node = isMeant ? bindArguments(scope.parameters, { ...args, positional }, true).get(name) : undefined;
      if (node === undefined) continue;
      for (const value of ev.evaluate(site.unit, node, site.scope))
        parts.push(value.type === "class" || value.type === "function" ? resultOf(ev, value, undefined) : [value]);
    }
  }
  return parts.length === 0 ? UNKNOWN : union(parts);
}
