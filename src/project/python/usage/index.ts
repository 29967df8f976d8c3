import { hashText } from "../../../model/hash.ts";
import type { DatasetRead } from "../../../model/inventory.ts";
import type { DisorderedNotebook, Transform, Usage, Validation } from "../../../model/usage.ts";
import type { Scope } from "../../../source/python/module.ts";
import { collect } from "../../collect.ts";
import { keptWith } from "../../kept-with.ts";
import type { Pause } from "../../pause.ts";
import type { Effect } from "../effects.ts";
import type { Evaluator } from "../evaluator.ts";
import { owning } from "../graph.ts";
import type { Chosen, PythonAnalysis } from "../part.ts";
import { placeOf, type UnitRecord } from "../record.ts";
import type { Unit } from "../unit.ts";
import { mayBeSampled, mayHaveSchemas } from "./may-tell.ts";
import type { UsageOfFile } from "./of-file.ts";
import { hostsOf, systemsOf } from "./systems.ts";

/** Of the contracts those that programs declare; others stand in configuration. */
export type PythonUsage = Usage;

/** What one file does; kept while its record is, and what it is told of other files. */
interface Own extends UsageOfFile {
  readonly trained: string;
  readonly locations: readonly (string | undefined)[];
}

const NOTHING: readonly never[] = [];
/** What calls nothing that is known may still speak of tables. */
const mayTell = keptWith(({ unit, effects }: UnitRecord) => effects.length > 0 || mayBeSampled(unit) || mayHaveSchemas(unit));

const ownByRecord = new WeakMap<UnitRecord, Own>();

export async function pythonUsage(
  ev: Evaluator,
  records: readonly UnitRecord[],
  chosen: Chosen,
  analysis: PythonAnalysis,
  pause: Pause,
): Promise<PythonUsage> {
  const { effects } = analysis;
  const trains = new Map<Scope, Effect>();
  for (const effect of effects) if (effect.does === "train") trains.set(owning(effect.scope), effect);
  const serving = servingUnits(records, analysis);
  const locations = new Map(analysis.part.datasetReads.map((read) => [keyOf(read), read.location]));
  // Short, since it is compared for every file.
  const trained = hashText([...trains.values()].map(({ unit, node }) => `${unit.path}:${unit.tree.start[node]}`).join());
  const all: Own[] = [];
  for (const record of await chosen.records.having(mayTell, pause)) {
    const { unit, effects: found } = record;
    const locationOf = (effect: Effect) => locations.get(keyOf({ place: placeOf(unit, effect.node) }));
    const ofFile = found.filter((effect) => effect.does === "read-dataset").map(locationOf);
    let own = ownByRecord.get(record);
    if (own?.trained !== trained || own.locations.some((location, at) => location !== ofFile[at])) {
      const { usageOfFile } = await import("./of-file.ts");
      own = { trained, locations: ofFile, ...usageOfFile(ev, record, trains, locationOf) };
      ownByRecord.set(record, own);
      await pause();
    }
    all.push(own);
  }
  const asksOthers = effects.some(({ does, unit }) => does === "request" && serving.has(unit));
  return {
    fits: collect(all, ({ fits }) => fits),
    samples: collect(all, ({ samples }) => samples),
    hostedModels: collect(all, ({ hostedModels }) => hostedModels),
    contracts: collect(all, ({ contracts }) => contracts),
    columns: collect(all, ({ columns }) => columns),
    disordered: collect(await chosen.units.having(disordered, pause), disordered),
    // Which hosts are written where is asked for nothing else.
    systems: systemsOf(serving, effects, asksOthers ? await chosen.units.having(hostsOf, pause) : NOTHING),
    validations: collect(effects, validation),
    asserted: collect(await chosen.units.having(assertedIn, pause), assertedIn),
    transforms: collect(effects, (effect) => transform(effect, serving)),
  };
}

const ASSERTS = /^\s*assert\b|\braise (?:Value|Assertion|Schema\w*|Validation)Error\b|\b(?:validat|check|expect|verif)\w*\(/m;

/** The file itself, where it checks something. */
const assertedIn = keptWith((unit: Unit): readonly { readonly file: string }[] =>
  !unit.inTests && ASSERTS.test(unit.tree.text) ? [{ file: unit.file }] : NOTHING,
);

/** The files of services that answer people, with all that they import. */
function servingUnits(records: readonly UnitRecord[], { part, processes }: PythonAnalysis): ReadonlySet<Unit> {
  const entries = new Set(
    part.services.flatMap(({ context, inTests, place }) => (context === "serving" && !inTests ? [place.file] : [])),
  );
  const serving = new Set<Unit>();
  for (const { unit } of records) if (entries.has(unit.file) && !unit.facts.notebook) serving.add(unit);
  for (const unit of serving) for (const next of processes.imports(unit)) serving.add(next);
  return serving;
}

function keyOf({ place }: Pick<DatasetRead, "place">): string {
  return `${place.file}:${place.cell ?? ""}:${place.line}:${place.column}`;
}

const disordered = keptWith(({ path, facts, inTests }: Unit): readonly DisorderedNotebook[] =>
  facts.ranBefore === undefined || inTests ? NOTHING : [{ notebook: path, place: facts.ranBefore, ran: facts.ran ?? [] }],
);

function validation({ does, unit, node, name }: Effect): readonly Validation[] {
  return does !== "validate" || unit.inTests ? NOTHING : [{ place: placeOf(unit, node), call: name }];
}

function transform({ does, unit, node, name, callee }: Effect, serving: ReadonlySet<Unit>): readonly Transform[] {
  if (does !== "prepare" || unit.inTests) return NOTHING;
  return [{ place: placeOf(unit, node), call: name, fits: /\.fit(?:_transform)?$/.test(callee.path), serves: serving.has(unit) }];
}
