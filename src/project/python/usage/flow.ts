import type { Scope } from "../../../source/python/module.ts";
import { parentsOf } from "../../../source/python/parents.ts";
import { childrenOf, Kind, type Tree, textOf } from "../../../source/python/tree.ts";
import { argumentsOf } from "../arguments.ts";
import type { Unit } from "../unit.ts";

/** Where data goes within one function, in the order of its text: which names hold it, or something made of it. */
export interface Flow {
  /** True when the expression holds the data, seen from where the flow has come to. */
  carries(node: number): boolean;
}

/** Calls on data that give a figure about it, and no data. */
const FIGURES =
  /(?:^|\.)(?:len|print|display|sum|min|max|mean|std|var|median|count|nunique|unique|value_counts|info|describe|corr|range|str|int|float|bool|isinstance|type|any|all|keys|items|tolist|plot|hist|to_csv|to_parquet|to_json|index|columns|shape|dtypes)$/;
/** Calls that make another form of the data that they are given. */
const FORMS =
  /(?:^|\.)(?:DataFrame|Series|array|asarray|hstack|vstack|column_stack|concatenate|concat|csr_matrix|copy|fit_transform|transform|train_test_split|to_categorical|Dataset|from_pandas|DMatrix|Pool|TensorDataset|DataLoader)$/;

/** Follows the data that `seeds` (expressions) and `names` hold through the scope's text, from one offset to another. */
export function followData(
  unit: Unit,
  scope: Scope,
  seeds: ReadonlySet<number>,
  names: Iterable<string>,
  from: number,
  to: number,
): Flow {
  const { tree } = unit;
  const held = new Set(names);
  const carries = (node: number): boolean => {
    if (node === 0) return false;
    if (seeds.has(node)) return true;
    switch (tree.kind[node]) {
      case Kind.Name:
        return held.has(textOf(tree, node));
      case Kind.Attribute: {
        const object = tree.firstChild[node]!;
        return !FIGURES.test(textOf(tree, node)) && carries(object);
      }
      case Kind.Subscript:
        return carries(tree.firstChild[node]!);
      case Kind.Call: {
        const callee = tree.firstChild[node]!;
        const written = textOf(tree, callee);
        if (FIGURES.test(written)) return false;
        if (tree.kind[callee] === Kind.Attribute && carries(tree.firstChild[callee]!)) return true;
        const args = argumentsOf(tree, node);
        return FORMS.test(written) && [...args.positional, ...args.keywords.values()].some(carries);
      }
      case Kind.Tuple:
      case Kind.List:
        return childrenOf(tree, node).some(carries);
      case Kind.Binary:
      case Kind.Await:
        return childrenOf(tree, node).some(carries);
      default:
        return false;
    }
  };
  for (const step of stepsOf(unit, scope)) {
    if (step.at < from || step.at >= to) continue;
    if (carries(step.value)) held.add(step.name);
    else if (step.replaces) held.delete(step.name);
  }
  return { carries };
}

interface Step {
  readonly at: number;
  readonly name: string;
  readonly value: number;
  /** False for `name["column"] = value`, after which the name holds what it held before as well. */
  readonly replaces: boolean;
}

const remembered = new WeakMap<Scope, readonly Step[]>();

/** What the scope binds, in the order of its text. */
function stepsOf({ tree, module }: Unit, scope: Scope): readonly Step[] {
  const known = remembered.get(scope);
  if (known !== undefined) return known;
  const steps: Step[] = [];
  for (const [name, bindings] of scope.bindings) {
    for (const binding of bindings) {
      if (binding.kind === "assignment" && binding.value !== 0)
        steps.push({ at: binding.at, name, value: binding.value, replaces: true });
      else if (binding.kind === "element") steps.push({ at: binding.at, name, value: binding.iterable, replaces: true });
    }
  }
  for (const store of module.stores) {
    if (store.scope !== scope.id || store.value === 0) continue;
    const name = rootName(tree, store.target);
    if (name !== undefined) steps.push({ at: tree.end[store.value]!, name, value: store.value, replaces: false });
  }
  steps.sort((left, right) => left.at - right.at);
  remembered.set(scope, steps);
  return steps;
}

/** `df` of `df["a"].values` and of `df.drop("b")`; undefined where no variable stands at the beginning. */
export function rootName(tree: Tree, from: number): string | undefined {
  let node = from;
  for (;;) {
    const kind = tree.kind[node];
    if (kind === Kind.Name) return textOf(tree, node);
    if (kind !== Kind.Attribute && kind !== Kind.Subscript && kind !== Kind.Call) return undefined;
    node = tree.firstChild[node]!;
  }
}

/** True when whoever comes to `later` has run `earlier`: both stand in one row of statements, or `later` further in. */
export function alwaysBefore(tree: Tree, earlier: number, later: number): boolean {
  const up = parentsOf(tree);
  let block = up[earlier]!;
  while (block !== 0 && !isBlock(tree.kind[block]!)) {
    const kind = tree.kind[block];
    if (kind === Kind.Conditional || kind === Kind.Bool || kind === Kind.Lambda) return false;
    block = up[block]!;
  }
  for (let node = later; node !== 0; node = up[node]!) if (node === block) return tree.start[earlier]! < tree.start[later]!;
  return false;
}

function isBlock(kind: number): boolean {
  return kind === Kind.Block || kind === Kind.Module || kind === Kind.ElseBlock || kind === Kind.FinallyBlock;
}

/** True below a condition, other than the one that asks whether the file is started as a program. */
export function isConditional(tree: Tree, from: number): boolean {
  const up = parentsOf(tree);
  for (let node = from; node !== 0; node = up[node]!) {
    const kind = tree.kind[node];
    if (kind === Kind.FunctionDef || kind === Kind.ClassDef) return false;
    if (kind === Kind.Conditional || kind === Kind.ExceptHandler || kind === Kind.While || kind === Kind.Case) return true;
    if (kind === Kind.If && !/__name__/.test(textOf(tree, tree.firstChild[node]!))) return true;
  }
  return false;
}
