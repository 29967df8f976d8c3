import { type Column, widthFor } from "../column.ts";
import { createTokenBuffer, type TokenBuffer } from "./token-buffer.ts";
import { Kind, type Tree } from "./tree.ts";

/**
 * The parser's state: the tokens to read, and the tree under construction. There is one, used for file after file; its columns are
 * copied out at their exact size. Nodes are made bottom up, so a node's children always stand before it.
 */
export interface ParseState {
  text: string;
  tokens: TokenBuffer;
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  /** The token that is read next. */
  at: number;
  /** How many expressions and blocks we are inside of. */
  depth: number;
  errors: number;
  /** The end of the last semicolon that closed a line: it belongs to the block around. */
  semicolon: number;

  nodeKind: Uint8Array;
  nodeData: Uint8Array;
  nodeStart: Int32Array;
  nodeEnd: Int32Array;
  firstChild: Int32Array;
  nextSibling: Int32Array;
  count: number;
}

/** Expressions and blocks nested deeper than this become Error nodes: CPython itself stops at 200 brackets and 100 blocks. */
export const MAX_DEPTH = 220;

const INITIAL = 1 << 14;
/** Columns that a huge file has blown up beyond this are not kept. */
const KEPT = 1 << 20;

export function createParseState(): ParseState {
  const tokens = createTokenBuffer();
  return {
    text: "",
    tokens,
    kinds: tokens.kinds,
    starts: tokens.starts,
    ends: tokens.ends,
    at: 0,
    depth: 0,
    errors: 0,
    semicolon: 0,
    nodeKind: new Uint8Array(INITIAL),
    nodeData: new Uint8Array(INITIAL),
    nodeStart: new Int32Array(INITIAL),
    nodeEnd: new Int32Array(INITIAL),
    firstChild: new Int32Array(INITIAL),
    nextSibling: new Int32Array(INITIAL),
    count: 1,
  };
}

export function startParse(p: ParseState, tokens: TokenBuffer): void {
  p.text = tokens.text;
  p.tokens = tokens;
  p.kinds = tokens.kinds;
  p.starts = tokens.starts;
  p.ends = tokens.ends;
  p.at = 0;
  p.depth = 0;
  p.errors = tokens.errors;
  p.semicolon = 0;
  p.count = 1;
}

/** A node over `[start, end)`; its children are linked from `firstChild` on already. */
export function node(p: ParseState, kind: Kind, start: number, end: number, firstChild: number, data: number): number {
  const index = p.count;
  if (index === p.nodeKind.length) growNodes(p);
  p.nodeKind[index] = kind;
  p.nodeData[index] = data;
  p.nodeStart[index] = start;
  p.nodeEnd[index] = end;
  p.firstChild[index] = firstChild;
  p.nextSibling[index] = 0;
  p.count = index + 1;
  return index;
}

/** A node without children for the next token, which is consumed. */
export function leaf(p: ParseState, kind: Kind): number {
  const at = p.at++;
  return node(p, kind, p.starts[at]!, p.ends[at]!, 0, 0);
}

/** Links `second` behind `first` and returns `first`. */
export function pair(p: ParseState, first: number, second: number): number {
  p.nextSibling[first] = second;
  return first;
}

/** A node without width that stands where something is missing. */
export function missing(p: ParseState): number {
  p.errors++;
  const start = p.starts[p.at]!;
  return node(p, Kind.Error, start, start, 0, 0);
}

/** The end of the token that was read last. */
export function lastEnd(p: ParseState): number {
  return p.at === 0 ? 0 : p.ends[p.at - 1]!;
}

/** Consumes the next token if it is of this kind. */
export function accept(p: ParseState, kind: number): boolean {
  if (p.kinds[p.at] !== kind) return false;
  p.at++;
  return true;
}

/** Consumes the next token, which ought to be of this kind; otherwise notes the error and leaves it. */
export function expect(p: ParseState, kind: number): void {
  if (p.kinds[p.at] === kind) p.at++;
  else p.errors++;
}

/** The finished tree: every column exactly as long as the nodes are many, in one block of memory. Most files are short, and need half as wide columns. */
export function takeTree(p: ParseState, root: number): Tree {
  const { count } = p;
  if (p.errors > 0) widen(p);
  const offset = widthFor(p.text.length);
  const link = widthFor(count);
  const memory = new ArrayBuffer(count * 2 * (offset + link + 1));
  let free = 0;
  const wide = (column: Int32Array, width: 2 | 4): Column => {
    const copy = width === 2 ? new Uint16Array(memory, free, count) : new Int32Array(memory, free, count);
    copy.set(column.subarray(0, count));
    free += count * width;
    return copy;
  };
  const narrow = (column: Uint8Array): Uint8Array => {
    const copy = new Uint8Array(memory, free, count);
    copy.set(column.subarray(0, count));
    free += count;
    return copy;
  };
  // Pairs of a width, so that all begin at a multiple of theirs.
  const tree: Tree = {
    text: p.text,
    start: wide(p.nodeStart, offset),
    end: wide(p.nodeEnd, offset),
    firstChild: wide(p.firstChild, link),
    nextSibling: wide(p.nextSibling, link),
    kind: narrow(p.nodeKind),
    data: narrow(p.nodeData),
    count,
    root,
    errors: p.errors,
  };
  p.text = "";
  if (p.nodeKind.length > KEPT) resizeNodes(p, INITIAL);
  return tree;
}

/**
 * After errors a child may reach beyond its parent: what is missing stands where the next token begins. Children stand before their parents,
 * so one pass widens all.
 */
function widen(p: ParseState): void {
  const { nodeKind, nodeStart, nodeEnd, firstChild, nextSibling, count } = p;
  for (let parent = 1; parent < count; parent++) {
    for (let child = firstChild[parent]!; child !== 0; child = nextSibling[child]!) {
      if (nodeEnd[child]! > nodeEnd[parent]!) nodeEnd[parent] = nodeEnd[child]!;
      if (nodeStart[child]! < nodeStart[parent]! && nodeKind[child] !== Kind.Decorator) nodeStart[parent] = nodeStart[child]!;
    }
  }
}

function growNodes(p: ParseState): void {
  const { nodeKind, nodeData, nodeStart, nodeEnd, firstChild, nextSibling } = p;
  resizeNodes(p, nodeKind.length * 2);
  p.nodeKind.set(nodeKind);
  p.nodeData.set(nodeData);
  p.nodeStart.set(nodeStart);
  p.nodeEnd.set(nodeEnd);
  p.firstChild.set(firstChild);
  p.nextSibling.set(nextSibling);
}

function resizeNodes(p: ParseState, size: number): void {
  p.nodeKind = new Uint8Array(size);
  p.nodeData = new Uint8Array(size);
  p.nodeStart = new Int32Array(size);
  p.nodeEnd = new Int32Array(size);
  p.firstChild = new Int32Array(size);
  p.nextSibling = new Int32Array(size);
}
