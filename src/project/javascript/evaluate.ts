import type { CallExpression, Expression, JsBinding } from "../../source/javascript/module.ts";
import { carriedBy } from "./carried.ts";
import { elementsOf, putInto, putIntoReference, putIntoState, takenOut } from "./containers.ts";
import { exportValues } from "./exports.ts";
import { heirsOf } from "./heirs.ts";
import { classMember } from "./members.ts";
import { functionKey, functionOf, type Mod, type Program, type Value } from "./program.ts";
import { keptForRequest } from "./request-context.ts";

const NOTHING: readonly Value[] = [];
/** More alternatives tell nothing any more. */
const MOST = 48;
const DEEPEST = 120;

export function library(path: string): Value {
  return { kind: "library", path, origin: undefined, carries: [] };
}

/** What an expression may be, evaluated in a function's scope; empty when nothing is known of it. */
export function evaluate(program: Program, mod: Mod, expression: Expression, owner: number): readonly Value[] {
  const known = program.memo.get(expression);
  if (known) return known;
  if (program.depth.now > DEEPEST) return NOTHING;
  program.memo.set(expression, NOTHING);
  program.depth.now++;
  const made = read(program, mod, expression, owner);
  program.depth.now--;
  const values = distinct(made);
  program.memo.set(expression, values);
  return values;
}

/** The same values once each, as many as still tell something. */
function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Map<string | Expression, Value>();
  for (const value of values) {
    const key = keyOf(value);
    if (!seen.has(key)) seen.set(key, value);
    if (seen.size >= MOST) break;
  }
  return [...seen.values()];
}

function keyOf(value: Value): string | Expression {
  switch (value.kind) {
    case "library":
      return `${value.path} ${value.origin?.call.start ?? ""} ${value.carries.length}`;
    case "function":
    case "class":
    case "instance":
      return `${value.kind} ${value.id} ${value.mod.path}`;
    case "expression":
      return value.expression;
    case "namespace":
      return `namespace ${value.mod.path}`;
    case "text":
      return `text ${value.value}`;
    case "constant":
      return `constant ${value.value}`;
    default:
      return `environment ${value.name}`;
  }
}

function read(program: Program, mod: Mod, expression: Expression, owner: number): readonly Value[] {
  switch (expression.kind) {
    case "text":
      return [{ kind: "text", value: expression.value, mod, at: expression, whole: true }];
    case "join":
      return [joinedText(program, mod, expression, owner)];
    case "constant":
      return [{ kind: "constant", value: expression.value }];
    case "function":
    case "class":
      return [{ kind: expression.kind, mod, id: expression.id }];
    case "object":
    case "array":
      return [{ kind: "expression", mod, owner, expression }];
    case "choice":
      return expression.options.flatMap((option) => evaluate(program, mod, option, owner));
    case "spread":
      return evaluate(program, mod, expression.value, owner);
    case "module":
      return moduleValues(program, mod, expression.module);
    case "name":
      return nameValues(program, mod, expression.name, owner);
    case "this": {
      const id = classAround(mod, owner);
      return id < 0 ? NOTHING : instancesOf(program, { mod, id });
    }
    case "super": {
      const id = classAround(mod, owner);
      const made = mod.syntax.classes[id];
      return made?.extends ? evaluate(program, mod, made.extends, made.owner) : NOTHING;
    }
    case "member": {
      const { object, property } = expression;
      if (
        object.kind === "member" &&
        object.property === "env" &&
        /^(?:process|import\.meta|Bun|Deno)$/.test(nameOf(object.object))
      ) {
        return [{ kind: "environment", name: property }];
      }
      const values = evaluate(program, mod, object, owner).flatMap((value) => member(program, value, property));
      if (property === "current") return [...values, ...putIntoReference(program, mod, object)];
      if (property === "*") return [...values, ...putInto(program, mod, object)];
      const kept = keptForRequest(program, mod, expression);
      return kept.length > 0 ? kept : values;
    }
    case "call":
      return callValues(program, mod, expression);
    default:
      return NOTHING;
  }
}

function nameOf(expression: Expression): string {
  return expression.kind === "name" ? expression.name : "";
}

/** The class whose method, or function within one, this is; -1 when it is none. */
export function classAround(mod: Mod, owner: number): number {
  for (let id = owner; id >= 0; id = functionOf(mod, id).parent) {
    const made = functionOf(mod, id);
    if (made.class >= 0) return made.class;
    if (made.kind === "declaration" || made.kind === "expression") return -1;
  }
  return -1;
}

function joinedText(program: Program, mod: Mod, expression: Expression & { kind: "join" }, owner: number): Value {
  let text = "";
  let whole = true;
  for (const part of expression.parts) {
    const value = evaluate(program, mod, part, owner).find((one) => one.kind === "text" || one.kind === "constant");
    if (value?.kind === "text") text += value.value;
    else if (value?.kind === "constant") text += String(value.value);
    else text += "*";
    if (!value || (value.kind === "text" && !value.whole)) whole = false;
  }
  return { kind: "text", value: text, mod, at: expression, whole };
}

function moduleValues(program: Program, mod: Mod, specifier: string): readonly Value[] {
  const target = program.resolver.resolve(mod.path, specifier);
  if (target?.kind === "package") return [library(`${target.name}#`)];
  const other = target && program.modules.get(target.path);
  return other ? [{ kind: "namespace", mod: other }] : NOTHING;
}

/** The bindings that a name has in the nearest scope, and that scope's function. */
export function lookUp(mod: Mod, name: string, owner: number): { bindings: readonly JsBinding[]; owner: number } | undefined {
  for (let id = owner; id >= 0; id = functionOf(mod, id).parent) {
    const bindings = functionOf(mod, id).bindings.get(name);
    if (bindings) return { bindings, owner: id };
  }
  return undefined;
}

function nameValues(program: Program, mod: Mod, name: string, owner: number): readonly Value[] {
  const found = lookUp(mod, name, owner);
  if (!found) return name === "undefined" ? NOTHING : [library(`global#${name}`)];
  const values = found.bindings.flatMap((binding) => bindingValues(program, mod, binding, found.owner));
  if (values.some((value) => !isNothing(value))) return values;
  for (const binding of found.bindings) {
    const type = binding.kind === "value" || binding.kind === "other" ? binding.type : undefined;
    if (type !== undefined) return [...values, ...typeValues(program, mod, type, found.owner)];
  }
  return values;
}

/** `null`, as what holds nothing yet is begun with. */
export function isNothing(value: Value): boolean {
  return value.kind === "constant" && value.value === null;
}

function bindingValues(program: Program, mod: Mod, binding: JsBinding, owner: number): readonly Value[] {
  switch (binding.kind) {
    case "import": {
      const namespace = moduleValues(program, mod, binding.module);
      if (binding.name === "*" || binding.name === "=") return namespace;
      return namespace.flatMap((value) => member(program, value, binding.name));
    }
    case "value": {
      const values = walk(program, evaluate(program, mod, binding.value, binding.owner), binding.path);
      return [...values, ...stateValues(program, mod, binding, owner)];
    }
    case "function":
    case "class":
      return [{ kind: binding.kind, mod, id: binding.id }];
    case "parameter": {
      const key = functionKey(mod, owner);
      const passed = program.passed.get(key)?.[binding.index] ?? [];
      const values = [...(binding.index === 0 ? (program.given.get(key) ?? []) : [])];
      for (const one of passed) values.push(...evaluate(program, one.mod, one.expression, one.owner));
      const parameter = functionOf(mod, owner).parameters[binding.index];
      if (parameter?.default) values.push(...evaluate(program, mod, parameter.default, owner));
      if (values.every(isNothing) && parameter?.type !== undefined)
        values.push(...typeValues(program, mod, parameter.type, owner));
      return walk(program, values, binding.path);
    }
    case "element":
      return elementsOf(program, mod, binding.of, owner, binding.path);
    default:
      return NOTHING;
  }
}

/** What a state of React is made: `const [model, setModel] = useState(null)`. */
function stateValues(program: Program, mod: Mod, binding: JsBinding & { kind: "value" }, owner: number): readonly Value[] {
  const { value, path } = binding;
  if (path.length !== 1 || path[0] !== "0" || value.kind !== "call" || !/\buse(?:Safe)?State$/.test(textAt(mod, value.callee)))
    return NOTHING;
  const values: Value[] = value.arguments[0] ? [...evaluate(program, mod, value.arguments[0], binding.owner)] : [];
  for (const [name, others] of functionOf(mod, owner).bindings) {
    const isSetter = others.some(
      (one) => one.kind === "value" && one.value === value && one.path.length === 1 && one.path[0] === "1",
    );
    if (isSetter) values.push(...putIntoState(program, mod, name));
  }
  return values;
}

function textAt(mod: Mod, { start, end }: Expression): string {
  return mod.facts.module.text.slice(start, end);
}

function walk(program: Program, values: readonly Value[], path: readonly string[]): readonly Value[] {
  return path.reduce<readonly Value[]>((at, name) => at.flatMap((value) => member(program, value, name)), values);
}

/** What a value of a named type is: an instance of the project's class, or what the library's class makes. */
export function typeValues(program: Program, mod: Mod, type: string, owner: number): readonly Value[] {
  const [first, ...rest] = type.split(".");
  const found = lookUp(mod, first!, owner);
  if (!found) return heirsOf(program, mod, rest.at(-1) ?? type);
  const values = walk(
    program,
    found.bindings.flatMap((binding) =>
      binding.kind === "import" || binding.kind === "class" ? bindingValues(program, mod, binding, found.owner) : [],
    ),
    rest,
  );
  const made = values.flatMap((value): readonly Value[] => {
    if (value.kind === "class") return instancesOf(program, value);
    return value.kind === "library" && !value.path.startsWith("global#") ? libraryResult(program, value, undefined) : [];
  });
  const [binding] = found.bindings;
  return made.length > 0 || binding?.kind !== "import" ? made : heirsOf(program, mod, rest.at(-1) ?? binding.name);
}

/** An object of a class, and where that is abstract of those that extend it. */
function instancesOf(program: Program, { mod, id }: { readonly mod: Mod; readonly id: number }): readonly Value[] {
  const { abstract, name } = mod.syntax.classes[id]!;
  return [{ kind: "instance", mod, id }, ...(abstract ? heirsOf(program, mod, name) : NOTHING)];
}

/** What `value.name` is; `*` is any element. */
export function member(program: Program, value: Value, name: string): readonly Value[] {
  if (program.depth.now > DEEPEST) return NOTHING;
  program.depth.now++;
  const values = readMember(program, value, name);
  program.depth.now--;
  return distinct(values);
}

function readMember(program: Program, value: Value, name: string): readonly Value[] {
  switch (value.kind) {
    case "library": {
      if (value.path.length > 160) return NOTHING;
      const path = value.path.endsWith("#") ? value.path + name : `${value.path}.${name}`;
      return [{ ...value, path }];
    }
    case "namespace":
      return exportValues(program, value.mod, name);
    case "instance":
    case "class":
      return classMember(program, value, name);
    case "function":
      return name === "bind" || name === "call" || name === "apply" ? [value] : NOTHING;
    case "expression": {
      const { expression, mod, owner } = value;
      if (expression.kind === "array") {
        if (name === "*") return expression.parts.flatMap((part) => evaluate(program, mod, part, owner));
        const part = expression.parts[Number(name)];
        return part ? evaluate(program, mod, part, owner) : NOTHING;
      }
      if (expression.kind !== "object") return NOTHING;
      const own = expression.properties.filter((property) => name === "*" || property.name === name);
      if (own.length > 0) return own.flatMap((property) => evaluate(program, mod, property.value, owner));
      return expression.spreads.length === 0 ? NOTHING : spreadMember(program, mod, expression, owner, name);
    }
    default:
      return NOTHING;
  }
}

/** What an object has from those that it spreads, found once: `state = { ...state, text }` spreads itself. */
function spreadMember(
  program: Program,
  mod: Mod,
  object: Expression & { kind: "object" },
  owner: number,
  name: string,
): readonly Value[] {
  let byName = program.spread.get(object);
  if (byName === undefined) {
    byName = new Map();
    program.spread.set(object, byName);
  }
  const known = byName.get(name);
  if (known !== undefined) return known;
  byName.set(name, NOTHING);
  const values = distinct(
    object.spreads.flatMap((spread) => evaluate(program, mod, spread, owner).flatMap((one) => member(program, one, name))),
  );
  byName.set(name, values);
  return values;
}

/** What a call may call. A CommonJS module that is called is its `module.exports`. */
export function calleesOf(program: Program, mod: Mod, call: CallExpression): readonly Value[] {
  return evaluate(program, mod, call.callee, call.owner).flatMap((value) =>
    value.kind === "namespace" ? exportValues(program, value.mod, "default") : [value],
  );
}

/** The functions that are given what a promise holds: `promise.then(fn)`. */
export function continuations(
  program: Program,
  mod: Mod,
  call: CallExpression,
): readonly { readonly mod: Mod; readonly id: number }[] {
  const first = call.arguments[0];
  if (call.callee.kind !== "member" || call.callee.property !== "then" || first === undefined) return [];
  return evaluate(program, mod, first, call.owner).flatMap((value) => (value.kind === "function" ? [value] : []));
}

/** What a function hands back. */
export function returnValues(program: Program, { mod, id }: { readonly mod: Mod; readonly id: number }): readonly Value[] {
  return functionOf(mod, id).returns.flatMap((result) => evaluate(program, mod, result, id));
}

/** `container.resolve(Answerer)`, `moduleRef.get(Answerer)`: a container of dependencies makes what it is asked for by its class. */
function resolvedClass(program: Program, mod: Mod, call: CallExpression): readonly Value[] {
  const { callee } = call;
  const [wanted] = call.arguments;
  if (callee.kind !== "member" || wanted?.kind !== "name" || !/^(?:resolve|get)(?:Async)?$/.test(callee.property)) return NOTHING;
  return evaluate(program, mod, wanted, call.owner).flatMap((value) =>
    value.kind === "class" ? instancesOf(program, value) : [],
  );
}

function callValues(program: Program, mod: Mod, call: CallExpression): readonly Value[] {
  const { callee: called } = call;
  if (called.kind === "member" && (called.property === "catch" || called.property === "finally"))
    return evaluate(program, mod, called.object, call.owner);
  const next = continuations(program, mod, call);
  if (next.length > 0) return next.flatMap((one) => returnValues(program, one));
  const kept = keptForRequest(program, mod, call);
  if (kept.length > 0) return kept;
  const taken = takenOut(program, mod, call);
  if (taken !== undefined) return taken;
  const values: Value[] = [];
  const callees = calleesOf(program, mod, call);
  if (!callees.some((callee) => callee.kind === "function")) {
    const wanted = resolvedClass(program, mod, call);
    if (wanted.length > 0) return wanted;
  }
  for (const callee of callees) {
    if (callee.kind === "library") values.push(...libraryResult(program, callee, { mod, call }));
    else if (callee.kind === "class" && call.make) values.push({ ...callee, kind: "instance" });
    else if (callee.kind === "function") {
      if (called.kind === "member" && called.property === "bind") values.push(callee);
      else values.push(...returnValues(program, callee));
    }
  }
  return values;
}

function libraryResult(
  program: Program,
  callee: Value & { kind: "library" },
  site: { mod: Mod; call: CallExpression } | undefined,
): readonly Value[] {
  const known = program.knowledge.match(callee.path);
  const teller = known.find((one) => one.call.returns !== undefined);
  const added = site ? carriedBy(program, site.mod, site.call, known) : [];
  const carries = added.length > 0 ? [...callee.carries, ...added] : callee.carries;
  const returns = teller?.call.returns?.replace(/^@/, "");
  if (returns === "argument") {
    const argument = site?.call.arguments[0];
    if (!site || !argument) return NOTHING;
    return evaluate(program, site.mod, argument, site.call.owner).map((value) =>
      value.kind === "library" ? { ...value, carries: [...value.carries, ...carries] } : value,
    );
  }
  if (returns === "callback")
    return (site?.call.arguments ?? []).flatMap((argument) =>
      argument.kind === "function" ? returnValues(program, { mod: site!.mod, id: argument.id }) : [],
    );
  // A flow is its function: whoever calls the flow runs it.
  if (returns === "handler")
    return (site?.call.arguments ?? []).flatMap((argument) =>
      argument.kind === "object"
        ? NOTHING
        : evaluate(program, site!.mod, argument, site!.call.owner).filter((value) => value.kind === "function"),
    );
  if (returns === "self") {
    const cut = callee.path.lastIndexOf(".");
    return [{ ...callee, path: callee.path.startsWith("@") && cut > 0 ? callee.path.slice(0, cut) : callee.path, carries }];
  }
  if (returns !== undefined) return [{ kind: "library", path: `@${returns}`, origin: callee.origin ?? site, carries }];
  return [{ ...callee, path: `${callee.path}()`, origin: callee.origin, carries }];
}
