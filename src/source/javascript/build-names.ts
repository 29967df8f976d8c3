import type { SyntaxNode } from "@lezer/common";
import { readExpression } from "./build-expression.ts";
import type { Builder, FunctionDraft } from "./builder.ts";

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "LineComment" && child.name !== "BlockComment") children.push(child);
  }
  return children;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };

/** The value of a string literal's node. */
export function stringValue(text: string, node: SyntaxNode): string {
  return decodeEscapes(text.slice(node.from + 1, Math.max(node.to - 1, node.from + 1)));
}

export function decodeEscapes(raw: string): string {
  if (!raw.includes("\\")) return raw;
  return raw.replace(
    /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g,
    (_all, brace, four, two, one) => {
      const code: string | undefined = brace ?? four ?? two;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : "";
      }
      if (one === "\n" || one === "\r\n") return "";
      return ESCAPES[one as string] ?? (one as string);
    },
  );
}

/** The first name of a type: `OpenAI` of `: OpenAI | null` and of `: Promise<OpenAI>`; undefined for what is not named. */
export function typeName(text: string, node: SyntaxNode): string | undefined {
  const written = text.slice(node.from, node.to);
  const match =
    /^:?\s*(?:Promise|Readonly|Partial|Required)<\s*([A-Za-z_$][\w$.]*)\s*>\s*(?:$|\|)/.exec(written) ??
    /^:?\s*(?:readonly\s+)?([A-Za-z_$][\w$.]*)\s*(?:<[\s\S]*>)?\s*(?:$|\|\s*(?:null|undefined)\b)/.exec(written);
  return match?.[1];
}

/** The names that a pattern binds, each with the way to its part of the value. Defaults are read for their calls. */
export function collectParameters(
  builder: Builder,
  node: SyntaxNode,
  owner: FunctionDraft,
  path: readonly string[] = [],
): { name: string; path: readonly string[] }[] {
  if (node.name === "VariableDefinition") return [{ name: builder.text.slice(node.from, node.to), path }];
  const found: { name: string; path: readonly string[] }[] = [];
  const children = childrenOf(node);
  if (node.name === "ArrayPattern") {
    let index = 0;
    let rest = false;
    for (const child of children) {
      if (child.name === ",") index++;
      else if (child.name === "Spread") rest = true;
      else if (/^(?:VariableDefinition|ObjectPattern|ArrayPattern)$/.test(child.name)) {
        found.push(...collectParameters(builder, child, owner, rest ? [...path, "*"] : [...path, String(index)]));
      } else readExpression(builder, child, owner);
    }
    return found;
  }
  for (const property of children) {
    if (property.name !== "PatternProperty") continue;
    const parts = childrenOf(property);
    const key = parts[0];
    if (!key) continue;
    if (key.name === "Spread") {
      const target = parts.find((part) => part.name === "VariableDefinition");
      if (target) found.push({ name: builder.text.slice(target.from, target.to), path });
      continue;
    }
    const name =
      key.name === "String" ? stringValue(builder.text, key) : key.name === "[" ? "*" : builder.text.slice(key.from, key.to);
    if (key.name === "VariableDefinition") found.push({ name, path: [...path, name] });
    let after = false;
    for (const part of parts.slice(1)) {
      if (part.name === "Equals") after = true;
      else if (after) readExpression(builder, part, owner);
      else if (/^(?:VariableDefinition|ObjectPattern|ArrayPattern)$/.test(part.name)) {
        found.push(...collectParameters(builder, part, owner, [...path, name]));
      }
    }
  }
  return found;
}
