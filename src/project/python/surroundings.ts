import type { Guard } from "../../model/inventory.ts";
import type { RelatedPlace } from "../../model/place.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind } from "../../source/python/tree.ts";
import { useOfStart } from "../delivery/uses.ts";
import type { Effect } from "./effects.ts";
import { type Entry, nameNode } from "./entries.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import { callsOf, type Graph, owning, type Reached } from "./graph.ts";
import type { Processes } from "./process.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** What stands around a route: routes beside it that are as open as it is, and the deployed route of which it is a copy. */
export interface Surroundings {
  readonly alsoOpen: readonly RelatedPlace[];
  readonly copyOf: string | undefined;
}

interface Routed {
  readonly entry: Entry;
  readonly guard: Guard;
}

/** Answers for each route that asks a model; nothing for what is no route. */
export function surroundingsOf(
  ev: Evaluator,
  graph: Graph,
  processes: Processes,
  entries: readonly Entry[],
  served: readonly Routed[],
  effects: readonly Effect[],
  configs: readonly ConfigFacts[],
  guard: (entry: Entry, reached: ReadonlyMap<Scope, Reached>) => Guard,
): readonly (Surroundings | undefined)[] {
  const asking = new Set(served.map((one) => one.entry.owner.scope));
  const beside = new Map<Unit, readonly RelatedPlace[]>();
  const alsoOpen = (unit: Unit): readonly RelatedPlace[] => {
    let found = beside.get(unit);
    if (found === undefined) {
      found = entries
        .filter((entry) => entry.kind === "http" && entry.owner.unit === unit && !asking.has(entry.owner.scope))
        .flatMap((entry) => {
          const reached = graph.reach(entry.owner);
          if (!touchesStore(ev, reached, effects) || guard(entry, reached).state !== "open") return [];
          const place = placeOf(unit, nameNode(unit, entry.node));
          return [{ place, message: `${entry.name} hands out or changes what is stored, and asks nobody who calls either` }];
        });
      beside.set(unit, found);
    }
    return found;
  };
  const starts = new Map<Unit, "deployed" | "started" | "never">();
  const startOf = (unit: Unit) => {
    let found = starts.get(unit);
    if (found === undefined) {
      found = howStarted(ev, unit, processes, configs);
      starts.set(unit, found);
    }
    return found;
  };
  const copyOf = ({ owner, name }: Entry): string | undefined => {
    const twin = served.find(
      (one) => one.entry.name === name && one.entry.owner.unit !== owner.unit && !one.entry.owner.unit.inTests,
    );
    if (twin === undefined || startOf(owner.unit) !== "never") return undefined;
    return served.find(
      (one) => one.entry.name === name && one.entry.owner.unit !== owner.unit && startOf(one.entry.owner.unit) === "deployed",
    )?.entry.owner.unit.path;
  };
  return served.map(({ entry, guard: own }) => {
    if (entry.kind !== "http" || own.state !== "open" || entry.owner.unit.inTests) return undefined;
    return { alsoOpen: alsoOpen(entry.owner.unit), copyOf: copyOf(entry) };
  });
}

/** Whether anything in the repository starts the program that holds a file, and whether that is what runs in front of people. */
function howStarted(
  ev: Evaluator,
  unit: Unit,
  processes: Processes,
  configs: readonly ConfigFacts[],
): "deployed" | "started" | "never" {
  let started = false;
  const seen = new Set([unit]);
  for (const at of seen) {
    for (const start of ev.startsOf(at)) {
      if (useOfStart(start, configs) === "deployed") return "deployed";
      started = true;
    }
    if (seen.size < 200) for (const importer of processes.importers(at)) if (!importer.inTests) seen.add(importer);
  }
  return started ? "started" : "never";
}

const ASKS_STORE = new Set(
  [
    "execute",
    "executemany",
    "query",
    "scalars",
    "scalar",
    "add",
    "add_all",
    "delete",
    "merge",
    "find",
    "find_one",
    "insert_one",
  ].map((name) => nameHash(name)),
);
const STORE = /^(sqlite3|psycopg2?|asyncpg|pymysql|MySQLdb|mysql|aiomysql|aiosqlite|pymongo|motor|databases|peewee)\b/;
const STORE_KIND = /^@(sql-(session|connection)|dynamo-table|bigquery)/;

/** Whether code reads records from a database or writes them. */
function touchesStore(ev: Evaluator, reached: ReadonlyMap<Scope, Reached>, effects: readonly Effect[]): boolean {
  for (const effect of effects) {
    if (!reached.has(owning(effect.scope))) continue;
    if (effect.does === "store") return true;
    const { names } = effect.known.call;
    if (effect.does === "read-dataset" && (names === "query" || names === "table")) return true;
  }
  for (const { owner } of reached.values()) {
    const { unit } = owner;
    for (const index of callsOf(owner)) {
      if (!ASKS_STORE.has(unit.calledNames[index]!)) continue;
      const site = siteAt(unit, index);
      const callee = unit.tree.firstChild[site.node]!;
      if (unit.tree.kind[callee] !== Kind.Attribute) continue;
      ev.begin(unit);
      const isStore = ev
        .evaluate(unit, unit.tree.firstChild[callee]!, site.scope)
        .some(
          (value) =>
            value.type === "external" && (STORE.test(value.path) || value.aliases.some((alias) => STORE_KIND.test(alias))),
        );
      if (isStore) return true;
    }
  }
  return false;
}
