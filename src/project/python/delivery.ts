import type { DevelopmentSwitch, NotebookRun, Probe, RemoteCall, Training } from "../../model/delivery.ts";
import { baseName } from "../../model/paths.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind } from "../../source/python/tree.ts";
import { TELLS_HEALTH } from "../health.ts";
import { inTurns, type Pause } from "../pause.ts";
import { argumentsOf } from "./arguments.ts";
import type { Effect } from "./effects.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import { mentions } from "./mentions.ts";
import type { Processes } from "./process.ts";
import { placeOf, type UnitRecord } from "./record.ts";
import { remoteCalls } from "./remote-calls.ts";
import { switchesOf } from "./switches.ts";
import { trainingsOf } from "./trainings.ts";
import type { Unit } from "./unit.ts";

/** What Python programs tell of how the project is started, tested and run. */
export interface PythonDelivery {
  readonly switches: readonly DevelopmentSwitch[];
  readonly requests: readonly RemoteCall[];
  readonly trainings: readonly Training[];
  readonly healthRoutes: readonly Probe[];
  readonly notebookRuns: readonly NotebookRun[];
  readonly tested: ReadonlySet<string> | undefined;
}

export async function pythonDelivery(
  ev: Evaluator,
  records: readonly UnitRecord[],
  entries: readonly Entry[],
  configs: readonly ConfigFacts[],
  processes: Processes,
  pause: Pause,
): Promise<PythonDelivery> {
  const switches: DevelopmentSwitch[] = [];
  const requests: RemoteCall[] = [];
  const trainings: Training[] = [];
  const runs: NotebookRun[] = [];
  for (const { unit, effects } of records) {
    switches.push(...switchesOf(ev, unit, configs));
    requests.push(...requestsOf(effects));
    trainings.push(...trainingsOf(ev, effects, (from) => importedBy(processes, programsOf(processes, from))));
    runs.push(...notebookRuns(unit));
    await pause();
  }
  await inTurns(records, pause, ({ unit }) => {
    if (unit.inTests && mentions(unit, TESTS)) scriptsNamed(unit);
  });
  return {
    switches,
    requests,
    trainings,
    healthRoutes: healthRoutes(entries),
    notebookRuns: runs,
    tested: testedFiles(records, processes),
  };
}

/** A file, and the programs that import it and do not only test it, over any number of steps: one that trains through it records for it. */
function programsOf(processes: Processes, from: Unit): readonly Unit[] {
  const seen = new Set<Unit>([from]);
  for (const one of seen) for (const next of processes.importers(one)) if (!next.inTests && !next.facts.notebook) seen.add(next);
  return [...seen];
}

const requestsByEffects = new WeakMap<readonly Effect[], readonly RemoteCall[]>();

/** A file's requests; the same as before while its effects are. */
function requestsOf(effects: readonly Effect[]): readonly RemoteCall[] {
  let found = requestsByEffects.get(effects);
  if (found === undefined) {
    found = remoteCalls(effects);
    requestsByEffects.set(effects, found);
  }
  return found;
}

/** What files import, over any number of steps, themselves first. */
function importedBy(processes: Processes, from: readonly Unit[]): ReadonlySet<Unit> {
  const seen = new Set<Unit>(from);
  for (const one of seen) for (const next of processes.imports(one)) seen.add(next);
  return seen;
}

const NOTEBOOK = /\.ipynb/;
const NOTEBOOK_RUNNERS =
  /papermill|execute_notebook|NotebookOperator|ExecutePreprocessor|NotebookClient|notebook_path|define_dagstermill/i;
const TESTS = /\bdef test|\bclass Test|unittest|assert\b/;

function healthRoutes(entries: readonly Entry[]): Probe[] {
  return entries
    .filter(({ kind, name, owner }) => kind === "http" && !owner.unit.inTests && TELLS_HEALTH.test(name))
    .map(({ name, owner }) => ({
      place: placeOf(owner.unit, owner.scope.node),
      kind: "route",
      reason: `${name} tells whether it is well`,
    }));
}

/** `papermill.execute_notebook("x.ipynb")`, Airflow's PapermillOperator, `%run`-like calls of platforms. */
function notebookRuns(unit: Unit): NotebookRun[] {
  const { tree, module } = unit;
  if (unit.facts.notebook || !mentions(unit, NOTEBOOK) || !mentions(unit, NOTEBOOK_RUNNERS)) return [];
  const found: NotebookRun[] = [];
  for (const call of module.calls) {
    const callee = tree.text.slice(tree.start[tree.firstChild[call]!]!, tree.end[tree.firstChild[call]!]!);
    if (!/(?:execute_notebook|NotebookOperator|PapermillOperator|define_dagstermill_\w+|papermill)$/i.test(callee)) continue;
    const args = argumentsOf(tree, call);
    const nodes = [
      ...args.positional,
      ...["input_path", "input_nb", "notebook_path", "notebook"].flatMap((name) => args.keywords.get(name) ?? []),
    ];
    const named = nodes
      .flatMap((node) => (tree.kind[node] === Kind.String ? [stringValue(tree, node) ?? ""] : []))
      .find((text) => text.endsWith(".ipynb"));
    if (named === undefined) continue;
    found.push({
      notebook: named.replace(/^\.\//, ""),
      place: placeOf(unit, call),
      by: "program",
      report: false,
      inTests: unit.inTests,
    });
  }
  return found;
}

/** Files that tests import, directly or through others, or that they name: `AppTest.from_file("app.py")`. */
function testedFiles(records: readonly UnitRecord[], processes: Processes): ReadonlySet<string> | undefined {
  const tests = records.filter(({ unit }) => unit.inTests && mentions(unit, TESTS));
  if (tests.length === 0) return undefined;
  const scripts = new Map<string, Unit[]>();
  for (const { unit } of records) {
    if (unit.inTests || unit.facts.notebook) continue;
    const name = baseName(unit.path);
    const same = scripts.get(name);
    if (same === undefined) scripts.set(name, [unit]);
    else same.push(unit);
  }
  const from = new Set<Unit>();
  for (const { unit } of tests) {
    for (const next of processes.imports(unit)) from.add(next);
    for (const name of scriptsNamed(unit)) for (const script of scripts.get(name) ?? []) from.add(script);
  }
  return new Set([...importedBy(processes, [...from])].map((unit) => unit.path));
}

const scriptsByUnit = new WeakMap<Unit, readonly string[]>();

/** Python files that a file names in its strings. */
function scriptsNamed(unit: Unit): readonly string[] {
  let names = scriptsByUnit.get(unit);
  if (names === undefined) {
    names = [...unit.tree.text.matchAll(/["'](?:[^"'\n]*\/)?([\w-]+\.py)["']/g)].map((match) => match[1]!);
    scriptsByUnit.set(unit, names);
  }
  return names;
}
