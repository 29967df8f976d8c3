import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Evaluator } from "./evaluator.ts";
import { siteAt } from "./evaluator.ts";
import { callsOf, type Owner } from "./graph.ts";
import type { Unit } from "./unit.ts";

/** A call that hands data on: to a store, a file, another service, or the text log. */
export interface Sent {
  readonly unit: Unit;
  readonly node: number;
  readonly scope: Scope;
  readonly name: string;
  /** What of the source names the place where it goes: URLs, tables, files. */
  readonly words: readonly string[];
  /** `text`: a line of the log, which nothing reads back. */
  readonly as: "record" | "text";
  /** Into a file that is written anew: a result, unless its name says otherwise. */
  readonly anew?: true;
}

const LOGS = ["debug", "info", "warning", "warn", "error", "critical", "exception", "log", "success"];
const WRITES = ["write", "writelines", "writerow", "writerows"];
const RUNS_SQL = ["execute", "executemany"];
const HASHES: ReadonlyMap<number, "log" | "write" | "sql"> = new Map([
  ...LOGS.map((name) => [nameHash(name), "log"] as const),
  ...WRITES.map((name) => [nameHash(name), "write"] as const),
  ...RUNS_SQL.map((name) => [nameHash(name), "sql"] as const),
]);

/** Whether a call stores, writes a file or sends a request, of which knowledge tells. */
export function sends({ unit, node, does, callee }: Effect): boolean {
  if (unit.tree.kind[node] !== Kind.Call) return false;
  if (does === "store") return !isCache(callee);
  return (
    does === "write" ||
    (does === "track" && TRACKS_VALUES.test(callee.path)) ||
    (does === "request" && /\.(post|put|patch|request|send)$/.test(callee.path))
  );
}

/** What trackers of experiments are told value by value, which services may do with each prediction as well. */
const TRACKS_VALUES = /\.log(_metrics?|_params?|_dict|_table)?$/;

/** A value under a key is there for whoever asked, until the next one takes its place: that is a result, not a record. */
function isCache({ path, aliases }: Effect["callee"]): boolean {
  return [path, ...aliases].some((one) => /^@?(aio)?redis\b/.test(one)) && /\.h?set(ex|nx)?$/.test(path);
}

/** What such a call hands on, with the names of the place where it goes. */
export function sentBy(ev: Evaluator, effect: Effect): Sent | undefined {
  if (!sends(effect)) return undefined;
  const { unit, node, scope, name } = effect;
  const words = [...stringsIn(textOf(unit.tree, node)), ...effect.located.texts.map((one) => one.text)];
  if (effect.does === "track") words.push("log_");
  if (effect.does === "store") words.push(textOf(unit.tree, unit.tree.firstChild[node]!), ...tablesOf(ev, effect));
  return {
    unit,
    node,
    scope,
    name,
    words,
    as: "record",
    ...(/\.write_(?:text|bytes)$/.test(effect.callee.path) && { anew: true }),
  };
}

/** Names of the project's classes whose objects are stored: `session.add(PredictionLog(…))` fills the table of that class. */
function tablesOf(ev: Evaluator, { unit, node, scope }: Effect): string[] {
  const { tree } = unit;
  const callee = tree.firstChild[node]!;
  const stored = argumentsOf(tree, node).positional.slice();
  if (tree.kind[callee] === Kind.Attribute) stored.push(tree.firstChild[callee]!);
  ev.begin(unit);
  return stored.flatMap((one) =>
    ev
      .evaluate(unit, one, scope)
      .flatMap((value) => (value.type === "instance" ? [value.of.scope.name, ...accountsOf(value.of.scope)] : [])),
  );
}

/** Columns that say when, by what or how fast was predicted: a table that has them keeps account of predictions, whatever it is called. */
function accountsOf({ bindings }: Scope): string[] {
  return [...bindings.keys()].filter(
    (name) => /predict(ion|ed)?_?(date|time|at|on|by|source|version|latency)/i.test(name) || TIMED.test(name),
  );
}

/** Words for how long an answer took. */
export const TIMED =
  /latency|elapsed|(inference|response|processing|prediction|request)_?(time|duration|ms)|duration_?(ms|s\b|sec)/i;

/** What an owner's own code writes to open files, inserts by SQL, and logs. */
export function sentFrom(ev: Evaluator, owner: Owner): Sent[] {
  const { unit } = owner;
  const found: Sent[] = [];
  for (const index of callsOf(owner)) {
    const how = HASHES.get(unit.calledNames[index]!);
    if (how === undefined) continue;
    const site = siteAt(unit, index);
    const callee = unit.tree.firstChild[site.node]!;
    if (unit.tree.kind[callee] !== Kind.Attribute) continue;
    ev.begin(unit);
    const name = textOf(unit.tree, callee).replaceAll(/\s+/g, "");
    const base = { unit, node: site.node, scope: site.scope, name };
    const strings = stringsIn(textOf(unit.tree, site.node));
    if (how === "sql") {
      const first = argumentsOf(unit.tree, site.node).positional[0];
      const queries = first === undefined ? [] : sqlOf(ev, unit, first, site.scope).filter((query) => INSERTS.test(query));
      const built = first === undefined ? "" : textOf(unit.tree, first);
      if (queries.length > 0) found.push({ ...base, words: queries, as: "record" });
      else if (/(^|[._])insert\(/.test(built)) found.push({ ...base, words: [built], as: "record" });
      continue;
    }
    for (const value of ev.evaluate(unit, unit.tree.firstChild[callee]!, site.scope)) {
      if (value.type !== "external") continue;
      if (how === "log") {
        if (!/^(logging|loguru|structlog|logzero)\b|\.logger(\(\))?$/.test(value.path)) continue;
        const hasFields = argumentsOf(unit.tree, site.node).keywords.has("extra") || /^structlog/.test(value.path);
        // A line that only names the variable says by its name what it is.
        const written = textOf(unit.tree, site.node).slice(name.length);
        found.push({ ...base, words: hasFields ? strings : [written], as: hasFields ? "record" : "text" });
        break;
      }
      if (!/(^|\.)open\(\)|^csv\.(writer|DictWriter)\(\)/.test(value.path)) continue;
      const place = placeOfFile(value.origin);
      found.push({ ...base, words: [...strings, ...place], as: "record", ...(place.some(isAnew) && { anew: true }) });
      break;
    }
  }
  return found;
}

const INSERTS = /^\s*(insert|replace|merge|upsert|copy)\b/i;

/** The words of queries: SQL that is written out, wrapped (`text("INSERT …")`), or told to a helper by those who call it. */
function sqlOf(ev: Evaluator, unit: Unit, node: number, scope: Scope): readonly string[] {
  const told = ev.evaluate(unit, node, scope).flatMap((value) => (value.type === "text" ? [value.text] : []));
  return told.length > 0 ? told : stringsIn(textOf(unit.tree, node)).slice(0, 1);
}

/** The names in `open("predictions.csv", "a")`, or, for a writer over a file, in what opened that. */
function placeOfFile(origin: { readonly unit: Unit; readonly node: number } | undefined): string[] {
  if (origin === undefined) return [];
  const { unit, node } = origin;
  const written = textOf(unit.tree, node);
  const file = /^csv\.\w+\(\s*(\w+)/.exec(written)?.[1];
  if (file === undefined) return [written];
  const opened = new RegExp(`\\bopen\\(([^\\n]*)\\)\\s+as\\s+${file}\\b`).exec(unit.tree.text);
  return opened === null ? [written] : [opened[1]!];
}

/** `open(path, "w")` and `path.open("w")`, also what stands between the brackets. */
function isAnew(opened: string): boolean {
  return /(?:,\s*(?:mode\s*=\s*)?|\.open\(\s*)["'][wx][bt+]*["']/.test(opened);
}

export function stringsIn(text: string): string[] {
  return [...text.matchAll(/(["'])((?:(?!\1).){1,200})\1/g)].map((match) => match[2]!);
}
