import type { Place } from "../../model/place.ts";
import { linePositions } from "../../source/positions.ts";
import { readOutline } from "./sections.ts";

/** A link of a Markdown document into the repository. */
export interface DocumentLink {
  readonly place: Place;
  /** As written. */
  readonly written: string;
  /** Relative to the root; the document itself for `#part`. Undefined where it leads out of the folder that is judged. */
  readonly path: string | undefined;
  /** What stands behind `#`. */
  readonly anchor: string | undefined;
}

const INLINE =
  /!?\[(?:[^\][\n]|\[[^\][\n]*\]){0,400}\]\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+["'(][^\n]*?["')])?\s*\)/g;
const REFERENCE = /^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(<[^<>\n]*>|\S+)/gm;
/** What is longer is no document that people write; in characters. */
const TEXT_LIMIT = 400_000;
const MARKDOWN = /\.(?:md|mdx|markdown)$/i;

/** The links of a Markdown document that lead into the repository, in order. Addresses elsewhere are left out, as are links in code. */
export function linksOf(path: string, text: string): readonly DocumentLink[] {
  if (!MARKDOWN.test(path) || text.length > TEXT_LIMIT) return [];
  const { prose } = readOutline(path, text);
  const positions = linePositions(text);
  const found: DocumentLink[] = [];
  for (const form of [INLINE, REFERENCE]) {
    for (const match of prose.matchAll(form)) {
      const raw = match[1]!;
      // Inline code is blanked in part only; what it holds is no link.
      const start = match.index + match[0].lastIndexOf(raw);
      const written = raw.replace(/^<|>$/g, "");
      if (written === "" || /^(?:[a-z][\w+.-]*:|\/\/)|[{}$]|^\^/i.test(written) || text.slice(start, start + raw.length) !== raw)
        continue;
      if (insideCode(prose, match.index)) continue;
      const [target = "", anchor] = written.split(/#(.*)/s);
      found.push({
        place: positions.place(path, start, start + raw.length),
        written,
        path: target === "" ? path : resolve(path, decoded(target.replace(/\?.*$/s, ""))),
        anchor: anchor === undefined || anchor === "" ? undefined : decoded(anchor),
      });
    }
  }
  return found.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

/** True between backticks of one line. */
function insideCode(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return ((line.match(/`/g)?.length ?? 0) & 1) === 1;
}

/** From the document's folder, or from the root for what begins with `/`, as GitHub and GitLab do. */
function resolve(path: string, target: string): string | undefined {
  const names = target.startsWith("/") ? [] : path.split("/").slice(0, -1);
  for (const name of target.split("/")) {
    if (name === "..") {
      if (names.pop() === undefined) return undefined;
    } else if (name !== "." && name !== "") names.push(name);
  }
  return names.join("/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What `#…` may name in a Markdown document, with its line counted from one: its headings as GitHub and GitLab write them, and anchors of its own. The first
 * of several counts.
 */
export function anchorsOf(path: string, text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const positions = linePositions(text);
  const add = (name: string, at: number): void => {
    if (!found.has(name)) found.set(name, positions.place(path, at, at).line);
  };
  const count = new Map<string, number>();
  for (const section of readOutline(path, text).sections) {
    if (section.level === 0) continue;
    const heading = text
      .slice(section.start, section.headingEnd)
      .split(/\r?\n/)[0]!
      .replace(/^[ ]{0,3}#{1,6}[ \t]+|[ \t]*#*[ \t]*$/g, "");
    const own = /\{#([\w-]+)\}\s*$/.exec(heading)?.[1];
    if (own !== undefined) add(own.toLowerCase(), section.start);
    for (const slug of slugs(heading)) {
      const before = count.get(slug) ?? 0;
      count.set(slug, before + 1);
      add(before === 0 ? slug : `${slug}-${before}`, section.start);
    }
  }
  for (const match of text.matchAll(/\[\[([\w.-]+)\]\]/g)) add(match[1]!.toLowerCase(), match.index);
  for (const match of text.matchAll(/<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)/gi))
    add(match[1]!.toLowerCase(), match.index);
  return found;
}

/** Hosts differ in what they do with marks and with hyphens that meet. */
function slugs(heading: string): ReadonlySet<string> {
  const plain = heading
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/<[^>]*>|\{#[\w-]+\}/g, "")
    .replace(/[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "")
    .trim()
    .toLowerCase();
  const github = plain.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "").replace(/\s/g, "-");
  return new Set([
    github,
    github.replace(/-{2,}/g, "-"),
    github.replace(/^-+|-+$/g, ""),
    github.replace(/-{2,}/g, "-").replace(/^-+|-+$/g, ""),
  ]);
}
