import type { Place } from "../model/place.ts";
import { lineStarts, type PositionMap } from "../source/positions.ts";

/** An in-line comment that sets a rule aside: `# ai-readiness: ignore data/local-path -- reason`. */
export interface Suppression {
  /** A rule's id, `data/*`, or nothing where none is named. */
  readonly rule: string;
  /** Undefined when none is given: then it suppresses nothing. */
  readonly reason: string | undefined;
  readonly place: Place;
  /** The places, by line, that it covers: its own, and the next line of code when it stands alone on its line. */
  readonly covers: readonly Place[];
  /** The stretch that goes when the comment does: its line, or its end of the line. Undefined where it ignores several rules. */
  readonly removal: Place | undefined;
}

const MARKER = "ai-readiness: ignore";
const COMMENT =
  /(?:#|\/\/|\/\*|<!--)[ \t]*ai-readiness: ignore(?:[ \t]+([\w*/-]+(?:[ \t]*,[ \t]*[\w*/-]+)*))?(?:[ \t]+--[ \t]*(.*?))?[ \t]*(?:\*\/|-->)?[ \t]*$/gm;
const ONLY_COMMENT = /^[ \t]*(?:#|\/\/|\/\*|<!--)/;

/** Finds the comments in a text. `inString` tells what only looks like one because it stands in a literal. */
export function findSuppressions(
  file: string,
  text: string,
  positions: PositionMap,
  inString: (offset: number) => boolean,
): readonly Suppression[] {
  if (!text.includes(MARKER)) return [];
  const found: Suppression[] = [];
  const starts = lineStarts(text);
  // In Markdown a `#` begins a heading, or stands in an example.
  const isProse = /\.(?:md|mdx|markdown)$/i.test(file);
  for (const match of text.matchAll(COMMENT)) {
    if (inString(match.index) || (isProse && !match[0].startsWith("<!--"))) continue;
    const end = match.index + match[0].length;
    const place = positions.place(file, match.index, end);
    const covers = [place];
    let line = starts.findLastIndex((start) => start <= match.index);
    const lineText = (at: number) => text.slice(starts[at]!, starts[at + 1] ?? text.length);
    const alone = ONLY_COMMENT.test(lineText(line));
    const rules = (match[1] ?? "").split(",");
    const from = alone ? starts[line]! : starts[line]! + text.slice(starts[line]!, match.index).trimEnd().length;
    const until = alone ? (starts[line + 1] ?? text.length) : end;
    const removal = rules.length > 1 ? undefined : positions.place(file, from, until);
    if (alone) {
      do line++;
      while (line < starts.length && ONLY_COMMENT.test(lineText(line)));
      if (line < starts.length) covers.push(positions.place(file, starts[line]!, starts[line]!));
    }
    const reason = match[2]?.trim() || undefined;
    for (const rule of rules) found.push({ rule: rule.trim(), reason, place, covers, removal });
  }
  return found;
}

/** True when the comment covers the line on which something at `place` begins. */
export function covers(suppression: Suppression, place: Place): boolean {
  return suppression.covers.some((line) => line.file === place.file && line.line === place.line && line.cell === place.cell);
}

/** `data/*` matches each rule of its pillar, `*` every rule. */
export function ruleMatches(pattern: string, rule: string): boolean {
  if (pattern === rule || pattern === "*") return true;
  return pattern.endsWith("/*") && rule.startsWith(pattern.slice(0, -1));
}
