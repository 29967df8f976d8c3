import type { Unit } from "./unit.ts";

const remembered = new WeakMap<Unit, Map<RegExp, boolean>>();

/** Whether a file's text has a match; asked of each file once for each expression, however often the project is analysed. */
export function mentions(unit: Unit, expression: RegExp): boolean {
  let known = remembered.get(unit);
  if (known === undefined) {
    known = new Map();
    remembered.set(unit, known);
  }
  let found = known.get(expression);
  if (found === undefined) {
    found = unit.tree.text.search(expression) >= 0;
    known.set(expression, found);
  }
  return found;
}
