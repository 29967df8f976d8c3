import type { DevelopmentSwitch, NotebookRun, Probe, RemoteCall, Training } from "../../model/delivery.ts";
import { groupBy } from "../../model/group.ts";
import { baseName } from "../../model/paths.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind } from "../../source/python/tree.ts";
import { collect } from "../collect.ts";
import { TELLS_HEALTH } from "../health.ts";
import { keptWith, prepareAll } from "../kept-with.ts";
import type { Pause } from "../pause.ts";
import { argumentsOf } from "./arguments.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Processes } from "./process.ts";
import { placeOf, type UnitRecord } from "./record.ts";
import { remoteCalls } from "./remote-calls.ts";
import { mayBeSwitched, switchesOf } from "./switches.ts";
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
  const units = records.map((record) => record.unit);
  await prepareAll(units, mayBeSwitched, pause);
  const switches: DevelopmentSwitch[] = [];
  const trainings: Training[] = [];
  for (const { unit, effects } of records) {
    const may = mayBeSwitched(unit);
    if (!may && effects.length === 0) continue;
    if (may) switches.push(...switchesOf(ev, unit, configs));
    if (effects.some(({ does }) => does === "train"))
      trainings.push(...trainingsOf(ev, effects, (from) => importedBy(processes, programsOf(processes, from))));
    const turn = pause();
    if (turn !== undefined) await turn;
  }
  await prepareAll(units, notebookRuns, pause);
  await prepareAll(units, testOf, pause);
  return {
    switches,
    requests: collect(records, (record) => (record.effects.length === 0 ? NO_REQUESTS : requestsOf(record.effects))),
    trainings,
    healthRoutes: healthRoutes(entries),
    notebookRuns: collect(units, notebookRuns),
    tested: testedFiles(units, processes),
  };
}

/** A file, and the programs that import it and do not only test it, over any number of steps: one that trains through it records for it. */
function programsOf(processes: Processes, from: Unit): readonly Unit[] {
  const seen = new Set<Unit>([from]);
  for (const one of seen) for (const next of processes.importers(one)) if (!next.inTests && !next.facts.notebook) seen.add(next);
  return [...seen];
}

const NO_REQUESTS: readonly RemoteCall[] = [];
/** A file's requests; the same as before while its effects are. */
const requestsOf = keptWith(remoteCalls);

/** What files import, over any number of steps, themselves first; followed as far as somebody looks. */
function importedBy(processes: Processes, from: readonly Unit[]): Iterable<Unit> {
  return {
    *[Symbol.iterator]() {
      const seen = new Set<Unit>(from);
      for (const one of seen) {
        yield one;
        for (const next of processes.imports(one)) seen.add(next);
      }
    },
  };
}

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

const NO_RUNS: readonly NotebookRun[] = [];

/** `papermill.execute_notebook("x.ipynb")`, Airflow's PapermillOperator, `%run`-like calls of platforms. */
const notebookRuns = keptWith((unit: Unit): readonly NotebookRun[] => {
  const { tree, module } = unit;
  if (unit.facts.notebook || !tree.text.includes(".ipynb") || !NOTEBOOK_RUNNERS.test(tree.text)) return NO_RUNS;
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
});

/** Files that tests import, directly or through others, or that they name: `AppTest.from_file("app.py")`. */
function testedFiles(units: readonly Unit[], processes: Processes): ReadonlySet<string> | undefined {
  let scripts: ReadonlyMap<string, readonly Unit[]> | undefined;
  const scriptsCalled = (name: string): readonly Unit[] => {
    scripts ??= groupBy(
      units.filter((unit) => !unit.inTests && !unit.facts.notebook),
      (unit) => baseName(unit.path),
    );
    return scripts.get(name) ?? [];
  };
  const from = new Set<Unit>();
  let isTested = false;
  for (const unit of units) {
    const test = testOf(unit);
    if (test === undefined) continue;
    isTested = true;
    for (const next of processes.imports(unit)) from.add(next);
    for (const name of test.scripts) for (const script of scriptsCalled(name)) from.add(script);
  }
  return isTested ? new Set(Array.from(importedBy(processes, [...from]), (unit) => unit.path)) : undefined;
}

/** Of a file with tests the Python files that it names in its strings. */
const testOf = keptWith(({ inTests, tree }: Unit): { readonly scripts: readonly string[] } | undefined => {
  if (!inTests || !TESTS.test(tree.text)) return undefined;
  return { scripts: [...tree.text.matchAll(/["'](?:[^"'\n]*\/)?([\w-]+\.py)["']/g)].map((match) => match[1]!) };
});
