import type { Binding, PyModule } from "../../../../src/source/python/module.ts";
import { parsePython } from "../../../../src/source/python/parser.ts";
import { childrenOf, Kind, type Tree, textOf } from "../../../../src/source/python/tree.ts";

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(Kind).map(([name, kind]) => [kind, name]));

/** A node as an s-expression: `(Call Name:f (Arguments Number:1))`. Leaves show their text; `#n` is the node's data where it is not 0. */
export function printTree(tree: Tree, node: number): string {
  const data = tree.data[node] === 0 ? "" : `#${tree.data[node]}`;
  const name = `${NAMES.get(tree.kind[node]!)}${data}`;
  const children = childrenOf(tree, node);
  if (children.length > 0) return `(${[name, ...children.map((child) => printTree(tree, child))].join(" ")})`;
  const text = textOf(tree, node);
  return text === "" || tree.kind[node] === Kind.Arguments || tree.kind[node] === Kind.Parameters ? name : `${name}:${text}`;
}

/** The statements of a module, one a line. */
export function printModule(text: string): string {
  const tree = parsePython(text);
  return childrenOf(tree, tree.root)
    .map((statement) => printTree(tree, statement))
    .join("\n");
}

/** The expression that is the only statement. */
export function printExpression(text: string): string {
  const tree = parsePython(text);
  return printTree(tree, tree.firstChild[tree.firstChild[tree.root]!]!);
}

/** The calls in source order, as the text of their callees. */
export function callees(module: PyModule): string[] {
  const { tree } = module;
  return Array.from(module.calls, (call) => textOf(tree, tree.firstChild[call]!).replace(/\s+/g, ""));
}

/** The calls with the scope in which they are evaluated: `Model.fit: prepare`. */
export function callsWithScopes(module: PyModule): string[] {
  return callees(module).map((callee, index) => {
    const scope = module.scopes[module.callScopes[index]!]!;
    return `${scope.kind === "module" ? "module" : scope.kind === "comprehension" ? `${scope.qualifiedName}[comprehension]` : scope.qualifiedName || scope.kind}: ${callee}`;
  });
}

/** What a scope binds: `x = assignment 1 | element xs [0]`. */
export function bindingsOf(module: PyModule, qualifiedName: string, kind?: string): string[] {
  const scope = module.scopes.find((one) => one.qualifiedName === qualifiedName && (kind === undefined || one.kind === kind))!;
  return [...scope.bindings].map(([name, list]) => `${name} = ${list.map((one) => printBinding(module.tree, one)).join(" | ")}`);
}

function printBinding(tree: Tree, binding: Binding): string {
  const unpack = "unpack" in binding && binding.unpack !== undefined ? ` [${binding.unpack.join(", ")}]` : "";
  switch (binding.kind) {
    case "import":
      return `import ${".".repeat(binding.import.level)}${binding.import.module}${binding.import.name === undefined ? "" : `:${binding.import.name}`}`;
    case "definition":
      return `${binding.scope.kind} ${binding.scope.qualifiedName}`;
    case "assignment":
      return `assignment ${binding.value === 0 ? "nothing" : textOf(tree, binding.value)}${unpack}${binding.annotation === 0 ? "" : `: ${textOf(tree, binding.annotation)}`}`;
    case "augmented":
      return `augmented ${textOf(tree, binding.statement)}`;
    case "parameter":
      return `parameter ${binding.parameter.flag}${binding.parameter.keywordOnly ? " keyword-only" : ""}`;
    case "element":
      return `element ${textOf(tree, binding.iterable)}${unpack}`;
    case "with":
      return `with ${textOf(tree, binding.expression)}${unpack}`;
    case "other":
      return "other";
  }
}
