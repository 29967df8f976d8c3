import type { Scope } from "../../source/python/module.ts";
import type { Unit } from "./unit.ts";

/**
 * What an expression may hold, as far as the source tells. Evaluation gives a short list of alternatives; an empty list is unknown.
 * Nothing is ever executed: this is an abstract interpretation with small domains, and every doubt ends in the empty list.
 */
export type Value =
  | TextValue
  | ConstantValue
  | ExternalValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | ModuleValue
  | SequenceValue
  | DictValue;

export type Values = readonly Value[];

export const UNKNOWN: Values = [];

/** A string or a path. `*` in `text` is a hole: a part that varies or is not known. */
export interface TextValue {
  readonly type: "text";
  readonly text: string;
  /** Holes are in it, so that a literal `*` is not mistaken for one nor the other way round. */
  readonly open: boolean;
  /** Built from the file's own place, so relative to the root of the project whatever the working folder is. */
  readonly anchored: boolean;
  /** Written as a path, `./x`: it names no object of a hub. */
  readonly local?: true;
}

export interface ConstantValue {
  readonly type: "constant";
  readonly value: number | boolean | null;
}

/** Something of a library: a module, a function, a class, an object that a call gave. */
export interface ExternalValue {
  readonly type: "external";
  /** Access path from an import: `openai.OpenAI().chat`. */
  readonly path: string;
  /** The same seen from kinds of object: `@llm-client.chat`. */
  readonly aliases: readonly string[];
  /** The call that made the object at the head of the path, if one did. */
  readonly origin: CallRef | undefined;
}

/** A call in the source. */
export interface CallRef {
  readonly unit: Unit;
  readonly node: number;
  readonly scope: Scope;
  readonly frame: Frame | undefined;
}

export interface FunctionValue {
  readonly type: "function";
  readonly unit: Unit;
  readonly scope: Scope;
  /** For a bound method: the object. */
  readonly self: InstanceValue | ClassValue | undefined;
}

export interface ClassValue {
  readonly type: "class";
  readonly unit: Unit;
  readonly scope: Scope;
}

export interface InstanceValue {
  readonly type: "instance";
  readonly of: ClassValue;
  /** The call that made it. */
  readonly origin: CallRef | undefined;
}

export interface ModuleValue {
  readonly type: "module";
  readonly unit: Unit;
}

/** A tuple, list or set. `complete: false`: it may hold more. */
export interface SequenceValue {
  readonly type: "sequence";
  readonly items: readonly Values[];
  readonly complete: boolean;
  /** Where an empty list was made, so that what is appended to it can be found. */
  readonly made?: CallRef;
}

export interface DictValue {
  readonly type: "dict";
  readonly entries: ReadonlyMap<string, Values>;
  /** Where it was made, so that what is stored into it later can be found: `path:node`; undefined for data of a file. */
  readonly made: string | undefined;
}

/** Arguments of one call into a function of the project, by parameter. */
export interface Frame {
  readonly scope: Scope;
  readonly unit: Unit;
  readonly values: ReadonlyMap<string, Values>;
  readonly depth: number;
}

export function text(value: string, anchored = false): TextValue {
  return { type: "text", text: value, open: value.includes("*"), anchored };
}

export function literal(value: string): TextValue {
  return { type: "text", text: value, open: false, anchored: false };
}

export const HOLE: TextValue = { type: "text", text: "*", open: true, anchored: false };

const NO_ALIASES: readonly string[] = [];

export function external(path: string, aliases = NO_ALIASES, origin?: CallRef): ExternalValue {
  return { type: "external", path, aliases: aliases.length === 0 ? NO_ALIASES : aliases, origin };
}

const MOST = 12;

/** Joins alternatives, without repeating equal texts, externals or definitions. */
export function union(parts: readonly Values[]): Values {
  let only = UNKNOWN;
  let told = 0;
  for (const part of parts) {
    if (part.length === 0) continue;
    only = part;
    told++;
  }
  if (told <= 1) return only;
  const joined: Value[] = [];
  const seen = new Set<unknown>();
  for (const part of parts) {
    for (const value of part) {
      const key = keyOf(value);
      if (seen.has(key)) continue;
      seen.add(key);
      if (joined.length < MOST) joined.push(value);
    }
  }
  // It is kept for long, and a list that grew has room for many more.
  return joined.slice();
}

function keyOf(value: Value): unknown {
  switch (value.type) {
    case "text":
      return `t${value.anchored ? "/" : ""}${value.text}`;
    case "constant":
      return `c${String(value.value)}`;
    case "external":
      return value.origin === undefined ? `x${value.path}` : `x${value.path}@${value.origin.unit.path}:${value.origin.node}`;
    case "function":
    case "class":
      return value.type === "function" && value.self !== undefined ? value : value.scope;
    case "instance":
      return value.origin === undefined ? value.of.scope : `i${value.origin.unit.path}:${value.origin.node}`;
    case "module":
      return value.unit;
    default:
      return value;
  }
}
