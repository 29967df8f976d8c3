import type { Library } from "../../knowledge/knowledge.ts";
import type { Measure } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import type { ImportFact, Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import type { Matcher } from "../knowledge-matcher.ts";
import type { Evaluator } from "./evaluator.ts";
import { isImported, timesNamed } from "./inert.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** A monitor that the source speaks of and that is not there. */
export interface AbsentMonitor {
  readonly unit: Unit;
  readonly scope: Scope;
  readonly place: Place;
  readonly library: string;
  readonly measures: readonly Measure[];
  readonly inert: string;
  /** The import that nothing in the file uses. */
  readonly by?: ImportFact;
}

/** Libraries whose monitors are at work, and a key that tells them apart. */
export interface AtWork {
  readonly libraries: ReadonlySet<string>;
  readonly key: string;
}

const NOTHING: readonly AbsentMonitor[] = [];

/** Monitors that are commented out, imported and never attached, or stand for nothing. */
export function absentMonitors(ev: Evaluator, unit: Unit, live: AtWork): readonly AbsentMonitor[] {
  if (unit.inTests || unit.facts.notebook) return NOTHING;
  const { key, libraries } = live;
  let known = remembered.get(unit);
  if (known?.key !== key || known.matcher !== ev.matcher) {
    known = { key, matcher: ev.matcher, found: findAbsent(ev, unit, libraries) };
    remembered.set(unit, known);
  }
  if (known.found.length === 0) return known.found;
  // What other files do with it is asked anew each time.
  return known.found.filter(({ by }) => by === undefined || !isUsedElsewhere(ev, unit, by));
}

function isUsedElsewhere(ev: Evaluator, unit: Unit, { module, bound }: ImportFact): boolean {
  return ev.resolve(unit, module, 0) !== undefined || isImported(ev, unit, bound);
}

const remembered = new WeakMap<
  Unit,
  { readonly key: string; readonly matcher: Matcher; readonly found: readonly AbsentMonitor[] }
>();

function findAbsent(ev: Evaluator, unit: Unit, live: ReadonlySet<string>): AbsentMonitor[] {
  const commented = commentedOut(ev, unit, live);
  const names = new Set(commented.map((one) => one.head));
  return [...commented.map((one) => one.monitor), ...neverAttached(ev, unit, live, names), ...constantStubs(unit)];
}

/**
 * What a library's calls below a path measure; undefined where it has no monitors there. A module of a library that is there for other things
 * (`scipy.stats`) says nothing of monitoring by itself.
 */
function measuresBelow(library: Library | undefined, path: string): readonly Measure[] | undefined {
  if (library === undefined) return undefined;
  const onlyWatches = library.calls.every(({ does }) => does === undefined || does === "make" || does === "monitor");
  const found = new Set<Measure>();
  for (const { call, monitor } of library.calls) {
    if (monitor === undefined) continue;
    for (const written of typeof call === "string" ? [call] : call) {
      if (written === path || (onlyWatches && written.startsWith(`${path}.`)) || written.startsWith(`${path}(`))
        for (const measure of monitor.measures) found.add(measure);
    }
  }
  return found.size === 0 ? undefined : [...found];
}

/** `from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor`, and the name stands nowhere else. */
function neverAttached(ev: Evaluator, unit: Unit, live: ReadonlySet<string>, seen: ReadonlySet<string>): AbsentMonitor[] {
  const found: AbsentMonitor[] = [];
  if (unit.path.endsWith("__init__.py")) return found;
  /** `from prometheus_client import Counter, Summary`, and the file counts with the first: a name left over, no monitor that does nothing. */
  const isOneOfSeveral = (fact: ImportFact, library: Library) =>
    unit.module.imports.some(
      ({ module, name, bound }) =>
        module === fact.module &&
        name !== undefined &&
        name !== fact.name &&
        measuresBelow(library, `${module}.${name}`) !== undefined &&
        timesNamed(unit, bound) > 1,
    );
  for (const fact of unit.module.imports) {
    if (fact.typeOnly || fact.level > 0 || fact.name === undefined || fact.name === "*" || seen.has(fact.bound)) continue;
    const path = `${fact.module}.${fact.name}`;
    const library = ev.matcher.libraryOf(path);
    const measures = measuresBelow(library, path);
    if (library === undefined || measures === undefined || live.has(library.library)) continue;
    if (timesNamed(unit, fact.bound) > 1 || isOneOfSeveral(fact, library)) continue;
    const inert = `${fact.bound} is imported and attached to nothing`;
    const scope = unit.module.scopes[fact.scope]!;
    found.push({ unit, scope, place: placeOf(unit, fact.statement), library: library.library, measures, inert, by: fact });
  }
  return found;
}

const COMMENTED_CALL = /#[ \t]*(?:\w+[ \t]*=[ \t]*)?([A-Za-z_]\w*)((?:\(\))?(?:\.[A-Za-z_]\w*(?:\(\))?)*)\(/g;

/** `# FastAPIInstrumentor.instrument_app(app)`, of a name that the file imports, in a comment or not. */
function commentedOut(
  ev: Evaluator,
  unit: Unit,
  live: ReadonlySet<string>,
): { readonly head: string; readonly monitor: AbsentMonitor }[] {
  const { text } = unit.tree;
  const found: { head: string; monitor: AbsentMonitor }[] = [];
  for (const match of text.matchAll(COMMENTED_CALL)) {
    const [call, head, rest] = [match[0], match[1]!, match[2]!];
    const start = match.index;
    // To look for the line's beginning first would take three times as long.
    if (text.slice(text.lastIndexOf("\n", start) + 1, start).trim() !== "") continue;
    const base = importedPath(unit, head);
    if (base === undefined) continue;
    const path = `${base}${rest}`;
    const known = ev.matcher.match(path).find((one) => one.call.monitor !== undefined && one.call.does === "monitor");
    if (known === undefined || live.has(known.library.library) || found.some((one) => one.head === head)) continue;
    found.push({
      head,
      monitor: {
        unit,
        scope: unit.module.scopes[0]!,
        place: unit.facts.positions.place(unit.path, start, start + call.length),
        library: known.library.library,
        measures: known.call.monitor!.measures,
        inert: "it is commented out",
      },
    });
  }
  return found;
}

function importedPath(unit: Unit, head: string): string | undefined {
  const fact = unit.module.imports.find((one) => one.bound === head && one.level === 0);
  if (fact !== undefined) return fact.name === undefined ? (fact.alias ? fact.module : head) : `${fact.module}.${fact.name}`;
  const from = new RegExp(`^[ \\t]*#[ \\t]*from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+[^\\n]*\\b${head}\\b`, "m").exec(
    unit.tree.text,
  );
  if (from !== null) return `${from[1]}.${head}`;
  return new RegExp(`^[ \\t]*#[ \\t]*import[ \\t]+${head}\\b`, "m").test(unit.tree.text) ? head : undefined;
}

const SAYS_DRIFT = /^(is_|has_|data_|model_|concept_)*drift(ed|_detected|_found|_status)?$/i;

/** A function that answers `drift_detected: False` whatever comes in. */
function constantStubs(unit: Unit): AbsentMonitor[] {
  const { tree } = unit;
  const found: AbsentMonitor[] = [];
  if (!tree.text.includes("drift")) return found;
  for (const scope of unit.module.scopes) {
    if (scope.kind !== "function") continue;
    for (const node of scope.returns) {
      if (tree.kind[node] !== Kind.Dict) continue;
      for (let pair = tree.firstChild[node]!; pair !== 0; pair = tree.nextSibling[pair]!) {
        if (tree.kind[pair] !== Kind.Pair) continue;
        const key = tree.firstChild[pair]!;
        const name = textOf(tree, key).replaceAll(/["']/g, "");
        if (!SAYS_DRIFT.test(name) || !isAlwaysFalse(unit, scope, tree.nextSibling[key]!) || scope.returns.length > 1) continue;
        found.push({
          unit,
          scope,
          place: placeOf(unit, pair),
          library: "home-made",
          measures: ["drift"],
          inert: `${name} is always False, whatever the data`,
        });
      }
    }
  }
  return found;
}

function isAlwaysFalse(unit: Unit, scope: Scope, value: number): boolean {
  const { tree } = unit;
  if (tree.kind[value] === Kind.False) return true;
  if (tree.kind[value] !== Kind.Name) return false;
  const bindings = scope.bindings.get(textOf(tree, value)) ?? [];
  return bindings.length > 0 && bindings.every((one) => one.kind === "assignment" && tree.kind[one.value] === Kind.False);
}
