import type { Scope } from "../../source/python/module.ts";
import { textOf } from "../../source/python/tree.ts";
import type { Entry } from "./entries.ts";
import type { Owner } from "./graph.ts";
import type { Processes } from "./process.ts";

/** A route by which a program tells what it counted. */
export const TELLS = /^GET \S*\/(metrics|stats|statistics)\/?$/i;

/** Whether programs may count by themselves what their services do: a route tells of something, or a class of their own stands around every request. */
export function mayCount(processes: Processes, entries: readonly Entry[], lives: readonly { readonly entry: Entry }[]): boolean {
  if (lives.length === 0) return false;
  const isAround = ({ kind, owner }: Entry) =>
    kind === "http" && [...processes.startup(owner.unit).values()].some((one) => middlewareOf(one.owner) !== undefined);
  return entries.some(({ kind, name }) => kind === "http" && TELLS.test(name)) || lives.some(({ entry }) => isAround(entry));
}

/** The class around every request that a method belongs to, where it does what such a class is called for. */
export function middlewareOf({ unit, scope }: Owner): Scope | undefined {
  const of = scope.parent;
  if (of?.kind !== "class" || !/^(dispatch|__call__)$/.test(scope.name)) return undefined;
  return of.bases.some((base) => /Middleware$/.test(textOf(unit.tree, base))) ? of : undefined;
}
