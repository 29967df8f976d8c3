import type { Place } from "../../model/place.ts";
import { keptWith } from "../kept-with.ts";
import type { Pause } from "../pause.ts";
import { type Effect, effectsOf } from "./effects.ts";
import { type Entry, entriesOf } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { addMentioned } from "./mentioned.ts";
import type { Unit } from "./unit.ts";

/** What the analysis found in one file. It can be kept while nothing changed that the file's links lead to. */
export interface UnitRecord {
  readonly unit: Unit;
  readonly effects: readonly Effect[];
  readonly entries: readonly Entry[];
  /** Other files of which it speaks: of calls, functions and classes in them. */
  readonly mentions: ReadonlySet<Unit>;
}

export const hasEffects = keptWith(({ effects }: UnitRecord) => effects.length > 0);
export const hasEntries = keptWith(({ entries }: UnitRecord) => entries.length > 0);

export async function recordUnit(
  ev: Evaluator,
  unit: Unit,
  isCallable: (hash: number) => boolean,
  pause: Pause,
): Promise<UnitRecord> {
  ev.begin(unit);
  const effects = await effectsOf(ev, unit, isCallable, pause);
  const entries = entriesOf(ev, unit, effects);
  return { unit, effects, entries, mentions: mentionsOf(unit, effects, entries) };
}

const NOBODY: ReadonlySet<Unit> = new Set();

function mentionsOf(unit: Unit, effects: readonly Effect[], entries: readonly Entry[]): ReadonlySet<Unit> {
  const units = new Set<Unit>();
  for (const { callee, located } of effects) addMentioned(units, [callee], located.openings);
  for (const { owner, effect } of entries) {
    units.add(owner.unit);
    if (effect !== undefined && effect.unit !== unit) units.add(effect.unit);
  }
  units.delete(unit);
  return units.size === 0 ? NOBODY : units;
}

export function placeOf(unit: Unit, node: number): Place {
  return unit.facts.positions.place(unit.path, unit.tree.start[node]!, unit.tree.end[node]!);
}

export function keyOf(unit: Unit, node: number): string {
  return `${unit.path}:${node}`;
}
