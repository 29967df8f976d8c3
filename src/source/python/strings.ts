import { Kind, StringFlag, type Tree } from "./tree.ts";

/** `\N{EM DASH}`: a character by its Unicode name. We carry no table of them. */
const NAMED = /\\N\{[^}]*\}/;
const UNKNOWN_CHARACTER = "\ufffd";

/**
 * The value of a String, of a JoinedString of Strings, or of an f-string without any interpolation. Undefined for bytes, for f-strings
 * with interpolations, for strings that name a character (`\N{EM DASH}`), and for every other node.
 */
export function stringValue(tree: Tree, node: number): string | undefined {
  const value = literalValue(tree, node);
  return value?.includes(UNKNOWN_CHARACTER) && NAMED.test(tree.text.slice(tree.start[node], tree.end[node])) ? undefined : value;
}

function literalValue(tree: Tree, node: number): string | undefined {
  switch (tree.kind[node]) {
    case Kind.String: {
      const flags = tree.data[node]!;
      if ((flags & StringFlag.Bytes) !== 0) return undefined;
      const [start, end] = bodyOf(tree, node);
      return decode(tree.text.slice(start, end), (flags & StringFlag.Raw) !== 0);
    }
    case Kind.FString: {
      let value = "";
      for (let part = tree.firstChild[node]!; part !== 0; part = tree.nextSibling[part]!) {
        if (tree.kind[part] !== Kind.StringPart) return undefined;
        value += decodePart(tree, part, node);
      }
      return value;
    }
    case Kind.JoinedString: {
      let value = "";
      for (let part = tree.firstChild[node]!; part !== 0; part = tree.nextSibling[part]!) {
        const piece = literalValue(tree, part);
        if (piece === undefined) return undefined;
        value += piece;
      }
      return value;
    }
  }
  return undefined;
}

/**
 * The value of a StringPart of the given FString (also inside a format specification): escapes decoded, doubled braces made one. A
 * character that is given by its Unicode name comes out as U+FFFD.
 */
export function decodePart(tree: Tree, part: number, fstring: number): string {
  const raw = (tree.data[fstring]! & StringFlag.Raw) !== 0;
  const text = tree.text.slice(tree.start[part], tree.end[part]);
  // Braces first is safe: `\N{…}` never holds doubled ones, and no escape makes a brace of anything else in the source.
  const single = text.includes("{{") || text.includes("}}") ? text.replace(/\{\{/g, "{").replace(/\}\}/g, "}") : text;
  return decode(single, raw);
}

/** What stands between the quotes of a String; a string that is never closed has no closing quotes. */
function bodyOf(tree: Tree, node: number): [start: number, end: number] {
  const { text } = tree;
  let start = tree.start[node]!;
  let end = tree.end[node]!;
  while (text.charCodeAt(start) !== 34 && text.charCodeAt(start) !== 39) start++;
  const quotes = text[start]!.repeat((tree.data[node]! & StringFlag.Triple) !== 0 ? 3 : 1);
  start += quotes.length;
  if (end - start >= quotes.length && text.endsWith(quotes, end)) end -= quotes.length;
  return [start, end];
}

const ESCAPE = /\\(?:(\r\n|\n|\r)|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|([\s\S]))/g;

const SIMPLE: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The value of a literal's text. Line ends are LF, as Python reads them; an escape that Python does not know stays as written. */
function decode(text: string, raw: boolean): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (raw || !lines.includes("\\")) return lines;
  return lines.replace(
    ESCAPE,
    (whole: string, newline?: string, octal?: string, hex?: string, short?: string, long?: string, other?: string) => {
      if (newline !== undefined) return "";
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const code = hex ?? short ?? long;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      if (other === undefined) return UNKNOWN_CHARACTER;
      return SIMPLE[other] ?? whole;
    },
  );
}
