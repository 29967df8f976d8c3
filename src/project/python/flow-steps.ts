import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { lineage } from "./attributes.ts";
import type { CallSite } from "./evaluation.ts";
import type { Evaluator } from "./evaluator.ts";
import { heirsOf } from "./overrides.ts";
import type { Unit } from "./unit.ts";

/** What starts a workflow of LlamaIndex and a flow of CrewAI. */
const RUNS: ReadonlySet<number> = new Set(["run", "kickoff", "kickoff_async"].map((name) => nameHash(name)));
const LIBRARIES = ["llama_index", "workflows", "crewai"];
const STEP = /^(?:\w+\.)*(?:step|start|listen|router)\b/;

/** The methods that such a library calls of an object that is run, which is told by their decorators alone: `@step`, `@start()`, `@listen(plan)`. */
export function flowSteps(ev: Evaluator, { unit, index, node, scope }: CallSite): readonly { unit: Unit; scope: Scope }[] {
  const { tree } = unit;
  const callee = tree.firstChild[node]!;
  if (!RUNS.has(unit.calledNames[index]!) || tree.kind[callee] !== Kind.Attribute) return [];
  const found = new Map<Scope, { unit: Unit; scope: Scope }>();
  for (const value of ev.evaluate(unit, tree.firstChild[callee]!, scope)) {
    if (value.type !== "instance") continue;
    const own = lineage(ev, value.of).filter((one) => one.type === "class");
    for (const { unit: of, scope: made } of [...own, ...heirsOf(ev, value.of.scope)]) {
      if (!LIBRARIES.some((name) => of.importedModules.includes(name))) continue;
      ev.touch(of, made);
      for (const bindings of made.bindings.values()) {
        const binding = bindings.at(-1);
        if (binding?.kind !== "definition" || binding.scope.kind !== "function") continue;
        const isStep = binding.scope.decorators.some((decorator) => STEP.test(textOf(of.tree, decorator)));
        if (isStep) found.set(binding.scope, { unit: of, scope: binding.scope });
      }
    }
  }
  return [...found.values()];
}
