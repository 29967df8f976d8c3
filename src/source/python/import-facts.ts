import { RowKind } from "./binding-rows.ts";
import type { ImportFact } from "./module.ts";
import { bindText, type OpenScope, type OpenScopes } from "./scopes.ts";
import { Kind, type Tree } from "./tree.ts";

/** What an Import or ImportFrom statement brings in, bound in its scope. */
export function readImport(
  open: OpenScopes,
  imports: ImportFact[],
  scope: OpenScope,
  statement: number,
  typeOnly: boolean,
): void {
  const { tree } = open;
  const from = tree.kind[statement] === Kind.ImportFrom;
  let module = "";
  for (let child = tree.firstChild[statement]!; child !== 0; child = tree.nextSibling[child]!) {
    const kind = tree.kind[child];
    if (kind === Kind.DottedName) module = dottedName(tree, child);
    else if (kind === Kind.ImportStar) {
      imports.push(fact(tree, statement, module, "*", "", false, scope, typeOnly));
    } else if (kind === Kind.ImportAlias) {
      const name = tree.firstChild[child]!;
      const as = tree.nextSibling[name]!;
      const written = from ? tree.text.slice(tree.start[name], tree.end[name]) : dottedName(tree, name);
      const bound = as !== 0 ? tree.text.slice(tree.start[as], tree.end[as]) : from ? written : firstPart(written);
      const one = fact(tree, statement, from ? module : written, from ? written : undefined, bound, as !== 0, scope, typeOnly);
      const start = tree.start[as !== 0 ? as : name]!;
      bindText(open, scope, start, start + bound.length, RowKind.Import, imports.push(one) - 1, tree.end[statement]!);
    }
  }
}

function fact(
  tree: Tree,
  statement: number,
  module: string,
  name: string | undefined,
  bound: string,
  alias: boolean,
  scope: OpenScope,
  typeOnly: boolean,
): ImportFact {
  return { statement, module, level: tree.data[statement]!, name, bound, alias, scope: scope.id, typeOnly };
}

/** Space, comments and line continuations may stand between the parts. */
function dottedName(tree: Tree, node: number): string {
  const text = tree.text.slice(tree.start[node], tree.end[node]);
  return /[\s\\#]/.test(text) ? text.replace(/#[^\r\n]*|[\s\\]+/g, "") : text;
}

function firstPart(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}
