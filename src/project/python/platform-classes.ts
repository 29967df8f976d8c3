import type { Scope } from "../../source/python/module.ts";
import type { Entry } from "./entries.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Owner } from "./graph.ts";
import type { Unit } from "./unit.ts";

/** What platforms call of classes that they find by their names alone. */
export function platformClasses(ev: Evaluator, unit: Unit): Entry[] {
  const entries: Entry[] = [];
  const seldon = seldonModel(unit);
  if (seldon !== undefined)
    entries.push(deployed(unit, seldon, "Seldon calls predict() of the class that has the name of its file"));
  const execute = methodOf(unit, "TritonPythonModel", "execute");
  if (execute !== undefined) entries.push(deployed(unit, execute, "Triton calls execute() of a model in Python"));
  for (const owner of jobsOf(ev, unit)) {
    const { scope } = owner;
    const reason = `arq calls it: ${unit.path} lists it among the functions of a worker`;
    entries.push({ owner, kind: "task", context: "serving", name: scope.name, node: scope.node, reason, effect: undefined });
  }
  return entries;
}

function deployed(unit: Unit, scope: Scope, reason: string): Entry {
  const [owner, name] = [{ unit, scope }, scope.name];
  return { owner, kind: "deployment", context: "serving", name, node: scope.node, reason, effect: undefined };
}

function methodOf(unit: Unit, className: string, name: string): Scope | undefined {
  const made = unit.module.scopes[0]!.bindings.get(className)?.at(-1);
  const method = made?.kind === "definition" && made.scope.kind === "class" ? made.scope.bindings.get(name)?.at(-1) : undefined;
  return method?.kind === "definition" ? method.scope : undefined;
}

/** `class Iris: def predict(self, X, features_names)` in `Iris.py`: served without any import of Seldon. */
function seldonModel(unit: Unit): Scope | undefined {
  const stem = unit.path.slice(unit.path.lastIndexOf("/") + 1).replace(/\.py$/, "");
  const predict = methodOf(unit, stem, "predict");
  return predict?.parameters.some(({ name }) => /^features?_names$/.test(name)) === true ? predict : undefined;
}

/** `class WorkerSettings: functions = [answer]` beside an import of arq, whose program is told the class. */
function jobsOf(ev: Evaluator, unit: Unit): Owner[] {
  if (!unit.importedModules.includes("arq")) return [];
  return unit.module.scopes.flatMap((scope) => {
    const list = scope.kind === "class" ? scope.bindings.get("functions")?.at(-1) : undefined;
    if (list?.kind !== "assignment") return [];
    ev.begin(unit);
    return ev
      .evaluate(unit, list.value, scope)
      .flatMap((value) => (value.type === "sequence" ? value.items.flat() : []))
      .flatMap((item) => (item.type === "function" ? [{ unit: item.unit, scope: item.scope }] : []));
  });
}
