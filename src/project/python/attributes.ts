import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { attributePath, objectPath } from "./access-paths.ts";
import { argumentsOf, bindArguments } from "./arguments.ts";
import { resultOf } from "./calls.ts";
import { parsedOption } from "./command-line.ts";
import { parsedSections } from "./config-parser.ts";
import type { Evaluation } from "./evaluation.ts";
import { fieldOf, settingOf, unpacked } from "./fields.ts";
import { appended } from "./folding.ts";
import { HANDLES, isRemote } from "./handles.ts";
import { storedByOwn, storedIn, storedOnClass, storedOnModule } from "./holders.ts";
import { annotated, madeAliases, moduleAttribute, unpack } from "./lookup.ts";
import { INTO_DICT } from "./store-keys.ts";
import { taskSetting } from "./tasks.ts";
import { folderAttribute } from "./text-methods.ts";
import type { Unit } from "./unit.ts";
import {
  type ClassValue,
  type ExternalValue,
  external,
  type Frame,
  type InstanceValue,
  literal,
  UNKNOWN,
  union,
  type Value,
  type Values,
} from "./values.ts";

const LONGEST_PATH = 240;

/** Ways in which task queues and remote runners call a function that they wrap. */
const PASS_THROUGH = new Set([
  "remote",
  "delay",
  "apply_async",
  "apply",
  "local",
  "submit",
  "map",
  "starmap",
  "func",
  "fn",
  "run",
  "s",
  "si",
  "aio",
  "remote_gen",
  "spawn",
  "send",
  "enqueue",
  "__wrapped__",
  "__call__",
]);

export function attributeOf(ev: Evaluation, value: Value, name: string): Values {
  switch (value.type) {
    case "external":
      return externalAttribute(ev, value, name);
    case "module":
      return ofModule(ev, value.unit, name);
    case "class":
      return HANDLES.includes(name) && isWrapped(ev, value) ? [value] : classAttribute(ev, value, name, value);
    case "instance":
      return name === "remote" && isWrapped(ev, value.of)
        ? instanceAttribute(ev, value, "__call__")
        : instanceAttribute(ev, value, name);
    case "function":
      return PASS_THROUGH.has(name) ? [value] : UNKNOWN;
    case "text":
      return folderAttribute(value, name);
    case "dict":
      // Configuration objects (OmegaConf, easydict, argparse namespaces) read keys as attributes.
      return value.entries.get(name) ?? UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function isWrapped(ev: Evaluation, { unit, scope }: ClassValue): boolean {
  ev.touch(unit, scope);
  return isRemote(unit, scope);
}

function ofModule(ev: Evaluation, unit: Unit, name: string): Values {
  const bound = moduleAttribute(ev, unit, name);
  if (bound !== undefined && !bound.every(isNothing)) return bound;
  const stored = storedOnModule(ev, unit, name);
  return stored.length > 0 ? stored : (bound ?? submodule(ev, unit, name));
}

/** True for None, which stands where a value is put in later. */
function isNothing(value: Value): boolean {
  return value.type === "constant" && value.value === null;
}

function submodule(ev: Evaluation, unit: Unit, name: string): Values {
  if (!unit.path.endsWith("__init__.py")) return UNKNOWN;
  const target = ev.resolve(unit, name, 1);
  return target === undefined ? UNKNOWN : [{ type: "module", unit: target }];
}

/** What paths are written with, by name: of `os` and of `os.path`. */
const PATH_CONSTANTS: ReadonlyMap<string, string> = new Map([
  ["sep", "/"],
  ["pardir", ".."],
  ["curdir", "."],
  ["extsep", "."],
]);

function externalAttribute(ev: Evaluation, value: ExternalValue, name: string): Values {
  if (value.path.length > LONGEST_PATH) return UNKNOWN;
  const constant = value.path === "os" || value.path === "os.path" ? PATH_CONSTANTS.get(name) : undefined;
  if (constant !== undefined) return [literal(constant)];
  const option = parsedOption(ev, value, name);
  if (option !== undefined) return option;
  if (value.path === "collections.namedtuple()()" && value.origin !== undefined) {
    const given = argumentsOf(value.origin.unit.tree, value.origin.node).keywords.get(name);
    if (given !== undefined) return ev.evaluate(value.origin.unit, given, value.origin.scope, value.origin.frame);
  }
  const path = `${value.path}.${name}`;
  const stored = storedIn(ev, path, name);
  const aliases = value.aliases.map((alias) => `${alias}.${name}`);
  const own = external(path, [...aliases, ...valueKinds(ev, [path, ...aliases])], value.origin);
  return stored.length > 0 ? union([stored, [own]]) : [own];
}

/** Kinds of attributes that are objects of their own: `search.best_estimator_`. */
function valueKinds(ev: Evaluation, paths: readonly string[]): readonly string[] {
  const kinds: string[] = [];
  for (const path of paths) {
    for (const known of ev.matcher.match(path)) {
      const { returns, use } = known.call;
      if (use === "value" && returns !== undefined && returns !== "self") kinds.push(...ev.matcher.kinds(returns));
    }
  }
  return kinds;
}

/** What stands at a key of an object of a library, or is one of several that it is taken apart into. */
export function elementOf(ev: Evaluation, { path, aliases, origin }: ExternalValue): ExternalValue {
  const kinds = valueKinds(ev, [`${path}[]`, ...aliases.map((alias) => `${alias}[]`)]);
  return external(`${path}[]`, [...aliases.filter((alias) => alias === "@table" || alias === "@unpickled"), ...kinds], origin);
}

/** A class of the project and, after it, its bases in the project; where a library's class is extended, that. */
export function lineage(ev: Evaluation, of: ClassValue): readonly (ClassValue | ExternalValue)[] {
  const owners = ownersOf(ev, of);
  for (const owner of owners) lookInto(ev, owner);
  return owners;
}

/** Whoever looks for something in a class depends on it also where it is not there. */
function lookInto(ev: Evaluation, owner: ClassValue | ExternalValue): void {
  if (owner.type === "class") ev.touch(owner.unit, owner.scope);
}

function ownersOf(ev: Evaluation, of: ClassValue): readonly (ClassValue | ExternalValue)[] {
  const owners = ev.evaluate(of.unit, of.scope.node, of.scope).filter(isOwner);
  // Nothing is told of a class while its own bases are asked for.
  return owners.length === 0 ? [of] : owners;
}

function isOwner(value: Value): value is ClassValue | ExternalValue {
  return value.type === "class" || value.type === "external";
}

/** The lineage of a class, as what its definition holds: asked once for all who look for something in it. */
export function lineageOf(ev: Evaluation, unit: Unit, scope: Scope): Values {
  const owners: (ClassValue | ExternalValue)[] = [{ type: "class", unit, scope }];
  for (const base of scope.bases) {
    if (unit.tree.kind[base] === Kind.Keyword) continue;
    const node = unit.tree.kind[base] === Kind.Subscript ? unit.tree.firstChild[base]! : base;
    for (const value of ev.evaluate(unit, node, scope.parent ?? scope)) {
      if (value.type === "external") owners.push(value);
      if (value.type !== "class" || value.scope === scope) continue;
      for (const owner of ownersOf(ev, value)) if (!owners.some((known) => isSame(known, owner))) owners.push(owner);
    }
  }
  return owners;
}

function isSame(left: ClassValue | ExternalValue, right: ClassValue | ExternalValue): boolean {
  return left === right || (left.type === "class" && right.type === "class" && left.scope === right.scope);
}

function classAttribute(ev: Evaluation, of: ClassValue, name: string, self: ClassValue | InstanceValue): Values {
  const declared = declaredIn(ev, of, name, self);
  if (!declared.every(isNothing)) return declared;
  const stored = storedOnClass(ev, of, name);
  if (stored.length > 0) return stored;
  // What a method of a base puts into `cls.name` is there for all that extend it.
  for (const owner of ownersOf(ev, of)) {
    const kept = owner.type === "class" && owner.scope !== of.scope ? storedByOwn(ev, owner, name) : UNKNOWN;
    if (kept.length > 0) return kept;
  }
  return declared;
}

function declaredIn(ev: Evaluation, of: ClassValue, name: string, self: ClassValue | InstanceValue): Values {
  for (const owner of ownersOf(ev, of)) {
    lookInto(ev, owner);
    if (owner.type === "external") {
      if (owner.path === "builtins.object" || owner.path === "abc.ABC") continue;
      const aliases = self.type === "instance" ? madeAliases(ev, owner.path) : [];
      return [
        external(
          `${owner.path}${self.type === "instance" ? "()" : ""}.${name}`,
          aliases.map((alias) => `${alias}.${name}`),
          self.type === "instance" ? self.origin : undefined,
        ),
      ];
    }
    const bindings = owner.scope.bindings.get(name);
    if (bindings === undefined) continue;
    const last = bindings[bindings.length - 1]!;
    if (last.kind === "definition") {
      if (last.scope.kind === "class") return [{ type: "class", unit: owner.unit, scope: last.scope }];
      const method: Value = { type: "function", unit: owner.unit, scope: last.scope, self };
      return isProperty(owner.unit, last.scope) ? resultOf(ev, method, undefined) : [method];
    }
    if (last.kind === "assignment") {
      const values = union([
        settingOf(ev, of, name),
        last.value === 0 ? UNKNOWN : ev.evaluate(owner.unit, last.value, owner.scope),
      ]);
      return values.length > 0 ? values : annotated(ev, owner.unit, last.annotation, owner.scope);
    }
  }
  return UNKNOWN;
}

function isProperty(unit: Unit, scope: Scope): boolean {
  return scope.decorators.some((node) => /(^|\.)(property|cached_property|computed_field)$/.test(textOf(unit.tree, node)));
}

/** An object's attribute. Of an object that may be any of its class it is asked once for all who look for it. */
function instanceAttribute(ev: Evaluation, value: InstanceValue, name: string): Values {
  if (value.origin !== undefined) return storedAttribute(ev, value, name);
  const { unit, scope } = value.of;
  return ev.access(unit, attributePath(unit, objectPath(unit, scope), name));
}

/** What an object's methods store in `self`, else what its class has. */
export function storedAttribute(ev: Evaluation, value: InstanceValue, name: string): Values {
  const parts: Values[] = [];
  const owners = lineage(ev, value.of).filter((owner) => owner.type === "class");
  for (const owner of owners) {
    for (const store of owner.unit.stores.get(nameHash(name)) ?? []) {
      const scope = owner.unit.module.scopes[store.scope]!;
      const method = functionIn(scope, owner.scope);
      if (method === undefined || owner.unit.tree.kind[store.target] !== Kind.Attribute) continue;
      const object = owner.unit.tree.firstChild[store.target]!;
      const selfName = method.parameters[0]?.name;
      if (selfName === undefined || textOf(owner.unit.tree, object) !== selfName) continue;
      const frame = method.name === "__init__" ? initFrame(ev, value, owner, method) : undefined;
      parts.push(unpack(ev, ev.evaluate(owner.unit, store.value, scope, frame), store.unpack));
    }
  }
  const stored = union(parts).filter((found) => !isNothing(found));
  if (stored.length === 0) {
    const given = fieldOf(ev, value, owners, name).filter((found) => !isNothing(found));
    if (given.length > 0) return given;
    const own = classAttribute(ev, value.of, name, value);
    const isTask = own.some((found) => found.type === "external" && /^celery\b.*Task\(\)\./.test(found.path));
    const setting = isTask ? taskSetting(ev, owners, name) : UNKNOWN;
    return setting.length > 0 ? setting : own;
  }
  const declared = declaredIn(ev, value.of, name, value);
  return declared.some((found) => found.type === "function" || (found.type === "external" && found.path.includes("().")))
    ? stored
    : union([stored, declared.filter((found) => !isNothing(found))]);
}

/** The method of the class that encloses a scope: closures inside it store into the same object. */
function functionIn(scope: Scope, owner: Scope): Scope | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    if (at.parent === owner && at.kind === "function") return at;
  return undefined;
}

/** The arguments with which this very object was made. */
function initFrame(ev: Evaluation, value: InstanceValue, owner: ClassValue, method: Scope): Frame | undefined {
  const { origin } = value;
  if (origin === undefined || owner.scope !== value.of.scope) return undefined;
  const given = bindArguments(method.parameters, argumentsOf(origin.unit.tree, origin.node), true);
  const values = new Map<string, Values>();
  const self = method.parameters[0]?.name;
  if (self !== undefined) values.set(self, [value]);
  for (const [parameter, node] of given) values.set(parameter, ev.evaluate(origin.unit, node, origin.scope, origin.frame));
  for (const parameter of method.parameters) {
    const more = values.has(parameter.name) ? UNKNOWN : unpacked(ev, origin, parameter.name);
    if (more.length > 0) values.set(parameter.name, more);
  }
  return { scope: method, unit: owner.unit, values, depth: (origin.frame?.depth ?? 0) + 1 };
}

/** `x[key]`. */
export function subscriptOf(ev: Evaluation, unit: Unit, values: Values, keys: Values): Values {
  const key = keys[0];
  return union(
    values.map((value): Values => {
      switch (value.type) {
        case "sequence":
          if (value.made !== undefined) return appended(ev, value.made);
          if (key?.type === "constant" && typeof key.value === "number") {
            const index = key.value < 0 ? value.items.length + key.value : key.value;
            return value.items[index] ?? (value.complete ? UNKNOWN : union(value.items));
          }
          return union(value.items);
        case "dict": {
          const stored = storedUnder(ev, value.made, key);
          if (key?.type === "text" && !key.open)
            return union([value.entries.get(key.text) ?? value.entries.get("*") ?? UNKNOWN, stored]);
          return union([...value.entries.values(), stored]);
        }
        case "external": {
          if (value.path === "os.environ" && key?.type === "text")
            return ev.environment(key.text).map((entry) => ({ type: "text", text: entry, open: false, anchored: false }));
          if (value.path === "configparser.ConfigParser()" && key?.type === "text")
            return union(parsedSections(ev, value).map((sections) => attributeOf(ev, sections, key.text)));
          // A container of dependencies: what it provides is called where it is injected.
          if (value.path === "dependency_injector.wiring.Provide") return keys;
          if (value.path === "sys.argv" && key?.type === "constant" && typeof key.value === "number")
            return argv(ev, unit, key.value);
          const option = key?.type === "text" ? parsedOption(ev, value, key.text) : undefined;
          if (option !== undefined) return option;
          if (key?.type === "text" && !key.open) {
            const found = storedIn(ev, `${value.path}.${key.text}`, key.text);
            if (found.length > 0) return found;
          }
          return [elementOf(ev, value)];
        }
        case "text":
          return [{ type: "text", text: "*", open: true, anchored: false }];
        default:
          return UNKNOWN;
      }
    }),
  );
}

/** `models["x"] = load()` on a dictionary that was made here or elsewhere. */
export function storedUnder(ev: Evaluation, made: string | undefined, key: Value | undefined): Values {
  if (made === undefined) return UNKNOWN;
  const parts: Values[] = [storedAnywhere(ev, made, key)];
  if (key?.type !== "text" || key.open) return parts[0]!;
  for (const { unit, store } of ev.storesNamed(key.text, INTO_DICT)) {
    if (unit.tree.kind[store.target] !== Kind.Subscript || !ev.spend()) continue;
    const scope = unit.module.scopes[store.scope]!;
    const holder = ev.evaluate(unit, unit.tree.firstChild[store.target]!, scope);
    if (holder.some((value) => value.type === "dict" && value.made === made)) parts.push(ev.evaluate(unit, store.value, scope));
  }
  const home = homeOf(ev, made);
  for (const site of home === undefined ? [] : ev.callsIn(home, "update")) {
    if (!ev.spend()) break;
    const { tree } = site.unit;
    const callee = tree.firstChild[site.node]!;
    if (tree.kind[callee] !== Kind.Attribute) continue;
    const args = argumentsOf(tree, site.node);
    const given = args.keywords.get(key.text) ?? args.positional[0] ?? 0;
    const holder = given === 0 ? UNKNOWN : ev.evaluate(site.unit, tree.firstChild[callee]!, site.scope);
    if (!holder.some((value) => value.type === "dict" && value.made === made)) continue;
    const values = ev.evaluate(site.unit, given, site.scope);
    if (given === args.keywords.get(key.text)) parts.push(values);
    else for (const value of values) if (value.type === "dict") parts.push(value.entries.get(key.text) ?? UNKNOWN);
  }
  return union(parts);
}

/** The file in which a dictionary was made. */
function homeOf(ev: Evaluation, made: string): Unit | undefined {
  return ev.fileAt(made.slice(0, made.lastIndexOf(":")));
}

const MOST_STORES = 30;

/** `models[name] = load(name)`: what is stored under keys that vary, in the file that made the dictionary; under any key when the key asked for varies. */
function storedAnywhere(ev: Evaluation, made: string, key: Value | undefined): Values {
  const home = homeOf(ev, made);
  if (home === undefined) return UNKNOWN;
  ev.touchFile(home);
  const isFixed = key?.type === "text" && !key.open;
  const stores = isFixed ? (home.stores.get(0) ?? []) : home.module.stores;
  const parts: Values[] = [];
  let asked = 0;
  for (const store of stores) {
    if (home.tree.kind[store.target] !== Kind.Subscript || store.value === 0) continue;
    if (++asked > MOST_STORES || !ev.spend()) break;
    const scope = home.module.scopes[store.scope]!;
    const holder = ev.evaluate(home, home.tree.firstChild[store.target]!, scope);
    if (holder.some((value) => value.type === "dict" && value.made === made)) parts.push(ev.evaluate(home, store.value, scope));
  }
  return union(parts);
}

/** `sys.argv[i]`: what containers, CI, DVC stages and notebooks pass to this script. */
function argv(ev: Evaluation, unit: Unit, index: number): Values {
  const found: Value[] = [];
  for (const start of ev.startsOf(unit)) {
    const { words } = start.command;
    const script = words.findIndex((word) => word.endsWith(".py"));
    const word = words[script + index];
    if (script >= 0 && word !== undefined && !word.includes("$"))
      found.push({ type: "text", text: word, open: false, anchored: start.folder !== undefined });
  }
  return found;
}
