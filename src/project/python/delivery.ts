import type { DevelopmentSwitch, NotebookRun, Probe, RemoteCall, Training } from "../../model/delivery.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
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

export function pythonDelivery(
  ev: Evaluator,
  records: readonly UnitRecord[],
  entries: readonly Entry[],
  configs: readonly ConfigFacts[],
): PythonDelivery {
  const reach = importClosure(ev);
  return {
    switches: records.flatMap(({ unit }) => switchesOf(ev, unit, configs)),
    requests: records.flatMap(({ effects }) => remoteCalls(effects)),
    trainings: records.flatMap(({ effects }) => trainingsOf(ev, effects, reach)),
    healthRoutes: healthRoutes(entries),
    notebookRuns: records.flatMap(({ unit }) => notebookRuns(unit)),
    tested: testedFiles(records, reach),
  };
}

/** What a file imports, over any number of steps. */
function importClosure(ev: Evaluator): (unit: Unit) => readonly Unit[] {
  const known = new Map<Unit, readonly Unit[]>();
  const direct = (unit: Unit): readonly Unit[] => {
    const found: Unit[] = [];
    for (const { module, level, name } of unit.module.imports) {
      const whole = ev.resolver.resolve(unit, module, level);
      if (whole !== undefined) found.push(whole);
      if (name === undefined || name === "*") continue;
      const inner = ev.resolver.resolve(unit, module === "" ? name : `${module}.${name}`, level);
      if (inner !== undefined) found.push(inner);
    }
    return found;
  };
  return (unit) => {
    let all = known.get(unit);
    if (all === undefined) {
      const seen = new Set<Unit>([unit]);
      for (const one of seen) for (const next of direct(one)) seen.add(next);
      seen.delete(unit);
      all = [...seen];
      known.set(unit, all);
    }
    return all;
  };
}

const HEALTH = /\/(?:[\w-]*health[\w-]*|healthz?|readyz?|readiness|livez?|liveness|alive|ping|status|heartbeat|_?up)\/?$/i;

function healthRoutes(entries: readonly Entry[]): Probe[] {
  return entries
    .filter(({ kind, name, owner }) => kind === "http" && !owner.unit.inTests && HEALTH.test(name))
    .map(({ name, owner }) => ({
      place: placeOf(owner.unit, owner.scope.node),
      kind: "route",
      reason: `${name} tells whether it is well`,
    }));
}

/** `papermill.execute_notebook("x.ipynb")`, Airflow's PapermillOperator, `%run`-like calls of platforms. */
function notebookRuns(unit: Unit): NotebookRun[] {
  const { tree, module } = unit;
  if (
    unit.facts.notebook ||
    !/\.ipynb\b/.test(tree.text) ||
    !/papermill|execute_notebook|NotebookOperator|ExecutePreprocessor|NotebookClient|notebook_path|define_dagstermill/i.test(
      tree.text,
    )
  )
    return [];
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
function testedFiles(records: readonly UnitRecord[], reach: (unit: Unit) => readonly Unit[]): ReadonlySet<string> | undefined {
  const tests = records.filter(({ unit }) => unit.inTests && /\bdef test|\bclass Test|unittest|assert\b/.test(unit.tree.text));
  if (tests.length === 0) return undefined;
  const tested = new Set<string>();
  const scripts = records.filter(({ unit }) => !unit.inTests && !unit.facts.notebook);
  for (const { unit } of tests) {
    for (const one of reach(unit)) tested.add(one.path);
    for (const [, name] of unit.tree.text.matchAll(/["'](?:[^"'\n]*\/)?([\w-]+\.py)["']/g))
      for (const { unit: script } of scripts)
        if (script.path === name || script.path.endsWith(`/${name}`)) {
          tested.add(script.path);
          for (const one of reach(script)) tested.add(one.path);
        }
  }
  return tested;
}
