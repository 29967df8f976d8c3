import type { Binding, ParameterFact, Scope, ScopeKind } from "./module.ts";
import { childOfKind, Kind, ParameterFlag, type Tree } from "./tree.ts";

/** A scope while the index is being made. Its lists are made when something is put into them. */
export interface OpenScope extends Scope {
  readonly parent: OpenScope | undefined;
  bindings: Map<string, Binding[]>;
  parameters: readonly ParameterFact[];
  decorators: number[];
  bases: number[];
  returns: number[];
  heldIn: readonly string[];
  /** Names that belong to another scope: by `global` or `nonlocal`. */
  elsewhere: Map<string, OpenScope> | undefined;
}

/** Below this a list is made anew for one more, since one that grows takes room for many. */
const FEW = 8;

const NO_BINDINGS: Map<string, Binding[]> = new Map();
const NOTHING: number[] = [];
const NO_NAMES: readonly string[] = [];
const NO_PARAMETERS: readonly ParameterFact[] = [];
Object.freeze(NOTHING);

export function openScope(
  scopes: OpenScope[],
  kind: ScopeKind,
  node: number,
  parent: OpenScope | undefined,
  name: string,
  async: boolean,
): OpenScope {
  const prefix = parent === undefined ? "" : parent.qualifiedName;
  const scope: OpenScope = {
    id: scopes.length,
    kind,
    node,
    parent,
    name,
    qualifiedName: name === "" ? prefix : prefix === "" ? name : `${prefix}.${name}`,
    bindings: NO_BINDINGS,
    parameters: NO_PARAMETERS,
    decorators: NOTHING,
    bases: NOTHING,
    returns: NOTHING,
    heldIn: NO_NAMES,
    async,
    elsewhere: undefined,
  };
  scopes.push(scope);
  return scope;
}

/** Adds to a list of the scope, which may still be the empty one that all share. */
export function extended(list: number[], node: number): number[] {
  if (list === NOTHING) return [node];
  list.push(node);
  return list;
}

/** Binds the name in the scope, or in the one that `global` and `nonlocal` name. */
export function bind(scope: OpenScope, name: string, binding: Binding): void {
  const owner = scope.elsewhere?.get(name) ?? scope;
  if (owner.bindings === NO_BINDINGS) owner.bindings = new Map();
  const known = owner.bindings.get(name);
  if (known === undefined) owner.bindings.set(name, [binding]);
  else if (known.length < FEW) owner.bindings.set(name, known.concat(binding));
  else known.push(binding);
}

/** The scope in which `name := value` binds, and to which a `yield` belongs: a comprehension hands both on. */
export function beyondComprehensions(scope: OpenScope): OpenScope {
  let owner = scope;
  while (owner.kind === "comprehension" && owner.parent !== undefined) owner = owner.parent;
  return owner;
}

/** `global` names the module; `nonlocal` the nearest function around that binds the name, or else the nearest one. */
export function declareElsewhere(scopes: readonly OpenScope[], scope: OpenScope, name: string, nonlocal: boolean): void {
  const owner = nonlocal ? functionAround(scope, name) : scopes[0];
  if (owner === undefined || owner === scope) return;
  scope.elsewhere ??= new Map();
  scope.elsewhere.set(name, owner);
}

function functionAround(scope: OpenScope, name: string): OpenScope | undefined {
  let nearest: OpenScope | undefined;
  for (let around = scope.parent; around !== undefined; around = around.parent) {
    if (around.kind !== "function" && around.kind !== "lambda") continue;
    if (around.bindings.has(name) || around.elsewhere?.has(name)) return around.elsewhere?.get(name) ?? around;
    nearest ??= around;
  }
  return nearest;
}

/** The parameters under a Parameters node, bound in the function's scope. */
export function bindParameters(tree: Tree, scope: OpenScope, list: number): void {
  const parameters: ParameterFact[] = [];
  let keywordOnly = false;
  for (let node = tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) {
    if (tree.kind[node] !== Kind.Parameter) continue;
    const flag = tree.data[node];
    if (flag === ParameterFlag.KeywordMarker) keywordOnly = true;
    const identifier = tree.firstChild[node]!;
    if (identifier === 0) continue;
    const annotation = childOfKind(tree, node, Kind.Annotation);
    const preset = childOfKind(tree, node, Kind.Default);
    const parameter: ParameterFact = {
      name: tree.text.slice(tree.start[identifier], tree.end[identifier]),
      flag: flag === ParameterFlag.Star ? "star" : flag === ParameterFlag.DoubleStar ? "double-star" : "plain",
      keywordOnly: keywordOnly && flag === ParameterFlag.Plain,
      node,
      annotation: annotation === 0 ? 0 : tree.firstChild[annotation]!,
      default: preset === 0 ? 0 : tree.firstChild[preset]!,
    };
    if (flag === ParameterFlag.Star) keywordOnly = true;
    parameters.push(parameter);
    bind(scope, parameter.name, { kind: "parameter", parameter, at: tree.end[node]! });
  }
  if (parameters.length > 0) scope.parameters = parameters.slice();
}
