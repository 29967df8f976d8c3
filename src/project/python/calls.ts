import type { Scope } from "../../source/python/module.ts";
import { Kind, type Tree, textOf } from "../../source/python/tree.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import { attributeOf, lineage } from "./attributes.ts";
import { type Evaluation, MAX_FRAMES } from "./evaluation.ts";
import { unpacked } from "./fields.ts";
import { foldCall, foldMethod } from "./folding.ts";
import { keptUnder } from "./holders.ts";
import { annotated, isBound, madeAliases, orPromised } from "./lookup.ts";
import type { Unit } from "./unit.ts";
import { type CallRef, type ExternalValue, external, type Frame, UNKNOWN, union, type Value, type Values } from "./values.ts";

/** What a call gives. */
export function callValues(ev: Evaluation, unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
  const { tree } = unit;
  const calleeNode = tree.firstChild[node]!;
  const call: CallRef = { unit, node, scope, frame };
  if (tree.kind[calleeNode] === Kind.Attribute) {
    // Methods of texts, lists and dictionaries are folded; the receiver says which it is.
    const object = tree.firstChild[calleeNode]!;
    const name = textOf(tree, tree.nextSibling[object]!);
    if (isSuper(tree, object)) return union(superMember(ev, unit, scope, name).map((callee) => resultOf(ev, callee, call)));
    const receivers = ev.evaluate(unit, object, scope, frame);
    const parts: Values[] = [];
    for (const receiver of receivers) {
      const folded = foldMethod(ev, receiver, name, call);
      if (folded !== undefined) parts.push(folded);
      else for (const callee of attributeOf(ev, receiver, name)) parts.push(resultOf(ev, callee, call, receiver));
    }
    return union(parts);
  }
  return union(ev.evaluate(unit, calleeNode, scope, frame).map((callee) => resultOf(ev, callee, call)));
}

/** What calling a value gives; `call` is absent where the call is implied (a property, a dependency). */
export function resultOf(ev: Evaluation, callee: Value, call: CallRef | undefined, receiver?: Value): Values {
  switch (callee.type) {
    case "external":
      return externalResult(ev, callee, call, receiver);
    case "class":
      return [{ type: "instance", of: callee, origin: call }];
    case "function":
      return functionResult(ev, callee, call);
    case "instance": {
      const methods = attributeOf(ev, callee, "__call__").filter((value) => value.type === "function");
      if (methods.length > 0) return union(methods.map((method) => resultOf(ev, method, call)));
      for (const base of lineage(ev, callee.of)) {
        if (base.type === "external") return externalResult(ev, external(`${base.path}()`), call, undefined);
      }
      return UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

function externalResult(ev: Evaluation, callee: ExternalValue, call: CallRef | undefined, receiver: Value | undefined): Values {
  if (call !== undefined) {
    const folded = foldCall(ev, callee.path, call);
    if (folded !== undefined) return folded;
    const kept = callee.path.endsWith(".get") ? keptFor(ev, callee.path, call) : UNKNOWN;
    if (kept.length > 0) return kept;
  }
  const aliases: string[] = [];
  for (const path of [callee.path, ...callee.aliases]) {
    for (const known of ev.matcher.match(path)) {
      const { returns } = known.call;
      if (returns === undefined) continue;
      if (returns === "self") return receiver === undefined ? [callee] : [receiver];
      for (const kind of ev.matcher.kinds(returns)) if (!aliases.includes(kind)) aliases.push(kind);
    }
  }
  const made = external(`${callee.path}()`, aliases, call);
  const wrapped = call === undefined || aliases.length > 0 ? [] : wrappedFunction(ev, call);
  return wrapped.length === 0 ? [made] : [...wrapped, made];
}

function keptFor(ev: Evaluation, getter: string, call: CallRef): Values {
  const key = argumentsOf(call.unit.tree, call.node).positional[0];
  const name = key === undefined ? undefined : ev.evaluate(call.unit, key, call.scope, call.frame)[0];
  return name?.type === "text" && !name.open ? keptUnder(ev, getter, name.text) : UNKNOWN;
}

/** `decorator(function)` of a library, written as a call: what comes out still runs the function. */
function wrappedFunction(ev: Evaluation, call: CallRef): Values {
  const args = argumentsOf(call.unit.tree, call.node);
  if (args.positional.length !== 1 || args.keywords.size > 0) return UNKNOWN;
  const kind = call.unit.tree.kind[args.positional[0]!];
  if (kind !== Kind.Name && kind !== Kind.Attribute && kind !== Kind.Lambda) return UNKNOWN;
  return ev
    .evaluate(call.unit, args.positional[0]!, call.scope, call.frame)
    .filter((value) => value.type === "function" || (kind === Kind.Attribute && isMethodThatAsks(ev, value)));
}

/** A library's method that asks a model, handed over without being called: `retrying(client.models.generate_content)`. */
function isMethodThatAsks(ev: Evaluation, value: Value): boolean {
  if (value.type !== "external" || value.path.endsWith("()")) return false;
  return [value.path, ...value.aliases].some((path) => ev.matcher.match(path).some(({ call }) => call.does === "infer"));
}

function functionResult(ev: Evaluation, callee: Extract<Value, { type: "function" }>, call: CallRef | undefined): Values {
  const { unit, scope } = callee;
  ev.touch(unit, scope);
  const annotation = returnAnnotation(unit, scope);
  if (callee.self !== undefined && promisesSelf(ev, unit, annotation, scope))
    return [callee.self.type === "class" ? { type: "instance", of: callee.self, origin: undefined } : callee.self];
  const depth = (call?.frame?.depth ?? 0) + 1;
  if (!ev.spend()) return UNKNOWN;
  const values = new Map<string, Values>();
  if (call !== undefined) {
    const given = bindArguments(
      scope.parameters,
      argumentsOf(call.unit.tree, call.node),
      isBound(scope, unit) && callee.self !== undefined,
    );
    for (const [name, node] of given) values.set(name, ev.evaluate(call.unit, node, call.scope, call.frame));
    for (const { name } of scope.parameters) {
      const more = given.has(name) ? UNKNOWN : unpacked(ev, call, name);
      if (more.length > 0) values.set(name, more);
    }
  }
  const first = scope.parameters[0];
  if (callee.self !== undefined && first !== undefined && isBound(scope, unit)) values.set(first.name, [callee.self]);
  // Without arguments to bind, the answer is the same from everywhere, and remembered.
  const frame = values.size === 0 || depth > MAX_FRAMES ? undefined : { scope, unit, values, depth };
  const parts: Values[] = [];
  for (const node of scope.returns.slice(0, 12)) {
    const returned = ev.evaluate(unit, node, scope, frame);
    parts.push(returned.filter((value) => !(value.type === "constant" && value.value === null)));
  }
  const result = union(parts);
  return annotation === 0 ? result : orPromised(result, () => annotated(ev, unit, annotation, scope));
}

function returnAnnotation(unit: Unit, scope: Scope): number {
  if (scope.kind !== "function") return 0;
  const { tree } = unit;
  for (let child = tree.firstChild[scope.node]!; child !== 0; child = tree.nextSibling[child]!) {
    if (tree.kind[child] === Kind.Annotation) return tree.firstChild[child]!;
  }
  return 0;
}

/** `-> Self`: whatever the function does, it gives an object of the very class on which it was called. */
function promisesSelf(ev: Evaluation, unit: Unit, annotation: number, scope: Scope): boolean {
  const { tree } = unit;
  if (annotation === 0) return false;
  const first = tree.kind[annotation] === Kind.Binary ? tree.firstChild[annotation]! : annotation;
  if (textOf(tree, first).replace(/^.*\./, "") !== "Self") return false;
  return ev
    .evaluate(unit, first, scope.parent ?? scope)
    .some((value) => value.type === "external" && /^typing(_extensions)?\.Self$/.test(value.path));
}

/** `super()`, also as it was written before: `super(Net, self)`. */
export function isSuper(tree: Tree, node: number): boolean {
  return tree.kind[node] === Kind.Call && textOf(tree, tree.firstChild[node]!) === "super";
}

/** What `super().name` is: a method of a class before, on the object itself, or what a library's class has by that name. */
export function superMember(ev: Evaluation, unit: Unit, scope: Scope, name: string): Values {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.kind !== "class") continue;
    const of: Value = { type: "class", unit, scope: at };
    const self: Value = { type: "instance", of, origin: undefined };
    for (const owner of lineage(ev, of)) {
      if (owner.type === "class" && owner.scope === at) continue;
      if (owner.type === "external") {
        if (name === "__new__") return [of];
        const aliases = madeAliases(ev, owner.path).map((alias) => `${alias}.${name}`);
        return [external(`${owner.path}().${name}`, aliases)];
      }
      const binding = owner.scope.bindings.get(name)?.at(-1);
      if (binding?.kind === "definition" && binding.scope.kind === "function")
        return [{ type: "function", unit: owner.unit, scope: binding.scope, self }];
    }
    // A class that makes its only object itself: `cls._instance = super().__new__(cls)`.
    if (name === "__new__") return [of];
  }
  return UNKNOWN;
}
