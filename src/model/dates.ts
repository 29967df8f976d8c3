/** Calendar days as manifests write them: `2026-10-25`. Without time zones, and without asking what day it is. */

/** The day where the clock stands, as people there write it: an expiry date is a day on their calendar. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** True for a day that exists: not for 2026-02-30. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= days[month - 1]!;
}

/** Days from one date to another; negative when the second is earlier. Both must exist. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const UNIT_DAYS: Readonly<Record<string, number>> = { min: 1 / 1440, h: 1 / 24, d: 1, w: 7, mo: 30, y: 365 };

/** Days in `90d`, `12h`, `2w`, `6mo` or `1y`; undefined for anything else. Months count 30 days, years 365. */
export function durationDays(text: string): number | undefined {
  const match = /^([1-9]\d{0,5})(min|h|d|w|mo|y)$/.exec(text);
  return match ? Number(match[1]) * UNIT_DAYS[match[2]!]! : undefined;
}
