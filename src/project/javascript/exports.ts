import { evaluate, member } from "./evaluate.ts";
import type { Mod, Program, Value } from "./program.ts";

const NOTHING: readonly Value[] = [];

/** What a module of the project hands out under a name, by ES exports or CommonJS. */
export function exportValues(program: Program, mod: Mod, name: string, seen: ReadonlySet<Mod> = new Set()): readonly Value[] {
  if (seen.has(mod)) return NOTHING;
  const inner = new Set(seen).add(mod);
  for (const one of mod.syntax.exports) {
    if (one.name !== name && !(one.name === "=" && name === "default")) continue;
    if (one.value) return evaluate(program, mod, one.value, 0);
    if (one.from === undefined) continue;
    return fromModule(program, mod, one.from, one.fromName ?? name, inner);
  }
  const plain = commonExports(program, mod, name);
  if (plain.length > 0) return plain;
  if (name === "default") return NOTHING;
  for (const one of mod.syntax.exports) {
    if (one.name !== "*" || one.from === undefined) continue;
    const target = program.resolver.resolve(mod.path, one.from);
    if (target?.kind !== "file") continue;
    const found = fromModule(program, mod, one.from, name, inner);
    if (found.length > 0) return found;
  }
  return NOTHING;
}

function fromModule(program: Program, mod: Mod, specifier: string, name: string, seen: ReadonlySet<Mod>): readonly Value[] {
  const target = program.resolver.resolve(mod.path, specifier);
  if (target?.kind === "package") {
    const path = name === "*" ? `${target.name}#` : `${target.name}#${name}`;
    return [{ kind: "library", path, origin: undefined, carries: [] }];
  }
  const other = target && program.modules.get(target.path);
  if (!other) return NOTHING;
  return name === "*" ? [{ kind: "namespace", mod: other }] : exportValues(program, other, name, seen);
}

/** `exports.x = …`, `module.exports.x = …`, `module.exports = …`. */
function commonExports(program: Program, mod: Mod, name: string): readonly Value[] {
  const values: Value[] = [];
  for (const { target, value, owner } of mod.syntax.stores) {
    const { object, property } = target;
    const direct = object.kind === "name" && object.name === "exports";
    const long =
      object.kind === "member" &&
      object.property === "exports" &&
      object.object.kind === "name" &&
      object.object.name === "module";
    if ((direct || long) && property === name) values.push(...evaluate(program, mod, value, owner));
    else if (object.kind === "name" && object.name === "module" && property === "exports") {
      const whole = evaluate(program, mod, value, owner);
      if (name === "default" || name === "=") values.push(...whole);
      else values.push(...whole.flatMap((one) => member(program, one, name)));
    }
  }
  return values;
}

/** Everything that a module hands out: name and values, the ES default and named ones and CommonJS properties. */
export function exportedNames(mod: Mod): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const names = mod.syntax.exports
    .filter((one) => one.name !== "*" && one.name !== "=")
    .map((one) => ({ name: one.name, start: one.start, end: one.end }));
  for (const { target } of mod.syntax.stores) {
    const { object, property } = target;
    const direct = object.kind === "name" && object.name === "exports";
    const long =
      object.kind === "member" &&
      object.property === "exports" &&
      object.object.kind === "name" &&
      object.object.name === "module";
    if (direct || long) names.push({ name: property, start: target.start, end: target.end });
    else if (object.kind === "name" && object.name === "module" && property === "exports") {
      names.push({ name: "default", start: target.start, end: target.end });
    }
  }
  return names;
}
