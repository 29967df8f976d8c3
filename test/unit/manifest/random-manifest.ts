import fc from "fast-check";

/** Random manifests as people might write them: block and flow, quotes, comments, anchors, long text, either line end, any indentation. */

type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

export interface Style {
  readonly step: 2 | 4;
  /** Spaces by which dashes stand further in than their key. */
  readonly dash: 0 | 2 | 4;
  /** Columns from a dash to what it holds. */
  readonly gap: 2 | 4;
  /** Line breaks more at the end. */
  readonly tail: 0 | 1 | 3;
  readonly eol: "\n" | "\r\n";
  readonly finalBreak: boolean;
  readonly quotes: "plain" | "single" | "double";
  /** Share of entries and sections in flow style, of lines with comments, of texts as blocks, of blank lines; in percent. */
  readonly flow: number;
  readonly comments: number;
  readonly blocks: number;
  readonly blanks: number;
  /** What decides, number by number, which line gets what. */
  readonly seed: number;
}

export interface RandomManifest {
  readonly data: { readonly [section: string]: Plain };
  readonly style: Style;
  readonly text: string;
}

const word = fc.constantFrom(
  ..."churn customers raw_data v2 no on 1.10 2026-10-02 null ~ café src/train.py s3://bucket/x.csv".split(" "),
);
const hard = fc.constantFrom(
  ...[
    "a: b",
    "a #b",
    "it's",
    'say "x"',
    "- x",
    "{x}",
    "[y]",
    "x, y",
    "@me",
    "*star",
    "&and",
    "100%",
    "#",
    "tab\there",
    "  padded ",
  ],
);
const line = fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: hard });
const prose = fc.constantFrom(
  "One sentence.",
  "Two lines\nof text",
  "With a blank\n\nline",
  "Ends in a break\n",
  "  Indented first\nthen not",
);
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);

function named(key: string, fields: Readonly<Record<string, fc.Arbitrary<Plain>>>): fc.Arbitrary<Plain> {
  return fc
    .tuple(fc.record({ [key]: name }), fc.record(fields, { requiredKeys: [] }))
    .map(([first, rest]) => ({ ...first, ...rest }) as Plain);
}

const list = (item: fc.Arbitrary<Plain>) => fc.array(item, { minLength: 1, maxLength: 3 });

export const datasets = named("name", {
  location: fc.oneof(line, list(line)),
  owner: line,
  "used-for": list(fc.constantFrom("training", "serving")),
  assessment: fc.record({ date: fc.constant("2026-10-02"), result: fc.constant("ready") }),
  source: prose,
});

const sections = {
  system: fc.record(
    {
      name: line,
      purpose: prose,
      owner: line,
      risk: fc.record({ class: fc.constant("limited"), rationale: fc.oneof(line, prose) }),
    },
    { requiredKeys: ["name"] },
  ),
  data: list(datasets),
  models: list(named("name", { artifact: line, card: line, "training-data": list(name) })),
  services: list(
    named("name", { entry: word, auth: line, monitoring: fc.record({ drift: fc.record({ by: word, alert: line }) }) }),
  ),
  integrations: list(named("system", { host: line, owner: line })),
  adoption: fc.record(
    { problem: prose, users: list(named("group", { training: line })), support: line },
    { requiredKeys: ["problem"] },
  ),
  governance: fc.record({ documents: fc.record({ "risk-assessment": line }) }),
};

const style: fc.Arbitrary<Style> = fc.record({
  step: fc.constantFrom(2 as const, 4 as const),
  dash: fc.constantFrom(0 as const, 2 as const, 4 as const),
  gap: fc.constantFrom(2 as const, 2 as const, 4 as const),
  tail: fc.constantFrom(0 as const, 0 as const, 1 as const, 3 as const),
  eol: fc.constantFrom("\n" as const, "\r\n" as const),
  finalBreak: fc.boolean(),
  quotes: fc.constantFrom("plain" as const, "single" as const, "double" as const),
  flow: fc.constantFrom(0, 20, 60),
  comments: fc.constantFrom(0, 20, 60),
  blocks: fc.constantFrom(0, 50, 100),
  blanks: fc.constantFrom(0, 15),
  seed: fc.nat(),
});

export const manifests: fc.Arbitrary<RandomManifest> = fc
  .tuple(fc.record(sections, { requiredKeys: [] }), fc.shuffledSubarray(Object.keys(sections), { minLength: 1 }), style)
  .map(([all, order, chosen]) => {
    const data: Record<string, Plain> = { version: 1 };
    for (const key of order) {
      const value = (all as Record<string, Plain | undefined>)[key];
      if (value !== undefined) data[key] = value;
    }
    return { data, style: chosen, text: write(data, chosen) };
  });

/** The manifest's text in a style. */
function write(data: { readonly [key: string]: Plain }, style: Style): string {
  const dice = createDice(style.seed);
  const lines: string[] = [];
  let count = 0;
  let anchored = 0;
  const anchors = new Map<string, string>();

  const above = (indent: number) => {
    if (dice(style.blanks)) lines.push("");
    if (dice(style.comments / 2)) lines.push(`${" ".repeat(indent)}# c${++count} here`);
  };
  const behind = () => (dice(style.comments / 2) ? ` # c${++count} there` : "");

  const scalar = (value: string | number | boolean, inFlow: boolean): string => {
    if (typeof value !== "string") return String(value);
    if (style.quotes === "single" && !/\n/.test(value)) return `'${value.replaceAll("'", "''")}'`;
    const plain = /^[a-z][\w./-]*$/i.test(value) && !/^(?:no|on|null|yes|off|true|false|y|n)$/i.test(value);
    return plain && style.quotes !== "double" && !(inFlow && /[,[\]{}]/.test(value)) ? value : JSON.stringify(value);
  };
  const flow = (value: Plain): string => {
    if (isList(value)) return `[${value.map(flow).join(", ")}${dice(20) && value.length > 0 ? "," : ""}]`;
    if (typeof value !== "object") return scalar(value, true);
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flow(inner)}`)
      .join(", ")} }`;
  };
  const block = (value: string, indent: number): string[] => {
    const keeps = value.endsWith("\n");
    const body = keeps ? value.slice(0, -1) : value;
    const head = /^\s/.test(body) ? `|${style.step}` : "|";
    return [`${head}${keeps ? "" : "-"}`, ...body.split("\n").map((one) => (one === "" ? "" : `${" ".repeat(indent)}${one}`))];
  };

  const field = (key: string, value: Plain, indent: number, lead: string) => {
    const head = `${lead}${key}:`;
    const anchor = typeof value === "string" ? anchors.get(value) : undefined;
    if (anchor !== undefined && dice(70)) lines.push(`${head} *${anchor}${behind()}`);
    else if (typeof value === "string" && (/\n/.test(value) || dice(10)) && dice(style.blocks)) {
      const [first, ...rest] = block(value, indent + style.step);
      lines.push(`${head} ${first}${behind()}`, ...rest);
    } else if (typeof value === "string" && dice(12)) {
      anchors.set(value, `a${++anchored}`);
      lines.push(`${head} &${anchors.get(value)} ${scalar(value, false)}${behind()}`);
    } else if (typeof value !== "object") lines.push(`${head} ${scalar(value, false)}${behind()}`);
    else if (dice(style.flow)) lines.push(`${head} ${flow(value)}${behind()}`);
    else if (isList(value)) {
      lines.push(`${head}${behind()}`);
      for (const item of value) entry(item, indent + style.dash);
    } else {
      lines.push(`${head}${behind()}`);
      group(value, indent + style.step, undefined);
    }
  };
  const group = (value: { readonly [key: string]: Plain }, indent: number, lead: string | undefined) => {
    for (const [index, [key, inner]] of Object.entries(value).entries()) {
      const isFirst = index === 0 && lead !== undefined;
      if (!isFirst) above(indent);
      field(key, inner, indent, isFirst ? lead : " ".repeat(indent));
    }
  };
  const entry = (value: Plain, indent: number) => {
    above(indent);
    const dash = `${" ".repeat(indent)}-${" ".repeat(style.gap - 1)}`;
    if (typeof value !== "object" || isList(value)) lines.push(`${dash}${flow(value)}${behind()}`);
    else if (dice(style.flow) && dice(30)) wide(value, indent + style.gap, dash);
    else if (dice(style.flow)) lines.push(`${dash}${flow(value)}${behind()}`);
    else group(value, indent + style.gap, dash);
  };

  /** Brackets over several lines. */
  const wide = (value: { readonly [key: string]: Plain }, indent: number, lead: string) => {
    const pad = " ".repeat(indent);
    lines.push(`${lead}{`);
    for (const [key, inner] of Object.entries(value)) lines.push(`${pad}${key}: ${flow(inner)},${behind()}`);
    lines.push(`${pad}}${behind()}`);
  };

  group(data, 0, undefined);
  if (dice(style.comments / 2)) lines.push(`# c${++count} at the end`);
  return lines.join(style.eol) + (style.finalBreak ? style.eol.repeat(1 + style.tail) : "");
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Answers yes in a share of cases, the same ones for the same seed. */
function createDice(seed: number): (percent: number) => boolean {
  let state = seed >>> 0;
  return (percent) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % 100 < percent;
  };
}
