import { entriesOf, type Value, yamlValues } from "../../source/config/yaml-tree.ts";

/** A heading with what stands below it, up to the next heading. */
export interface Section {
  readonly title: string;
  /** 1 for the largest. 0 for what stands before the first heading and for front matter. */
  readonly level: number;
  readonly start: number;
  /** End of the heading. */
  readonly headingEnd: number;
  /** The text below, without fenced code, comments and pictures. */
  readonly body: string;
  /** True when it holds fenced code. */
  readonly hasCode: boolean;
  /** True when smaller headings follow below it. */
  readonly hasChildren: boolean;
}

export interface Outline {
  readonly sections: readonly Section[];
  /** Fields of the front matter, or of a JSON or YAML document: lower-case names with the text of their values. */
  readonly fields: ReadonlyMap<string, string>;
  /** The text at equal length with fenced code, inline code and comments blanked, so that offsets keep. */
  readonly prose: string;
}

/** Reads Markdown, reStructuredText and AsciiDoc headings; of JSON and YAML the keys stand for headings. */
export function readOutline(path: string, text: string): Outline {
  if (/\.(?:json|jsonld|ya?ml)$/i.test(path)) return readKeys(text);
  const matter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  const fields = new Map<string, string>();
  if (matter !== null)
    for (const value of yamlValues(matter[1]!))
      for (const { key, value: inner } of entriesOf(value)) fields.set(key.toLowerCase(), flat(inner));
  const codeless = blankCode(text);
  const prose = matter === null ? codeless : " ".repeat(matter[0].length).replace(/ $/, "\n") + codeless.slice(matter[0].length);
  return { sections: sectionsOf(prose, text), fields, prose };
}

interface Heading {
  readonly title: string;
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

function sectionsOf(prose: string, text: string): Section[] {
  const headings: Heading[] = [];
  const marks: string[] = [];
  const form =
    /^[ ]{0,3}(?:(#{1,6}|={1,5})[ \t]+(.+?)[ \t]*#*|([^\s#>|*+=~^`-][^\r\n]*|\*\*[^*\r\n]+\*\*:?)\r?\n[ ]{0,3}(={3,}|-{3,}|~{3,}|\^{3,}|"{3,}))[ \t]*\r?$/gm;
  for (const match of prose.matchAll(form)) {
    if (match[1] !== undefined)
      headings.push({ title: clean(match[2]!), level: match[1].length, start: match.index, end: match.index + match[0].length });
    else if (!match[3]!.includes("|")) {
      const mark = match[4]![0]!;
      if (!marks.includes(mark)) marks.push(mark);
      headings.push({
        title: clean(match[3]!),
        level: marks.indexOf(mark) + 1,
        start: match.index,
        end: match.index + match[0].length,
      });
    }
  }
  const first: Heading = { title: "", level: 0, start: 0, end: 0 };
  const all = [first, ...headings];
  return all.map((heading, index): Section => {
    const next = all[index + 1];
    const stop = next?.start ?? prose.length;
    const body = prose.slice(heading.end, stop);
    return {
      title: heading.title,
      level: heading.level,
      start: heading.start,
      headingEnd: heading.end,
      body: body.replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/g, " "),
      hasCode: /^\s*(?:```|~~~|\$ )/m.test(text.slice(heading.end, stop)) || /^( {4}|\t)\S/m.test(text.slice(heading.end, stop)),
      hasChildren: next !== undefined && heading.level > 0 && next.level > heading.level,
    };
  });
}

/** Without marks, numbers, links and pictures: `## 1. **Usage** 💻` is `Usage`. */
function clean(title: string): string {
  return title
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`~]|<[^>]*>/g, "")
    .replace(/^[\s\d.)(:–—-]*(?=\p{L})/u, "")
    .replace(/[^\p{L}\p{N})?!.]+$/u, "")
    .trim();
}

function blankCode(text: string): string {
  const blank = (part: string): string => part.replace(/[^\r\n]+/g, (line) => " ".repeat(line.length));
  return text
    .replace(/^[ ]{0,3}(```+|~~~+)[^\n]*\n[\s\S]*?(?:^[ ]{0,3}\1[`~]*[ \t]*\r?$|(?![\s\S]))/gm, blank)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, blank)
    .replace(/`[^`\n]+`/g, (code) => code.replace(/[<>[\]{}]/g, " "));
}

function readKeys(text: string): Outline {
  const sections: Section[] = [];
  const fields = new Map<string, string>();
  const add = (value: Value, level: number): void => {
    const holders = value.kind === "list" ? value.items : [value];
    for (const holder of holders.slice(0, 200))
      for (const { key, keyStart, keyEnd, value: inner } of entriesOf(holder)) {
        const body = flat(inner);
        if (level === 1) fields.set(key.toLowerCase(), body);
        sections.push({
          title: key.replace(/[_-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2"),
          level,
          start: keyStart,
          headingEnd: keyEnd,
          body,
          hasCode: false,
          hasChildren: inner.kind === "map",
        });
        if (level < 3) add(inner, level + 1);
      }
  };
  for (const value of yamlValues(text)) add(value, 1);
  return { sections, fields, prose: text };
}

/** All text of a value, numbers and names included. */
function flat(value: Value): string {
  if (value.kind === "scalar") return value.value === null ? "" : value.text;
  if (value.kind === "list") return value.items.slice(0, 500).map(flat).join(" ");
  return value.entries
    .slice(0, 500)
    .map((entry) => `${entry.key} ${flat(entry.value)}`)
    .join(" ");
}

const WORD = /[\p{L}\p{N}]{2,}/gu;

/** Words of some length in a text: what tells a section from an empty one. */
export function wordCount(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Whether there are so many words: they are counted no further. */
export function hasWords(text: string, count: number): boolean {
  let found = 0;
  for (const _ of text.matchAll(WORD)) if (++found >= count) return true;
  return false;
}
