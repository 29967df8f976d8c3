import type { FileEntry, GitFacts } from "../model/host.ts";
import type { Document, Inventory } from "../model/inventory.ts";
import type { ConfigFacts, Facts, JavaScriptFacts, PythonFacts } from "../source/facts.ts";
import { anyOrigins } from "./any-origins.ts";
import { cataloguePart } from "./catalogues/catalogue-part.ts";
import type { Claims } from "./claims.ts";
import type { Programs } from "./code/change.ts";
import { configServers } from "./config-servers.ts";
import { contractsOf } from "./contracts/index.ts";
import { credentials } from "./credentials.ts";
import { deliveryOf } from "./delivery/index.ts";
import { searchDocuments } from "./documents/index.ts";
import { localEndpoints } from "./endpoints/index.ts";
import type { JavaScriptAnalyser } from "./javascript/javascript-analyser.ts";
import { byPlace, joinParts } from "./join-parts.ts";
import { joinSymbols } from "./join-symbols.ts";
import { machineLists } from "./machine-lists.ts";
import { noJavaScript, noPython } from "./no-programs.ts";
import { inTurns, type Pause } from "./pause.ts";
import type { Python } from "./python/index.ts";
import { pythonCommands } from "./shell/python-commands.ts";
import { shellPart } from "./shell/shell-part.ts";
import { statusPages } from "./status-pages.ts";
import type { Symbols } from "./symbols.ts";
import { createTracking, type TrackingIndex } from "./tracking.ts";

export type { Pause } from "./pause.ts";

export interface ProjectInput {
  readonly files: readonly FileEntry[];
  /** Facts of every program and configuration that could be read; the same object as before where a file did not change. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** Texts of documents (Markdown, reStructuredText, plain text, and what documents are made of). */
  readonly texts: ReadonlyMap<string, string>;
  readonly git: GitFacts | undefined;
  readonly claims: Claims;
}

export interface Analysis {
  readonly inventory: Inventory;
  readonly symbols: Symbols;
  /** What changes of programs are worked out from. */
  readonly programs: Programs;
  /** Files that import and call a library that trains, serves models or infers. */
  readonly aiFiles: ReadonlySet<string>;
}

/** Joins facts into the inventory; remembers what did not change between two calls. */
export interface Analyser {
  analyse(input: ProjectInput, pause: Pause): Promise<Analysis>;
  /** One for another state of the same folder, which begins with what this one knows and leaves it as it is. */
  fork(): Analyser;
}

/** An answer with what it was made from: while each of these is the same, so is the answer. */
interface Remembered<T> {
  readonly from: readonly unknown[];
  readonly value: T;
}

/** `makePython` gives what analyses Python, when there is some. */
export function createAnalyser(makePython: () => Promise<Python> = loadPython): Analyser {
  let pythonAnalyser: Python | undefined;
  let javascriptAnalyser: JavaScriptAnalyser | undefined;
  let whole: Remembered<Analysis> | undefined;
  let tracked: Remembered<TrackingIndex> | undefined;
  let documented: Remembered<readonly Document[]> | undefined;

  const python = async (): Promise<Python> => {
    pythonAnalyser ??= await makePython();
    return pythonAnalyser;
  };

  return {
    fork: () => createAnalyser(async () => (await python()).fork()),
    async analyse(input, pause) {
      const { facts, texts, git, claims } = input;
      const paths = input.files.map((file) => file.path);
      const detectors = JSON.stringify(claims.detectors);
      const everything = [...paths, ...facts.values(), ...texts.values(), git?.tracked, detectors];
      if (whole !== undefined && isSame(whole.from, everything)) return whole.value;
      await pause();

      const files = new Set(paths);
      const programs: PythonFacts[] = [];
      const javascript: JavaScriptFacts[] = [];
      const configs: ConfigFacts[] = [];
      for (const one of facts.values()) {
        if (one.language === "python") programs.push(one, ...writtenAlone(one, files));
        else if (one.language === "javascript") javascript.push(one);
        else configs.push(one);
      }

      // Configuration is read when it is first asked for.
      for (const one of configs) {
        void one.tracks.length;
        void one.starts.length;
        await pause();
      }
      const ignoreFiles = [...texts].filter(([path]) => /(^|\/)\.gitignore$/.test(path)).map(([path, text]) => ({ path, text }));
      const trackedFrom = [...paths, ...configs, git?.tracked, ...ignoreFiles.map((file) => file.text)];
      tracked = remember(tracked, trackedFrom, () => createTracking({ files: input.files, configs, git, ignoreFiles }));
      await pause();

      const isFile = (path: string) => files.has(path);
      let ofPython = noPython(isFile);
      if (programs.length > 0 || configs.some(setsUpMonitors)) {
        const analyser = await python();
        ofPython = await analyser.analyse({ facts: programs, configs, paths, claims, tracking: tracked.value }, pause);
        await pause();
      }
      const { part, resolver, usage } = ofPython;
      const servedElsewhere = part.services.some((service) => !service.inTests);
      let scripts = noJavaScript(isFile);
      if (javascript.length > 0) {
        const data = new Map(configs.map((one) => [one.path, one]));
        javascriptAnalyser ??= (await import("./javascript/javascript-analyser.ts")).createJavaScriptAnalyser();
        scripts = await javascriptAnalyser.analyse(
          javascript,
          { paths, data: (path) => data.get(path)?.data, detectors: claims.detectors, servedElsewhere },
          pause,
        );
      }
      const documentedFrom = [...paths, ...texts.values()];
      if (documented === undefined || !isSame(documented.from, documentedFrom)) {
        const search = searchDocuments({ paths, text: (path) => texts.get(path) });
        let step = search.next();
        for (; step.done !== true; step = search.next()) await pause();
        documented = { from: documentedFrom, value: step.value };
      }

      const all = [...programs, ...javascript, ...configs];
      await inTurns(programs, pause, pythonCommands);
      const joined = joinParts(
        [
          part,
          scripts,
          shellPart(all, tracked.value),
          cataloguePart(all, tracked.value),
          configServers(configs, !servedElsewhere && scripts.services.every(({ inTests }) => inTests)),
          ...(servedElsewhere || scripts.services.length > 0 ? [statusPages(texts)] : []),
        ],
        documented.value,
        tracked.value,
        configs,
      );
      await pause();
      // Each file is searched once and remembered: here, one at a time.
      for (const one of all) {
        credentials([one], texts);
        localEndpoints([one]);
        if (one.language === "python") anyOrigins([one]);
        await pause();
      }
      const literals = [
        ...joined.inventory.literals,
        ...credentials(all, texts),
        ...anyOrigins(programs),
        ...localEndpoints(all),
        ...machineLists(texts),
      ].sort(byPlace);
      // Each configuration is parsed once and remembered: here, one at a time.
      await inTurns(configs, pause, (one) => contractsOf([one], texts));
      const delivery = deliveryOf({
        configs,
        paths,
        texts,
        aiFiles: joined.aiFiles,
        inventory: joined.inventory,
        python: ofPython.delivery,
        healthRoutes: scripts.healthRoutes,
      });
      const symbols = joinSymbols(ofPython.symbols, scripts.symbols, joined.monitorOf);
      const value = {
        inventory: {
          ...joined.inventory,
          literals,
          delivery,
          usage: {
            ...usage,
            hostedModels: [...usage.hostedModels, ...scripts.hostedModels],
            contracts: [...contractsOf(configs, texts), ...usage.contracts],
          },
        },
        aiFiles: joined.aiFiles,
        symbols,
        programs: {
          python: new Map(programs.flatMap((one) => (one.writtenBy === undefined ? [[one.path, one] as const] : []))),
          scripts: new Map(javascript.map((one) => [one.path, one])),
          resolver,
          configs,
        },
      };
      whole = { from: everything, value };
      return value;
    },
  };
}

async function loadPython(): Promise<Python> {
  return (await import("./python/index.ts")).createPython();
}

/** What a notebook writes and nobody keeps: a file that is there is read as it is. */
function writtenAlone({ written = [] }: PythonFacts, files: ReadonlySet<string>): readonly PythonFacts[] {
  return written.filter(({ writtenBy }) => writtenBy === undefined || !files.has(writtenBy.as));
}

/** Monitors that configuration sets up, by itself or by a variable of the environment, are told by the analysis of Python. */
function setsUpMonitors({ monitors, environment }: ConfigFacts): boolean {
  return monitors.length > 0 || environment.length > 0;
}

function remember<T>(known: Remembered<T> | undefined, from: readonly unknown[], make: () => T): Remembered<T> {
  return known !== undefined && isSame(known.from, from) ? known : { from, value: make() };
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((one, at) => one === right[at]);
}
