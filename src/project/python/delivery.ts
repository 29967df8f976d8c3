import type { DevelopmentSwitch, NotebookRun, Probe, RemoteCall, Training } from "../../model/delivery.ts";
import { groupBy } from "../../model/group.ts";
import { baseName } from "../../model/paths.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { collect } from "../collect.ts";
import { TELLS_HEALTH } from "../health.ts";
import { keptWith } from "../kept-with.ts";
import { inTurns, type Pause } from "../pause.ts";
import { argumentsOf } from "./arguments.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Chosen } from "./part.ts";
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
  units: readonly Unit[],
  chosen: Chosen,
  entries: readonly Entry[],
  configs: readonly ConfigFacts[],
  processes: Processes,
  pause: Pause,
): Promise<PythonDelivery> {
  const switches: DevelopmentSwitch[] = [];
  await inTurns(await chosen.units.having(mayBeSwitched, pause), pause, (unit) => {
    switches.push(...switchesOf(ev, unit, configs));
  });
  const trainings: Training[] = [];
  await inTurns(await chosen.records.having(trains, pause), pause, ({ effects }) => {
    trainings.push(...trainingsOf(ev, effects, (from) => importedBy(processes, programsOf(processes, from))));
  });
  return {
    switches,
    requests: collect(await chosen.records.having(requestsOf, pause), requestsOf),
    trainings,
    healthRoutes: healthRoutes(entries),
    notebookRuns: collect(await chosen.units.having(notebookRuns, pause), notebookRuns),
    tested: testedFiles(units, await chosen.units.having(testOf, pause), processes),
  };
}

/** A file, and the programs that import it and do not only test it, over any number of steps: one that trains through it records for it. */
function programsOf(processes: Processes, from: Unit): readonly Unit[] {
  const seen = new Set<Unit>([from]);
  for (const one of seen) for (const next of processes.importers(one)) if (!next.inTests && !next.facts.notebook) seen.add(next);
  return [...seen];
}

const trains = keptWith(({ effects }: UnitRecord) => effects.some(({ does }) => does === "train"));
const requestsOf = keptWith(({ effects }: UnitRecord): readonly RemoteCall[] => remoteCalls(effects));

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

/** What the root of an application answers where it is asked whether it runs. */
const SAYS_IT_IS_WELL = /["']?status["']?\s*[:=]\s*["'](?:ok|up|healthy|alive|live|running|ready|success)|\bhealth/i;

function healthRoutes(entries: readonly Entry[]): Probe[] {
  return entries
    .filter(
      ({ kind, name, owner }) =>
        kind === "http" &&
        !owner.unit.inTests &&
        (TELLS_HEALTH.test(name) || (name === "GET /" && SAYS_IT_IS_WELL.test(textOf(owner.unit.tree, owner.scope.node)))),
    )
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
function testedFiles(units: readonly Unit[], tests: readonly Unit[], processes: Processes): ReadonlySet<string> | undefined {
  if (tests.length === 0) return undefined;
  let scripts: ReadonlyMap<string, readonly Unit[]> | undefined;
  const scriptsCalled = (name: string): readonly Unit[] => {
    scripts ??= groupBy(
      units.filter((unit) => !unit.inTests && !unit.facts.notebook),
      (unit) => baseName(unit.path),
    );
    return scripts.get(name) ?? [];
  };
  const from = new Set<Unit>();
  for (const unit of tests) {
    for (const next of processes.imports(unit)) from.add(next);
    for (const name of testOf(unit)?.scripts ?? []) for (const script of scriptsCalled(name)) from.add(script);
  }
  return new Set(Array.from(importedBy(processes, [...from]), (unit) => unit.path));
}

/** Of a file with tests the Python files that it names in its strings. */
const testOf = keptWith(({ inTests, tree }: Unit): { readonly scripts: readonly string[] } | undefined => {
  if (!inTests || !TESTS.test(tree.text)) return undefined;
  return { scripts: [...tree.text.matchAll(/["'](?:[^"'\n]*\/)?([\w-]+\.py)["']/g)].map((match) => match[1]!) };
});
