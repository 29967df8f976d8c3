import { isMap, isPair, isScalar, isSeq, type Node, type Pair, visit } from "yaml";
import { keyOf, readYaml, type YamlPair } from "../manifest/document.ts";
import type { DocumentPath } from "../manifest/manifest.ts";

/** Where in a manifest somebody is writing. Offsets are UTF-16 units from the start of the text. */
export interface Cursor {
  /** `key`: the name of a field. `value`: a field's value or an item of a list. */
  readonly role: "key" | "value";
  /** For a key: of the mapping that it belongs to. For a value: its own. */
  readonly path: DocumentPath;
  /** What has been written of it, up to the cursor, without an opening quote. */
  readonly typed: string;
  /** Where `typed` begins. */
  readonly start: number;
  /** Where the word or value that the cursor is in ends. */
  readonly end: number;
  /** For a key: the other names in its mapping. */
  readonly siblings: readonly string[];
  /** True where the name has its colon already. */
  readonly hasColon: boolean;
  /** `"` or `'` where the value is quoted. */
  readonly quote: string;
  /** True between `{` and `}` or `[` and `]`. */
  readonly flow: boolean;
  /** Columns that the key or value stands further in than its line's indentation: 2 after `- `. */
  readonly inset: number;
  /** A dash is to be put before what is written, for it becomes an item of a list. */
  readonly needsDash: boolean;
}

/** Stands for what is being written while the rest is parsed; in no manifest. */
const PROBE = "aiReadinessCursor";

/**
 * Finds out what is being written at an offset. The text is parsed with a word in the cursor's place, so that all that YAML allows is
 * understood, and what is half-written there does not matter. Undefined in comments, and where the text is too broken to tell.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const spot = spotAt(text, offset);
  if (spot === undefined) return undefined;
  const attempts = spot.first ? [": ", ""] : [""];
  const colon = /^\s*:(?:\s|$)/.test(text.slice(spot.end, lineEnd(text, spot.end)));
  for (const dash of spot.first && spot.typed === "" ? ["", "- "] : [""]) {
    for (const suffix of colon ? [""] : attempts) {
      if (dash !== "" && suffix !== "") continue;
      const found = probe(text, spot, dash, suffix);
      if (found !== undefined) return { ...found, ...spot, hasColon: colon, needsDash: dash !== "" };
    }
  }
  return undefined;
}

interface Spot extends Pick<Cursor, "typed" | "start" | "end" | "quote" | "flow" | "inset"> {
  /** Nothing but indentation stands before it on its line. */
  readonly first: boolean;
}

/** The word or value around the offset, by the text of its line alone. */
function spotAt(text: string, offset: number): Spot | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const head = text.slice(lineStart, offset);
  if (/(?:^|\s)#/.test(withoutQuoted(head))) return undefined;
  const indent = /^\s*/.exec(head)![0].length;
  const dashes = /^\s*(?:- +)*/.exec(head)![0];
  let at = dashes.length;
  let flow = false;
  const rest = head.slice(at);
  const field = /^(?:"[^"]*"|'[^']*'|[^\s#:'"{}[\],][^#:]*?)\s*:\s+/.exec(rest);
  if (field !== null) at += field[0].length;
  const inner = flowStart(head.slice(at));
  if (inner !== undefined) {
    at += inner;
    flow = true;
  }
  let typed = head.slice(at);
  const quote = /^["']/.exec(typed)?.[0] ?? "";
  if (quote !== "") {
    at++;
    typed = typed.slice(1);
    if (typed.includes(quote)) return undefined;
  }
  const first = field === null && !flow && quote === "";
  const tail = text.slice(offset, lineEnd(text, offset));
  const more = quote !== "" ? untilQuote(tail, quote) : flow ? /^[^,\]}#:]*/.exec(tail)![0].trimEnd() : restOf(tail, first);
  return {
    typed,
    start: lineStart + at,
    end: offset + more.length,
    quote,
    flow,
    inset: dashes.length - indent,
    first: first && dashes.length === indent,
  };
}

/** Offset behind the last `{`, `[`, `,` or `: ` that is open at the end of a value; undefined outside of flow style. */
function flowStart(value: string): number | undefined {
  if (!/^[[{]/.test(value)) return undefined;
  const plain = withoutQuoted(value);
  let depth = 0;
  let start: number | undefined;
  for (let i = 0; i < plain.length; i++) {
    const character = plain[i]!;
    if (character === "{" || character === "[") depth++;
    if (character === "}" || character === "]") depth--;
    if ("{[,".includes(character) || (character === ":" && /\s/.test(plain[i + 1] ?? ""))) start = i + 1;
  }
  if (depth <= 0 || start === undefined) return undefined;
  return start + /^\s*/.exec(value.slice(start))![0].length;
}

/** The same length, with blanks for what stands in quotes that are closed. */
function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) => "_".repeat(quoted.length));
}

function restOf(tail: string, isKey: boolean): string {
  return isKey ? /^[\w./*-]*/.exec(tail)![0] : tail.replace(/\s+#.*$/, "").trimEnd();
}

function untilQuote(tail: string, quote: string): string {
  const at = tail.indexOf(quote);
  return at < 0 ? tail.trimEnd() : tail.slice(0, at);
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n/);
  return end < 0 ? text.length : from + end;
}

function probe(
  text: string,
  { start, end, quote }: Spot,
  dash: string,
  suffix: string,
): Pick<Cursor, "role" | "path" | "siblings"> | undefined {
  const close = quote !== "" && text[end] !== quote ? quote : "";
  const yaml = readYaml("", `${text.slice(0, start)}${dash}${PROBE}${close}${suffix}${text.slice(end)}`);
  let found: Pick<Cursor, "role" | "path" | "siblings"> | undefined;
  visit(yaml.document, {
    Scalar(step, node, ancestors) {
      if (node.value !== PROBE) return undefined;
      const path = pathOf(ancestors as readonly (Node | Pair)[], node);
      const map = ancestors.at(-2);
      if (step === "key") {
        if (!isMap(map) || !isLevel(yaml.text, map.items as YamlPair[])) return undefined;
        const siblings = (map.items as YamlPair[]).map(keyOf).filter((name) => name !== undefined && name !== PROBE) as string[];
        found = { role: "key", path: path.slice(0, -1), siblings };
      } else found = { role: "value", path, siblings: [] };
      return visit.BREAK;
    },
  });
  return found;
}

/** A name that stands further in than the others of its mapping belongs to something else, which the parser gave up. */
function isLevel(text: string, pairs: readonly YamlPair[]): boolean {
  const columns = pairs.map(({ key }) => {
    const start = key.range?.[0] ?? 0;
    const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    return /^(?:\s|- )*$/.test(line) ? line.length : -1;
  });
  const own = columns[pairs.findIndex((pair) => keyOf(pair) === PROBE)];
  return own === -1 || columns.every((column) => column === -1 || column === own);
}

function pathOf(ancestors: readonly (Node | Pair)[], last: Node): DocumentPath {
  const path: (string | number)[] = [];
  for (const [index, ancestor] of ancestors.entries()) {
    const child = ancestors[index + 1] ?? last;
    if (isSeq(ancestor)) path.push(ancestor.items.indexOf(child));
    else if (isPair(ancestor) && isScalar(ancestor.key)) path.push(String(ancestor.key.value));
  }
  return path;
}
