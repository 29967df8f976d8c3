import type { Scope } from "../../source/python/module.ts";
import { textOf } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import type { Unit } from "./unit.ts";

/** What listeners of frameworks are called. */
export const LIKE_A_LISTENER = /Callback|Tracer|Handler/;

/** Classes of a file that extend something called like a listener. */
export const namedLikeListeners = keptWith((unit: Unit): readonly Scope[] => {
  if (unit.inTests || unit.facts.notebook) return [];
  return unit.module.scopes.filter(
    (scope) => scope.kind === "class" && scope.bases.some((base) => LIKE_A_LISTENER.test(textOf(unit.tree, base))),
  );
});
