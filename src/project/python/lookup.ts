import { namesCall } from "../../source/python/dispatch.ts";
import type { Binding, ImportFact, ParameterFact, Scope } from "../../source/python/module.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { type AccessPath, OBJECT, scopeOf } from "./access-paths.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import { attributeOf, elementOf, storedAttribute } from "./attributes.ts";
import { resultOf } from "./calls.ts";
import { commandLineOption } from "./command-line.ts";
import { decoratedBy } from "./decorated.ts";
import type { CallSite, Evaluation } from "./evaluation.ts";
import { binary } from "./expression.ts";
import { unpacked } from "./fields.ts";
import { elementsOf } from "./folding.ts";
import { isMadeOf, isRemote, MAKERS } from "./handles.ts";
import { fromCatalogue } from "./pipeline-nodes.ts";
import { providedTo } from "./provided.ts";
import { boundTask } from "./tasks.ts";
import { lastNameHash, startsAtImport, type Unit } from "./unit.ts";
import { external, type Frame, type InstanceValue, text, UNKNOWN, union, type Value, type Values } from "./values.ts";

/** Call sites beyond which a parameter is taken to vary: the answer would be a heap, and dear. */
const MOST_CALLERS = 12;
const MOST_CANDIDATES = 40;

/** What class methods call their class. */
const CLASS = "cls";

/** What a name holds at an offset: scopes outwards, then star imports, then builtins. */
export function lookUp(ev: Evaluation, unit: Unit, name: string, from: Scope, offset: number, frame: Frame | undefined): Values {
  const scope = scopeOf(name, from);
  if (scope !== undefined)
    return bound(ev, unit, scope, name, scope.bindings.get(name)!, scope === from ? offset : undefined, frame);
  return unbound(ev, unit, name);
}

/** What a name is that nothing in the file binds. */
export function unbound(ev: Evaluation, unit: Unit, name: string): Values {
  if (name === "__file__") return [text(unit.facts.writtenBy?.as ?? unit.path, true)];
  if (name === "__name__") return UNKNOWN;
  return star(ev, unit, name) ?? [external(`builtins.${name}`, GIVEN.get(name))];
}

/** What an access path holds. */
export function accessValues(ev: Evaluation, unit: Unit, { scope, name, of }: AccessPath): Values {
  if (of === undefined) {
    if (name === OBJECT) return [objectOf(unit, scope)];
    return bound(ev, unit, scope, name, scope.bindings.get(name)!, undefined, undefined);
  }
  if (of.name === OBJECT) return storedAttribute(ev, objectOf(unit, scope), name);
  return union(ev.access(unit, of).map((value) => attributeOf(ev, value, name)));
}

function objectOf(unit: Unit, scope: Scope): InstanceValue {
  return { type: "instance", of: { type: "class", unit, scope }, origin: undefined };
}

/** Names that Databricks and Spark's own shell give every program. */
const GIVEN: ReadonlyMap<string, readonly string[]> = new Map([
  ["spark", ["@spark"]],
  ["sc", ["@spark-context"]],
]);

/** The values of one scope's name; seen from inside the same scope, only what may hold at the offset. */
function bound(
  ev: Evaluation,
  unit: Unit,
  scope: Scope,
  name: string,
  bindings: readonly Binding[],
  offset: number | undefined,
  frame: Frame | undefined,
): Values {
  if (bindings.length === 1) return oneBinding(ev, unit, scope, name, bindings[0]!, frame);
  const holding = offset === undefined ? bindings : bindingsAt(unit, scope, bindings, offset);
  const parts: Values[] = [];
  for (const binding of holding.slice(-8)) parts.push(oneBinding(ev, unit, scope, name, binding, frame));
  return union(parts);
}

function oneBinding(ev: Evaluation, unit: Unit, scope: Scope, name: string, binding: Binding, frame: Frame | undefined): Values {
  // `global model` lets a function bind a name of the module, from what the function knows.
  const from = ("from" in binding ? binding.from : undefined) ?? scope;
  return bindingValues(ev, unit, from, binding, name, from === scope ? frame : undefined);
}

/** The last binding before the offset, and, where it may have been skipped, those before it. */
function bindingsAt(unit: Unit, scope: Scope, bindings: readonly Binding[], offset: number): readonly Binding[] {
  let last = bindings.length - 1;
  while (last >= 0 && bindings[last]!.at > offset) last--;
  // Used above every assignment: a loop, or a name of a later cell.
  if (last < 0) return bindings;
  let first = last;
  while (first > 0 && isConditional(unit, scope, bindings[first]!.at, offset)) first--;
  return bindings.slice(first, last + 1);
}

const BLOCKS: ReadonlySet<number> = new Set([Kind.Block, Kind.ElseBlock, Kind.Case, Kind.ExceptHandler]);

/** Statements that bind a name and hold a block. */
const OPENERS: ReadonlySet<number> = new Set([Kind.FunctionDef, Kind.ClassDef, Kind.With]);

/** True when the statement at `at` stands in a block below the scope that does not hold `offset` too. */
function isConditional(unit: Unit, scope: Scope, at: number, offset: number): boolean {
  const { tree } = unit;
  let node = scope.node;
  let depth = 0;
  for (;;) {
    let next = 0;
    for (let child = tree.firstChild[node]!; child !== 0; child = tree.nextSibling[child]!) {
      if (tree.start[child]! <= at && at <= tree.end[child]!) {
        next = child;
        break;
      }
    }
    // A binding takes hold where its statement ends, which may end the block too; what it binds may be a block of its own.
    if (next === 0 || (tree.end[next] === at && OPENERS.has(tree.kind[next]!))) return false;
    if (BLOCKS.has(tree.kind[next]!)) {
      depth++;
      const own = depth === 1 && (tree.kind[scope.node] === Kind.FunctionDef || tree.kind[scope.node] === Kind.ClassDef);
      if (!own && !(tree.start[next]! <= offset && offset <= tree.end[next]!) && tree.kind[node] !== Kind.With) return true;
    }
    node = next;
  }
}

function bindingValues(
  ev: Evaluation,
  unit: Unit,
  scope: Scope,
  binding: Binding,
  name: string,
  frame: Frame | undefined,
): Values {
  switch (binding.kind) {
    case "import":
      return importValues(ev, unit, binding.import);
    case "definition":
      return [
        binding.scope.kind === "class"
          ? { type: "class", unit, scope: binding.scope }
          : { type: "function", unit, scope: binding.scope, self: undefined },
      ];
    case "assignment": {
      const values = unpack(ev, ev.evaluate(unit, binding.value, scope, frame), binding.unpack);
      return binding.annotation === 0 ? values : orPromised(values, () => annotated(ev, unit, binding.annotation, scope));
    }
    case "parameter":
      return parameterValues(ev, unit, scope, binding.parameter, frame);
    case "element":
      return unpack(ev, elementsOf(ev, ev.evaluate(unit, binding.iterable, scope, frame)), binding.unpack);
    case "augmented":
      return augmented(ev, unit, scope, binding, name, frame);
    case "with":
      return unpack(ev, entered(ev, ev.evaluate(unit, binding.expression, scope, frame)), binding.unpack);
    default:
      return UNKNOWN;
  }
}

/** `name += value`: what the name held before it, and the value. */
function augmented(
  ev: Evaluation,
  unit: Unit,
  scope: Scope,
  binding: Extract<Binding, { kind: "augmented" }>,
  name: string,
  frame: Frame | undefined,
): Values {
  const { tree } = unit;
  const target = tree.firstChild[binding.statement]!;
  const before = (scope.bindings.get(name) ?? []).filter((other) => other.at < tree.start[target]!);
  if (before.length === 0 || !ev.spend()) return UNKNOWN;
  const held = bound(ev, unit, scope, name, before, tree.start[target]!, frame);
  return binary(tree.data[binding.statement]!, held, ev.evaluate(unit, tree.nextSibling[target]!, scope, frame));
}

/** `with x as y`: what `__enter__` gives; the object itself when it is a library's. */
function entered(ev: Evaluation, values: Values): Values {
  return union(
    values.map((value) => {
      if (value.type !== "instance") return [value];
      const enter = attributeOf(ev, value, "__enter__").filter((method) => method.type === "function");
      return enter.length === 0 ? [value] : union(enter.map((method) => resultOf(ev, method, undefined)));
    }),
  );
}

/** Follows tuple positions: `a, (b, c) = value`. */
export function unpack(ev: Evaluation, values: Values, path: readonly number[] | undefined): Values {
  if (path === undefined) return values;
  let current = values;
  for (const position of path) {
    current = union(
      current.map((value) => {
        if (value.type === "sequence") return value.items[position] ?? (value.complete ? UNKNOWN : union(value.items));
        return value.type === "external" ? [elementOf(ev, value)] : UNKNOWN;
      }),
    );
  }
  return current;
}

/** An import's value: a module or a name of the project where there is one, else the library's path. */
export function importValues(ev: Evaluation, unit: Unit, fact: ImportFact): Values {
  if (fact.typeOnly && fact.name === undefined) return [external(fact.module)];
  if (fact.name === undefined) {
    // `import a.b` binds a; `import a.b as c` binds a.b.
    const module = fact.alias ? fact.module : firstName(fact.module);
    const target = ev.resolve(unit, module, 0);
    if (target !== undefined) return [{ type: "module", unit: target }];
    return [external(module)];
  }
  const target = ev.resolve(unit, fact.module, fact.level);
  // `from . import x` in a package's own file means the module beside it.
  if (target !== undefined && target !== unit) {
    const values = moduleAttribute(ev, target, fact.name);
    if (values !== undefined) return values;
  }
  const submodule = ev.resolve(unit, fact.module === "" ? fact.name : `${fact.module}.${fact.name}`, fact.level);
  if (submodule !== undefined) return [{ type: "module", unit: submodule }];
  if (fact.level > 0 || target?.hasStarImport === true) return UNKNOWN;
  const path = `${fact.module}.${fact.name}`;
  // A folder or file of the project that is named like a library, and lacks what is asked of it: that is the library's.
  const isOwn = target !== undefined || ev.isPackage(unit, firstName(fact.module));
  return isOwn && ev.matcher.libraryOf(path) === undefined ? UNKNOWN : [external(path)];
}

function firstName(module: string): string {
  const dot = module.indexOf(".");
  return dot < 0 ? module : module.slice(0, dot);
}

/** A name of a module of the project, seen from outside; undefined where it binds none. */
export function moduleAttribute(ev: Evaluation, unit: Unit, name: string): Values | undefined {
  const scope = unit.module.scopes[0]!;
  if (scope.bindings.has(name)) return ev.name(unit, scope, name);
  ev.touch(unit, scope);
  return star(ev, unit, name);
}

/** `from x import *`: the project's module that has the name; else the library, when there is one alone. */
function star(ev: Evaluation, unit: Unit, name: string): Values | undefined {
  if (!unit.hasStarImport) return undefined;
  const libraries: string[] = [];
  for (const fact of unit.module.imports) {
    if (fact.name !== "*") continue;
    const target = ev.resolve(unit, fact.module, fact.level);
    if (target === undefined) {
      if (fact.level === 0) libraries.push(fact.module);
      continue;
    }
    if (target === unit) continue;
    // Modules that import all of each other would ask for ever.
    const values = ev.once(`${target.path}*${name}`, undefined, () => moduleAttribute(ev, target, name));
    if (values !== undefined) return values;
  }
  for (const library of libraries) if (ev.matcher.match(`${library}.${name}`).length > 0) return [external(`${library}.${name}`)];
  return undefined;
}

/** What a parameter holds: from the call under examination, else from all callers, its default, its annotation. */
function parameterValues(ev: Evaluation, unit: Unit, scope: Scope, parameter: ParameterFact, frame: Frame | undefined): Values {
  for (let outer = frame; outer !== undefined && outer.scope === scope && outer.unit === unit; outer = undefined) {
    const given = outer.values.get(parameter.name);
    if (given !== undefined) return given.length > 0 ? given : annotated(ev, unit, parameter.annotation, scope);
    if (parameter.default !== 0) return defaultValues(ev, unit, scope, parameter);
  }
  if (parameter.flag !== "plain") return UNKNOWN;
  const owner = scope.parent;
  if (owner?.kind === "class" && scope.kind === "function" && scope.parameters[0] === parameter && !isStatic(unit, scope)) {
    const of: Value = { type: "class", unit, scope: owner };
    return parameter.name === "cls" ? [of] : [{ type: "instance", of, origin: undefined }];
  }
  const task = boundTask(ev, unit, scope, parameter);
  if (task.length > 0) return task;
  const parts: Values[] = [];
  if (parameter.default !== 0) parts.push(defaultValues(ev, unit, scope, parameter));
  const option = commandLineOption(ev, unit, scope, parameter.name);
  if (option.length > 0) parts.push(option);
  for (const site of callersOf(ev, unit, scope)) {
    // What a test passes is made up.
    if (site.unit.inTests && !unit.inTests) continue;
    const args = argumentsOf(site.unit.tree, site.node);
    const node = bindArguments(scope.parameters, args, isBoundAt(site, scope, unit)).get(parameter.name);
    parts.push(
      node === undefined ? unpacked(ev, { ...site, frame: undefined }, parameter.name) : ev.evaluate(site.unit, node, site.scope),
    );
  }
  const values = union(parts).filter((value) => !(value.type === "constant" && value.value === null && parts.length > 1));
  const handed = values.length > 0 ? UNKNOWN : handedOn(ev, unit, scope, parameter);
  const found = handed.length > 0 ? handed : orPromised(values, () => annotated(ev, unit, parameter.annotation, scope));
  if (found.length > 0) return found;
  const provided = isInit(scope) ? providedTo(ev, scope, parameter.name) : UNKNOWN;
  if (provided.length > 0) return provided;
  const decorated = decoratedBy(ev, unit, scope, parameter);
  if (decorated.length > 0) return decorated;
  // A handler's own request: whatever the framework, the application hangs on it.
  if (parameter.name === "request" && parameter.annotation === 0) return [external("request()", ["@request"])];
  return fromCatalogue(ev, scope, parameter);
}

/** Which function of an inference script gives what another is called with: SageMaker passes the model on. */
const HANDED_ON: Readonly<Record<string, { readonly position: number; readonly from: string }>> = {
  predict_fn: { position: 1, from: "model_fn" },
  transform_fn: { position: 0, from: "model_fn" },
};

/** What platforms pass on between functions that they call by their names, which says more than how it is annotated. */
function handedOn(ev: Evaluation, unit: Unit, scope: Scope, parameter: ParameterFact): Values {
  const handed = HANDED_ON[scope.name];
  if (handed === undefined || scope.parent?.kind !== "module" || scope.parameters[handed.position] !== parameter) return UNKNOWN;
  return union((moduleAttribute(ev, unit, handed.from) ?? UNKNOWN).map((value) => resultOf(ev, value, undefined)));
}

function defaultValues(ev: Evaluation, unit: Unit, scope: Scope, parameter: ParameterFact): Values {
  return ev.evaluate(unit, parameter.default, scope.parent ?? scope);
}

function isStatic(unit: Unit, scope: Scope): boolean {
  return scope.decorators.some((node) => textOf(unit.tree, node) === "staticmethod");
}

/** True when calls leave out the first parameter: a method's object. */
export function isBound(scope: Scope, unit: Unit): boolean {
  return scope.parent?.kind === "class" && scope.kind === "function" && !isStatic(unit, scope);
}

/** The calls of the project that reach a function, as far as their callee can be told. */
export function callersOf(ev: Evaluation, unit: Unit, scope: Scope): readonly CallSite[] {
  if (scope.name === "") return [];
  const target = isInit(scope) ? scope.parent! : scope;
  const found = ev.callers(unit, scope, () => {
    const callers: CallSite[] = [];
    for (const site of candidatesOf(ev, unit, scope) ?? []) {
      if (callers.length >= MOST_CALLERS) break;
      if (site.unit === unit && site.scope === scope) continue;
      const isMeant = (value: Value) =>
        (value.type === "function" || value.type === "class") && (value.scope === target || value.scope === scope);
      if (ev.callee(site).some(isMeant)) callers.push(site);
    }
    return callers;
  });
  for (const site of found) ev.touch(site.unit, site.scope);
  return found;
}

/** Calls that may be meant for a function; undefined where they are too many to look at. */
export function candidatesOf(ev: Evaluation, unit: Unit, scope: Scope): readonly CallSite[] | undefined {
  const candidates: CallSite[] = [];
  for (const name of calledNamesOf(scope)) {
    // `cls(…)` stands in the file of the class; elsewhere it makes something else.
    for (const site of name === CLASS && isInit(scope) ? ev.callsIn(unit, name) : ev.callsOfFunction(name)) {
      if (!mayCall(site, unit, scope)) continue;
      if (candidates.length >= MOST_CANDIDATES) return undefined;
      candidates.push(site);
    }
  }
  for (const name of ev.holdersOf(ownName(scope))) {
    // Too many hold something else by such a name.
    const sites = ev.callsOfFunction(name);
    if (sites.length <= MOST_CALLERS) for (const site of sites) if (!candidates.includes(site)) candidates.push(site);
  }
  return candidates;
}

/** The name of a function, or of the class of which it makes objects. */
export function ownName(scope: Scope): string {
  return isInit(scope) ? scope.parent!.name : scope.name;
}

/** Names by which a function is called, beside those of what holds it in other files. */
export function calledNamesOf(scope: Scope): readonly string[] {
  const of = isInit(scope) ? scope.parent! : scope;
  // Who wraps classes to call them from elsewhere decorates them.
  const names = isInit(scope) ? [of.name, "cls", ...(of.decorators.length > 0 ? MAKERS : [])] : [of.name];
  return of.heldIn.length === 0 ? names : [...new Set([...names, ...of.heldIn])];
}

function isInit(scope: Scope): boolean {
  return scope.name === "__init__" && scope.parent?.kind === "class";
}

/**
 * What syntax alone rules out: a function of another file is called by a name that the file imports, or through a module that it imports. Methods are
 * called on objects, of which syntax says nothing.
 */
export function mayCall(site: CallSite, unit: Unit, scope: Scope): boolean {
  const { tree } = site.unit;
  const head = tree.firstChild[site.node]!;
  if (
    isInit(scope) &&
    tree.kind[head] === Kind.Attribute &&
    MAKERS.includes(textOf(tree, tree.nextSibling[tree.firstChild[head]!]!))
  )
    return isRemote(unit, scope.parent!) && isMadeOf(site, scope.parent!.name);
  if (site.unit === unit) return true;
  const callee = namesCall(tree, head);
  if (tree.kind[callee] === Kind.Name) {
    if (isInit(scope) && textOf(tree, callee) === CLASS) return false;
    return site.unit.imported.has(lastNameHash(tree, callee)) || site.unit.hasStarImport;
  }
  if (tree.kind[callee] !== Kind.Attribute || (scope.parent?.kind === "class" && !isInit(scope))) return true;
  if (isInit(scope) && isOfBase(tree, callee))
    return site.unit.imported.has(site.unit.calledNames[site.index]!) || site.unit.hasStarImport;
  return startsAtImport(site.unit, callee);
}

/** `super().__init__` or `Base.__init__`. */
function isOfBase(tree: Tree, callee: number): boolean {
  return textOf(tree, tree.nextSibling[tree.firstChild[callee]!]!) === "__init__";
}

/** True when this call leaves out the first parameter. `Base.__init__(self, …)` passes it. */
export function isBoundAt({ unit: { tree }, node }: CallSite, scope: Scope, unit: Unit): boolean {
  const callee = tree.firstChild[node]!;
  const isNamed =
    isInit(scope) &&
    tree.kind[callee] === Kind.Attribute &&
    isOfBase(tree, callee) &&
    tree.kind[tree.firstChild[callee]!] !== Kind.Call;
  return !isNamed && isBound(scope, unit);
}

/** What an annotation promises, where the value itself is unknown or something of a library of which nothing is known. */
export function orPromised(values: Values, promised: () => Values): Values {
  if (values.length === 0) return promised();
  if (!values.every((value) => value.type === "external" && value.aliases.length === 0)) return values;
  // What calls give are objects; a class that is handed over is none.
  const areMade = values.every((value) => value.type === "external" && value.path.includes("()"));
  const objects = promised().filter(
    (value) => value.type === "instance" || (areMade && value.type === "external" && value.aliases.length > 0),
  );
  return objects.length > 0 ? objects : values;
}

/** Annotations that allow everything. */
const NO_PROMISES: ReadonlySet<string> = new Set(["typing.Any", "builtins.object"]);

/** The object that an annotation promises: an instance of a class of the project, or of a library's. */
export function annotated(ev: Evaluation, unit: Unit, annotation: number, scope: Scope): Values {
  if (annotation === 0) return UNKNOWN;
  const { tree } = unit;
  const kind = tree.kind[annotation];
  const outer = scope.kind === "class" ? scope : (scope.parent ?? scope);
  if (kind === Kind.Subscript) {
    // Annotated[T, Depends(f)], Optional[T], list[T]
    const head = tree.firstChild[annotation]!;
    const name = textOf(tree, head).replace(/^.*\./, "");
    const index = tree.nextSibling[head]!;
    const inner = tree.kind[index] === Kind.Tuple ? tree.firstChild[index]! : index;
    if (name === "Annotated") {
      for (let node = tree.nextSibling[inner]!; tree.kind[index] === Kind.Tuple && node !== 0; node = tree.nextSibling[node]!) {
        const given = ev.evaluate(unit, node, outer);
        const useful = given.filter((value) => !(value.type === "external" && /^(fastapi|pydantic|typing)\b/.test(value.path)));
        if (useful.length > 0) return useful;
      }
      return annotated(ev, unit, inner, scope);
    }
    if (name === "Optional" || name === "FromDishka" || name === "Injected") return annotated(ev, unit, inner, scope);
    return UNKNOWN;
  }
  if (kind === Kind.Binary) return annotated(ev, unit, tree.firstChild[annotation]!, scope);
  if (kind !== Kind.Name && kind !== Kind.Attribute) return UNKNOWN;
  const alias = aliasOf(ev, unit, annotation);
  if (alias !== undefined) return annotated(ev, alias.unit, alias.node, alias.scope);
  return union(
    ev.evaluate(unit, annotation, outer).map((value): Values => {
      if (value.type === "class") return [{ type: "instance", of: value, origin: undefined }];
      if (value.type !== "external" || !value.path.includes(".") || NO_PROMISES.has(value.path)) return UNKNOWN;
      return [external(`${value.path}()`, madeAliases(ev, value.path))];
    }),
  );
}

/** `ScorerDep = Annotated[Scorer, Depends(get)]` at the top of this file or of the one it is imported from. */
export function aliasOf(
  ev: Evaluation,
  unit: Unit,
  annotation: number,
): { readonly unit: Unit; readonly node: number; readonly scope: Scope } | undefined {
  if (unit.tree.kind[annotation] !== Kind.Name) return undefined;
  let at = unit;
  let name = textOf(unit.tree, annotation);
  for (let step = 0; step < 4; step++) {
    const scope = at.module.scopes[0]!;
    const binding = scope.bindings.get(name)?.at(-1);
    if (binding?.kind === "assignment")
      return binding.value !== 0 && at.tree.kind[binding.value] === Kind.Subscript
        ? { unit: at, node: binding.value, scope }
        : undefined;
    if (binding?.kind !== "import" || binding.import.name === undefined) return undefined;
    const next = ev.resolve(at, binding.import.module, binding.import.level);
    if (next === undefined || next === at) return undefined;
    ev.touch(next, next.module.scopes[0]!);
    name = binding.import.name;
    at = next;
  }
  return undefined;
}

/** Kinds of what calling a path gives. */
export function madeAliases(ev: Evaluation, path: string): readonly string[] {
  const aliases: string[] = [];
  for (const known of ev.matcher.match(path)) {
    const { returns } = known.call;
    if (returns !== undefined && returns !== "self")
      for (const kind of ev.matcher.kinds(returns)) if (!aliases.includes(kind)) aliases.push(kind);
  }
  return aliases;
}
