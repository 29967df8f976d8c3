import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { stringValue } from "../../source/python/strings.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { argumentsOf, type CallArguments } from "./arguments.ts";
import type { CallSite, Evaluation } from "./evaluation.ts";
import { siteAt } from "./evaluator.ts";
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
  if (value.path === "absl.flags.FLAGS") return definedFlag(ev, name);
  if (!PARSED.test(value.path) || value.origin === undefined) return undefined;
  const { unit } = value.origin;
  const parts: Values[] = [];
  for (const option of optionsOf(ev, unit)) {
    if (option.name !== name && !option.flags.some((flag) => option.name === undefined && optionName(flag) === name)) continue;
    if (option.position !== undefined) parts.push(passedAt(ev, unit, option.position, option.command));
    parts.push(passed(ev, unit, option.flags), ev.evaluate(unit, option.default, option.scope));
  }
  return union(parts).filter((found) => !(found.type === "constant" && found.value === null));
}

interface CommandOption {
  readonly flags: readonly string[];
  /** From `dest`; undefined where the flags name it. */
  readonly name: string | undefined;
  /** Its place among positional arguments; undefined for those with dashes. */
  readonly position: number | undefined;
  /** The word of a subcommand, after which it is counted: `add_parser("export")`; empty for the one of the whole program. */
  readonly command: string;
  /** The default's expression, 0 where there is none. */
  readonly default: number;
  readonly scope: Scope;
}

const optionsByUnit = new WeakMap<Unit, readonly CommandOption[]>();

/** The `add_argument` calls of a file. Their flags are literals nearly always, and then the table is made once for each file. */
function optionsOf(ev: Evaluation, unit: Unit): readonly CommandOption[] {
  ev.touchFile(unit);
  const known = optionsByUnit.get(unit);
  if (known !== undefined) return known;
  const options: CommandOption[] = [];
  const positions = new Map<string, number>();
  let isLiteral = true;
  const hash = nameHash("add_argument");
  for (let index = unit.calledNames.indexOf(hash); index >= 0; index = unit.calledNames.indexOf(hash, index + 1)) {
    const site = siteAt(unit, index);
    const args = argumentsOf(unit.tree, site.node);
    const texts = (node: number) => {
      isLiteral &&= unit.tree.kind[node] === Kind.String;
      return ev.evaluate(unit, node, site.scope).flatMap((value) => (value.type === "text" ? [value.text] : []));
    };
    const flags = args.positional.flatMap(texts);
    const destination = args.keywords.get("dest");
    const isPositional = flags.length > 0 && flags.every((flag) => !flag.startsWith("-"));
    const command = isPositional ? subcommand(ev, site) : "";
    const position = positions.get(command) ?? 0;
    if (isPositional) positions.set(command, position + 1);
    options.push({
      flags,
      name: destination === undefined ? undefined : (texts(destination)[0] ?? ""),
      position: isPositional ? position : undefined,
      command,
      default: args.keywords.get("default") ?? 0,
      scope: site.scope,
    });
  }
  if (isLiteral) optionsByUnit.set(unit, options);
  return options;
}

/** The subcommand whose parser an argument is added to; empty for the program's own. */
function subcommand(ev: Evaluation, { unit, node, scope }: CallSite): string {
  const { tree } = unit;
  const parser = tree.firstChild[tree.firstChild[node]!]!;
  for (const value of ev.evaluate(unit, parser, scope)) {
    if (value.type !== "external" || value.origin === undefined || !value.path.endsWith(".add_parser()")) continue;
    const { origin } = value;
    // The table of options is kept with the file: it holds what that file says alone.
    const name = origin.unit === unit ? argumentsOf(tree, origin.node).positional[0] : undefined;
    return (name !== undefined && tree.kind[name] === Kind.String ? stringValue(tree, name) : undefined) ?? "*";
  }
  return "";
}

/** `flags.DEFINE_string("data", "data/a.csv", "help")` of absl, wherever it stands. */
function definedFlag(ev: Evaluation, name: string): Values {
  const parts: Values[] = [];
  for (const called of ["DEFINE_string", "DEFINE_enum", "DEFINE_multi_string"]) {
    for (const site of ev.callsNamed(called)) {
      const { positional, keywords } = argumentsOf(site.unit.tree, site.node);
      const named = ev.evaluate(site.unit, positional[0] ?? keywords.get("name") ?? 0, site.scope);
      if (!named.some((value) => value.type === "text" && value.text === name)) continue;
      parts.push(passed(ev, site.unit, [`--${name}`]));
      parts.push(ev.evaluate(site.unit, positional[1] ?? keywords.get("default") ?? 0, site.scope));
    }
  }
  return union(parts).filter((found) => !(found.type === "constant" && found.value === null));
}

/** What written-down command lines give at a position, options left out; unknown where options stand before it, for they may take a value. */
function passedAt(ev: Evaluation, unit: Unit, position: number, command = ""): Values {
  const found: Values[] = [];
  for (const start of ev.startsOf(unit)) {
    const { words } = start.command;
    const script = words.findIndex((word) => word.endsWith(".py"));
    const from = script < 0 || command === "" ? script : words.indexOf(command, script + 1);
    const given = from < 0 ? [] : words.slice(from + 1, from + 2 + position);
    const word = given[position];
    if (word !== undefined && !given.some((one) => one.startsWith("-")) && !word.includes("$")) found.push([literal(word)]);
  }
  return union(found);
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
  let argument = -1;
  if (isTyperCommand(ev, unit, scope)) parts.push(passedTo(ev, unit, scope, name));
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
      if (callee.path === "click.argument") argument++;
      if (flags.some((flag) => optionName(flag) === name)) {
        if (callee.path === "click.argument") parts.push(passedAt(ev, unit, argument));
        parts.push(passed(ev, unit, flags), ev.evaluate(unit, args.keywords.get("default") ?? 0, outer));
      }
    }
    if (callee.path === "hydra.main" && scope.parameters[0]?.name === name) parts.push(hydraConfig(ev, unit, args, outer));
  }
  return union(parts);
}

/** `typer.run(main)`, `fire.Fire(main)`, or a function that is decorated as a command of Typer. */
function isTyperCommand(ev: Evaluation, unit: Unit, scope: Scope): boolean {
  if (!unit.importedModules.some((name) => name === "typer" || name === "fire")) return false;
  if (scope.decorators.some((node) => /\.command\b/.test(textOf(unit.tree, node)))) return true;
  return ["run", "Fire"].some((called) =>
    ev.callsIn(unit, called).some((site) => {
      const [first] = argumentsOf(site.unit.tree, site.node).positional;
      return first !== undefined && textOf(unit.tree, first) === scope.name;
    }),
  );
}

/** Typer and fire take parameters without a default by their order, and the others as options of their name. */
function passedTo(ev: Evaluation, unit: Unit, scope: Scope, name: string): Values {
  const required = scope.parameters
    .filter((parameter) => parameter.default === 0)
    .findIndex((parameter) => parameter.name === name);
  return union([
    passed(ev, unit, [`--${name}`, `--${name.replaceAll("_", "-")}`]),
    required < 0 ? UNKNOWN : passedAt(ev, unit, required),
  ]);
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
    for (const site of ev.callsIn(call.unit, called)) {
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
