import { createPaint } from "./style.ts";

/** A page of our own documentation laid out for a terminal: headings, lists, code and emphasis; links keep their text and address. */
export function renderMarkdown(markdown: string, color: boolean): string {
  const paint = createPaint(color);
  const lines: string[] = [];
  let inCode = false;
  for (const raw of markdown.replaceAll("\r\n", "\n").trim().split("\n")) {
    if (/^\s*(```|~~~)/.test(raw)) {
      inCode = !inCode;
      continue;
    }
    if (inCode) {
      lines.push(`    ${paint.cyan(raw)}`);
      continue;
    }
    if (raw.startsWith("<!--") && raw.endsWith("-->")) continue;
    const heading = /^(#{1,6})\s+(.*)$/.exec(raw);
    if (heading !== null) {
      const text = inline(heading[2] ?? "");
      lines.push(heading[1] === "#" ? paint.bold(paint.underline(text)) : paint.bold(text));
      continue;
    }
    if (/^\|[\s:|-]+\|$/.test(raw)) continue;
    lines.push(inline(raw));
  }
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;

  function inline(text: string): string {
    // Code first: what stands in it is not Markdown.
    return text
      .split(/(`[^`]+`)/)
      .map((part) =>
        part.startsWith("`") && part.length > 2
          ? paint.cyan(part.slice(1, -1))
          : part
              .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, label: string, target: string) =>
                /^https?:/.test(target) && target !== label ? `${label} (${target})` : label,
              )
              .replace(/<(https?:[^>]+)>/g, "$1")
              .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint.bold(strong))
              .replace(/(^|[\s(])[*_]([^*_\s][^*_]*)[*_](?=[\s).,;:]|$)/g, "$1$2"),
      )
      .join("");
  }
}
