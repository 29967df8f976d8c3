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
  for (const value of values) mentionValue(by, value);
}

function mentionValue(by: Unit, value: Value): void {
  switch (value.type) {
    case "text":
    case "constant":
      return;
    case "external":
      mentionCall(by, value.origin);
      return;
    case "module":
      add(by, value.unit);
      return;
    case "class":
      add(by, value.unit);
      return;
    case "function":
      add(by, value.unit);
      if (value.self !== undefined) mentionValue(by, value.self);
      return;
    case "instance":
      add(by, value.of.unit);
      mentionCall(by, value.origin);
      return;
    case "sequence":
      mentionCall(by, value.made);
      once(by, value, () => {
        for (const item of value.items) mention(by, item);
      });
      return;
    case "dict":
      once(by, value, () => {
        for (const item of value.entries.values()) mention(by, item);
      });
  }
}

function mentionCall(by: Unit, call: CallRef | undefined): void {
  if (call === undefined) return;
  add(by, call.unit);
  const { frame } = call;
  if (frame === undefined) return;
  once(by, frame, () => {
    add(by, frame.unit);
    for (const values of frame.values.values()) mention(by, values);
  });
}

const lookedInto = new WeakMap<Value | Frame, Set<Unit>>();

/** What holds other values is looked into once for each file. */
function once(by: Unit, holder: Value | Frame, look: () => void): void {
  let done = lookedInto.get(holder);
  if (done === undefined) {
    done = new Set();
    lookedInto.set(holder, done);
  }
  if (done.has(by)) return;
  done.add(by);
  look();
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
