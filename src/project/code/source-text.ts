import type { TextEdit } from "../../model/fix.ts";
import type { PythonFacts } from "../../source/facts.ts";
import { Kind, type Tree } from "../../source/python/tree.ts";

/** The nodes from the module down to a node, both included; empty where the node is not reached through what programs evaluate. */
export function pathTo(tree: Tree, node: number): readonly number[] {
  const path = [tree.root];
  for (let at = tree.root; at !== node; ) {
    let next = 0;
    for (let child = tree.firstChild[at]!; child !== 0; child = tree.nextSibling[child]!) {
      if (child === node || (tree.start[child]! <= tree.start[node]! && tree.end[node]! <= tree.end[child]!)) next = child;
      if (child === node) break;
    }
    if (next === 0) return [];
    path.push(next);
    at = next;
  }
  return path;
}

/** True for what stands by itself in a block. */
export function isStatement(kind: number): boolean {
  return kind === Kind.FunctionDef || kind === Kind.ClassDef || (kind >= Kind.ExpressionStatement && kind <= Kind.TypeAlias);
}

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

/** Before the line break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** The white space before a statement that begins its line; undefined where something else stands before it. */
export function indentOf(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** True where nothing but a comment follows on the line. */
export function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(offset, lineEnd(text, offset)));
}

/** Where the comments begin that stand right above a line, at the same depth; the line itself where there are none. */
export function aboveComments(text: string, offset: number): number {
  const indent = indentOf(text, offset);
  let at = lineStart(text, offset);
  while (at > 0) {
    const above = lineStart(text, text[at - 1] === "\n" && text[at - 2] === "\r" ? at - 2 : at - 1);
    const line = text.slice(above, at);
    if (indent === undefined || !line.startsWith(`${indent}#`)) break;
    at = above;
  }
  return at;
}

/** Line breaks are written as `\n`; whoever applies the edit writes the file's own. */
export function replacing(facts: Pick<PythonFacts, "path" | "positions">, start: number, end: number, text: string): TextEdit {
  return { place: facts.positions.place(facts.path, start, end), text };
}

/** A whole line put in below the line on which `offset` stands. */
export function lineBelow(facts: PythonFacts, offset: number, line: string): TextEdit {
  const at = lineEnd(facts.module.tree.text, offset);
  return replacing(facts, at, at, `\n${line}`);
}

/** A whole line put in above the line on which `offset` stands. */
export function lineAbove(facts: PythonFacts, offset: number, line: string): TextEdit {
  const at = lineStart(facts.module.tree.text, offset);
  return replacing(facts, at, at, `${line}\n`);
}
