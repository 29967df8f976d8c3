import type { SyntaxNode } from "@lezer/common";
import type { LastImport } from "./module.ts";
import { javascriptParser } from "./parser.ts";

/** Where another import may be added. */
export function lastImport(text: string, path: string): LastImport | undefined {
  const dialect = /\.tsx$/.test(path) ? "ts jsx" : /ts$/.test(path) ? "ts" : "jsx";
  const { topNode } = javascriptParser().configure({ dialect }).parse(text);
  let found: SyntaxNode | undefined;
  let required: SyntaxNode | undefined;
  for (let node = topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.type.isError) return undefined;
    if (node.name === "ImportDeclaration") found = node;
    else if (
      node.name === "VariableDeclaration" &&
      /=\s*require\(\s*["'][^"']+["']\s*\)[\w.()]*;?\s*$/.test(text.slice(node.from, node.to))
    )
      required = node;
  }
  const last = found ?? required;
  return last === undefined ? undefined : { end: last.to, text: text.slice(last.from, last.to), commonJs: found === undefined };
}
