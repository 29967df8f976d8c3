import { classAround, evaluate, isNothing, member, returnValues, typeValues } from "./evaluate.ts";
import { functionOf, type Mod, type Program, type Value } from "./program.ts";

const NOTHING: readonly Value[] = [];

/** A member of an instance or class of the project: method, field, `this.x = …`, or what its base has. */
export function classMember(
  program: Program,
  value: Value & { kind: "instance" | "class" | "function" },
  name: string,
): readonly Value[] {
  const { mod } = value;
  const made = mod.syntax.classes[value.id];
  if (!made) return NOTHING;
  const method = made.methods.get(name);
  if (method !== undefined)
    return isGetter(mod, method) ? returnValues(program, { mod, id: method }) : [{ kind: "function", mod, id: method }];
  const values: Value[] = [];
  const field = made.fields.get(name);
  for (const one of field?.values ?? []) values.push(...evaluate(program, mod, one, field!.owner));
  for (const store of mod.syntax.stores) {
    const { object, property } = store.target;
    if (property !== name || object.kind !== "this" || classAround(mod, store.owner) !== made.id) continue;
    values.push(...evaluate(program, mod, store.value, store.owner));
  }
  if (values.every(isNothing) && field?.type !== undefined) values.push(...typeValues(program, mod, field.type, made.owner));
  if (values.length > 0 || !made.extends) return values;
  return evaluate(program, mod, made.extends, made.owner).flatMap((base) => inherited(program, base, name));
}

/** `get client() { … }`: who names it has what it gives. */
function isGetter(mod: Mod, id: number): boolean {
  const { nameStart } = functionOf(mod, id);
  return /\bget\s+$/.test(mod.facts.module.text.slice(Math.max(nameStart - 12, 0), nameStart));
}

function inherited(program: Program, base: Value, name: string): readonly Value[] {
  if (base.kind === "class") return classMember(program, { ...base, kind: "instance" }, name);
  if (base.kind !== "library") return NOTHING;
  const returns = program.knowledge.match(base.path).find((one) => one.call.returns !== undefined)?.call.returns;
  const path = returns === undefined ? `${base.path}()` : `@${returns.replace(/^@/, "")}`;
  return member(program, { ...base, path }, name);
}
