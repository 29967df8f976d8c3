import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import type { CallRef, Frame, Value, Values } from "./values.ts";

/**
 * A number that tells answers apart, the same over edits: it speaks of files by their paths, of definitions by their names and of calls by their text,
 * never of places, so that what only moved is still the same.
 */
export function digestOf(values: Values): number {
  let sum = values.length;
  for (const value of values) sum = mix(sum, digestOfValue(value));
  return sum;
}

/** The same for calls. */
export function digestOfCalls(sites: readonly Omit<CallRef, "frame">[]): number {
  let sum = sites.length;
  for (const site of sites) sum = mix(sum, digestOfPlainCall(site));
  return sum;
}

/** Tells kinds of values apart. */
const SEEDS = { text: 1, constant: 2, external: 3, function: 4, class: 5, instance: 6, module: 7, sequence: 8, dict: 9 } as const;

/** What holds other values is asked for often and worked out once. */
const known = new WeakMap<Value | Frame, number>();

function digestOfValue(value: Value): number {
  const seed = SEEDS[value.type];
  switch (value.type) {
    case "text":
      return mix(seed + (value.open ? 16 : 0) + (value.anchored ? 32 : 0), nameHash(value.text));
    case "constant":
      return mix(seed, nameHash(String(value.value)));
    case "external": {
      let sum = mix(seed, nameHash(value.path));
      for (const alias of value.aliases) sum = mix(sum, nameHash(alias));
      return value.origin === undefined ? sum : mix(sum, digestOfCall(value.origin));
    }
    case "module":
      return mix(seed, nameHash(value.unit.path));
    case "class":
      return mix(mix(seed, nameHash(value.unit.path)), digestOfScope(value.scope));
    default:
      return remembered(value, () => digestOfLarge(value, seed));
  }
}

function digestOfLarge(value: Extract<Value, { type: "function" | "instance" | "sequence" | "dict" }>, seed: number): number {
  switch (value.type) {
    case "function": {
      const sum = mix(mix(seed, nameHash(value.unit.path)), digestOfScope(value.scope));
      return value.self === undefined ? sum : mix(sum, digestOfValue(value.self));
    }
    case "instance": {
      const sum = mix(seed, digestOfValue(value.of));
      return value.origin === undefined ? sum : mix(sum, digestOfCall(value.origin));
    }
    case "sequence": {
      let sum = mix(seed, value.complete ? 1 : 0);
      for (const item of value.items) sum = mix(sum, digestOf(item));
      return value.made === undefined ? sum : mix(sum, digestOfCall(value.made));
    }
    case "dict": {
      let sum = value.made === undefined ? seed : mix(seed, nameHash(value.made));
      for (const [name, values] of value.entries) sum = mix(mix(sum, nameHash(name)), digestOf(values));
      return sum;
    }
  }
}

/** Functions without a name are told apart by their order in the file. */
function digestOfScope(scope: Scope): number {
  return mix(nameHash(scope.qualifiedName), scope.name === "" ? scope.id : 0);
}

function digestOfPlainCall({ unit, node, scope }: Omit<CallRef, "frame">): number {
  const { tree } = unit;
  return mix(mix(nameHash(unit.path), digestOfScope(scope)), nameHash(tree.text, tree.start[node], tree.end[node]));
}

function digestOfCall(call: CallRef): number {
  const sum = digestOfPlainCall(call);
  const { frame } = call;
  return frame === undefined ? sum : mix(sum, digestOfFrame(frame));
}

function digestOfFrame(frame: Frame): number {
  return remembered(frame, () => {
    let sum = mix(mix(frame.depth, nameHash(frame.unit.path)), digestOfScope(frame.scope));
    for (const [name, values] of frame.values) sum = mix(mix(sum, nameHash(name)), digestOf(values));
    return sum;
  });
}

function remembered(of: Value | Frame, make: () => number): number {
  let digest = known.get(of);
  if (digest === undefined) {
    digest = make();
    known.set(of, digest);
  }
  return digest;
}

/** Joins two numbers into one of 31 bits, which engines keep without a box; the order matters. */
function mix(left: number, right: number): number {
  const sum = Math.imul(left ^ (left >>> 15) ^ Math.imul(right, 0x9e3779b1), 0x85ebca6b);
  return (sum ^ (sum >>> 13)) & 0x3fffffff;
}
