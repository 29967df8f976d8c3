import type { CallExpression, Expression } from "../../source/javascript/module.ts";
import { tracingHost } from "../endpoints/models.ts";
import { evaluate } from "./evaluate.ts";
import type { Known } from "./knowledge-index.ts";
import type { Carried, Mod, Program } from "./program.ts";

/** The monitors that a call's result carries: the call itself when it wraps, callbacks among its arguments, a host that traces. */
export function carriedBy(program: Program, mod: Mod, call: CallExpression, known: readonly Known[]): readonly Carried[] {
  const found: Carried[] = [];
  for (const one of known) {
    const covers = one.call.monitor?.covers;
    if (covers === "object" || covers === "callback") found.push({ mod, at: call, library: one.library.library });
  }
  // Only what makes or asks a model takes monitors in its arguments.
  if (known.some((one) => one.library.ai === true)) {
    for (const argument of call.arguments) scan(program, mod, argument, call.owner, 0, found);
  }
  return found;
}

function scan(program: Program, mod: Mod, expression: Expression, owner: number, depth: number, found: Carried[]): void {
  if (depth > 4) return;
  switch (expression.kind) {
    case "object":
      for (const property of expression.properties) scan(program, mod, property.value, owner, depth + 1, found);
      for (const spread of expression.spreads) scan(program, mod, spread, owner, depth + 1, found);
      return;
    case "array":
      for (const part of expression.parts) scan(program, mod, part, owner, depth + 1, found);
      return;
    case "function":
    case "class":
      return;
    default:
      for (const value of evaluate(program, mod, expression, owner)) {
        if (value.kind === "library") found.push(...value.carries);
        else if (value.kind === "text") {
          const library = tracingHost(value.value);
          if (library !== undefined) found.push({ mod, at: expression, library });
        } else if (value.kind === "expression" && expression.kind !== "member") {
          scan(program, value.mod, value.expression, value.owner, depth + 1, found);
        }
      }
  }
}
