import type { Scope } from "../../source/python/module.ts";
import type { Pause } from "../pause.ts";
import { digestOf, digestOfCalls } from "./digest.ts";
import type { Evaluator } from "./evaluator.ts";
import { callersOf } from "./lookup.ts";
import { mentionedIn } from "./mentioned.ts";
import { nameHash } from "./names.ts";
import type { Definition, Unit } from "./unit.ts";

export interface Stale {
  /** Files whose findings may be others. */
  readonly stale: ReadonlySet<Unit>;
  /** Files of which remembered answers may not hold any more. */
  readonly touched: ReadonlySet<Unit>;
  /** Pieces of files as they were. */
  readonly gone: ReadonlySet<Definition>;
}

/**
 * What a change concerns, given an evaluation of all files before and one of all files now, and keys of what changed outside of them. What went through the text of a
 * changed file is asked again, before and now; whose answers are the same has nothing to tell further, and so an edit concerns as few as it can. Both
 * are asked the same questions in the same order, and neither was asked anything else: so what their bounds cut short, they cut alike.
 */
export async function staleUnits(before: Evaluator, now: Evaluator, outside: ReadonlySet<number>, pause: Pause): Promise<Stale> {
  const { units } = now.resolver;
  const current = new Set(units);
  const known = new Set(before.resolver.units);
  const old = new Map<string, Unit>();
  const kept: Unit[] = [];
  for (const unit of known) {
    if (current.has(unit)) kept.push(unit);
    else old.set(unit.path, unit);
  }
  const names = new Set(outside);
  const came = new Map(units.filter((unit) => !known.has(unit)).map((unit) => [unit.path, unit]));
  for (const path of new Set([...came.keys(), ...old.keys()])) addNames(names, came.get(path), old.get(path));
  const stale = new Set<Unit>(old.values());
  const touched = new Set<Unit>(old.values());
  for (const unit of old.values()) for (const other of mentionedIn(unit)) touched.add(other);
  const seen = new Set<Definition>();
  /** Whose text changed, and whose answers did. */
  const gone = new Set([...old.values()].flatMap((unit) => [unit.whole, ...unit.pieces]));
  let texts: ReadonlySet<Definition> = gone;
  let answers: ReadonlySet<Definition> = new Set();

  while (texts.size > 0 || answers.size > 0 || names.size > 0) {
    const changed = new Set<Definition>();
    for (const unit of kept) {
      if (!stale.has(unit) && concerns(unit.findings, texts, answers, names)) {
        stale.add(unit);
        touched.add(unit);
      }
      for (const one of unit.pieces) {
        if (seen.has(one) || !concerns(one, texts, answers, names)) continue;
        seen.add(one);
        touched.add(unit);
        if (!answersAlike(before, now, unit, one)) changed.add(one);
        const turn = pause();
        if (turn !== undefined) await turn;
      }
    }
    answers = changed;
    texts = new Set();
    names.clear();
  }
  return { stale, touched, gone };
}

/** What is no more is nobody's ground any longer; otherwise every edit would leave something behind. */
export function forgetGone({ touched, gone }: Stale): void {
  for (const unit of touched) {
    for (const one of [unit.findings, ...unit.pieces]) {
      for (const piece of gone) {
        one.reads?.delete(piece);
        one.asks?.delete(piece);
      }
    }
  }
}

function concerns(
  one: Definition,
  texts: ReadonlySet<Definition>,
  answers: ReadonlySet<Definition>,
  names: ReadonlySet<number>,
): boolean {
  return (
    meets(one.reads, texts) || meets(one.asks, texts) || meets(one.asks, answers) || (names.size > 0 && meets(one.names, names))
  );
}

function meets<T>(own: ReadonlySet<T> | undefined, others: ReadonlySet<T>): boolean {
  if (own === undefined || own.size === 0 || others.size === 0) return false;
  const [few, many] = own.size < others.size ? [own, others] : [others, own];
  for (const one of few) if (many.has(one)) return true;
  return false;
}

/** Asks over both what others asked of a definition. What it rests on now is noted on the way. */
function answersAlike(before: Evaluator, now: Evaluator, unit: Unit, one: Definition): boolean {
  const { asked } = one;
  if (asked === undefined) return true;
  for (const [node, from] of asked) {
    const scope = unit.module.scopes[from]!;
    if (answerOf(before, unit, node, scope) !== answerOf(now, unit, node, scope)) return false;
    // In a ring, answers differ with where it is entered: who is in it has to look for itself.
    if (before.isRing(unit, node) || now.isRing(unit, node)) return false;
  }
  return true;
}

/** A number that tells answers apart. */
function answerOf(ev: Evaluator, unit: Unit, node: number, scope: Scope): number {
  if (node >= 0) return digestOf(ev.answer(unit, node, scope));
  ev.release();
  return digestOfCalls(callersOf(ev, unit, scope));
}

/**
 * Names by which a file calls or stores otherwise than it did. Who looks for calls by a name tells by their text alone which may be meant, and asks those
 * what they are; so it is concerned where that text is another, or where another name is imported.
 */
function addNames(names: Set<number>, unit: Unit | undefined, old: Unit | undefined): void {
  const now = namesIn(unit);
  const before = namesIn(old);
  const isSame = unit !== undefined && old !== undefined && importsAlike(unit, old);
  for (const [name, texts] of now) if (!isSame || before.get(name) !== texts) names.add(name);
  for (const name of before.keys()) if (!isSame || !now.has(name)) names.add(name);
}

function importsAlike(unit: Unit, old: Unit): boolean {
  return (
    unit.hasStarImport === old.hasStarImport && isSubset(unit.imported, old.imported) && isSubset(old.imported, unit.imported)
  );
}

/** Each name with a number that tells apart how it is written. */
function namesIn(unit: Unit | undefined): ReadonlyMap<number, number> {
  const names = new Map<number, number>();
  if (unit === undefined) return names;
  const { module, tree, calledNames, stores } = unit;
  const add = (name: number, node: number) =>
    names.set(name, (Math.imul(names.get(name) ?? 1, 31) + nameHash(tree.text, tree.start[node], tree.end[node])) | 0);
  for (let index = 0; index < calledNames.length; index++) add(calledNames[index]!, tree.firstChild[module.calls[index]!]!);
  for (const [name, same] of stores) for (const { target } of same) add(name, target);
  return names;
}

function isSubset<T>(some: ReadonlySet<T>, all: ReadonlySet<T>): boolean {
  for (const one of some) if (!all.has(one)) return false;
  return true;
}
