import type { ParameterFact, Scope } from "../../source/python/module.ts";
import { Kind } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Unit } from "./unit.ts";
import { type ClassValue, UNKNOWN, union, type Values } from "./values.ts";

/** Calls that make a task of the function below them. */
const MAKERS = ["task", "shared_task"] as const;

/** `@app.task(bind=True, base=PredictTask)`: the first parameter is the task itself, an object of that class. */
export function boundTask(ev: Evaluation, unit: Unit, scope: Scope, parameter: ParameterFact): Values {
  if (scope.parameters[0] !== parameter) return UNKNOWN;
  for (const node of scope.decorators) {
    if (unit.tree.kind[node] !== Kind.Call) continue;
    const { keywords } = argumentsOf(unit.tree, node);
    const [bind, base] = [keywords.get("bind"), keywords.get("base")];
    if (bind === undefined || base === undefined || unit.tree.kind[bind] !== Kind.True) continue;
    const outer = scope.parent ?? scope;
    return ev
      .evaluate(unit, base, outer)
      .flatMap((of) => (of.type === "class" ? [{ type: "instance" as const, of, origin: undefined }] : []));
  }
  return UNKNOWN;
}

/** What tasks of a class are given besides: `@app.task(base=PredictTask, path=("model", "SpamModel"))` makes `self.path`. */
export function taskSetting(ev: Evaluation, classes: readonly ClassValue[], name: string): Values {
  const found: Values[] = [];
  for (const maker of MAKERS) {
    for (const site of ev.callsNamed(maker)) {
      const { keywords } = argumentsOf(site.unit.tree, site.node);
      const [base, given] = [keywords.get("base"), keywords.get(name)];
      if (base === undefined || given === undefined || !ev.spend()) continue;
      const isOurs = ev
        .evaluate(site.unit, base, site.scope)
        .some((value) => value.type === "class" && classes.some((one) => one.scope === value.scope));
      if (isOurs) found.push(ev.evaluate(site.unit, given, site.scope));
    }
  }
  return union(found);
}
