import type { Instrument, Recorder, ScriptTracer, Tracer } from "../knowledge/attach/attachments.ts";
import { INSTRUMENTS } from "../knowledge/attach/instruments.ts";
import { RECORDERS } from "../knowledge/attach/recorders.ts";
import { SCRIPT_TRACERS } from "../knowledge/attach/script-tracers.ts";
import { TRACERS, TRACKERS } from "../knowledge/attach/tracers.ts";
import { setField } from "../manifest/edit.ts";
import type { ServiceEntry } from "../manifest/manifest.ts";
import type { Value } from "../manifest/render.ts";
import type { Fix, TextEdit } from "../model/fix.ts";
import type { Measure, Monitor, Service } from "../model/inventory.ts";
import type { Place } from "../model/place.ts";
import type { Fill } from "../project/code/change.ts";
import { FILL_IN } from "./claimed.ts";
import { fromManifest, fromRoot, serviceEntryFor } from "./declared.ts";
import type { RuleContext } from "./define.ts";
import { asks } from "./monitoring.ts";

/**
 * Fixes that attach a monitor to a service, with what the project depends on already. They write what is asked and answered somewhere, which nobody
 * should do without having looked: each is offered singly.
 */

/** What manifests declare of a service. */
const DECLARED: readonly Measure[] = ["drift", "performance", "data-quality", "operations"];
/** More choices than these are no help. */
const MOST_REFERENCES = 3;

/** Records predictions by whatever measures one of these; undefined: by whatever watches at all. */
export function recorderFixes(service: Service, context: RuleContext, wanted?: readonly Measure[]): readonly Fix[] {
  const calls = askedAt(service, context);
  if (calls.length === 0) return [];
  const asked = asks(service, context.inventory) === "llm" ? "llm" : "model";
  const fixes: Fix[] = [];
  for (const recorder of RECORDERS) {
    const telling = wanted === undefined || recorder.measures.some((measure) => wanted.includes(measure));
    // A log of predictions checks no inputs: whoever asks for that is given what measures them.
    const isBare = recorder.packages.length === 0;
    if (!telling || (wanted !== undefined && isBare) || !recorder.asks.includes(asked)) continue;
    if (!isInstalled(recorder, calls[0]!, context)) continue;
    const fills: readonly Reference[] = recorder.reference === true ? references(context) : [{ fill: {} }];
    for (const { fill, name } of fills) {
      const change = context.code.record(calls, recorder, fill);
      if (change === undefined) continue;
      const { edits, newFiles, symbol } = change;
      fixes.push({
        title: `Record each prediction ${filled(recorder.title, fill)}`,
        safe: false,
        kind: "declare",
        singly: true,
        edits: [...edits, ...declare(service, context, recorder.measures, symbol, name)],
        ...(newFiles.length > 0 && { newFiles }),
      });
    }
  }
  return fixes;
}

/** Traces what the service asks of language models. */
export function tracerFixes(service: Service, context: RuleContext, kind: Fix["kind"]): readonly Fix[] {
  const calls = service.inferenceCalls
    .map((index) => context.inventory.inferenceCalls[index]!)
    .filter((call) => call.kind === "llm")
    .map(({ place }) => place);
  if (calls.length === 0) return [];
  const python = TRACERS.flatMap((tracer): Fix[] => {
    if (!isInstalled(tracer, calls[0]!, context)) return [];
    const change = context.code.trace(calls, service.place.file, tracer);
    if (change === undefined) return [];
    return [
      { title: `Trace its calls with ${tracer.title}`, safe: false, singly: true, edits: change.edits, ...(kind && { kind }) },
    ];
  });
  const scripts = SCRIPT_TRACERS.flatMap((tracer): Fix[] => {
    const change = isInstalled(tracer, calls[0]!, context) ? context.code.traceScripts(calls, tracer) : undefined;
    if (change === undefined) return [];
    return [
      { title: `Trace its calls with ${tracer.title}`, safe: false, singly: true, edits: change.edits, ...(kind && { kind }) },
    ];
  });
  return [...python, ...scripts];
}

/** Measures the requests of the application that the service belongs to. */
export function instrumentFixes(service: Service, context: RuleContext): readonly Fix[] {
  const { file } = service.place;
  return INSTRUMENTS.flatMap((instrument): Fix[] => {
    if (!isInstalled(instrument, service.place, context)) return [];
    const change = context.code.instrument(file, instrument);
    if (change === undefined) return [];
    return [{ title: `Measure its requests with ${instrument.title}`, safe: false, singly: true, edits: change.edits }];
  });
}

/** Records the runs of a program that trains, from its top. */
export function trackerFixes(place: Place, context: RuleContext): readonly Fix[] {
  return TRACKERS.flatMap((tracker): Fix[] => {
    const change = isInstalled(tracker, place, context) ? context.code.track(place, tracker) : undefined;
    return change === undefined
      ? []
      : [{ title: `Record its runs with ${tracker.title}`, safe: false, singly: true, edits: change.edits }];
  });
}

/** A place in the manifest for what watches the service elsewhere. Its placeholder counts for nothing until somebody fills it in. */
export function externalFix(service: Service, { manifest }: RuleContext, measure: Measure): readonly Fix[] {
  const entry = serviceEntryFor(manifest, service);
  if (manifest === undefined || entry === undefined || entry.monitoring.some((one) => one.measure === measure)) return [];
  const edits = setField(manifest, [...entry.path, "monitoring", measure], { external: FILL_IN });
  if (edits.length === 0) return [];
  const title = `Declare what measures its ${measure} outside the repository, to be filled in`;
  return [{ title, safe: false, kind: "scaffold", singly: true, edits }];
}

function isInstalled(attachment: Recorder | Tracer | ScriptTracer | Instrument, { file }: Place, { code }: RuleContext): boolean {
  const { packages } = attachment;
  if (packages.length === 0) return true;
  if ("inUse" in attachment && attachment.inUse !== undefined && !code.uses(attachment.inUse, file)) return false;
  const { from = 0, below = Number.POSITIVE_INFINITY } = ("version" in attachment ? attachment.version : undefined) ?? {};
  const installed = code.packages(file);
  return packages.some((name) => {
    const version = installed.get(name);
    // What nothing bounds is the newest.
    return (
      version !== undefined && version >= from && (version < below || (version === below && below === Number.POSITIVE_INFINITY))
    );
  });
}

/** Places of the service's inference calls, models of its own before language models and embeddings. */
function askedAt(service: Service, { inventory, manifest }: RuleContext): readonly Place[] {
  // All that one entry of the manifest stands for is recorded together.
  const entry = serviceEntryFor(manifest, service);
  const together =
    entry === undefined ? [] : inventory.services.filter((one) => one !== service && serviceEntryFor(manifest, one) === entry);
  const indices = new Set([service, ...together].flatMap(({ inferenceCalls }) => inferenceCalls));
  const calls = [...indices].map((index) => inventory.inferenceCalls[index]!);
  return (["model", "llm"] as const).flatMap((kind) => calls.filter((call) => call.kind === kind)).map(({ place }) => place);
}

interface Reference {
  readonly fill: Fill;
  /** The data entry's name. */
  readonly name?: string;
}

const TABLE = /^[^:*?]+\.(csv|parquet)$/;

/** Tables to compare with: those that the manifest declares for it or for training, else those that programs read offline. */
function references({ manifest, inventory }: RuleContext): readonly Reference[] {
  const found: Reference[] = [];
  const add = (location: string, name?: string) => {
    const kind = TABLE.exec(location)?.[1];
    if (kind === undefined || location.startsWith("/") || found.some(({ fill }) => fill.reference === location)) return;
    found.push({ fill: { reference: location, read: `read_${kind}` }, ...(name !== undefined && { name }) });
  };
  const declared = manifest?.data ?? [];
  for (const use of ["reference", "training"] as const)
    for (const { name, usedFor, locations } of declared)
      if (usedFor.includes(use)) for (const location of locations) add(fromRoot(manifest!, location), name);
  if (declared.length > 0) return found.slice(0, MOST_REFERENCES);
  // What a program reads that trains; a log that some script looks through is no reference.
  const training = new Set(inventory.delivery.trainings.flatMap(({ place, inTests }) => (inTests ? [] : [place.file])));
  for (const { location, context, inTests, place } of inventory.datasetReads)
    if (location !== undefined && context === "offline" && !inTests && training.has(place.file)) add(location);
  return found.slice(0, MOST_REFERENCES);
}

/** Says in the manifest what is measured from now on, where the service is declared. */
function declare(
  service: Service,
  { manifest }: RuleContext,
  measures: readonly Measure[],
  symbol: string | undefined,
  reference: string | undefined,
): readonly TextEdit[] {
  const entry = serviceEntryFor(manifest, service);
  if (manifest === undefined || entry === undefined || symbol === undefined) return [];
  const by = fromManifest(manifest, symbol);
  const open = measures.filter((measure) => DECLARED.includes(measure) && !isDeclared(entry, measure));
  const claim = (measure: Measure): Value => ({ by, ...(measure === "drift" && reference !== undefined && { reference }) });
  const path = [...entry.path, "monitoring"];
  if (open.length > 0 && !manifest.has(path))
    return setField(manifest, path, Object.fromEntries(open.map((one) => [one, claim(one)])));
  return open.flatMap((measure) => setField(manifest, [...path, measure], claim(measure)));
}

function isDeclared({ monitoring }: ServiceEntry, measure: Measure): boolean {
  return monitoring.some((one) => one.measure === measure);
}

function filled(text: string, fill: Fill): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => fill[name] ?? whole);
}

/** Attaches what a file imports and attaches to nothing. */
export function attachImported({ place, inert }: Monitor, context: RuleContext): readonly Fix[] {
  if (inert === undefined || !inert.includes("imported")) return [];
  const { code } = context;
  return INSTRUMENTS.flatMap((instrument): Fix[] => {
    if (!instrument.imports.every((one) => code.imports(place.file, one))) return [];
    const change = code.instrument(place.file, instrument);
    if (change === undefined) return [];
    return [
      { title: `Attach ${instrument.title} to the application`, safe: false, kind: "declare", singly: true, edits: change.edits },
    ];
  });
}
