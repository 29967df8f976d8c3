import { addRow, type BindingDetail, isBound, type OpenBindings, RowKind } from "./binding-rows.ts";
import type { Bindings, ParameterFact, Scope, ScopeKind } from "./module.ts";
import { parameterName, parametersUnder } from "./parameter-facts.ts";
import type { Tree } from "./tree.ts";

const NOTHING: number[] = [];
const NO_NAMES: readonly string[] = [];
const NO_PARAMETERS: readonly ParameterFact[] = [];
Object.freeze(NOTHING);

/** A scope of a tree. Its lists are made when something is put into them; its parameters are read off the tree when somebody asks. */
export class OpenScope implements Scope {
  readonly id: number;
  readonly kind: ScopeKind;
  readonly node: number;
  readonly parent: OpenScope | undefined;
  readonly name: string;
  readonly qualifiedName: string;
  readonly async: boolean;
  /** Set when the whole module is walked. */
  bindings!: Bindings;
  decorators = NOTHING;
  bases = NOTHING;
  returns = NOTHING;
  heldIn = NO_NAMES;
  readonly tree: Tree;
  /** The Parameters node; 0 where there is none. */
  parameterList = 0;
  private facts: readonly ParameterFact[] | undefined;

  constructor(
    tree: Tree,
    id: number,
    kind: ScopeKind,
    node: number,
    parent: OpenScope | undefined,
    name: string,
    async: boolean,
  ) {
    const prefix = parent === undefined ? "" : parent.qualifiedName;
    this.id = id;
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    this.name = name;
    this.qualifiedName = name === "" ? prefix : prefix === "" ? name : `${prefix}.${name}`;
    this.async = async;
    this.tree = tree;
  }

  get parameters(): readonly ParameterFact[] {
    if (this.parameterList === 0) return NO_PARAMETERS;
    this.facts ??= parametersUnder(this.tree, this.parameterList);
    return this.facts;
  }
}

/** The scopes of a module while its tree is walked, and what they bind. */
export interface OpenScopes {
  readonly tree: Tree;
  readonly scopes: OpenScope[];
  readonly bound: OpenBindings;
  /** Names that belong to another scope, by `global` or `nonlocal`. */
  readonly elsewhere: Map<OpenScope, Map<string, OpenScope>>;
}

export function openScope(
  { tree, scopes }: OpenScopes,
  kind: ScopeKind,
  node: number,
  parent: OpenScope | undefined,
  name: string,
  async: boolean,
): OpenScope {
  const scope = new OpenScope(tree, scopes.length, kind, node, parent, name, async);
  scopes.push(scope);
  return scope;
}

/** Adds to a list of the scope, which may still be the empty one that all share. */
export function extended(list: number[], node: number): number[] {
  if (list === NOTHING) return [node];
  list.push(node);
  return list;
}

/** Binds the name that a node writes, in the scope or in the one that `global` and `nonlocal` name. */
export function bind(
  open: OpenScopes,
  scope: OpenScope,
  name: number,
  kind: RowKind,
  value: number,
  at: number,
  detail?: BindingDetail,
): void {
  bindText(open, scope, open.tree.start[name]!, open.tree.end[name]!, kind, value, at, detail);
}

/** Binds the name that is written from `start` to `end`. */
export function bindText(
  { tree, bound, elsewhere }: OpenScopes,
  scope: OpenScope,
  start: number,
  end: number,
  kind: RowKind,
  value: number,
  at: number,
  detail?: BindingDetail,
): void {
  const owner = elsewhere.size === 0 ? undefined : elsewhere.get(scope)?.get(tree.text.slice(start, end));
  if (owner === undefined) addRow(bound, scope.id, start, end, kind, value, at, detail);
  else
    addRow(bound, owner.id, start, end, kind, value, at, {
      annotation: 0,
      unpack: undefined,
      ...detail,
      from: functionIn(owner, scope),
    });
}

/** The innermost function around a scope that stands in the owner. */
function functionIn(owner: OpenScope, scope: OpenScope): number | undefined {
  let around: OpenScope | undefined = scope;
  while (around !== undefined && around !== owner && around.kind !== "function") around = around.parent;
  return around === owner ? undefined : around?.id;
}

/** The scope in which `name := value` binds, and to which a `yield` belongs: a comprehension hands both on. */
export function beyondComprehensions(scope: OpenScope): OpenScope {
  let owner = scope;
  while (owner.kind === "comprehension" && owner.parent !== undefined) owner = owner.parent;
  return owner;
}

/** `global` names the module; `nonlocal` the nearest function around that binds the name, or else the nearest one. */
export function declareElsewhere(open: OpenScopes, scope: OpenScope, name: string, nonlocal: boolean): void {
  const owner = nonlocal ? functionAround(open, scope, name) : open.scopes[0];
  if (owner === undefined || owner === scope) return;
  const others = open.elsewhere.get(scope);
  if (others === undefined) open.elsewhere.set(scope, new Map([[name, owner]]));
  else others.set(name, owner);
}

function functionAround({ tree, bound, elsewhere }: OpenScopes, scope: OpenScope, name: string): OpenScope | undefined {
  let nearest: OpenScope | undefined;
  for (let around = scope.parent; around !== undefined; around = around.parent) {
    if (around.kind !== "function" && around.kind !== "lambda") continue;
    const owner = elsewhere.get(around)?.get(name);
    if (owner !== undefined || isBound(bound, tree.text, around.id, name)) return owner ?? around;
    nearest ??= around;
  }
  return nearest;
}

/** Binds the parameters under a Parameters node in the function's scope. */
export function bindParameters(open: OpenScopes, scope: OpenScope, list: number): void {
  const { tree } = open;
  scope.parameterList = list;
  for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) {
    const name = parameterName(tree, node);
    if (name !== 0) bind(open, scope, name, RowKind.Parameter, node, tree.end[node]!);
  }
}
