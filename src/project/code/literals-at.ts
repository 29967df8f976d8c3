import type { Place } from "../../model/place.ts";
import type { PythonFacts } from "../../source/facts.ts";
import { Kind, StringFlag, type Tree, textOf } from "../../source/python/tree.ts";

/** A string of a program, with what stands around it. */
export interface Literal {
  readonly facts: PythonFacts;
  /** A String or FString node. */
  readonly node: number;
  /** The nodes from the module down to it. */
  readonly path: readonly number[];
  readonly start: number;
  readonly end: number;
  /** `"` or `'`, once or three times. */
  readonly quote: string;
  /** `r`, `f`, `rb` …, in small letters. */
  readonly prefix: string;
  /** What stands between the quotes, as it is written. */
  readonly written: string;
}

/** The string in which a place lies, in whole or in part; undefined in a file that could not be read to its end. */
export function literalAt(facts: PythonFacts, place: Place): Literal | undefined {
  const { tree } = facts.module;
  if (tree.errors > 0) return undefined;
  for (let node = 1; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (kind !== Kind.String && kind !== Kind.FString) continue;
    const at = facts.positions.place(facts.path, tree.start[node]!, tree.end[node]!);
    if (at.cell !== place.cell || isBefore(place.line, place.column, at.line, at.column)) continue;
    if (isBefore(at.endLine, at.endColumn, place.endLine, place.endColumn)) continue;
    return literalOf(facts, node);
  }
  return undefined;
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line < otherLine || (line === otherLine && column < otherColumn);
}

function literalOf(facts: PythonFacts, node: number): Literal | undefined {
  const { tree } = facts.module;
  const [, prefix = "", quote = "", written = ""] = /^([a-zA-Z]*)("""|'''|"|')([\s\S]*)\2$/.exec(textOf(tree, node)) ?? [];
  const path = pathDownTo(tree, node);
  if (quote === "" || path.length === 0) return undefined;
  return { facts, node, path, start: tree.start[node]!, end: tree.end[node]!, quote, prefix: prefix.toLowerCase(), written };
}

/** By parents, so that nodes that share their stretch with their parent are told apart. */
function pathDownTo(tree: Tree, node: number): readonly number[] {
  const parents = new Int32Array(tree.count);
  for (let at = 1; at < tree.count; at++)
    for (let child = tree.firstChild[at]!; child !== 0; child = tree.nextSibling[child]!) parents[child] = at;
  const path: number[] = [];
  for (let at = node; at !== 0; at = parents[at]!) path.unshift(at);
  return path[0] === tree.root ? path : [];
}

/** True for a string of one line whose characters stand for themselves, so that it can be taken apart. */
export function isSimple(literal: Literal): boolean {
  const { facts, node, quote, written } = literal;
  const flags = facts.module.tree.data[node]!;
  return (flags & (StringFlag.Bytes | StringFlag.Triple)) === 0 && quote.length === 1 && !written.includes("\\");
}
