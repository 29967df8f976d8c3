import type { FittedData } from "../../../model/usage.ts";
import { Kind } from "../../../source/python/tree.ts";
import { argumentsOf } from "../arguments.ts";
import type { Effect } from "../effects.ts";
import type { Evaluator } from "../evaluator.ts";
import { placeOf } from "../record.ts";
import type { CallRef } from "../values.ts";
import { alwaysBefore, followData, rootName } from "./flow.ts";

/** Transformers that learn from the rows that they see: fitted on the test's rows, too, they tell the model about them. */
const LEARNS =
  /(?:^|\.)((?:Standard|MinMax|MaxAbs|Robust)Scaler|PowerTransformer|QuantileTransformer|KBinsDiscretizer|TargetEncoder|(?:Simple|KNN|Iterative)Imputer|TfidfVectorizer|TfidfTransformer|(?:Kernel|Incremental|Sparse)?PCA|TruncatedSVD|FastICA|NMF|SelectKBest|SelectPercentile|SelectFromModel|RFE|RFECV)\(\)(?:\.(?:fit|fit_transform))?$/;
/** Transformers that are made of others. */
const COMPOSED =
  /(?:^|\.)(ColumnTransformer|make_column_transformer|FeatureUnion|make_union|Pipeline|make_pipeline)\(\)\.(?:fit|fit_transform)$/;

/** Splits of data on which transformers are fitted in the same function, before or after. */
export function fitsOf(ev: Evaluator, effects: readonly Effect[]): FittedData[] {
  const found: FittedData[] = [];
  for (const split of effects) {
    if (split.does !== "split" || split.unit.inTests || !/(?:^|\.)train_test_split$/.test(split.callee.path)) continue;
    const { unit, scope } = split;
    const { tree } = unit;
    const at = tree.start[split.node]!;
    const near = effects.filter((effect) => effect.scope === scope && effect.does === "prepare");
    const splitBefore = effects.filter(
      (effect) => effect.scope === scope && effect.does === "split" && tree.start[effect.node]! < at,
    );
    let result: FittedData | undefined;
    for (const fit of near) {
      if (!/\.(?:fit|fit_transform)$/.test(fit.callee.path)) continue;
      const composed = COMPOSED.exec(fit.callee.path)?.[1];
      const learns = LEARNS.exec(fit.callee.path)?.[1] ?? (composed === undefined ? undefined : partOf(ev, fit.callee.origin));
      const transformer = learns ?? composed;
      if (transformer === undefined) continue;
      const order = tree.start[fit.node]! > at ? "after" : reaches(fit, split, splitBefore) ? "before" : undefined;
      if (order === undefined) continue;
      const made: FittedData = {
        place: placeOf(unit, split.node),
        within: scope.qualifiedName,
        order: order === "before" && learns === undefined ? "unknown" : order,
        fit: placeOf(unit, fit.node),
        transformer,
      };
      if (result === undefined || RANK[made.order] > RANK[result.order]) result = made;
    }
    if (result !== undefined) found.push(result);
  }
  return found;
}

/** A transformer that learns, among those of which one is composed: written into the call that makes it, or a variable that is handed to it. */
function partOf(ev: Evaluator, made: CallRef | undefined, depth = 0): string | undefined {
  if (made === undefined || depth > 2) return undefined;
  const { unit, node: call, scope } = made;
  const { tree } = unit;
  for (let node = 1; node < tree.count; node++) {
    const kind = tree.kind[node];
    if ((kind !== Kind.Name && kind !== Kind.Call) || node === call) continue;
    if (tree.start[node]! <= tree.start[call]! || tree.end[node]! >= tree.end[call]!) continue;
    ev.begin(unit);
    for (const value of ev.evaluate(unit, node, scope)) {
      if (value.type !== "external") continue;
      const found =
        LEARNS.exec(value.path)?.[1] ?? (COMPOSED_OBJECT.test(value.path) ? partOf(ev, value.origin, depth + 1) : undefined);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

const COMPOSED_OBJECT =
  /(?:^|\.)(?:ColumnTransformer|make_column_transformer|FeatureUnion|make_union|Pipeline|make_pipeline)\(\)$/;
const RANK = { after: 0, unknown: 1, before: 2 } as const;

/** The very data that it is fitted on, or what came of it, is split afterwards, for the first time. */
function reaches(fit: Effect, split: Effect, splitBefore: readonly Effect[]): boolean {
  const { unit, scope } = split;
  const { tree } = unit;
  const from = tree.start[fit.node]!;
  if (splitBefore.some((earlier) => tree.start[earlier.node]! < from) || !alwaysBefore(tree, fit.node, split.node)) return false;
  const args = argumentsOf(tree, fit.node);
  const data = args.positional[0] ?? args.keywords.get("X") ?? args.keywords.get("raw_documents") ?? 0;
  const root = data === 0 ? undefined : rootName(tree, data);
  // What is called so was split somewhere else already.
  if (root === undefined || /train|(?:^|_)tr(?:$|_)/i.test(root)) return false;
  // Fitted without being applied (a plot, a figure), it changes nothing of what the model sees.
  const isApplied = /\.fit$/.test(fit.callee.path) && tree.text.indexOf(".transform(", from) >= 0;
  const flow = followData(unit, scope, new Set([fit.node]), isApplied ? [root] : [], from, tree.start[split.node]!);
  return argumentsOf(tree, split.node).positional.some((argument) => flow.carries(argument));
}
