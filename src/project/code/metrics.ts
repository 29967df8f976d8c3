import type { Place } from "../../model/place.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "../python/arguments.ts";
import type { Unit } from "../python/unit.ts";

/** A measure of quality that a program computes or records, by the name that the program gives it. */
export interface NamedMetric {
  readonly name: string;
  readonly place: Place;
}

const RECORDS = /(?:^|\.)log_metrics?$/;

/** What programs that are no tests measure of models: `log_metric("auc", …)`, `log_metrics({"auc": …})`, functions of `sklearn.metrics`. */
export function metricsIn(units: readonly Unit[]): readonly NamedMetric[] {
  const found: NamedMetric[] = [];
  for (const unit of units) {
    if (unit.inTests) continue;
    const { tree, calls, imports } = unit.module;
    const functions = new Map(
      imports
        .filter(({ module, name }) => module === "sklearn.metrics" && name !== undefined && name !== "*")
        .map((one) => [one.bound, one.name!]),
    );
    for (const call of calls) {
      const written = textOf(tree, tree.firstChild[call]!);
      const add = (name: string | undefined) => {
        if (name === undefined || name === "" || found.some((one) => one.name === name)) return;
        found.push({ name, place: unit.facts.positions.place(unit.path, tree.start[call]!, tree.end[call]!) });
      };
      add(functions.get(written));
      if (!RECORDS.test(written)) continue;
      const first = argumentsOf(tree, call).positional[0] ?? argumentsOf(tree, call).keywords.get("key") ?? 0;
      if (tree.kind[first] === Kind.String) add(stringValue(tree, first));
      if (tree.kind[first] !== Kind.Dict) continue;
      for (let pair = tree.firstChild[first]!; pair !== 0; pair = tree.nextSibling[pair]!) {
        const key = tree.firstChild[pair]!;
        if (tree.kind[pair] === Kind.Pair && tree.kind[key] === Kind.String) add(stringValue(tree, key));
      }
    }
  }
  return found;
}
