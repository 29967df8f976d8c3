import { evaluate } from "./evaluate.ts";
import { functionOf, type Mod, type Program, type Value } from "./program.ts";
import type { Root } from "./roots.ts";

/** Classes that extend a library's entry class: the platform calls their methods. */
export function readBaseClasses(program: Program, mod: Mod, roots: Root[]): void {
  for (const made of mod.syntax.classes) {
    if (!made.extends) continue;
    for (const base of basesOf(program, evaluate(program, mod, made.extends, made.owner), 0)) {
      const serve = program.knowledge.match(base).find((one) => one.call.serve?.as === "base")?.call.serve;
      if (!serve) continue;
      for (const name of serve.methods ?? []) {
        const id = made.methods.get(name);
        if (id === undefined) continue;
        const method = functionOf(mod, id);
        roots.push({
          mod,
          id,
          kind: serve.kind,
          name: method.qualifiedName,
          start: method.nameStart,
          end: method.nameEnd,
          context: serve.context ?? "serving",
          symbol: method.qualifiedName,
          before: [],
          origin: undefined,
          platform: "what calls it may check callers",
        });
      }
      break;
    }
  }
}

function basesOf(program: Program, values: readonly Value[], depth: number): readonly string[] {
  return values.flatMap((value) => {
    if (value.kind === "library") return [value.path];
    if (value.kind !== "class" || depth > 5) return [];
    const base = value.mod.syntax.classes[value.id];
    return base?.extends ? basesOf(program, evaluate(program, value.mod, base.extends, base.owner), depth + 1) : [];
  });
}
