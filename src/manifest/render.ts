import { parse } from "yaml";

/** What an edit writes. Fields without a value are left out. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value | undefined };

/** Words that older YAML tools take for something other than text. */
const TELLING = /^(y|n|yes|no|on|off|true|false|null|~|\.inf|\.nan)$/i;
/** Plain text that means itself in blocks and between brackets. */
const PLAIN = /^[\p{L}\p{N}_./$(<][\p{L}\p{N}_./$()<>@+=~…;?!'* -]*(?::[\p{L}\p{N}_./$()<>@+=~…-]+)*$/u;

/** Nothing in YAML's core schema but a text looks like this, but for three words: no parser need be asked. */
const SURELY_TEXT = /^(?!(?:true|false|null)$)[A-Za-z][\w./-]*$/i;

/** One scalar, quoted when it would not be read back as itself. */
export function scalarText(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  if (SURELY_TEXT.test(value) && !TELLING.test(value)) return value;
  const isPlain = PLAIN.test(value) && !value.endsWith(" ") && !value.includes(" #") && !TELLING.test(value);
  return isPlain && typeof parse(value, { schema: "core" }) === "string" ? value : JSON.stringify(value);
}

/** On one line: `{ name: x, used-for: [training] }`. */
export function flowText(value: Value): string {
  if (isList(value)) return `[${value.map(flowText).join(", ")}]`;
  if (typeof value !== "object") return scalarText(value);
  const fields = fieldsOf(value).map(([key, inner]) => `${scalarText(key)}: ${flowText(inner)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** What is to be said above an entry of a list, a line each. */
export type CommentsOf = (entry: Value) => readonly string[];

export interface Layout {
  /** Spaces before each line. */
  readonly indent: number;
  /** Spaces by which a section's fields, or its list's dashes, stand further in. */
  readonly step: number;
  /** Spaces by which dashes stand further in than the list's key. */
  readonly dash: number;
  /** Entries of lists as `- { … }`. */
  readonly flowItems: boolean;
  readonly commentsOf?: CommentsOf;
}

/** `key: value` as lines without line breaks. */
export function fieldLines(key: string, value: Value, layout: Layout): string[] {
  const head = `${" ".repeat(layout.indent)}${scalarText(key)}:`;
  if (isList(value) && value.some((item) => typeof item === "object")) {
    const inner = { ...layout, indent: layout.indent + layout.dash };
    return [head, ...value.flatMap((item) => itemLines(item, inner))];
  }
  if (typeof value === "object" && !isList(value) && fieldsOf(value).length > 0) {
    return [head, ...groupLines(value, { ...layout, indent: layout.indent + layout.step })];
  }
  return [`${head} ${flowText(value)}`];
}

/** `- value` as lines; the dash stands at the layout's indent. */
export function itemLines(value: Value, layout: Layout, afterDash = 2): string[] {
  const pad = " ".repeat(layout.indent);
  const comments = (layout.commentsOf?.(value) ?? []).map((comment) => `${pad}# ${comment}`);
  if (layout.flowItems || typeof value !== "object" || isList(value) || fieldsOf(value).length === 0) {
    return [...comments, `${pad}-${" ".repeat(afterDash - 1)}${flowText(value)}`];
  }
  const [first, ...rest] = groupLines(value, { ...layout, indent: layout.indent + afterDash });
  return [...comments, `${pad}-${" ".repeat(afterDash - 1)}${first!.trimStart()}`, ...rest];
}

function groupLines(value: Readonly<Record<string, Value | undefined>>, layout: Layout): string[] {
  return fieldsOf(value).flatMap(([key, inner]) => fieldLines(key, inner, layout));
}

function fieldsOf(value: Readonly<Record<string, Value | undefined>>): [string, Value][] {
  return Object.entries(value).filter((field): field is [string, Value] => field[1] !== undefined);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
