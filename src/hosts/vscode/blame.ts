import { later, t } from "./l10n.ts";

/** Who wrote a line, and when. */
export interface LineOrigin {
  /** Abbreviated; undefined for what is not committed yet. */
  readonly commit: string | undefined;
  readonly author: string;
  /** `2026-11-22`. */
  readonly date: string;
}

/** Reads one line, counted from one, off what `git blame` prints: `1a2b3c4d (Ann Lee 2026-11-01 10:12:13 +0100 12) text`. */
export function originOfLine(blame: string, line: number): LineOrigin | undefined {
  const text = blame.split("\n")[line - 1];
  const match =
    text === undefined
      ? null
      : /^\^?([0-9a-f]{7,64}) .*?\((.*?)\s+(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d [+-]\d{4}\s+(\d+)\)/.exec(text);
  if (match === null || Number(match[4]) !== line) return undefined;
  const commit = /^0+$/.test(match[1]!) ? undefined : match[1]!.slice(0, 8);
  return { commit, author: match[2]!, date: match[3]! };
}

/** `since 3 weeks, by Ann Lee in 1a2b3c4d`. */
export function sinceText({ commit, author, date }: LineOrigin, today: string): string {
  if (commit === undefined) return t("not committed yet");
  const days = Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
  return t("since {0}, by {1} in {2}", age(days), author, commit);
}

function age(days: number): string {
  if (days < 1) return t("today");
  for (const [length, ONE, SEVERAL] of [
    [365, later("1 year"), later("{0} years")],
    [30, later("1 month"), later("{0} months")],
    [7, later("1 week"), later("{0} weeks")],
    [1, later("1 day"), later("{0} days")],
  ] as const) {
    const count = Math.floor(days / length);
    if (count > 0) return count === 1 ? t(ONE) : t(SEVERAL, count);
  }
  return t("today");
}
