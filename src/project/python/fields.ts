import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import { lineage } from "./attributes.ts";
import type { Evaluation } from "./evaluation.ts";
import { type CallRef, type ClassValue, type InstanceValue, literal, UNKNOWN, union, type Values } from "./values.ts";

const MOST_MADE = 12;

/**
 * Fields of classes whose constructor is made for them (dataclasses, pydantic models, named tuples): what was passed where this object was made, or,
 * where that is not known, wherever the class is called. `owners`: the class and its bases in the project.
 */
export function fieldOf(ev: Evaluation, value: InstanceValue, owners: readonly ClassValue[], name: string): Values {
  if (owners.some((owner) => owner.scope.bindings.has("__init__"))) return UNKNOWN;
  const fields = fieldNames(owners);
  if (!fields.includes(name)) return UNKNOWN;
  if (value.origin !== undefined) return passed(ev, value.origin, fields, name);
  const { scope } = value.of;
  const parts: Values[] = [];
  for (const site of ev.callsNamed(scope.name)) {
    if (parts.length >= MOST_MADE || !ev.spend()) break;
    if (ev.callee(site).some((callee) => callee.type === "class" && callee.scope === scope))
      parts.push(passed(ev, { ...site, frame: undefined }, fields, name));
  }
  return union(parts);
}

function passed(ev: Evaluation, call: NonNullable<InstanceValue["origin"]>, fields: readonly string[], name: string): Values {
  const args = argumentsOf(call.unit.tree, call.node);
  const node = args.keywords.get(name) ?? args.positional[fields.indexOf(name)] ?? 0;
  return node === 0 ? unpacked(ev, call, name) : ev.evaluate(call.unit, node, call.scope, call.frame);
}

/** What `f(**settings)` passes under a name. */
export function unpacked(ev: Evaluation, call: CallRef, name: string): Values {
  return union(unpackedEntries(ev, call).flatMap(([key, values]) => (key === name ? [values] : [])));
}

/** All that `f(**settings)` passes. */
export function unpackedEntries(ev: Evaluation, call: CallRef): readonly [string, Values][] {
  const { tree } = call.unit;
  const list = tree.nextSibling[tree.firstChild[call.node]!]!;
  const entries: [string, Values][] = [];
  for (let node = list === 0 ? 0 : tree.firstChild[list]!; node !== 0; node = tree.nextSibling[node]!) {
    if (tree.kind[node] !== Kind.DoubleStarred) continue;
    for (const value of ev.evaluate(call.unit, tree.firstChild[node]!, call.scope, call.frame))
      if (value.type === "dict") entries.push(...value.entries);
  }
  return entries;
}

/** Annotated names in the class's body, bases first, as the constructor takes them. */
function fieldNames(owners: readonly ClassValue[]): readonly string[] {
  const names: string[] = [];
  for (const { scope } of [...owners].reverse())
    for (const [name, bindings] of scope.bindings)
      if (!names.includes(name) && bindings.some((binding) => binding.kind === "assignment" && binding.annotation !== 0))
        names.push(name);
  return names;
}

/** What the environment sets a field of pydantic's settings to: the variable is named like the field, behind `env_prefix`. */
export function settingOf(ev: Evaluation, of: ClassValue, name: string): Values {
  if (!isSettings(ev, of)) return UNKNOWN;
  ev.touch(of.unit, of.scope);
  const prefix = /env_prefix\s*=\s*["'](\w*)["']/.exec(textOf(of.unit.tree, of.scope.node))?.[1] ?? "";
  return ev.environment(`${prefix}${name}`.toUpperCase()).map((value) => literal(value));
}

function isSettings(ev: Evaluation, of: ClassValue): boolean {
  if (of.scope.bases.length === 0) return false;
  return lineage(ev, of).some((one) => one.type === "external" && /\.BaseSettings$/.test(one.path));
}
