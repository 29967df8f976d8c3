import { indexModule } from "../../src/source/python/module-index.ts";
import { parsePython } from "../../src/source/python/parser.ts";
import { stringValue } from "../../src/source/python/strings.ts";
import { Kind, StringFlag, type Tree } from "../../src/source/python/tree.ts";

/** What is compared of one file, ours and CPython's alike: lists of facts, each sorted by offset. */
export interface Reading {
  readonly imports: readonly unknown[];
  readonly calls: readonly unknown[];
  readonly definitions: readonly unknown[];
  readonly strings: readonly unknown[];
  readonly names: readonly unknown[];
  readonly shapes: readonly unknown[];
  readonly inFormats: readonly unknown[];
}

/** Kinds of node that stand at the same span in CPython's tree. */
const SHAPES: ReadonlyMap<number, string> = new Map(
  (
    [
      "Binary",
      "Unary",
      "Compare",
      "Subscript",
      "Attribute",
      "Conditional",
      "Lambda",
      "Await",
      "Yield",
      "Starred",
      "NamedExpression",
      "ListComprehension",
      "SetComprehension",
      "DictComprehension",
      "Generator",
      "List",
      "Set",
      "Dict",
      "If",
      "For",
      "While",
      "Try",
      "With",
      "Match",
      "Assign",
      "AugAssign",
      "AnnAssign",
      "Return",
      "Raise",
      "Assert",
      "Delete",
      "Global",
      "ExpressionStatement",
    ] as const
  ).map((name) => [Kind[name], name]),
);

type Fact = [start: number, end: number, ...rest: unknown[]];

/** Reads a file as `dump.py` does. `exactFormats`: whether positions inside f-strings are to be compared (CPython has them since 3.12). */
export function readOurs(text: string, exactFormats: boolean): Reading & { readonly errors: number } {
  const tree = parsePython(text);
  const module = indexModule(tree);
  const calls: Fact[] = [];
  const definitions: Fact[] = [];
  const strings: Fact[] = [];
  const names: [number, string][] = [];
  const shapes: Fact[] = [];
  const inFormats: string[] = [];
  const imports = module.imports.map((one) => {
    const from = tree.kind[one.statement] === Kind.ImportFrom;
    const alias = one.alias ? one.bound : null;
    return [tree.start[one.statement]!, one.level, one.module, from ? one.name : null, alias] as const;
  });
  const indexed = new Set(module.calls);

  const visit = (node: number, inFormat: boolean, inJoined: boolean): void => {
    const kind = tree.kind[node]!;
    const start = tree.start[node]!;
    const end = tree.end[node]!;
    const format = inFormat && !exactFormats;
    if (kind === Kind.Call) {
      if (!indexed.has(node)) throw new Error(`A call that the index does not know, at ${start}.`);
      if (format) inFormats.push(`call ${dotted(tree, tree.firstChild[node]!) ?? "?"}`);
      else calls.push([start, end, dotted(tree, tree.firstChild[node]!)]);
    } else if (kind === Kind.Name) {
      if (format) inFormats.push(`name ${textAt(tree, node)}`);
      else names.push([start, textAt(tree, node)]);
    } else if (kind === Kind.NamedExpression) {
      const target = tree.firstChild[node]!;
      if (format) inFormats.push(`name ${textAt(tree, target)}`);
      else names.push([tree.start[target]!, textAt(tree, target)]);
    } else if (kind === Kind.FunctionDef || kind === Kind.ClassDef) definitions.push(definition(tree, node));
    if ((kind === Kind.String || kind === Kind.JoinedString) && !inJoined && !format) {
      if (hasFormat(tree, node)) shapes.push([start, end, "Format"]);
      else if (!hasBytes(tree, node)) strings.push([start, end, stringValue(tree, node)]);
    } else if (kind === Kind.FString && !inJoined && !format) shapes.push([start, end, "Format"]);
    const shape = SHAPES.get(kind);
    if (shape !== undefined && !format) shapes.push([start, end, shape]);
    const joined = kind === Kind.JoinedString;
    const inside = inFormat || kind === Kind.FString;
    for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) {
      visit(child, inside, joined);
    }
  };
  visit(tree.root, false, false);

  calls.sort(bySpan);
  definitions.sort(bySpan);
  strings.sort(bySpan);
  shapes.sort(bySpan);
  names.sort((a, b) => a[0] - b[0]);
  inFormats.sort(byCodePoint);
  imports.sort((a, b) => a[0] - b[0]);
  return { imports, calls, definitions, strings, names, shapes, inFormats, errors: tree.errors };
}

function bySpan(a: Fact, b: Fact): number {
  return a[0] - b[0] || a[1] - b[1] || (String(a[2]) < String(b[2]) ? -1 : 1);
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** CPython normalises names. */
function textAt(tree: Tree, node: number): string {
  return tree.text.slice(tree.start[node], tree.end[node]).normalize("NFKC");
}

function dotted(tree: Tree, node: number): string | null {
  if (tree.kind[node] === Kind.Name) return textAt(tree, node);
  if (tree.kind[node] !== Kind.Attribute) return null;
  const object = tree.firstChild[node]!;
  const prefix = dotted(tree, object);
  return prefix === null ? null : `${prefix}.${textAt(tree, tree.nextSibling[object]!)}`;
}

function definition(tree: Tree, node: number): Fact {
  const decorators: [number, number][] = [];
  let child = tree.firstChild[node]!;
  for (; tree.kind[child] === Kind.Decorator; child = tree.nextSibling[child]!) {
    const expression = tree.firstChild[child]!;
    decorators.push([tree.start[expression]!, tree.end[expression]!]);
  }
  return [tree.start[node]!, tree.end[node]!, textAt(tree, child), decorators];
}

function hasFormat(tree: Tree, node: number): boolean {
  for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!)
    if (tree.kind[child] === Kind.FString) return true;
  return false;
}

function hasBytes(tree: Tree, node: number): boolean {
  const first = tree.kind[node] === Kind.JoinedString ? tree.firstChild[node]! : node;
  return (tree.data[first]! & StringFlag.Bytes) !== 0;
}
