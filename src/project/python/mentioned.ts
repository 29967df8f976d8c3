import { keptWith } from "../kept-with.ts";
import type { Unit } from "./unit.ts";
import type { CallRef, Frame, Value, Values } from "./values.ts";

/**
 * Files whose remembered answers speak of a file: of its definitions, or of calls in it. When that file is replaced by a newer one, such answers speak of
 * what is no more.
 */
const mentions = new WeakMap<Unit, Set<Unit>>();

export function mentionedIn(unit: Unit): ReadonlySet<Unit> {
  return mentions.get(unit) ?? new Set();
}

/** Forgets files that are no more: their own answers speak of nothing now. */
export function forgetMentions(units: Iterable<Unit>, gone: readonly Unit[]): void {
  for (const unit of units) {
    const known = mentions.get(unit);
    if (known !== undefined) for (const one of gone) known.delete(one);
  }
}

/** The same of an answer that is calls. */
export function mentionSites(by: Unit, sites: readonly { readonly unit: Unit }[]): void {
  for (const { unit } of sites) add(by, unit);
}

/** Notes of which files an answer speaks that is remembered with a file. */
export function mention(by: Unit, values: Values): void {
  walk(values, visitorFor(by));
}

/** One for each file, since every answer is walked through. */
const visitorFor = keptWith(
  (by: Unit): Visitor => ({ meets: (unit) => add(by, unit), enters: (holder) => entersOnce(by, holder) }),
);

/** Adds the files of which values speak, and those of calls. */
export function addMentioned(units: Set<Unit>, values: Values, calls: readonly CallRef[]): void {
  const seen = new Set<Value | Frame>();
  const visitor: Visitor = {
    meets: (unit) => void units.add(unit),
    enters(holder) {
      if (seen.has(holder)) return false;
      seen.add(holder);
      return true;
    },
  };
  walk(values, visitor);
  for (const call of calls) walkCall(call, visitor);
}

interface Visitor {
  meets(unit: Unit): void;
  /** Whether to look into what holds other values. */
  enters(holder: Value | Frame): boolean;
}

function walk(values: Values, visitor: Visitor): void {
  for (const value of values) walkValue(value, visitor);
}

function walkValue(value: Value, visitor: Visitor): void {
  switch (value.type) {
    case "text":
    case "constant":
      return;
    case "external":
      walkCall(value.origin, visitor);
      return;
    case "module":
      visitor.meets(value.unit);
      return;
    case "class":
      visitor.meets(value.unit);
      return;
    case "function":
      visitor.meets(value.unit);
      if (value.self !== undefined) walkValue(value.self, visitor);
      return;
    case "instance":
      visitor.meets(value.of.unit);
      walkCall(value.origin, visitor);
      return;
    case "sequence":
      walkCall(value.made, visitor);
      if (visitor.enters(value)) for (const item of value.items) walk(item, visitor);
      return;
    case "dict":
      if (visitor.enters(value)) for (const item of value.entries.values()) walk(item, visitor);
  }
}

function walkCall(call: CallRef | undefined, visitor: Visitor): void {
  if (call === undefined) return;
  visitor.meets(call.unit);
  const { frame } = call;
  if (frame === undefined || !visitor.enters(frame)) return;
  visitor.meets(frame.unit);
  for (const values of frame.values.values()) walk(values, visitor);
}

const lookedInto = new WeakMap<Value | Frame, Set<Unit>>();

/** What holds other values is looked into once for each file. */
function entersOnce(by: Unit, holder: Value | Frame): boolean {
  let done = lookedInto.get(holder);
  if (done === undefined) {
    done = new Set();
    lookedInto.set(holder, done);
  }
  if (done.has(by)) return false;
  done.add(by);
  return true;
}

function add(by: Unit, of: Unit): void {
  if (by === of) return;
  let known = mentions.get(of);
  if (known === undefined) {
    known = new Set();
    mentions.set(of, known);
  }
  known.add(by);
}
