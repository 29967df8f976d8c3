import { isDate } from "../../model/dates.ts";
import type { Place } from "../../model/place.ts";

/** What a document says of its own review. */
export interface ReviewStatements {
  /** Days on which it has to be reviewed, or until which it holds. */
  readonly due: readonly ReviewDay[];
  /** Days on which it was last reviewed. */
  readonly last: readonly ReviewDay[];
  /** How often it is to be reviewed, in months. */
  readonly every: { readonly months: number; readonly written: string } | undefined;
}

export interface ReviewDay {
  /** `2026-10-25`. */
  readonly date: string;
  readonly place: Place;
}

const DUE =
  /^(?:(?:next|scheduled|planned)[ -](?:formal[ -])?review(?:[ -](?:date|on|by|due))?|review[ -](?:by|due|before|due[ -](?:date|by|on))|(?:valid|approved|holds)[ -](?:until|through)|(?:expires|expiry|expiration)(?:[ -](?:on|date))?|to be reviewed (?:by|on|before))$/i;
const LAST =
  /^(?:(?:date of )?last[ -](?:formal[ -])?(?:review(?:ed)?|assessed|assessment)(?:[ -](?:date|on))?|reviewed(?:[ -]on)?)$/i;
const EVERY = /^(?:review[ -](?:cycle|interval|frequency|period|cadence)|reviewed every|review every|frequency of review)$/i;
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const RHYTHMS: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  "half-yearly": 6,
  "semi-annually": 6,
  "semi-annual": 6,
  "twice a year": 6,
  yearly: 12,
  annually: 12,
  annual: 12,
  "every year": 12,
  "once a year": 12,
  "every quarter": 3,
  "every month": 1,
  "every two years": 24,
  "every six months": 6,
};

/** Fields that people write are short; in characters. */
const LONGEST_LINE = 500;

/** Reads fields only, never sentences: front matter, bold or listed lead-ins (`**Next review:** 2026-10-25`), and rows of tables. */
export function reviewStatements(file: string, text: string): ReviewStatements {
  const due: ReviewDay[] = [];
  const last: ReviewDay[] = [];
  let every: ReviewStatements["every"];
  let inCode = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    if (inCode || line.length > LONGEST_LINE) continue;
    const lead =
      /^\s*(?:[-*+] +|\| *)?(?:\*\*|__)?([A-Za-z][A-Za-z _-]{3,40}?)(?:\*\*|__)? *[:|] *(?:\*\*|__)? *([^|]+?) *(?:\|.*)?$/.exec(
        line,
      );
    if (lead === null) continue;
    const name = lead[1]!.replaceAll("_", " ");
    const value = lead[2]!.replace(/\*\*|__|["'`]/g, "").trim();
    const add = (to: ReviewDay[]): void => {
      const day = dayIn(value);
      if (day === undefined) return;
      const column = line.indexOf(lead[2]!) + 1;
      to.push({ date: day, place: { file, line: index + 1, column, endLine: index + 1, endColumn: column + lead[2]!.length } });
    };
    if (DUE.test(name)) add(due);
    else if (LAST.test(name)) add(last);
    else if (EVERY.test(name)) {
      const months = monthsIn(value);
      if (months !== undefined) every = { months, written: value };
    }
  }
  return { due, last, every };
}

/** `2026-10-25`, `25 October 2026` or `October 25, 2026`; numbers alone in another order can mean two days. */
function dayIn(text: string): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})\b/.exec(text)?.[1];
  if (iso !== undefined) return isDate(iso) ? iso : undefined;
  const match =
    /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})\b/.exec(text) ??
    reordered(/^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(text));
  if (match === null) return undefined;
  const month = MONTHS.findIndex((name) => name.startsWith(match[2]!.toLowerCase()));
  if (month < 0) return undefined;
  const day = `${match[3]}-${String(month + 1).padStart(2, "0")}-${match[1]!.padStart(2, "0")}`;
  return isDate(day) ? day : undefined;
}

function reordered(match: RegExpExecArray | null): readonly string[] | null {
  return match === null ? null : [match[0], match[2]!, match[1]!, match[3]!];
}

function monthsIn(text: string): number | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[.,;].*$/, "")
    .trim();
  const known = RHYTHMS[plain];
  if (known !== undefined) return known;
  const match = /^(?:every )?(\d{1,2}) (month|year)s?$/.exec(plain);
  return match === null ? undefined : Number(match[1]) * (match[2] === "year" ? 12 : 1);
}

/** The same day some months later; the last of the month where it has no such day. */
export function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const total = year * 12 + month - 1 + months;
  const first = `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
  for (let last = day; ; last--) {
    const found = `${first}-${String(last).padStart(2, "0")}`;
    if (isDate(found)) return found;
  }
}
