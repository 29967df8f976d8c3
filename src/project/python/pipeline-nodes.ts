import { lastName } from "../../source/python/dispatch.ts";
import type { ParameterFact, Scope } from "../../source/python/module.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind } from "../../source/python/tree.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Unit } from "./unit.ts";
import { external, UNKNOWN, type Values } from "./values.ts";

/** Nodes beyond which nobody would look for the one that runs a function. */
const MOST_NODES = 100;
const PARAMETERS = /^(?:params:|parameters$)/;

/**
 * What a node of Kedro passes to the function that it runs: what the catalogue holds under a name, `node(predict, ["model", "rows"], "scores")`. As with
 * any pickle, its use tells whether that is a model.
 */
export function fromCatalogue(ev: Evaluation, scope: Scope, parameter: ParameterFact): Values {
  if (scope.parent?.kind !== "module" || parameter.flag !== "plain") return UNKNOWN;
  const position = scope.parameters.indexOf(parameter);
  for (const name of ["node", "Node"]) {
    for (const site of ev.callsNamed(name).slice(0, MOST_NODES)) {
      const { unit, node } = site;
      const { positional, keywords } = argumentsOf(unit.tree, node);
      const run = keywords.get("func") ?? positional[0] ?? 0;
      if (lastName(unit.tree, run) !== scope.name) continue;
      const input = inputName(unit, keywords.get("inputs") ?? positional[1] ?? 0, position, parameter.name);
      if (input === undefined || PARAMETERS.test(input) || !ev.spend()) continue;
      const isNode = ev.callee(site).some((value) => value.type === "external" && value.path.startsWith("kedro."));
      if (isNode && ev.evaluate(unit, run, site.scope).some((value) => value.type === "function" && value.scope === scope))
        return [external("kedro.pipeline.node().inputs[]", ["@unpickled"], { ...site, frame: undefined })];
    }
  }
  return UNKNOWN;
}

/** The name that stands for a parameter among a node's inputs: one text, a list by position, or a dictionary by the parameter. */
function inputName({ tree }: Unit, inputs: number, position: number, parameter: string): string | undefined {
  if (tree.kind[inputs] === Kind.String) return position === 0 ? stringValue(tree, inputs) : undefined;
  const isList = tree.kind[inputs] === Kind.List || tree.kind[inputs] === Kind.Tuple;
  if (!isList && tree.kind[inputs] !== Kind.Dict) return undefined;
  let at = 0;
  for (let child = tree.firstChild[inputs]!; child !== 0; child = tree.nextSibling[child]!, at++) {
    const key = tree.firstChild[child]!;
    if (isList ? at === position : tree.kind[key] === Kind.String && stringValue(tree, key) === parameter)
      return stringValue(tree, isList ? child : tree.nextSibling[key]!);
  }
  return undefined;
}
