import { parseArgs } from "node:util";
import { durationDays } from "../../model/dates.ts";
import { near } from "../../model/near.ts";
import { PILLARS, type Pillar } from "../../model/pillar.ts";
import { EXPORTERS, type ExportFormat, REPORTERS } from "../../reporters/formats.ts";

/** The person asked for something that cannot be done; the message says what and the exit code is 2. */
export class UsageError extends Error {}

const PLAIN_FORMATS = ["text", "json"] as const;
export const FORMATS = ["text", ...(Object.keys(REPORTERS) as (keyof typeof REPORTERS)[])] as const;
export type Format = (typeof FORMATS)[number];
const EXPORT_FORMATS = Object.keys(EXPORTERS) as readonly ExportFormat[];
/** `new-error`: only what the branch adds to its base counts. */
export const BARS = ["error", "warning", "information", "new-error", "new-warning", "new-information", "never"] as const;
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
  output: {
    type: "string",
    value: "[FORMAT=]FILE",
    multiple: true,
    help: "Write a report into a file; may be given more than once. Its format is told by FORMAT=, by the file's suffix or by --format.",
  },
  "fail-on": {
    type: "string",
    value: BARS.join("|"),
    help: "The mildest severity for which the exit code is 1; error unless said. With new-, only what the branch adds counts.",
  },
  min: {
    type: "string",
    value: "PILLAR=PERCENT",
    multiple: true,
    help: "The exit code is 1 when a smaller share of this pillar's checks pass; may be given more than once.",
  },
  base: {
    type: "string",
    value: "REF",
    help: "Hold the branch against the commit where it left REF, such as origin/main, and tell what it adds and mends.",
  },
  since: { type: "string", value: "TIME", help: "How far back from the newest commit: 90d, 12w, 6m, 2y; 6m unless said." },
  samples: { type: "string", value: "NUMBER", help: "How many commits are judged at most; 12 unless said." },
  docs: { type: "string", value: "URL", help: "Where the pages of docs/rules are published, for links in reports." },
  rule: { type: "string", value: "RULE", multiple: true, help: "Judge by this rule only; may be given more than once." },
  pillar: {
    type: "string",
    value: PILLARS.join("|"),
    multiple: true,
    help: "Judge by this pillar's rules only; may be given more than once.",
  },
  "dry-run": { type: "boolean", help: "Write nothing; print what would be written as a unified diff." },
  unsafe: {
    type: "boolean",
    help: "Apply fixes too that alter what a program does, or that leave something to fill in.",
  },
  stdout: { type: "boolean", help: "Write nothing; print the whole manifest as it would be." },
  force: { type: "boolean", help: "Begin a manifest even where no AI was found." },
  role: { type: "string", value: "ROLE", help: "Who is asked to approve, such as risk-officer." },
  stdio: { type: "boolean", help: "Speak on standard input and output, as it always does." },
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
    options: ["format", "output", "base", "fail-on", "min", "rule", "pillar", "docs", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  inventory: {
    usage: "inventory [DIR]",
    summary: "Print everything that was found, each with the reasons that led to it.",
    options: ["format", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  export: {
    usage: "export [DIR]",
    summary: "Write models, datasets and services down as a CycloneDX 1.6 bill of materials, --format cyclonedx.",
    options: ["format", "output", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  trend: {
    usage: "trend [DIR]",
    summary: "Judge some commits of the past, each as on its day, and show the pillars over time.",
    options: ["format", "since", "samples", "rule", "pillar", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  init: {
    usage: "init [DIR]",
    summary: "Begin ai-readiness.yaml from what is found, or add to it what it does not say yet; nothing in it is changed.",
    options: ["dry-run", "stdout", "force", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  fix: {
    usage: "fix [DIR]",
    summary: "Mend what can be mended without a person, judge again, and print what was done and what is left.",
    options: ["dry-run", "unsafe", "rule", "pillar", "format", "fail-on", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  approve: {
    usage: "approve [DIR]",
    summary: "Ask a role to approve what is here now: writes a pending entry with its digest into the manifest.",
    options: ["role", ...ALWAYS],
    words: { least: 0, most: 1 },
  },
  lsp: {
    usage: "lsp",
    summary: "Serve editors: speak the Language Server Protocol on standard input and output.",
    options: ["stdio", ...ALWAYS],
    words: { least: 0, most: 0 },
  },
  rules: { usage: "rules", summary: "List the rules.", options: ["format", "pillar", ...ALWAYS], words: { least: 0, most: 0 } },
  explain: {
    usage: "explain RULE",
    summary: "Print a rule's documentation, or what a policy such as eu-ai-act asks for.",
    options: ALWAYS,
    words: { least: 1, most: 1 },
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
export type CommandName = keyof typeof COMMANDS;

export interface Arguments {
  readonly command: CommandName | "help" | "version";
  /** For `help`: the command that it is asked for. */
  readonly about?: CommandName;
  /** DIR or RULE. */
  readonly word: string | undefined;
  readonly format: Format;
  /** False where nobody chose the format. */
  readonly formatChosen: boolean;
  /** For `export`. */
  readonly exportFormat: ExportFormat;
  readonly outputs: readonly string[];
  readonly failOn: Bar;
  /** Least percentage of passing checks, by pillar. */
  readonly floors: ReadonlyMap<Pillar, number>;
  readonly base: string | undefined;
  readonly docs: string | undefined;
  /** For `trend`: days. */
  readonly since: number;
  readonly samples: number;
  readonly rules: readonly string[];
  readonly pillars: readonly Pillar[];
  /** Write nothing. */
  readonly dryRun: boolean;
  readonly unsafe: boolean;
  /** Print the manifest instead of writing it. */
  readonly stdout: boolean;
  /** Begin a manifest without any AI. */
  readonly force: boolean;
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
    ...formatsAsked(first, values.get("format")?.at(-1)),
    formatChosen: values.has("format"),
    outputs: values.get("output") ?? [],
    failOn: oneOf("--fail-on", values.get("fail-on")?.at(-1) ?? "error", BARS),
    floors: new Map((values.get("min") ?? []).map(floor)),
    base: values.get("base")?.at(-1),
    docs: values.get("docs")?.at(-1),
    since: daysIn(values.get("since")?.at(-1) ?? "6m"),
    samples: samplesIn(values.get("samples")?.at(-1) ?? "12"),
    rules: values.get("rule") ?? [],
    pillars: (values.get("pillar") ?? []).map((pillar) => oneOf("--pillar", pillar, PILLARS)),
    dryRun: values.has("dry-run"),
    unsafe: values.has("unsafe"),
    stdout: values.has("stdout"),
    force: values.has("force"),
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
  if (base.failOn.startsWith("new-") && base.base === undefined) {
    throw new UsageError(`--fail-on ${base.failOn} needs a base to compare with: add --base, such as --base origin/main.`);
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

function formatsAsked(command: string | undefined, value: string | undefined): Pick<Arguments, "format" | "exportFormat"> {
  if (command === "export") return { format: "text", exportFormat: oneOf("--format", value ?? "cyclonedx", EXPORT_FORMATS) };
  const formats = command === "check" ? FORMATS : PLAIN_FORMATS;
  return { format: oneOf("--format", value ?? "text", formats), exportFormat: "cyclonedx" };
}

/** `mlops=80`. */
function floor(text: string): readonly [Pillar, number] {
  const [, pillar = "", percent = ""] = /^([^=]*)=(\d{1,3})%?$/.exec(text) ?? [];
  if (percent === "" || Number(percent) > 100)
    throw new UsageError(`--min cannot be ${text}. Write a pillar and a percentage, such as mlops=80.`);
  return [oneOf("--min", pillar, PILLARS), Number(percent)];
}

/** Days in `90d`, `12w`, `6m` or `2y`. */
function daysIn(text: string): number {
  const days = durationDays(text.replace(/m$/, "mo"));
  if (days === undefined) throw new UsageError(`--since cannot be ${text}. Write a time such as 90d, 12w, 6m or 2y.`);
  return days;
}

function samplesIn(text: string): number {
  const samples = Number(text);
  if (!Number.isInteger(samples) || samples < 2 || samples > 200) {
    throw new UsageError(`--samples cannot be ${text}. Write a number from 2 to 200.`);
  }
  return samples;
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function optionNames(): readonly string[] {
  return Object.keys(OPTIONS).map((name) => `--${name}`);
}
