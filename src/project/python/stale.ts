import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import type { Tree } from "../../source/python/tree.ts";
import { meets, pairsOf, replacing, withNumber, withOne } from "../few.ts";
import type { Pause } from "../pause.ts";
import { digestOf, digestOfCalls } from "./digest.ts";
import type { CallSite } from "./evaluation.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import type { Owner } from "./graph.ts";
import { calledNamesOf, callersOf, candidatesOf, mayCall, ownName } from "./lookup.ts";
import { mentionedIn } from "./mentioned.ts";
import { OUTSIDE } from "./outside.ts";
import type { UnitRecord } from "./record.ts";
import { storeKeys } from "./store-keys.ts";
import { successorIn, type Twins, twinsOf } from "./twins.ts";
import type { Definition, Unit } from "./unit.ts";

export interface Stale {
  /** Files whose findings may be others. */
  readonly stale: ReadonlySet<Unit>;
  /** Files whose findings are as they were, though what else is told of them may speak of places that have moved. */
  readonly displaced: ReadonlySet<Unit>;
  /** Files of which remembered answers may not hold any more. */
  readonly touched: ReadonlySet<Unit>;
  /** Pieces of files as they were. */
  readonly gone: ReadonlySet<Definition>;
  /** What files of which the text is another have in common with what they were. */
  readonly twins: readonly Twins[];
  /** What stands now in the place of code; undefined where there is nothing, or its text is another. */
  successor(owner: Owner): Owner | undefined;
}

/**
 * What a change concerns, given an evaluation of all files before and one of all files now, and keys of what changed outside of them. What went
 * through changed text is asked again, before and now; whose answers are the same has nothing to tell further, and so an edit concerns as
 * few as it can. Neither depends on what was asked of it before, so that what their bounds cut short, they cut alike.
 */
export async function staleUnits(
  before: Evaluator,
  now: Evaluator,
  records: ReadonlyMap<Unit, UnitRecord>,
  outside: ReadonlySet<number>,
  pause: Pause,
): Promise<Stale> {
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
  const called = new Set<number>();
  const held = new Set<number>();
  for (const path of new Set([...came.keys(), ...old.keys()])) {
    const [unit, past] = [came.get(path), old.get(path)];
    const alike = unit !== undefined && past !== undefined && importsAlike(unit, past);
    for (const name of otherwise(callsIn(unit), callsIn(past), alike)) called.add(name);
    for (const name of otherwise(storesIn(unit), storesIn(past), alike))
      for (const one of [unit, past])
        for (const store of one?.stores.get(name) ?? []) for (const key of storeKeys(name, { unit: one!, store })) names.add(key);
    for (const name of heldOtherwise(unit, past)) held.add(nameHash(name));
  }
  for (const name of held) called.add(name);
  for (const name of called) names.add(name);
  const keys = new Set([...names, ...[...called].map((name) => name ^ OUTSIDE.callers)]);
  const changes: Changes = { sites: sitesIn([...came.values(), ...old.values()], called), held };
  const stale = new Set<Unit>(old.values());
  const touched = new Set<Unit>(old.values());
  for (const unit of old.values()) for (const other of mentionedIn(unit)) touched.add(other);
  const seen = new Set<Definition>();
  /** Whose text changed, and whose answers did. */
  const gone = new Set([...old.values()].flatMap((unit) => [unit.whole, ...unit.pieces]));
  const twins = twinsIn(old, came, now);
  const alike = new Set(twins.flatMap(({ same }) => [...same]));
  let texts: ReadonlySet<Definition> = new Set([...gone].filter((one) => !alike.has(one)));
  let answers: ReadonlySet<Definition> = new Set();
  const replaced = new Set(old.values());
  // What findings speak of is elsewhere now also where its text is the same.
  for (const unit of kept) {
    if (!meets(records.get(unit)?.mentions, replaced)) continue;
    stale.add(unit);
    touched.add(unit);
  }

  while (texts.size > 0 || answers.size > 0 || names.size > 0) {
    const changed = new Set<Definition>();
    const files = new Set([...texts, ...answers].map(({ file }) => file.path));
    for (const unit of kept) {
      const { file } = unit.whole;
      if (!meets(file.files, files) && !meets(file.names, keys)) continue;
      if (!stale.has(unit) && concerns(unit.findings, texts, answers, names)) {
        stale.add(unit);
        touched.add(unit);
      }
      for (const one of unit.pieces) {
        if (seen.has(one)) continue;
        const isAsked = names.size > 0 && meets(one.called, called) && callersDiffer(before, now, unit, one, changes);
        if (!isAsked && !concerns(one, texts, answers, names)) continue;
        seen.add(one);
        touched.add(unit);
        if (!(await answersAlike(before, now, unit, one, undefined, pause))) changed.add(one);
        const turn = pause();
        if (turn !== undefined) await turn;
      }
    }
    for (const both of twins) {
      for (const one of both.same) {
        if (seen.has(one) || !(meets(one.called, called) || concerns(one, texts, answers, names))) continue;
        seen.add(one);
        if (!(await answersAlike(before, now, both.past, one, both, pause))) changed.add(one);
      }
    }
    answers = changed;
    texts = new Set();
    names.clear();
    keys.clear();
  }
  return { stale, displaced: displacedIn(kept, stale, gone), touched, gone, twins, successor: successorIn(twins) };
}

/** Whose findings went through what is replaced, whatever stands in its place. */
function displacedIn(kept: readonly Unit[], stale: ReadonlySet<Unit>, gone: ReadonlySet<Definition>): ReadonlySet<Unit> {
  const files = new Set([...gone].map(({ file }) => file.path));
  const isDisplaced = ({ whole, findings }: Unit) =>
    meets(whole.file.files, files) && (meets(findings.reads, gone) || meets(findings.asks, gone));
  return new Set(kept.filter((unit) => !stale.has(unit) && isDisplaced(unit)));
}

function twinsIn(old: ReadonlyMap<string, Unit>, came: ReadonlyMap<string, Unit>, { resolver }: Evaluator): readonly Twins[] {
  const found: Twins[] = [];
  for (const [path, past] of old) {
    const now = came.get(path);
    const twins = now === undefined ? undefined : twinsOf(past, now, resolver);
    if (twins !== undefined) found.push(twins);
  }
  return found;
}

/**
 * What is no more is nobody's ground any longer, and what stands in its place is; otherwise every edit would leave something behind, or what rests on
 * unchanged text would not be told of the next edit.
 */
export function replaceGone(units: readonly Unit[], { touched, gone, twins }: Stale): void {
  const next = new Map(twins.flatMap(({ pieces }) => [...pieces]));
  for (const { past, now, pieces, place } of twins) {
    const grounds = now.whole.file;
    for (const path of past.whole.file.files) grounds.files.add(path);
    for (const name of past.whole.file.names) grounds.names.add(name);
    for (const [one, other] of pieces) {
      for (const ground of one.reads ?? []) other.reads = withOne(other.reads, ground);
      for (const ground of one.asks ?? []) other.asks = withOne(other.asks, ground);
      for (const name of one.names ?? []) other.names = withOne(other.names, name);
      for (const name of one.called ?? []) other.called = withOne(other.called, name);
      for (const [key, from] of pairsOf(one.asked)) {
        const at = place(key, from);
        if (at !== undefined) other.asked = withNumber(other.asked, at.key, at.scope.id);
      }
    }
  }
  const files = new Set([...gone].map(({ file }) => file.path));
  for (const unit of units) {
    if (!touched.has(unit) && !meets(unit.whole.file.files, files)) continue;
    for (const one of [unit.findings, ...unit.pieces]) {
      one.reads = replacing(one.reads, gone, next);
      one.asks = replacing(one.asks, gone, next);
    }
  }
}

/**
 * Whether a function of this definition has other callers than before. By the syntax of the calls that came and went most functions are none of those that
 * are meant, and those with too many calls to look at stay so.
 */
function callersDiffer(before: Evaluator, now: Evaluator, unit: Unit, one: Definition, { sites, held }: Changes): boolean {
  for (const [key, from] of pairsOf(one.asked)) {
    if (key >= 0) continue;
    const scope = unit.module.scopes[from]!;
    const changed = calledNamesOf(scope).flatMap((name) => sites.get(nameHash(name)) ?? []);
    const name = ownName(scope);
    const isHeld =
      held.has(nameHash(name)) || [before, now].some((ev) => ev.holdersOf(name).some((one) => sites.has(nameHash(one))));
    if (!isHeld && !changed.some((site) => mayCall(site, unit, scope))) continue;
    if (candidatesOf(before, unit, scope) === undefined && candidatesOf(now, unit, scope) === undefined) continue;
    if (answerOf(before, unit, key, scope) !== answerOf(now, unit, key, scope)) return true;
    if (before.isRing(unit, key) || now.isRing(unit, key)) return true;
  }
  return false;
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

/**
 * Asks over both what others asked of a definition, now in another text of the same file where it has `twins`. What it rests on now is noted on the way.
 */
async function answersAlike(
  before: Evaluator,
  now: Evaluator,
  unit: Unit,
  one: Definition,
  twins: Twins | undefined,
  pause: Pause,
): Promise<boolean> {
  for (const [key, from] of pairsOf(one.asked)) {
    const scope = unit.module.scopes[from]!;
    const place = twins === undefined ? { key, scope } : twins.place(key, from);
    // In a ring, answers differ with where it is entered: who is in it has to look for itself.
    if (place === undefined || before.isRing(unit, key)) return false;
    const unitNow = twins === undefined ? unit : twins.now;
    const answerBefore = () => answerOf(before, unit, key, scope);
    const answerNow = () => answerOf(now, unitNow, place.key, place.scope);
    for (const [ev, ask] of [[before, answerBefore] as const, [now, answerNow] as const]) {
      const later = ev.attempt(ask, pause);
      if (later !== undefined) await later;
    }
    if (answerBefore() !== answerNow()) return false;
    if (before.isRing(unit, key) || now.isRing(unitNow, place.key)) return false;
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
 * what they are; so it is concerned where that text is another, or where other names are imported.
 */
function otherwise(now: Texts, before: Texts, importsAlike: boolean): readonly number[] {
  const came = [...now].filter(([name, texts]) => !importsAlike || before.get(name) !== texts).map(([name]) => name);
  return [...came, ...[...before.keys()].filter((name) => !now.has(name))];
}

/** Each name with a number that tells apart how it is written. */
type Texts = ReadonlyMap<number, number>;

/** What a file holds by other names than it did. */
function heldOtherwise(now: Unit | undefined, before: Unit | undefined): readonly string[] {
  const [held, past] = [now?.module.held, before?.module.held];
  return [...new Set([...(held?.keys() ?? []), ...(past?.keys() ?? [])])].filter(
    (name) => held?.get(name)?.join() !== past?.get(name)?.join(),
  );
}

function callsIn(unit: Unit | undefined): Texts {
  const texts = new Map<number, number>();
  if (unit === undefined) return texts;
  const { module, tree, calledNames } = unit;
  for (const [index, name] of calledNames.entries()) addText(texts, name, tree, tree.firstChild[module.calls[index]!]!);
  return texts;
}

function storesIn(unit: Unit | undefined): Texts {
  const texts = new Map<number, number>();
  for (const [name, same] of unit?.stores ?? []) for (const { target } of same) addText(texts, name, unit!.tree, target);
  return texts;
}

function addText(texts: Map<number, number>, name: number, { text, start, end }: Tree, node: number): void {
  texts.set(name, (Math.imul(texts.get(name) ?? 1, 31) + nameHash(text, start[node], end[node])) | 0);
}

interface Changes {
  readonly sites: Sites;
  /** Names of what is held by other names than it was. */
  readonly held: ReadonlySet<number>;
}

/** Calls by their names. */
type Sites = ReadonlyMap<number, readonly CallSite[]>;

function sitesIn(units: readonly Unit[], names: ReadonlySet<number>): Sites {
  const sites = new Map<number, CallSite[]>();
  for (const unit of units) {
    for (const [index, name] of unit.calledNames.entries()) {
      if (!names.has(name)) continue;
      const same = sites.get(name);
      if (same === undefined) sites.set(name, [siteAt(unit, index)]);
      else same.push(siteAt(unit, index));
    }
  }
  return sites;
}

function importsAlike(unit: Unit, old: Unit): boolean {
  return (
    unit.hasStarImport === old.hasStarImport && isSubset(unit.imported, old.imported) && isSubset(old.imported, unit.imported)
  );
}

function isSubset<T>(some: ReadonlySet<T>, all: ReadonlySet<T>): boolean {
  for (const one of some) if (!all.has(one)) return false;
  return true;
}
