import type { ColumnUse } from "../../../model/usage.ts";
import { parentsOf } from "../../../source/python/parents.ts";
import { stringValue } from "../../../source/python/strings.ts";
import { childrenOf, Kind, textOf } from "../../../source/python/tree.ts";
import { argumentsOf } from "../arguments.ts";
import type { Effect } from "../effects.ts";
import type { Evaluator } from "../evaluator.ts";
import { placeOf } from "../record.ts";
import type { Unit } from "../unit.ts";
import { rootName } from "./flow.ts";

const READS = /^(?:pandas|polars|dask\.dataframe|modin\.pandas)\.(?:read|scan)_\w+$/;
/** Arguments by which a read gives the columns other names than the file does. */
const RENAMES = ["names", "header", "dtype_backend", "new_columns", "schema", "columns"];

/** Columns that a file takes, by their literal names, from the very table that a read of the same file gave. */
export function columnsOf(
  ev: Evaluator,
  unit: Unit,
  effects: readonly Effect[],
  locationOf: (effect: Effect) => string | undefined,
): ColumnUse[] {
  const { tree } = unit;
  const reads = new Map<number, string>();
  for (const effect of effects) {
    if (effect.does !== "read-dataset" || !READS.test(effect.callee.path) || tree.kind[effect.node] !== Kind.Call) continue;
    const args = argumentsOf(tree, effect.node);
    const location = locationOf(effect);
    if (location !== undefined && !args.open && !RENAMES.some((name) => args.keywords.has(name)))
      reads.set(effect.node, location);
  }
  if (reads.size === 0 || unit.inTests) return [];
  const found: ColumnUse[] = [];
  const up = parentsOf(tree);
  for (let node = 1; node < tree.count; node++) {
    if (tree.kind[node] !== Kind.Subscript) continue;
    const object = tree.firstChild[node]!;
    const index = tree.nextSibling[object]!;
    const names = index === 0 ? [] : literals(unit, index);
    if (names.length === 0 || isStored(unit, up, node)) continue;
    const scope = scopeOf(unit, up, node);
    if (scope === undefined) continue;
    ev.begin(unit);
    const [value, ...others] = ev.evaluate(unit, object, scope);
    if (value?.type !== "external" || others.length > 0 || value.origin?.unit !== unit) continue;
    const location = reads.get(value.origin.node);
    if (location === undefined || !READS.test(value.path.replace(/\(\)$/, "")) || !value.path.endsWith("()")) continue;
    const root = rootName(tree, object);
    for (const { column, at } of names)
      found.push({ place: placeOf(unit, at), column, location, certain: root !== undefined && !mayAdd(unit, root, column) });
  }
  return found;
}

function literals(unit: Unit, index: number): { column: string; at: number }[] {
  const { tree } = unit;
  const nodes = tree.kind[index] === Kind.List ? childrenOf(tree, index) : [index];
  return nodes.flatMap((at) => {
    const column = tree.kind[at] === Kind.String ? stringValue(tree, at) : undefined;
    return column === undefined ? [] : [{ column, at }];
  });
}

/** Left of an assignment, or deleted. */
function isStored({ tree, module }: Unit, up: Int32Array, node: number): boolean {
  return tree.kind[up[node]!] === Kind.Delete || module.stores.some(({ target }) => target === node);
}

function scopeOf(unit: Unit, up: Int32Array, from: number) {
  for (let node = from; node !== 0; node = up[node]!) {
    const scope = unit.scopeByNode.get(node);
    if (scope !== undefined && scope.kind !== "class") return scope;
  }
  return undefined;
}

/** True where the program may have given the table this column itself, or have changed the names of those that it had. */
function mayAdd({ tree, module }: Unit, root: string, column: string): boolean {
  for (const { target } of module.stores) {
    if (tree.kind[target] !== Kind.Subscript) {
      if (/\.columns$/.test(textOf(tree, target))) return true;
      continue;
    }
    const index = tree.nextSibling[tree.firstChild[target]!]!;
    const isLiteral = tree.kind[index] === Kind.String;
    if (isLiteral ? stringValue(tree, index) === column : rootName(tree, target) === root) return true;
  }
  const name = root.replace(/\W/g, "");
  const changes = new RegExp(
    `\\b${name}\\.(?:rename|insert|eval|join|update|assign|set_axis|merge|pipe|columns\\s*=)\\b|^[ \\t]*[\\w.]+\\([^()\\n]*\\b${name}\\b[^()\\n]*\\)[ \\t]*$`,
    "m",
  );
  return changes.test(tree.text);
}
