import type { PyModule } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";

/**
 * The value of a setting that a module states once and without a condition, as the node of `NAME = value`; undefined where it is chosen under an
 * `if`, set again later, or not there.
 */
export function statedOnce(module: PyModule, name: string): { readonly target: number; readonly value: number } | undefined {
  const { tree } = module;
  if (module.scopes[0]?.bindings.get(name)?.length !== 1) return undefined;
  for (let node = tree.firstChild[tree.root]!; node !== 0; node = tree.nextSibling[node]!) {
    if (tree.kind[node] !== Kind.Assign) continue;
    const target = tree.firstChild[node]!;
    const value = tree.nextSibling[target]!;
    if (tree.nextSibling[value] === 0 && tree.kind[target] === Kind.Name && textOf(tree, target) === name)
      return { target, value };
  }
  return undefined;
}
