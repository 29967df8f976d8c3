import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import type { CallSite } from "./evaluation.ts";
import type { Unit } from "./unit.ts";

/** Names by which Ray makes an object of a class that it wraps: `Actor.remote(path)`, `Deployment.bind(path)`. */
export const MAKERS: readonly string[] = ["bind", "remote"];

/** Names that stand for an object which was made elsewhere: `Deployment.get_handle()`. */
export const HANDLES: readonly string[] = [...MAKERS, "get_handle"];

/** A class of which Ray keeps the objects, and calls them from elsewhere: `@serve.deployment`, `@ray.remote`. */
export function isRemote(unit: Unit, scope: Scope): boolean {
  return scope.decorators.some((node) => /^(ray\.)?(serve\.)?(deployment|remote|ingress)\b/.test(textOf(unit.tree, node)));
}

/** Whether a call by one of those names is made on a class of the given name: `Model.bind(…)`, `Model.options(…).remote(…)`. */
export function isMadeOf(site: CallSite, name: string): boolean {
  const { tree } = site.unit;
  let node = tree.firstChild[tree.firstChild[site.node]!]!;
  while (tree.kind[node] === Kind.Call) node = tree.firstChild[tree.firstChild[node]!]!;
  return textOf(tree, node).replace(/^.*\./, "") === name;
}
