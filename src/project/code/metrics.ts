import type { Place } from "../../model/place.ts";
import { nameHash } from "../../source/python/names.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import { argumentsOf } from "../python/arguments.ts";
import type { Unit } from "../python/unit.ts";

/** A measure of quality that a program computes or records, by the name that the program gives it. */
export interface NamedMetric {
  readonly name: string;
  readonly place: Place;
}

const RECORDS: ReadonlySet<number> = new Set(["log_metric", "log_metrics"].map((name) => nameHash(name)));

/** What programs that are no tests measure of models: `log_metric("auc", …)`, `log_metrics({"auc": …})`, functions of `sklearn.metrics`. */
export function metricsIn(units: readonly Unit[]): readonly NamedMetric[] {
  const byName = new Map<string, NamedMetric>();
  for (const unit of units) for (const metric of measured(unit)) if (!byName.has(metric.name)) byName.set(metric.name, metric);
  return [...byName.values()];
}

/** In source order, a name as often as it is measured. */
const measured = keptWith((unit: Unit): readonly NamedMetric[] => {
  const found: NamedMetric[] = [];
  if (unit.inTests) return found;
  const { tree, calls, imports } = unit.module;
  const functions = new Map<number, string>();
  for (const { module, name, bound } of imports)
    if (module === "sklearn.metrics" && name !== undefined && name !== "*") functions.set(nameHash(bound), name);
  for (const [index, hash] of unit.calledNames.entries()) {
    const records = RECORDS.has(hash);
    const imported = functions.get(hash);
    if (!records && imported === undefined) continue;
    const call = calls[index]!;
    const add = (name: string | undefined) => {
      if (name !== undefined && name !== "")
        found.push({ name, place: unit.facts.positions.place(unit.path, tree.start[call]!, tree.end[call]!) });
    };
    if (tree.kind[tree.firstChild[call]!] === Kind.Name) add(imported);
    if (!records) continue;
    const { positional, keywords } = argumentsOf(tree, call);
    const first = positional[0] ?? keywords.get("key") ?? 0;
    if (tree.kind[first] === Kind.String) add(stringValue(tree, first));
    if (tree.kind[first] !== Kind.Dict) continue;
    for (let pair = tree.firstChild[first]!; pair !== 0; pair = tree.nextSibling[pair]!) {
      const key = tree.firstChild[pair]!;
      if (tree.kind[pair] === Kind.Pair && tree.kind[key] === Kind.String) add(stringValue(tree, key));
    }
  }
  return found;
});
