import type { World } from "../language/world.ts";
import type { Host } from "../model/host.ts";
import { NO_INVENTORY } from "../model/inventory.ts";
import { readinessOf } from "../model/readiness.ts";
import type { Analyser, Analysis, Pause } from "../project/analyser.ts";
import { createFiles, type Files } from "../project/files.ts";
import { withUnread } from "../project/unread-symbols.ts";
import type { Rule } from "../rules/define.ts";
import type { Facts } from "../source/facts.ts";
import { createPast, type Past } from "./past.ts";
import type { Project, ProjectOptions, ScanOptions, ScanResult } from "./project.ts";
import { createPause } from "./slices.ts";
import { createSourceKeeper, type SourceKeeper, type SourceReaders, type Sources } from "./sources.ts";
import { divide } from "./systems.ts";

/** What the engine is made of; the door puts the real parts in, tests may put in others. */
export interface Parts extends SourceReaders {
  readonly analyser: Analyser;
  readonly rules: () => Promise<readonly Rule[]>;
}

/** Who is to scan next. A project and its forks share one, so that they do not work at the same time. */
interface Queue {
  running: Promise<unknown>;
}

export function createProject(host: Host, initial: ProjectOptions, parts: Parts): Project {
  return projectOver(host, initial, parts, createSourceKeeper(host, parts), { running: Promise.resolve() });
}

function projectOver(host: Host, initial: ProjectOptions, parts: Parts, keeper: SourceKeeper, queue: Queue): Project {
  let options = initial;
  let analysed: { readonly sources: Sources; readonly analysis: Analysis } | undefined;
  let last:
    | {
        readonly sources: Sources;
        readonly key: string;
        readonly past: Past;
        readonly analysis: Analysis;
        readonly result: ScanResult;
      }
    | undefined;
  let world: World | undefined;

  /** One scan at a time: the next waits until the one before has ended or stopped at its signal. */
  const inTurn = (scan: ScanOptions): Promise<ScanResult> => {
    const turn = queue.running.then(() => run(scan));
    queue.running = turn.catch(() => undefined);
    return turn;
  };

  const run = async (scan: ScanOptions): Promise<ScanResult> => {
    const pause = createPause(host, scan.signal);
    const used = options;
    const sources = await keeper.sync(used.exclude ?? [], pause, scan);
    const key = JSON.stringify([used, host.today()]);
    if (last?.sources === sources && last.key === key && (await last.past.holds())) return last.result;
    scan.progress?.({ phase: "join", done: 0, total: 1 });
    if (analysed?.sources !== sources) analysed = { sources, analysis: await analyse(parts.analyser, sources, pause) };
    scan.progress?.({ phase: "join", done: 1, total: 1 });
    const past = createPast(host, scan.signal);
    const result = await conclude(host, parts, used, sources, analysed.analysis, past, pause, scan);
    last = { sources, key, past, analysis: analysed.analysis, result };
    return result;
  };

  return {
    scan(scan = {}) {
      keeper.expectAll();
      return inTurn(scan);
    },
    apply(changes, scan = {}) {
      keeper.expect(changes);
      return inTurn(scan);
    },
    fork(other, differing) {
      const forked = keeper.fork(other);
      forked.expect(differing);
      return projectOver(other, options, { ...parts, analyser: parts.analyser.fork() }, forked, queue);
    },
    configure(next) {
      options = next;
    },
    get world() {
      if (last !== undefined && world?.checks !== last.result.checks) {
        const { sources, analysis, result } = last;
        const { inventory, checks } = result;
        const files = filesOf(sources);
        const symbols = withUnread(analysis.symbols, files);
        world = { files, symbols, manifests: sources.manifests, inventory, checks };
      }
      return world;
    },
  };
}

function filesOf(sources: Sources): Files {
  return createFiles({
    paths: sources.entries.keys(),
    text: (path) => sources.states.get(path)?.text,
    tracked: sources.git?.tracked,
    unlisted: sources.unlisted,
    size: (path) => sources.entries.get(path)?.size,
  });
}

function analyse(analyser: Analyser, sources: Sources, pause: Pause): Promise<Analysis> {
  const facts = new Map<string, Facts>();
  const texts = new Map<string, string>();
  for (const [path, state] of sources.states) {
    if (state.facts !== undefined) facts.set(path, state.facts);
    if (state.text !== undefined && state.kind !== "manifest") texts.set(path, state.text);
  }
  const files = [...sources.entries.values()].filter((entry) => !sources.isExcluded(entry.path));
  const detectors = sources.manifests.flatMap((manifest) => manifest.lint.detectors);
  return analyser.analyse({ files, facts, texts, git: sources.git, claims: { detectors } }, pause);
}

/** What there is to say. The rules, and all that they ask, are loaded where there is something to judge. */
async function conclude(
  host: Host,
  parts: Parts,
  options: ProjectOptions,
  sources: Sources,
  analysis: Analysis,
  past: Past,
  pause: Pause,
  scan: ScanOptions,
): Promise<ScanResult> {
  // A call that infers is evidence too, where only a general library (joblib, pickle) loads the model.
  const aiFiles = [...new Set([...analysis.aiFiles, ...analysis.inventory.inferenceCalls.map((call) => call.place.file)])];
  const systems = divide(sources.manifests).filter((system) => system.manifest !== undefined || aiFiles.some(system.owns));
  const manifests = sources.manifests.map((manifest) => manifest.file);
  const { notices } = sources;
  if (systems.length === 0) {
    const nothing = { systems: [], checks: [], findings: [], readiness: readinessOf([]), inventory: NO_INVENTORY };
    return { manifests, ...nothing, notices };
  }
  const { judgeSystems } = await import("./judge-systems.ts");
  const rules = await parts.rules();
  const files = filesOf(sources);
  const judged = await judgeSystems(
    { systems, rules, options, sources, files, analysis, past, today: host.today() },
    pause,
    scan,
  );
  return { manifests, ...judged, readiness: readinessOf(judged.checks), inventory: analysis.inventory, notices };
}
