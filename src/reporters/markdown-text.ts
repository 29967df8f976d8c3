import { printable } from "./style.ts";

/** Longest text of a repository that is quoted in one go. */
const MOST = 400;

/**
 * Text of a repository made fit for Markdown: on one line, and nothing in it is a link, an image, HTML, a mention of a person or a reference to an
 * issue. A zero-width space after `@` and `#` keeps services from notifying people.
 */
export function inline(text: string): string {
  return shorten(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()|~!$^]/g, "\\$&")
    .replace(/([@#])(?=[\w-])/g, "$1\u200b")
    .replace(/\b(https?|ftp|mailto|www)(?=[:.])/gi, "$1\u200b");
}

/** Text of a repository as code; the fence is longer than any run of backticks in it. */
export function code(text: string): string {
  const quoted = shorten(text).replaceAll("|", "\u2502");
  const longest = Math.max(0, ...[...quoted.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = quoted.startsWith("`") || quoted.endsWith("`") ? " " : "";
  return `${fence}${pad}${quoted}${pad}${fence}`;
}

function shorten(text: string): string {
  const line = printable(text.replace(/\s+/g, " ").trim());
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1)}…`;
}
