import type { Expression } from "../../source/javascript/module.ts";
import { evaluate, lookUp } from "./evaluate.ts";
import type { Argument, Mod, Program, Value } from "./program.ts";

/** What handlers keep for those that come after them, by the name under which they keep it. */
type Kept = ReadonlyMap<string, readonly Argument[]>;

const keptByProgram = new WeakMap<Program, Kept>();

/** `c.get("model")` and `c.var.model` in a handler of Hono: what any handler before it has kept by `c.set("model", …)`. */
export function keptForRequest(program: Program, mod: Mod, expression: Expression): readonly Value[] {
  const asked = nameAsked(mod, expression);
  if (asked === undefined || !usesHono(mod)) return [];
  let kept = keptByProgram.get(program);
  if (kept === undefined) {
    kept = keptIn(program);
    keptByProgram.set(program, kept);
  }
  return (kept.get(asked) ?? []).flatMap((one) => evaluate(program, one.mod, one.expression, one.owner));
}

function nameAsked(mod: Mod, expression: Expression): string | undefined {
  if (expression.kind === "member") {
    const { object, property } = expression;
    return object.kind === "member" && object.property === "var" && object.object.kind === "name" ? property : undefined;
  }
  if (expression.kind !== "call" || expression.callee.kind !== "member" || expression.callee.property !== "get") return undefined;
  const [name] = expression.arguments;
  return name?.kind === "text" && isParameter(mod, expression.callee.object, expression.owner) ? name.value : undefined;
}

function keptIn(program: Program): Kept {
  const found = new Map<string, Argument[]>();
  for (const mod of program.modules.values()) {
    if (!usesHono(mod)) continue;
    for (const { calls } of mod.syntax.functions) {
      for (const { callee, arguments: given, owner } of calls) {
        const [name, value] = given;
        if (callee.kind !== "member" || callee.property !== "set" || name?.kind !== "text" || value === undefined) continue;
        if (!isParameter(mod, callee.object, owner)) continue;
        found.set(name.value, [...(found.get(name.value) ?? []), { mod, owner, expression: value }]);
      }
    }
  }
  return found;
}

export function usesHono(mod: Mod): boolean {
  return mod.facts.module.specifiers.some((name) => name === "hono" || name.startsWith("hono/"));
}

function isParameter(mod: Mod, expression: Expression, owner: number): boolean {
  return (
    expression.kind === "name" && lookUp(mod, expression.name, owner)?.bindings.some(({ kind }) => kind === "parameter") === true
  );
}
