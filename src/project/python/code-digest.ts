import { hashText } from "../../model/hash.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import type { Owner } from "./graph.ts";
import type { Resolver } from "./resolver.ts";
import type { Unit } from "./unit.ts";

/**
 * A digest of what code does as far as its syntax tells: the functions that were reached, with the constants and classes of the project that
 * they use by name. Comments, docstrings, layout, quotes and the order and places of definitions do not matter. Undefined where a file of
 * them could not be read to its end.
 */
export function codeDigest(reached: Iterable<Owner>, resolver: Resolver): string | undefined {
  const parts = new Set<string>();
  const wanted: Wanted[] = [];
  for (const { unit, scope } of reached) {
    if (unit.tree.errors > 0) return undefined;
    const names = new Set<string>();
    parts.add(`${scope.qualifiedName} ${syntax(unit, scope.node, names, false)}`);
    for (const name of names) wanted.push({ unit, name });
  }
  const seen = new Map<Unit, Set<string>>();
  for (const { unit, name } of wanted) {
    const known = seen.get(unit) ?? new Set();
    seen.set(unit, known.add(name));
    for (const binding of unit.module.scopes[0]!.bindings.get(name) ?? []) {
      if (binding.kind === "import") {
        const { module, level, name: imported } = binding.import;
        const from = imported === undefined ? undefined : resolver.resolve(unit, module, level);
        if (from !== undefined && !seen.get(from)?.has(imported!)) wanted.push({ unit: from, name: imported! });
        continue;
      }
      const isClass = binding.kind === "definition" && binding.scope.kind === "class";
      const node = isClass ? binding.scope.node : binding.kind === "assignment" ? binding.value : 0;
      if (node === 0) continue;
      if (unit.tree.errors > 0) return undefined;
      const names = new Set<string>();
      // Of a class its fields: methods count where they are reached.
      parts.add(`${name} = ${syntax(unit, node, names, isClass)}`);
      for (const inner of names) if (!known.has(inner)) wanted.push({ unit, name: inner });
    }
  }
  return hashText([...parts].sort().join("\n"));
}

interface Wanted {
  readonly unit: Unit;
  readonly name: string;
}

/** A node as kinds, names and literals; the names that it evaluates go to `names`. */
function syntax({ tree }: Unit, root: number, names: Set<string>, fieldsOnly: boolean): string {
  const out: string[] = [];
  const walk = (node: number): void => {
    const kind = tree.kind[node]!;
    const first = tree.firstChild[node]!;
    if (kind === Kind.ExpressionStatement && tree.kind[first] === Kind.String) return;
    if (fieldsOnly && kind === Kind.FunctionDef && node !== root) return;
    out.push(`${kind}.${tree.data[node]!}`);
    if (kind === Kind.String) out.push(unquoted(textOf(tree, node)));
    else if (first === 0) out.push(textOf(tree, node));
    if (kind === Kind.Name) names.add(textOf(tree, node));
    if (first === 0) return;
    out.push("(");
    for (let child = first; child !== 0; child = tree.nextSibling[child]!) walk(child);
    out.push(")");
  };
  walk(root);
  return out.join(" ");
}

/** A literal without its quotes, which formatters change, but with its prefix. */
function unquoted(text: string): string {
  const match = /^([a-z]*)("""|'''|"|')([\s\S]*)\2$/i.exec(text);
  return match === null ? text : `${match[1]!.toLowerCase()}:${match[3]!.replace(/\\(["'])/g, "$1")}`;
}
