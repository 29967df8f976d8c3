import type { ParameterFact, Scope } from "../../source/python/module.ts";
import { textOf } from "../../source/python/tree.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Unit } from "./unit.ts";
import { UNKNOWN, type Value, type Values } from "./values.ts";

/** Decorations beyond which nobody would look for the one that is meant. */
const MOST_DECORATED = 40;

/**
 * What the function that a decorator's factory gives back is called with: `@register("linear")` above classes and functions, of which `register` keeps
 * account.
 */
export function decoratedBy(ev: Evaluation, unit: Unit, scope: Scope, parameter: ParameterFact): Values {
  const factory = scope.parent;
  if (factory?.kind !== "function" || scope.kind !== "function" || scope.parameters[0] !== parameter) return UNKNOWN;
  if (!factory.returns.some((node) => textOf(unit.tree, node) === scope.name)) return UNKNOWN;
  const found: Value[] = [];
  for (const site of ev.callsNamed(factory.name).slice(0, MOST_DECORATED)) {
    for (const made of site.unit.module.scopes) {
      if (!made.decorators.includes(site.node) || (made.kind !== "class" && made.kind !== "function") || !ev.spend()) continue;
      if (!ev.callee(site).some((value) => value.type === "function" && value.scope === factory)) continue;
      ev.touch(site.unit, made);
      found.push(
        made.kind === "class"
          ? { type: "class", unit: site.unit, scope: made }
          : { type: "function", unit: site.unit, scope: made, self: undefined },
      );
    }
  }
  return found;
}
