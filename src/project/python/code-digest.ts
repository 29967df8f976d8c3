import { hashText } from "../../model/hash.ts";
import { childrenOf, Kind, textOf } from "../../source/python/tree.ts";
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
    const { text, names } = syntax(unit, scope.node, false);
    parts.add(`${scope.qualifiedName} ${text}`);
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
      // Of a class its fields: methods count where they are reached.
      const { text, names } = syntax(unit, node, isClass);
      parts.add(`${name} = ${text}`);
      for (const inner of names) if (!known.has(inner)) wanted.push({ unit, name: inner });
    }
  }
  return hashText([...parts].sort().join("\n"));
}

interface Wanted {
  readonly unit: Unit;
  readonly name: string;
}

interface Syntax {
  /** Kinds, names and literals. */
  readonly text: string;
  /** What it evaluates by name. */
  readonly names: ReadonlySet<string>;
}

/** Units live as long as their text, so a function is written out once. */
const written = new WeakMap<Unit, Map<number, Syntax>>();

function syntax(unit: Unit, node: number, fieldsOnly: boolean): Syntax {
  const known = written.get(unit) ?? new Map<number, Syntax>();
  written.set(unit, known);
  const found = known.get(node) ?? writeSyntax(unit, node, fieldsOnly);
  known.set(node, found);
  return found;
}

/** Goes down by a stack of its own: long sums are deep trees. */
function writeSyntax({ tree }: Unit, root: number, fieldsOnly: boolean): Syntax {
  const out: string[] = [];
  const names = new Set<string>();
  /** Nodes to write, the next one last; 0 closes a node. */
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 0) {
      out.push(")");
      continue;
    }
    const kind = tree.kind[node]!;
    const first = tree.firstChild[node]!;
    if (kind === Kind.ExpressionStatement && tree.kind[first] === Kind.String) continue;
    if (fieldsOnly && kind === Kind.FunctionDef) continue;
    out.push(`${kind}.${tree.data[node]!}`);
    if (kind === Kind.String) out.push(unquoted(textOf(tree, node)));
    else if (first === 0) out.push(textOf(tree, node));
    if (kind === Kind.Name) names.add(textOf(tree, node));
    if (first === 0) continue;
    out.push("(");
    stack.push(0);
    for (const child of childrenOf(tree, node).reverse()) stack.push(child);
  }
  return { text: out.join(" ").replace(/\r\n?/g, "\n"), names };
}

/** A literal without its quotes, which formatters change, but with its prefix. */
function unquoted(text: string): string {
  const match = /^([a-z]*)("""|'''|"|')([\s\S]*)\2$/i.exec(text);
  return match === null ? text : `${match[1]!.toLowerCase()}:${match[3]!.replace(/\\(["'])/g, "$1")}`;
}
