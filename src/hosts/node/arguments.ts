import { parseArgs } from "node:util";
import { near } from "../../model/near.ts";
import { PILLARS, type Pillar } from "../../model/pillar.ts";

/** The person asked for something that cannot be done; the message says what and the exit code is 2. */
export class UsageError extends Error {}

export const FORMATS = ["text", "json"] as const;
export type Format = (typeof FORMATS)[number];
export const BARS = ["error", "warning", "information", "never"] as const;
export type Bar = (typeof BARS)[number];

interface OptionHelp {
  readonly type: "string" | "boolean";
  readonly value?: string;
  readonly multiple?: boolean;
  readonly short?: string;
  readonly help: string;
}

const OPTIONS = {
  format: { type: "string", value: FORMATS.join("|"), help: "How the result is printed; text unless said." },
  "fail-on": {
    type: "string",
    value: BARS.join("|"),
    help: "The mildest severity for which the exit code is 1; error unless said.",
  },
  rule: { type: "string", value: "RULE", multiple: true, help: "Judge by this rule only; may be given more than once." },
  pillar: {
    type: "string",
    value: PILLARS.join("|"),
    multiple: true,
    help: "Judge by this pillar's rules only; may be given more than once.",
  },
  role: { type: "string", value: "ROLE", help: "Who is asked to approve, such as risk-officer." },
  color: { type: "boolean", help: "Colour the text even where it does not go to a terminal." },
  "no-color": { type: "boolean", help: "Never colour the text." },
  help: { type: "boolean", short: "h", help: "Print this help." },
  version: { type: "boolean", short: "v", help: "Print the version." },
} as const satisfies Readonly<Record<string, OptionHelp>>;
type OptionName = keyof typeof OPTIONS;

interface CommandHelp {
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionName[];
  /** How many words may follow, and whether there must be one. */
  readonly words: { readonly most: number; readonly least: number };
}

const ALWAYS: readonly OptionName[] = ["color", "no-color", "help"];

export const COMMANDS = {
  check: {
    usage: "check [DIR]",
    summary: "Judge a repository and print what stands between it and production.",
    options: ["format", "fail-on", "rule", "pillar", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  inventory: {
    usage: "inventory [DIR]",
    summary: "Print everything that was found, each with the reasons that led to it.",
    options: ["format", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  approve: {
    usage: "approve [DIR]",
    summary: "Ask a role to approve what is here now: writes a pending entry with its digest into the manifest.",
    options: ["role", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  rules: { usage: "rules", summary: "List the rules.", options: ["format", "pillar", ...ALWAYS], words: { least: 0, most: 0 } },
  explain: { usage: "explain RULE", summary: "Print a rule's documentation.", options: ALWAYS, words: { least: 1, most: 1 } },
} as const satisfies Readonly<Record<string, CommandHelp>>;
export type CommandName = keyof typeof COMMANDS;

export interface Arguments {
  readonly command: CommandName | "help" | "version";
  /** For `help`: the command that it is asked for. */
  readonly about?: CommandName;
  /** DIR or RULE. */
  readonly word: string | undefined;
  readonly format: Format;
  readonly failOn: Bar;
  readonly rules: readonly string[];
  readonly pillars: readonly Pillar[];
  /** Who is to approve. */
  readonly role: string | undefined;
  /** Undefined: nobody said. */
  readonly color: boolean | undefined;
}

/** Reads the command line; throws a `UsageError` with what was probably meant. */
export function readArguments(args: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(OPTIONS).map(([name, option]: [string, OptionHelp]) => [
        name,
        { type: option.type, ...(option.short === undefined ? {} : { short: option.short }) },
      ]),
    ),
  });
  const words: string[] = [];
  const values = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    if (!isOption(token.name)) throw new UsageError(`There is no option ${token.rawName}.${meant(token.rawName, optionNames())}`);
    const option: OptionHelp = OPTIONS[token.name];
    if (option.type === "string" && (token.value === undefined || token.value === "")) {
      throw new UsageError(`The option --${token.name} wants a value: ${option.value}.`);
    }
    if (option.type === "boolean" && token.value !== undefined)
      throw new UsageError(`The option --${token.name} takes no value.`);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""]);
  }
  const [first, ...rest] = words;
  const base = {
    word: rest[0],
    format: oneOf("--format", values.get("format")?.at(-1) ?? "text", FORMATS),
    failOn: oneOf("--fail-on", values.get("fail-on")?.at(-1) ?? "error", BARS),
    rules: values.get("rule") ?? [],
    pillars: (values.get("pillar") ?? []).map((pillar) => oneOf("--pillar", pillar, PILLARS)),
    role: values.get("role")?.at(-1),
    color: values.has("no-color") ? false : values.has("color") ? true : undefined,
  };
  if (values.has("version")) return { ...base, command: "version" };
  if (first === undefined || first === "help") {
    return { ...base, command: "help", ...(rest[0] === undefined ? {} : { about: commandOf(rest[0]) }) };
  }
  const command = commandOf(first);
  if (values.has("help")) return { ...base, command: "help", about: command };
  const { options, words: count, usage }: CommandHelp = COMMANDS[command];
  for (const name of values.keys()) {
    if (!options.includes(name)) throw new UsageError(`The command ${command} has no option --${name}.`);
  }
  if (rest.length < count.least || rest.length > count.most) throw new UsageError(`Usage: ai-readiness ${usage}`);
  return { ...base, command };
}

/** The help that `--help` prints: of all commands, or of one. */
export function helpText(about?: CommandName): string {
  if (about !== undefined) {
    const { usage, summary, options }: CommandHelp = COMMANDS[about];
    return [`Usage: ai-readiness ${usage} [OPTIONS]`, "", summary, "", "Options:", ...optionLines(options), ""].join("\n");
  }
  const commands = Object.values(COMMANDS).map(({ usage, summary }) => `  ${usage.padEnd(18)}${summary}`);
  return [
    "Usage: ai-readiness COMMAND [OPTIONS]",
    "",
    "Shows what stands between an AI pilot and production. Nothing of the repository is run and nothing goes over the network.",
    "",
    "Commands:",
    ...commands,
    "",
    "Options:",
    ...optionLines(Object.keys(OPTIONS) as OptionName[]),
    "",
    "DIR is the current folder unless said. Exit codes: 0 nothing at or above the bar, 1 findings, 2 wrong usage or broken input, 130 cancelled.",
    "",
  ].join("\n");
}

function optionLines(names: readonly OptionName[]): string[] {
  const heads = names.map((name) => {
    const { short, value }: OptionHelp = OPTIONS[name];
    return `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
  });
  return names.map((name, index) => {
    const head = heads[index] ?? "";
    return head.length > 36 ? `  ${head}\n${" ".repeat(40)}${OPTIONS[name].help}` : `  ${head.padEnd(38)}${OPTIONS[name].help}`;
  });
}

/** ` Did you mean X?`, or nothing. `no-alert` means `mlops/no-alert` where only one rule is called so. */
export function meant(word: string, candidates: readonly string[]): string {
  const named = candidates.filter((candidate) => candidate.endsWith(`/${word}`));
  const found = named.length === 1 ? named[0] : near(word, candidates);
  return found === undefined ? "" : ` Did you mean ${found}?`;
}

function commandOf(word: string): CommandName {
  const names = Object.keys(COMMANDS);
  if (names.includes(word)) return word as CommandName;
  const hint = meant(word, names);
  throw new UsageError(`There is no command ${word}.${hint === "" ? ` There are ${names.join(", ")}.` : hint}`);
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const hint = meant(value, allowed);
  throw new UsageError(`${option} cannot be ${value}.${hint === "" ? ` It can be ${allowed.join(", ")}.` : hint}`);
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function optionNames(): readonly string[] {
  return Object.keys(OPTIONS).map((name) => `--${name}`);
}
