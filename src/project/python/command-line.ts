import type { Scope } from "../../source/python/module.ts";
import { Kind } from "../../source/python/tree.ts";
import { argumentsOf, type CallArguments } from "./arguments.ts";
import type { Evaluation } from "./evaluation.ts";
import { hydraValues } from "./hydra.ts";
import { joinPath } from "./paths.ts";
import type { Unit } from "./unit.ts";
import { type CallRef, type ExternalValue, literal, UNKNOWN, union, type Values } from "./values.ts";

const PARSED = /^argparse\.ArgumentParser\(\)\.parse_(known_)?args\(\)(\[\])?$/;

/**
 * `args.name` of argparse: what is passed on command lines that the project writes down, and the default of `add_argument`. Undefined when
 * the value is no parsed command line.
 */
export function parsedOption(ev: Evaluation, value: ExternalValue, name: string): Values | undefined {
  if (!PARSED.test(value.path) || value.origin === undefined) return undefined;
  const { unit } = value.origin;
  const parts: Values[] = [];
  for (const site of ev.callsNamed("add_argument")) {
    if (site.unit !== unit) continue;
    const args = argumentsOf(unit.tree, site.node);
    const flags = args.positional
      .flatMap((node) => ev.evaluate(unit, node, site.scope))
      .flatMap((flag) => (flag.type === "text" ? [flag.text] : []));
    const destination = args.keywords.get("dest");
    const named =
      destination === undefined
        ? flags.some((flag) => optionName(flag) === name)
        : ev.evaluate(unit, destination, site.scope).some((given) => given.type === "text" && given.text === name);
    if (!named) continue;
    parts.push(passed(ev, unit, flags), ev.evaluate(unit, args.keywords.get("default") ?? 0, site.scope));
  }
  const values = union(parts).filter((found) => !(found.type === "constant" && found.value === null));
  return values;
}

function optionName(flag: string): string {
  return flag.replace(/^--?/, "").replaceAll("-", "_");
}

/** Values that written-down command lines give an option, or a positional argument by its order among the flags. */
function passed(ev: Evaluation, unit: Unit, flags: readonly string[]): Values {
  const found: Values[] = [];
  for (const start of ev.startsOf(unit)) {
    const { words } = start.command;
    for (const [index, word] of words.entries()) {
      const equals = word.indexOf("=");
      const name = equals < 0 ? word : word.slice(0, equals);
      if (!flags.includes(name)) continue;
      const value = equals < 0 ? words[index + 1] : word.slice(equals + 1);
      if (value !== undefined && !value.includes("$") && !value.startsWith("-")) found.push([literal(value)]);
    }
  }
  return union(found);
}

/** A parameter that click, typer or Hydra fills: the option's default, or the configuration's data. */
export function commandLineOption(ev: Evaluation, unit: Unit, scope: Scope, name: string): Values {
  const parts: Values[] = [];
  for (const decorator of scope.decorators) {
    if (unit.tree.kind[decorator] !== Kind.Call) continue;
    const outer = scope.parent ?? scope;
    const callee = ev.evaluate(unit, unit.tree.firstChild[decorator]!, outer)[0];
    if (callee?.type !== "external") continue;
    const args = argumentsOf(unit.tree, decorator);
    if (/^click\.(option|argument)$/.test(callee.path)) {
      const flags = args.positional
        .flatMap((node) => ev.evaluate(unit, node, outer))
        .flatMap((flag) => (flag.type === "text" ? [flag.text] : []));
      if (flags.some((flag) => optionName(flag) === name)) {
        parts.push(passed(ev, unit, flags), ev.evaluate(unit, args.keywords.get("default") ?? 0, outer));
      }
    }
    if (callee.path === "hydra.main" && scope.parameters[0]?.name === name) parts.push(hydraConfig(ev, unit, args, outer));
  }
  return union(parts);
}

function hydraConfig(ev: Evaluation, unit: Unit, args: CallArguments, scope: Scope): Values {
  const folder = textArgument(ev, unit, args, scope, 0, "config_path") ?? "";
  const name = textArgument(ev, unit, args, scope, 1, "config_name");
  return name === undefined ? UNKNOWN : hydraValues(ev, joinPath(unit.folder, folder), name);
}

/** `compose(config_name="config")` below an `initialize(config_path="conf")` of the same file. */
export function composedConfig(ev: Evaluation, call: CallRef, args: CallArguments): Values {
  const name = textArgument(ev, call.unit, args, call.scope, 0, "config_name");
  if (name === undefined) return UNKNOWN;
  for (const called of ["initialize", "initialize_config_dir"]) {
    for (const site of ev.callsNamed(called)) {
      if (site.unit !== call.unit) continue;
      const given = argumentsOf(site.unit.tree, site.node);
      const folder = textArgument(ev, site.unit, given, site.scope, called === "initialize" ? 1 : 0, "config_path", "config_dir");
      if (folder === undefined) continue;
      const values = hydraValues(ev, joinPath(site.unit.folder, folder), name);
      return values.length > 0 ? values : hydraValues(ev, folder, name);
    }
  }
  return UNKNOWN;
}

function textArgument(
  ev: Evaluation,
  unit: Unit,
  args: CallArguments,
  scope: Scope,
  position: number,
  ...keywords: readonly string[]
): string | undefined {
  const named = keywords.map((keyword) => args.keywords.get(keyword)).find((node) => node !== undefined);
  const value = ev.evaluate(unit, named ?? args.positional[position] ?? 0, scope)[0];
  return value?.type === "text" ? value.text : undefined;
}
