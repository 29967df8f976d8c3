import type { FileEntry, GitFacts } from "../model/host.ts";
import type { Document, Inventory } from "../model/inventory.ts";
import type { ConfigFacts, Facts, JavaScriptFacts, PythonFacts } from "../source/facts.ts";
import { cataloguePart } from "./catalogues/catalogue-part.ts";
import type { Claims } from "./claims.ts";
import type { Programs } from "./code/change.ts";
import { configServers } from "./config-servers.ts";
import { contractsOf } from "./contracts/index.ts";
import { deliveryOf } from "./delivery/index.ts";
import { searchDocuments } from "./documents/index.ts";
import { fileLiterals } from "./file-literals.ts";
import type { JavaScriptAnalyser } from "./javascript/javascript-analyser.ts";
import { byPlace, joinParts } from "./join-parts.ts";
import { joinSymbols } from "./join-symbols.ts";
import { createKeeper, isSame } from "./keeper.ts";
import { keptWith, prepareAll } from "./kept-with.ts";
import { machineLists } from "./machine-lists.ts";
import { noJavaScript, noPython } from "./no-programs.ts";
import { inTurns, type Pause } from "./pause.ts";
import type { Python } from "./python/index.ts";
import type { Resolver } from "./python/resolver.ts";
import { pythonCommands } from "./shell/python-commands.ts";
import { shellPart } from "./shell/shell-part.ts";
import { statusPages } from "./status-pages.ts";
import type { Symbols } from "./symbols.ts";
import { createTracking } from "./tracking.ts";

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

/** `makePython` gives what analyses Python, when there is some. */
export function createAnalyser(makePython: () => Promise<Python> = loadPython): Analyser {
  let pythonAnalyser: Python | undefined;
  let javascriptAnalyser: JavaScriptAnalyser | undefined;
  let whole: { readonly from: readonly unknown[]; readonly value: Analysis } | undefined;
  let documented: { readonly from: readonly unknown[]; readonly value: readonly Document[] } | undefined;
  /** Lists and texts are kept as the same objects while they hold the same, so that what rests on them is found again by them alone. */
  const keep = createKeeper();

  const python = async (): Promise<Python> => {
    pythonAnalyser ??= await makePython();
    return pythonAnalyser;
  };

  return {
    fork: () => createAnalyser(async () => (await python()).fork()),
    async analyse(input, pause) {
      const { facts, git, claims } = input;
      const listed = input.files.map((file) => file.path);
      const paths = keep("paths", listed, () => listed);
      const texts = keep("texts", [...input.texts.keys(), ...input.texts.values()], () => input.texts);
      const detectors = JSON.stringify(claims.detectors);
      const everything = [...paths, ...facts.values(), ...texts.values(), git?.tracked, detectors];
      if (whole !== undefined && isSame(whole.from, everything)) return whole.value;
      await pause();

      const files = new Set(paths);
      const programs: PythonFacts[] = [];
      const javascript: JavaScriptFacts[] = [];
      const found: ConfigFacts[] = [];
      for (const one of facts.values()) {
        if (one.language === "python") programs.push(one, ...writtenAlone(one, files));
        else if (one.language === "javascript") javascript.push(one);
        else found.push(one);
      }
      const configs = keep("configs", found, () => found);
      await prepareAll(configs, readWhenAsked, pause);
      const ignoreFiles = keep("ignore files", [texts], () =>
        [...texts].filter(([path]) => /(^|\/)\.gitignore$/.test(path)).map(([path, text]) => ({ path, text })),
      );
      const trackedFrom = [paths, configs, git?.tracked, ...ignoreFiles.map((file) => file.text)];
      const tracking = keep("tracking", trackedFrom, () => createTracking({ files: input.files, configs, git, ignoreFiles }));
      await pause();

      const isFile = (path: string) => files.has(path);
      let ofPython = noPython(isFile);
      if (programs.length > 0 || configs.some(setsUpMonitors)) {
        const analyser = await python();
        ofPython = await analyser.analyse({ facts: programs, configs, paths, claims, tracking }, pause);
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
          {
            paths,
            data: (path) => data.get(path)?.data,
            starts: configs.flatMap((one) => one.starts),
            detectors: claims.detectors,
            servedElsewhere,
          },
          pause,
        );
      }
      const documentedFrom = [paths, texts];
      if (documented === undefined || !isSame(documented.from, documentedFrom)) {
        const search = searchDocuments({ paths, text: (path) => texts.get(path) });
        let step = search.next();
        for (; step.done !== true; step = search.next()) await pause();
        documented = { from: documentedFrom, value: step.value };
      }

      const all = [...programs, ...javascript, ...configs];
      await prepareAll(programs, pythonCommands, pause);
      const alone = !servedElsewhere && scripts.services.every(({ inTests }) => inTests);
      const joined = joinParts(
        [
          part,
          scripts,
          shellPart(all, tracking),
          cataloguePart(configs, programs, tracking),
          keep("servers", [configs, alone], () => configServers(configs, alone)),
          ...(servedElsewhere || scripts.services.length > 0 ? [keep("status pages", [texts], () => statusPages(texts))] : []),
        ],
        documented.value,
        tracking,
        configs,
      );
      await pause();
      const literals = [
        ...joined.inventory.literals,
        ...(await fileLiterals(all, texts, pause)),
        ...keep("machine lists", [texts], () => machineLists(texts)),
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
        keep,
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
            contracts: [...keep("contracts", [configs, texts], () => contractsOf(configs, texts)), ...usage.contracts],
          },
        },
        aiFiles: joined.aiFiles,
        symbols,
        programs: programsOf(programs, javascript, resolver, configs),
      };
      whole = { from: everything, value };
      return value;
    },
  };
}

/** Configuration is read when it is first asked for. */
const readWhenAsked = keptWith(({ tracks, starts }: ConfigFacts) => tracks.length + starts.length);

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

/** Tables are made when a change is to be worked out, which most analyses never see. */
function programsOf(
  python: readonly PythonFacts[],
  javascript: readonly JavaScriptFacts[],
  resolver: Resolver,
  configs: readonly ConfigFacts[],
): Programs {
  let programs: ReadonlyMap<string, PythonFacts> | undefined;
  let scripts: ReadonlyMap<string, JavaScriptFacts> | undefined;
  return {
    get python() {
      programs ??= new Map(python.filter(({ writtenBy }) => writtenBy === undefined).map((one) => [one.path, one]));
      return programs;
    },
    get scripts() {
      scripts ??= new Map(javascript.map((one) => [one.path, one]));
      return scripts;
    },
    resolver,
    configs,
  };
}
