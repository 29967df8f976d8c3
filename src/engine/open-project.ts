import type { World } from "../language/world.ts";
import type { Check, Finding } from "../model/check.ts";
import type { Host } from "../model/host.ts";
import { NO_INVENTORY } from "../model/inventory.ts";
import { readinessOf } from "../model/readiness.ts";
import type { Analyser, Analysis, Pause } from "../project/analyser.ts";
import { createFiles, type Files } from "../project/files.ts";
import { withUnread } from "../project/unread-symbols.ts";
import { coverageOf, writeCoverage } from "../rules/coverage.ts";
import type { Rule } from "../rules/define.ts";
import type { Facts } from "../source/facts.ts";
import { declaredBy } from "./declared.ts";
import type { Draft } from "./draft.ts";
import { createFingerprints } from "./fingerprint.ts";
import { type JudgeInput, judge } from "./judge.ts";
import { judgeLast } from "./judge-last.ts";
import { createPast, type Past } from "./past.ts";
import { policyEvidence } from "./policy-evidence.ts";
import type { Project, ProjectOptions, ScanOptions, ScanResult } from "./project.ts";
import { createPause } from "./slices.ts";
import { createSourceKeeper, type SourceKeeper, type SourceReaders, type Sources } from "./sources.ts";
import type { Suppression } from "./suppressions.ts";
import { divide } from "./systems.ts";

/** What the engine is made of; the door puts the real parts in, tests may put in others. */
export interface Parts extends SourceReaders {
  readonly analyser: Analyser;
  readonly rules: readonly Rule[];
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
    const result = await judgeAll(host, parts.rules, used, sources, analysed.analysis, past, pause, scan);
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

async function judgeAll(
  host: Host,
  allRules: readonly Rule[],
  options: ProjectOptions,
  sources: Sources,
  analysis: Analysis,
  past: Past,
  pause: Pause,
  scan: ScanOptions,
): Promise<ScanResult> {
  const rules = options.rules === undefined ? allRules : allRules.filter((rule) => options.rules!.includes(rule.id));
  // A call that infers is evidence too, where only a general library (joblib, pickle) loads the model.
  const aiFiles = [...new Set([...analysis.aiFiles, ...analysis.inventory.inferenceCalls.map((call) => call.place.file)])];
  const systems = divide(sources.manifests).filter((system) => system.manifest !== undefined || aiFiles.some(system.owns));
  const inventory = systems.length === 0 ? NO_INVENTORY : analysis.inventory;
  const files = filesOf(sources);
  const symbols = withUnread(analysis.symbols, files);
  const used = new Set<Suppression>();
  const judged: { readonly input: JudgeInput; readonly drafts: readonly Draft[] }[] = [];
  for (const [index, system] of systems.entries()) {
    const input: JudgeInput = {
      system,
      rules,
      severities: options.severity ?? {},
      inventory,
      files,
      symbols,
      code: analysis.code,
      today: host.today(),
      past,
      suppressions: (file) => sources.states.get(file)?.suppressions ?? [],
      used: (suppression) => used.add(suppression),
    };
    judged.push({ input, drafts: await judge(input, pause) });
    scan.progress?.({ phase: "check", done: index + 1, total: systems.length });
  }
  const comments = [...sources.states.values()].flatMap(({ suppressions }) => suppressions);
  const allIds = allRules.map(({ id }) => id);
  const drafts = judged.map(({ input, drafts: before }) => [
    ...before,
    ...judgeLast({ ...input, allRules: allIds, comments, isUsed: (comment) => used.has(comment), before }),
  ]);
  const { findings, checksOf } = finish(drafts.flat());
  const results = judged.map(({ input: { system } }, index) => {
    const checks = checksOf(drafts[index]!);
    return {
      name: system.name,
      folder: system.folder,
      manifest: system.manifest?.file,
      ...(system.manifest !== undefined && {
        coverage: writeCoverage(coverageOf(system.manifest, files, symbols)),
        declared: declaredBy(system.manifest),
        policies: policyEvidence(system.manifest, checks, host.today()),
      }),
      readiness: readinessOf(checks),
      checks,
    };
  });
  const checks = results.flatMap((system) => system.checks);
  return {
    manifests: sources.manifests.map((manifest) => manifest.file),
    systems: results,
    checks,
    findings,
    readiness: readinessOf(checks),
    inventory,
    notices: sources.notices,
  };
}

/** Puts the findings in order, gives each its fingerprint, and ties them to their checks. */
function finish(drafts: readonly Draft[]): {
  readonly findings: readonly Finding[];
  readonly checksOf: (drafts: readonly Draft[]) => readonly Check[];
} {
  const fingerprint = createFingerprints();
  const made = new Map<Draft, Finding>();
  const failing = drafts.flatMap((draft) => (draft.finding === undefined ? [] : [{ draft, finding: draft.finding }]));
  failing.sort((a, b) => compare(a.finding, b.finding));
  for (const { draft, finding } of failing) made.set(draft, Object.assign(finding, { fingerprint: fingerprint(finding) }));
  return {
    findings: [...made.values()],
    checksOf: (own) =>
      own.map(({ finding: _, ...check }) => check).map((check, index) => withFinding(check, made.get(own[index]!))),
  };
}

function withFinding(check: Omit<Draft, "finding">, finding: Finding | undefined): Check {
  return finding === undefined ? check : { ...check, finding };
}

/** By file, cell, line, column, rule and message. */
function compare(a: Omit<Finding, "fingerprint">, b: Omit<Finding, "fingerprint">): number {
  const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return (
    text(a.place.file, b.place.file) ||
    (a.place.cell ?? -1) - (b.place.cell ?? -1) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    text(a.rule, b.rule) ||
    text(a.message, b.message)
  );
}
