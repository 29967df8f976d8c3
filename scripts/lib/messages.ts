import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/javascript";

/** Messages that a program gives to `t` or `later`, and those arguments of theirs that are no plain text. */
export interface Messages {
  readonly found: readonly string[];
  readonly dynamic: readonly string[];
}

/** Reads the messages off the syntax of a TypeScript program. */
export function messagesOf(source: string): Messages {
  const found: string[] = [];
  const dynamic: string[] = [];
  parser
    .configure({ dialect: "ts" })
    .parse(source)
    .iterate({
      enter({ node }) {
        if (node.name !== "CallExpression") return;
        const callee = node.firstChild;
        if (callee?.name !== "VariableName" || !["t", "later"].includes(source.slice(callee.from, callee.to))) return;
        const argument = node.getChild("ArgList")?.firstChild?.nextSibling ?? null;
        const text = argument === null ? undefined : textOf(source, argument);
        if (text !== undefined) found.push(text);
        else if (argument !== null) dynamic.push(source.slice(argument.from, argument.to));
      },
    });
  return { found, dynamic };
}

function textOf(source: string, { name, from, to }: SyntaxNode): string | undefined {
  if (name !== "String") return undefined;
  const written = source.slice(from, to);
  return JSON.parse(
    written.startsWith('"') ? written : `"${written.slice(1, -1).replaceAll('"', '\\"').replaceAll("\\'", "'")}"`,
  );
}
