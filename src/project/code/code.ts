import type { Instrument, NamedImport, Recorder, ScriptTracer, Tracer } from "../../knowledge/attach/attachments.ts";
import { folderOf } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import type { Resolver } from "../python/resolver.ts";
import type { Unit } from "../python/unit.ts";
import type { Change, Fill, Programs } from "./change.ts";
import { importedAs } from "./imports.ts";
import { instrumented } from "./instrumenting.ts";
import { metricsIn, type NamedMetric } from "./metrics.ts";
import { type Packages, packagesFor } from "./packages.ts";
import { recorded } from "./recording.ts";
import { renamed } from "./renaming.ts";
import { createRepairs, NO_REPAIRS, type Repairs } from "./repairs.ts";
import { tracedScripts } from "./scripts.ts";
import { traced, tracked } from "./tracing.ts";

/**
 * What a fix has to know of programs to change them: answers from the syntax, worked out only when somebody asks. Where a change could not be made
 * without a guess, there is none.
 */
export interface Code {
  readonly repairs: Repairs;
  /** What is installed for a file. */
  packages(file: string): Packages;
  /** True when a file, what it imports or what imports it uses the module: it is at work where the file is. */
  uses(module: string, file: string): boolean;
  /** True when the top of a file imports it. */
  imports(file: string, wanted: NamedImport): boolean;
  /** Writes another name into the strings by which these calls name something. */
  rename(calls: readonly Place[], from: string, to: string): Change | undefined;
  /** What programs measure of models. */
  metrics(): readonly NamedMetric[];
  /** Calls the recorder behind each inference call, with what was asked and what was answered. */
  record(calls: readonly Place[], recorder: Recorder, fill: Fill): Change | undefined;
  /** Makes the application in a file, or the only one of the project, measure its requests. */
  instrument(file: string, instrument: Instrument): Change | undefined;
  /** Traces calls of language models: around the functions that make them, or from the top of the file where the process starts. */
  trace(calls: readonly Place[], start: string, tracer: Tracer): Change | undefined;
  /** The same for JavaScript and TypeScript. */
  traceScripts(calls: readonly Place[], tracer: ScriptTracer): Change | undefined;
  /** Records the runs of the training at a place. */
  track(training: Place, tracker: Tracer): Change | undefined;
}

export function createCode(programs: Programs): Code {
  const { resolver, configs } = programs;
  // The same for all files of a folder.
  const packages = new Map<string, Packages>();
  let metrics: readonly NamedMetric[] | undefined;
  return {
    repairs: createRepairs(programs),
    packages(file) {
      const folder = folderOf(file);
      let found = packages.get(folder);
      if (found === undefined) {
        found = packagesFor(file, configs, resolver.units);
        packages.set(folder, found);
      }
      return found;
    },
    uses: (module, file) => around(resolver, file).some(({ importedModules }) => importedModules.includes(module)),
    imports: (file, wanted) => {
      const facts = programs.python.get(file);
      return facts !== undefined && importedAs(facts, wanted) !== undefined;
    },
    rename: (calls, from, to) => renamed(programs, calls, from, to),
    metrics: () => {
      metrics ??= metricsIn(resolver.units);
      return metrics;
    },
    record: (calls, recorder, fill) => recorded(programs, calls, recorder, fill),
    instrument: (file, instrument) => instrumented(programs, file, instrument),
    trace: (calls, start, tracer) => traced(programs, calls, start, tracer),
    traceScripts: (calls, tracer) => tracedScripts(programs.scripts, calls, tracer),
    track: (training, tracker) => tracked(programs, training, tracker),
  };
}

/** A file, the files that import it, and all that these import. */
function around(resolver: Resolver, file: string): readonly Unit[] {
  const own = resolver.byPath(file);
  if (own === undefined) return [];
  const imports = (unit: Unit) =>
    unit.module.imports.flatMap(({ module, name, level }) => {
      const found = resolver.resolve(unit, module, level);
      const inner = name === undefined ? undefined : resolver.resolve(unit, module === "" ? name : `${module}.${name}`, level);
      return [found, inner].filter((one) => one !== undefined);
    });
  const seen = new Set<Unit>([own, ...resolver.units.filter((unit) => !unit.inTests && imports(unit).includes(own))]);
  for (const unit of seen) for (const next of imports(unit)) seen.add(next);
  return [...seen];
}

/** Where no program is known. */
export const NO_CODE: Code = {
  repairs: NO_REPAIRS,
  packages: () => new Map(),
  uses: () => false,
  imports: () => false,
  rename: () => undefined,
  metrics: () => [],
  record: () => undefined,
  instrument: () => undefined,
  trace: () => undefined,
  traceScripts: () => undefined,
  track: () => undefined,
};
