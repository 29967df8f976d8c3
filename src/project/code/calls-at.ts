import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";

/** The call that stands exactly at a place, or 0. */
export function callAt(facts: PythonFacts, place: Place): number {
  const { tree, calls } = facts.module;
  for (const call of calls) {
    const at = facts.positions.place(facts.path, tree.start[call]!, tree.end[call]!);
    if (at.line !== place.line || at.column !== place.column) continue;
    if (at.endLine === place.endLine && at.endColumn === place.endColumn) return call;
  }
  return 0;
}

/** The function in which a call stands, lambdas and comprehensions left out; the module's scope at the top of a file. */
export function functionAround(facts: PythonFacts, call: number): Scope {
  const { calls, callScopes, scopes } = facts.module;
  let scope: Scope = scopes[callScopes[calls.indexOf(call)] ?? 0]!;
  while (scope.kind !== "function" && scope.parent !== undefined) scope = scope.parent;
  return scope;
}

/** True when the file's top level binds the name, or any scope of it does. */
export function isBoundIn(facts: PythonFacts, name: string): boolean {
  return facts.module.scopes.some(({ bindings }) => bindings.has(name));
}
