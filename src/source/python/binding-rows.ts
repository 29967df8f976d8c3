import { type Column, newColumn } from "../column.ts";
import { nameHash } from "./names.ts";
import type { Tree } from "./tree.ts";

/** What a binding's row is about; says what its value means. */
export const RowKind = {
  /** Its value: the position of the import fact. */
  Import: 0,
  /** The id of the scope that it opens. */
  Definition: 1,
  /** The assigned expression, or 0. */
  Assignment: 2,
  /** The statement. */
  Augmented: 3,
  /** The Parameter node. */
  Parameter: 4,
  /** The iterable. */
  Element: 5,
  /** The context manager. */
  With: 6,
  Other: 7,
} as const;
export type RowKind = (typeof RowKind)[keyof typeof RowKind];

/** What few bindings have beside a value. */
export interface BindingDetail {
  readonly annotation: number;
  readonly unpack: readonly number[] | undefined;
  /** The id of the function in which it stands, where `global` or `nonlocal` lets it bind a name of another; otherwise undefined. */
  readonly from: number | undefined;
}

/** Numbers of an open row: scope, start and end of the name, kind, value, 1 + the position of its detail or 0, and from where it holds. */
const OPEN = 7;
/** Numbers of a row that is kept: the same without scope and name. */
const ROW = 4;
/** Numbers of a name: start, end, and its first row. Behind the last one stands one more, for the end of the rows. */
const NAME = 3;

/** What a module binds, in source order, while its tree is walked. There is one table, used for file after file. */
export interface OpenBindings {
  rows: Int32Array;
  count: number;
  details: BindingDetail[];
}

export function createOpenBindings(): OpenBindings {
  return { rows: new Int32Array(OPEN << 10), count: 0, details: [] };
}

export function addRow(
  open: OpenBindings,
  scope: number,
  nameStart: number,
  nameEnd: number,
  kind: RowKind,
  value: number,
  at: number,
  detail: BindingDetail | undefined,
): void {
  const row = open.count * OPEN;
  if (row === open.rows.length) {
    const larger = new Int32Array(row * 2);
    larger.set(open.rows);
    open.rows = larger;
  }
  const { rows } = open;
  rows[row] = scope;
  rows[row + 1] = nameStart;
  rows[row + 2] = nameEnd;
  rows[row + 3] = kind;
  rows[row + 4] = value;
  rows[row + 5] = detail === undefined ? 0 : open.details.push(detail);
  rows[row + 6] = at;
  open.count++;
}

/** Whether the scope binds the name so far. Seldom asked, and so a mere search. */
export function isBound({ rows, count }: OpenBindings, text: string, scope: number, name: string): boolean {
  for (let row = 0; row < count * OPEN; row += OPEN)
    if (rows[row] === scope && text.slice(rows[row + 1], rows[row + 2]) === name) return true;
  return false;
}

/**
 * What the names of a module's scopes may hold, as one column of numbers: for each scope its first name; the names, scope by scope, each scope's in
 * the order in which they are first bound; the rows, name by name; and a hash table of the names, with open addressing.
 */
export interface BindingTable {
  readonly text: string;
  readonly column: Column;
  /** Where names, rows and the hash table begin in the column. */
  readonly names: number;
  readonly rows: number;
  readonly slots: number;
  readonly details: readonly BindingDetail[];
}

/** Makes what is kept of an open table, and empties it. */
export function packBindings(open: OpenBindings, { text, count }: Tree, scopes: number): BindingTable {
  const found = findNames(open, text);
  const names = scopes + 1;
  const rows = names + (found.count + 1) * NAME;
  const slots = rows + open.count * ROW;
  const length = slots + capacityFor(found.count);
  // Offsets and nodes; there are fewer scopes, names and rows than nodes.
  const column = newColumn(length, Math.max(text.length, count));
  const table: BindingTable = { text, column, names, rows, slots, details: open.details };
  const order = orderNames(open, found, column, scopes);
  placeRows(open, found, order, table);
  fillSlots(open, found, order, table);
  open.count = 0;
  open.details = [];
  return table;
}

/** The names of all scopes, each once, in the order in which they are first bound. */
interface FoundNames {
  readonly count: number;
  /** For each row its name. */
  readonly ofRow: Int32Array;
  /** For each name its first row. */
  readonly firstRow: Int32Array;
}

function findNames({ rows, count }: OpenBindings, text: string): FoundNames {
  const ofRow = new Int32Array(count);
  const firstRow = new Int32Array(count);
  const table = new Int32Array(capacityFor(count));
  let names = 0;
  for (let row = 0; row < count; row++) {
    const at = row * OPEN;
    let slot = slotOf(rows[at]!, nameHash(text, rows[at + 1], rows[at + 2]), table.length);
    while (table[slot] !== 0 && !isSameName(rows, text, at, firstRow[table[slot]! - 1]! * OPEN)) slot = after(slot, table.length);
    if (table[slot] === 0) {
      firstRow[names] = row;
      table[slot] = ++names;
    }
    ofRow[row] = table[slot]! - 1;
  }
  return { count: names, ofRow, firstRow };
}

/** Notes in the column for each scope its first name; gives each name its place in the order of scopes. */
function orderNames({ rows }: OpenBindings, { count, firstRow }: FoundNames, column: Column, scopes: number): Int32Array {
  for (let name = 0; name < count; name++) column[rows[firstRow[name]! * OPEN]! + 1]!++;
  for (let scope = 1; scope <= scopes; scope++) column[scope]! += column[scope - 1]!;
  const next = column.slice(0, scopes);
  const order = new Int32Array(count);
  for (let name = 0; name < count; name++) order[name] = next[rows[firstRow[name]! * OPEN]!]!++;
  return order;
}

function placeRows(
  open: OpenBindings,
  { count, ofRow }: FoundNames,
  order: Int32Array,
  { column, names, rows }: BindingTable,
): void {
  const next = new Int32Array(count + 1);
  for (let row = 0; row < open.count; row++) next[order[ofRow[row]!]! + 1]!++;
  for (let name = 1; name <= count; name++) next[name]! += next[name - 1]!;
  for (let name = 0; name <= count; name++) column[names + name * NAME + 2] = next[name]!;
  for (let row = 0; row < open.count; row++) {
    const from = row * OPEN + OPEN - ROW;
    const to = rows + next[order[ofRow[row]!]!]!++ * ROW;
    for (let at = 0; at < ROW; at++) column[to + at] = open.rows[from + at]!;
  }
}

function fillSlots({ rows }: OpenBindings, { count, firstRow }: FoundNames, order: Int32Array, table: BindingTable): void {
  const { text, column, names, slots } = table;
  const capacity = column.length - slots;
  for (let name = 0; name < count; name++) {
    const from = firstRow[name]! * OPEN;
    const to = names + order[name]! * NAME;
    column[to] = rows[from + 1]!;
    column[to + 1] = rows[from + 2]!;
    let slot = slotOf(rows[from]!, nameHash(text, rows[from + 1], rows[from + 2]), capacity);
    while (column[slots + slot] !== 0) slot = after(slot, capacity);
    column[slots + slot] = order[name]! + 1;
  }
}

/** A power of two that leaves a third of the slots empty, and one at least. */
function capacityFor(names: number): number {
  let capacity = 2;
  while (capacity * 2 < names * 3) capacity *= 2;
  return capacity;
}

function slotOf(scope: number, hash: number, capacity: number): number {
  const mixed = Math.imul(hash ^ Math.imul(scope, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (capacity - 1);
}

function after(slot: number, capacity: number): number {
  return (slot + 1) & (capacity - 1);
}

/** Whether two rows, by where they begin, are about the same name of the same scope. */
function isSameName(rows: Int32Array, text: string, one: number, other: number): boolean {
  const length = rows[one + 2]! - rows[one + 1]!;
  if (rows[one] !== rows[other] || rows[other + 2]! - rows[other + 1]! !== length) return false;
  for (let at = 0; at < length; at++)
    if (text.charCodeAt(rows[one + 1]! + at) !== text.charCodeAt(rows[other + 1]! + at)) return false;
  return true;
}

/** The first of a scope's names; that of the scope after it is the first no more. */
export function firstName({ column }: BindingTable, scope: number): number {
  return column[scope]!;
}

/** Which name of the module a scope's name is; -1 where the scope does not bind it. */
export function findName({ text, column, names, slots }: BindingTable, scope: number, name: string, hash: number): number {
  const capacity = column.length - slots;
  const first = column[scope]!;
  const end = column[scope + 1]!;
  if (first === end) return -1;
  let slot = slotOf(scope, hash, capacity);
  for (;;) {
    const found = column[slots + slot]! - 1;
    if (found < 0) return -1;
    const at = names + found * NAME;
    if (found >= first && found < end && column[at + 1]! - column[at]! === name.length && text.startsWith(name, column[at]))
      return found;
    slot = after(slot, capacity);
  }
}

export function nameAt({ text, column, names }: BindingTable, name: number): string {
  const at = names + name * NAME;
  return text.slice(column[at], column[at + 1]);
}

/** The first of a name's rows; that of the name after it is the first no more. */
export function firstRow({ column, names }: BindingTable, name: number): number {
  return column[names + name * NAME + 2]!;
}

export function countRows(table: BindingTable, name: number): number {
  return firstRow(table, name + 1) - firstRow(table, name);
}

export interface BindingRow {
  readonly kind: RowKind;
  readonly value: number;
  readonly detail: BindingDetail | undefined;
  readonly at: number;
}

export function rowAt({ column, rows, details }: BindingTable, row: number): BindingRow {
  const at = rows + row * ROW;
  const detail = column[at + 2]!;
  return {
    kind: column[at] as RowKind,
    value: column[at + 1]!,
    detail: detail === 0 ? undefined : details[detail - 1],
    at: column[at + 3]!,
  };
}
