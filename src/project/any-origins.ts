import type { Literal } from "../model/inventory.ts";
import type { PythonFacts } from "../source/facts.ts";
import type { PyModule } from "../source/python/module.ts";
import { stringValue } from "../source/python/strings.ts";
import { childrenOf, Kind, textOf } from "../source/python/tree.ts";
import { isTestPath } from "./python/unit.ts";

const KEYWORD = /^(?:allow_)?origins$/;
const remembered = new WeakMap<PythonFacts, readonly Literal[]>();

/** Calls that set up CORS with `*` among the allowed origins, written in place or in a constant of the module. */
export function anyOrigins(facts: Iterable<PythonFacts>): Literal[] {
  const found: Literal[] = [];
  for (const one of facts) {
    let own = remembered.get(one);
    if (own === undefined) {
      own = one.module.tree.text.includes("CORS") ? search(one) : [];
      remembered.set(one, own);
    }
    found.push(...own);
  }
  return found;
}

function search(facts: PythonFacts): readonly Literal[] {
  const { module, path, positions } = facts;
  const { tree } = module;
  const found: Literal[] = [];
  for (const call of module.calls) {
    const [callee = 0, args = 0] = childrenOf(tree, call);
    const passed = args === 0 ? [] : childrenOf(tree, args);
    const plain = passed.filter((node) => tree.kind[node] !== Kind.Keyword);
    if (![callee, ...plain].some((node) => /(?:^|\.)CORS(?:Middleware)?$/.test(textOf(tree, node)))) continue;
    for (const keyword of passed) {
      if (tree.kind[keyword] !== Kind.Keyword) continue;
      const [name = 0, value = 0] = childrenOf(tree, keyword);
      if (!KEYWORD.test(textOf(tree, name)) || !holdsStar(module, value)) continue;
      const place = positions.place(path, tree.start[keyword]!, tree.end[keyword]!);
      const reasons = [{ place, message: "any origin is allowed here" }];
      found.push({ kind: "any-origin", value: "*", place, reasons, context: "serving", inTests: isTestPath(path) });
    }
  }
  return found;
}

/** `"*"`, a list or tuple that holds it, or a name of the module that is bound once to one. */
function holdsStar(module: PyModule, node: number, depth = 0): boolean {
  const { tree } = module;
  const kind = tree.kind[node];
  if (kind === Kind.List || kind === Kind.Tuple || kind === Kind.Set)
    return childrenOf(tree, node).some((item) => holdsStar(module, item, depth));
  if (kind !== Kind.Name) return stringValue(tree, node) === "*";
  const bindings = module.scopes[0]?.bindings.get(textOf(tree, node)) ?? [];
  const [only] = bindings;
  return (
    depth === 0 && bindings.length === 1 && only?.kind === "assignment" && only.value !== 0 && holdsStar(module, only.value, 1)
  );
}
