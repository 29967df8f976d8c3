import type { SampledData } from "../../../model/usage.ts";
import type { Scope } from "../../../source/python/module.ts";
import { Kind, textOf } from "../../../source/python/tree.ts";
import { argumentsOf } from "../arguments.ts";
import type { Effect } from "../effects.ts";
import { type Evaluator, siteAt } from "../evaluator.ts";
import { placeOf } from "../record.ts";
import type { Unit } from "../unit.ts";
import { followData, isConditional } from "./flow.ts";
import { mayBeSampled } from "./may-tell.ts";

/** Where the head of a table is the best or the most frequent rows, or the first of each group, and not a sample. */
const CHOSEN = /sort|nlargest|nsmallest|groupby|value_counts|rank/;
const TABLE = /^(?:pandas|polars|dask|modin|vaex|cudf|datasets|pyspark)\b/;

interface Limit {
  readonly node: number;
  readonly written: string;
  /** Offsets of what is taken away to use all rows. */
  readonly start: number;
  readonly end: number;
}

/** Where a fixed number of rows is taken and a model trained on them, in one function or through one call. */
export function samplesOf(
  ev: Evaluator,
  unit: Unit,
  effects: readonly Effect[],
  trains: ReadonlyMap<Scope, Effect>,
): SampledData[] {
  const { tree, module } = unit;
  if (!mayBeSampled(unit)) return [];
  const found: SampledData[] = [];
  for (let index = 0; index < module.calls.length; index++) {
    const site = siteAt(unit, index);
    const limit = limitOf(ev, unit, site.node, site.scope, effects);
    if (limit === undefined || isConditional(tree, limit.node)) continue;
    const use = trainedOn(ev, unit, site.scope, limit.node, effects, trains);
    if (use === undefined) continue;
    found.push({
      place: placeOf(unit, limit.node),
      written: limit.written,
      use: { place: placeOf(use.unit, use.node), message: `${use.name} trains on it` },
      limit: unit.facts.positions.place(unit.path, limit.start, limit.end),
    });
  }
  return found;
}

function limitOf(ev: Evaluator, unit: Unit, call: number, scope: Scope, effects: readonly Effect[]): Limit | undefined {
  const { tree } = unit;
  const callee = tree.firstChild[call]!;
  if (tree.kind[callee] !== Kind.Attribute) return undefined;
  const args = argumentsOf(tree, call);
  const rows = args.keywords.get("nrows");
  if (rows !== undefined) {
    if (tree.kind[rows] !== Kind.Number || !effects.some(({ node, does }) => node === call && does === "read-dataset"))
      return undefined;
    const argument = tree.text.lastIndexOf("nrows", tree.start[rows]!);
    const before = /,\s*$/.exec(tree.text.slice(0, argument));
    const after = /^\s*,\s*/.exec(tree.text.slice(tree.end[rows]!));
    return {
      node: call,
      written: `nrows=${textOf(tree, rows)}`,
      start: before === null ? argument : before.index,
      end: tree.end[rows]! + (before === null ? (after?.[0].length ?? 0) : 0),
    };
  }
  const receiver = tree.firstChild[callee]!;
  const method = textOf(tree, tree.nextSibling[receiver]!);
  if (method !== "sample" && method !== "head") return undefined;
  const part = args.keywords.get("frac");
  const count = args.keywords.get("n") ?? args.positional[0];
  const taken = part ?? count ?? 0;
  if (taken === 0 || tree.kind[taken] !== Kind.Number || args.open || args.keywords.has("replace")) return undefined;
  if (part !== undefined && Number(textOf(tree, part)) >= 1) return undefined;
  if (CHOSEN.test(textOf(tree, receiver))) return undefined;
  ev.begin(unit);
  const isTable = ev.evaluate(unit, receiver, scope).some((value) => value.type === "external" && TABLE.test(value.path));
  if (!isTable) return undefined;
  return { node: call, written: `.${method}(${textOf(tree, taken)})`, start: tree.end[receiver]!, end: tree.end[call]! };
}

/** The training that is given the rows; undefined where none is, or where the others are used as well: then it is a split. */
function trainedOn(
  ev: Evaluator,
  unit: Unit,
  scope: Scope,
  limited: number,
  effects: readonly Effect[],
  trains: ReadonlyMap<Scope, Effect>,
): Effect | undefined {
  const { tree, module } = unit;
  const from = tree.start[limited]!;
  for (const [name, bindings] of scope.bindings)
    if (
      bindings.some(
        (one) => one.kind === "assignment" && tree.start[one.value]! <= from && tree.end[one.value]! >= tree.end[limited]!,
      ) &&
      new RegExp(`\\b${name}\\.index\\b`).test(tree.text)
    )
      return undefined;
  const uses = (call: number) => {
    const flow = followData(unit, scope, new Set([limited]), [], from, tree.start[call]!);
    const args = argumentsOf(tree, call);
    return [...args.positional, ...args.keywords.values()].some((argument) => flow.carries(argument));
  };
  for (const effect of effects)
    if (effect.does === "train" && effect.scope === scope && tree.start[effect.node]! > from && uses(effect.node)) return effect;
  for (let index = 0; index < module.calls.length; index++) {
    const site = siteAt(unit, index);
    if (site.scope !== scope || tree.start[site.node]! <= from || site.node === limited) continue;
    if (tree.kind[tree.firstChild[site.node]!] === Kind.Call || !uses(site.node)) continue;
    ev.begin(unit);
    for (const value of ev.callee(site)) {
      const trained = value.type === "function" ? trains.get(value.scope) : undefined;
      if (trained !== undefined) return trained;
    }
  }
  return undefined;
}
