import type { Library, SwitchKnowledge } from "../../knowledge/knowledge.ts";
import type { Place } from "../../model/place.ts";
import { type ConfigKind, configKind } from "../../source/config/config-kind.ts";
import type { ConfigFacts } from "../../source/facts.ts";
import type { Scope } from "../../source/python/module.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { keptWith } from "../kept-with.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluator } from "./evaluator.ts";
import { siteAt } from "./evaluator.ts";
import { placeOf } from "./record.ts";
import type { Unit } from "./unit.ts";

/** An environment variable that switches a library's own monitoring on. */
export interface SwitchedOn {
  readonly library: Library;
  readonly known: SwitchKnowledge;
  readonly variable: string;
  readonly place: Place;
  /** For a job of continuous integration: its file, since it sets the variable for nothing but what it runs itself. */
  readonly job?: string;
  /** Where a program sets it; undefined for configuration, which sets it for whatever it starts. */
  readonly by: { readonly unit: Unit; readonly scope: Scope } | undefined;
}

const CI: ReadonlySet<unknown> = new Set<ConfigKind>(["actions", "gitlab", "pipeline", "jenkinsfile"]);
const ON = /^(true|1|on|yes)$/i;

export function monitorSwitches(ev: Evaluator, units: readonly Unit[], configs: readonly ConfigFacts[]): SwitchedOn[] {
  const known = new Map<string, { readonly library: Library; readonly known: SwitchKnowledge }>();
  for (const library of ev.matcher.libraries)
    for (const one of library.switches ?? []) for (const name of one.variables) known.set(name, { library, known: one });
  const found: SwitchedOn[] = [];
  for (const config of configs) {
    if (config.environment.length === 0) continue;
    const job = CI.has(configKind(config.path)) ? { job: config.path } : {};
    for (const { name, value, place } of config.environment) {
      const one = known.get(name);
      if (one !== undefined && ON.test(value)) found.push({ ...one, ...job, variable: name, place, by: undefined });
    }
  }
  for (const unit of units) {
    for (const { name, value, node, scope } of assigned(unit)) {
      const one = known.get(name);
      if (one === undefined) continue;
      ev.begin(unit);
      const values = ev.evaluate(unit, value, scope);
      if (values.some((given) => given.type === "text" && ON.test(given.text)))
        found.push({ ...one, variable: name, place: placeOf(unit, node), by: { unit, scope } });
    }
  }
  return found;
}

interface Assigned {
  readonly name: string;
  readonly value: number;
  readonly node: number;
  readonly scope: Scope;
}

const NOTHING_ASSIGNED: readonly Assigned[] = [];

/** Where a file that is no test sets variables of its environment: `os.environ["NAME"] = value`, `os.environ.setdefault("NAME", value)`. */
export const assigned = keptWith((unit: Unit): readonly Assigned[] => {
  const { tree, module, inTests } = unit;
  if (inTests || !tree.text.includes("environ")) return NOTHING_ASSIGNED;
  const found: Assigned[] = [];
  for (const store of module.stores) {
    if (tree.kind[store.target] !== Kind.Subscript || store.value === 0) continue;
    const object = tree.firstChild[store.target]!;
    if (!/(^|\.)environ$/.test(textOf(tree, object))) continue;
    const name = textOf(tree, tree.nextSibling[object]!).slice(1, -1);
    found.push({ name, value: store.value, node: store.target, scope: module.scopes[store.scope]! });
  }
  for (let index = 0; index < module.calls.length; index++) {
    const node = module.calls[index]!;
    if (!/(^|\.)environ\.setdefault$/.test(textOf(tree, tree.firstChild[node]!))) continue;
    const [name, value] = argumentsOf(tree, node).positional;
    if (name === undefined || value === undefined) continue;
    found.push({ name: textOf(tree, name).slice(1, -1), value, node, scope: siteAt(unit, index).scope });
  }
  return found;
});
