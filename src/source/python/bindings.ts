import {
  type BindingTable,
  countRows,
  findName,
  firstName,
  firstRow,
  nameAt,
  type OpenBindings,
  packBindings,
  RowKind,
  rowAt,
} from "./binding-rows.ts";
import type { Binding, Bindings, ImportFact, Scope } from "./module.ts";
import { nameHash } from "./names.ts";
import type { OpenScope } from "./scopes.ts";
import type { Tree } from "./tree.ts";

/** A module's table, with what its rows speak of. */
interface ModuleBindings {
  readonly table: BindingTable;
  readonly scopes: readonly Scope[];
  readonly imports: readonly ImportFact[];
}

/** Gives the scopes what they bind; returns how many names they have together. */
export function takeBindings(
  open: OpenBindings,
  tree: Tree,
  scopes: readonly OpenScope[],
  imports: readonly ImportFact[],
): number {
  const table = packBindings(open, tree, scopes.length);
  const names = firstName(table, scopes.length);
  const module: ModuleBindings = { table, scopes, imports };
  for (const scope of scopes) scope.bindings = new ScopeBindings(module, scope);
  return names;
}

/** A window on the module's table: there is one for each scope, so it holds nothing of its own. */
class ScopeBindings implements Bindings {
  readonly #module: ModuleBindings;
  readonly #scope: number;

  constructor(module: ModuleBindings, { id }: Scope) {
    this.#module = module;
    this.#scope = id;
  }

  find(name: string, hash = nameHash(name)): number {
    return findName(this.#module.table, this.#scope, name, hash);
  }

  at(number: number): readonly Binding[] {
    return makeBindings(this.#module, this.#scope, number);
  }

  count(number: number): number {
    return countRows(this.#module.table, number);
  }

  has(name: string, hash = nameHash(name)): boolean {
    return this.find(name, hash) >= 0;
  }

  get(name: string): readonly Binding[] | undefined {
    const found = this.find(name);
    return found < 0 ? undefined : this.at(found);
  }

  *keys(): IterableIterator<string> {
    for (const name of this.#numbers()) yield nameAt(this.#module.table, name);
  }

  *values(): IterableIterator<readonly Binding[]> {
    for (const name of this.#numbers()) yield makeBindings(this.#module, this.#scope, name);
  }

  *[Symbol.iterator](): IterableIterator<[string, readonly Binding[]]> {
    for (const name of this.#numbers()) yield [nameAt(this.#module.table, name), makeBindings(this.#module, this.#scope, name)];
  }

  *#numbers(): IterableIterator<number> {
    const { table } = this.#module;
    for (let name = firstName(table, this.#scope); name < firstName(table, this.#scope + 1); name++) yield name;
  }
}

function makeBindings(module: ModuleBindings, scope: number, name: number): readonly Binding[] {
  const first = firstRow(module.table, name);
  const count = countRows(module.table, name);
  // Nearly all names are bound once.
  if (count === 1) return [makeBinding(module, scope, first)];
  return Array.from({ length: count }, (_, index) => makeBinding(module, scope, first + index));
}

function makeBinding({ table, scopes, imports }: ModuleBindings, scope: number, row: number): Binding {
  const { kind, value, detail, at } = rowAt(table, row);
  const unpack = detail?.unpack;
  const from = detail?.from === undefined ? undefined : scopes[detail.from];
  switch (kind) {
    case RowKind.Import:
      return { kind: "import", import: imports[value]!, at };
    case RowKind.Definition:
      return { kind: "definition", scope: scopes[value]!, at };
    case RowKind.Assignment:
      return { kind: "assignment", value, annotation: detail?.annotation ?? 0, unpack, from, at };
    case RowKind.Augmented:
      return { kind: "augmented", statement: value, at };
    case RowKind.Parameter:
      return { kind: "parameter", parameter: scopes[scope]!.parameters.find(({ node }) => node === value)!, at };
    case RowKind.Element:
      return { kind: "element", iterable: value, unpack, from, at };
    case RowKind.With:
      return { kind: "with", expression: value, unpack, from, at };
    case RowKind.Other:
      return { kind: "other", at };
  }
}
