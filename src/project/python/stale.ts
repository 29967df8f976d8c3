import type { Pause } from "../pause.ts";
import { digestOf } from "./digest.ts";
import type { Evaluator } from "./evaluator.ts";
import { mentionedIn } from "./mentioned.ts";
import { type Definition, forgetGrounds, type Unit } from "./unit.ts";

export interface Stale {
  /** Files whose findings may be others. */
  readonly stale: ReadonlySet<Unit>;
  /** Files of which remembered answers may not hold any more. */
  readonly touched: ReadonlySet<Unit>;
}

/**
 * What a change concerns, given an evaluation of all files before and one of all files now. What went through the text of a
 * changed file is asked again, before and now; whose answers are the same has nothing to tell further, and so an edit concerns as few as it can. Both
 * are asked the same questions in the same order, and neither was asked anything else: so what their bounds cut short, they cut alike.
 */
export async function staleUnits(before: Evaluator, now: Evaluator, pause: Pause): Promise<Stale> {
  const { units } = now.resolver;
  const current = new Set(units);
  const known = new Set(before.resolver.units);
  const old = new Map<string, Unit>();
  const kept: Unit[] = [];
  for (const unit of known) {
    if (current.has(unit)) kept.push(unit);
    else old.set(unit.path, unit);
  }
  const names = new Set<number>();
  for (const unit of units) if (!known.has(unit)) addNames(names, unit, old.get(unit.path));
  const stale = new Set<Unit>(old.values());
  const touched = new Set<Unit>(old.values());
  for (const unit of old.values()) for (const other of mentionedIn(unit)) touched.add(other);
  const seen = new Set<Definition>();
  /** Whose text changed, and whose answers did. */
  let texts = new Set<Definition>();
  let answers = new Set<Definition>();
  for (const unit of old.values()) for (const one of [unit.whole, ...unit.pieces]) texts.add(one);

  while (texts.size > 0 || answers.size > 0 || names.size > 0) {
    const changed = new Set<Definition>();
    for (const unit of kept) {
      if (!stale.has(unit) && concerns(unit.findings, texts, answers, names)) {
        stale.add(unit);
        touched.add(unit);
        forgetGrounds(unit.findings);
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
  return { stale, touched };
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
  forgetGrounds(one);
  if (asked === undefined) return true;
  for (const [node, from] of asked) {
    const scope = unit.module.scopes[from]!;
    if (digestOf(before.answer(unit, node, scope)) !== digestOf(now.answer(unit, node, scope))) return false;
  }
  return true;
}

/** Names that a file has anew. Who asked for callers by names that it had already depends on it. */
function addNames(names: Set<number>, unit: Unit, old: Unit | undefined): void {
  const had = new Set<number>();
  if (old !== undefined) {
    for (const name of old.calledNames) had.add(name);
    for (const name of old.stores.keys()) had.add(name);
  }
  for (const name of unit.calledNames) if (!had.has(name)) names.add(name);
  for (const name of unit.stores.keys()) if (!had.has(name)) names.add(name);
}
