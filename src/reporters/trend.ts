import { PILLAR_TITLES, PILLARS, type Pillar } from "../model/pillar.ts";
import { share } from "../model/readiness.ts";
import type { TrendPoint } from "../model/trend.ts";
import { createPaint } from "./style.ts";
import { percentOf } from "./summary.ts";

const BLOCKS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** The points as JSON text, oldest first. */
export function jsonTrend(points: readonly TrendPoint[]): string {
  const plain = points.map(({ commit, date, readiness: { headline, pillars } }) => {
    return { commit, date, readiness: { headline: headline ?? null, pillars } };
  });
  return `${JSON.stringify({ version: 1, points: plain }, null, 2)}\n`;
}

/** A column for each commit, oldest on the left, a row for each pillar, and what it was and is. */
export function textTrend(
  points: readonly TrendPoint[],
  { color, unicode }: { readonly color: boolean; readonly unicode: boolean },
): string {
  const paint = createPaint(color);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return "There are no commits in this time.\n";
  const span = `${first.date} (${first.commit.slice(0, 10)}) to ${last.date} (${last.commit.slice(0, 10)})`;
  const lines = [
    paint.bold("Readiness over time"),
    paint.dim(`  ${span}, ${points.length} ${points.length === 1 ? "commit" : "commits"}`),
  ];
  const width = Math.max(...PILLARS.map((pillar) => PILLAR_TITLES[pillar].length));
  for (const pillar of PILLARS) {
    const was = percentOf(first.readiness.pillars[pillar]);
    const is = percentOf(last.readiness.pillars[pillar]);
    const columns = points.map((point) => columnOf(point, pillar, unicode)).join("");
    const better = is !== undefined && was !== undefined && is > was;
    const worse = is !== undefined && was !== undefined && is < was;
    const style = better ? paint.green : worse ? paint.red : (text: string) => text;
    lines.push(
      `  ${PILLAR_TITLES[pillar].padEnd(width)}  ${style(columns)}  ${spoken(was)} ${unicode ? "→" : "to"} ${spoken(is)}`,
    );
  }
  if (!unicode)
    lines.push(paint.dim("  Each digit is a tenth of the checks that apply; . means that there was nothing to judge."));
  return `${lines.join("\n")}\n`;
}

function columnOf({ readiness }: TrendPoint, pillar: Pillar, unicode: boolean): string {
  const value = share(readiness.pillars[pillar]);
  if (value === undefined) return unicode ? "·" : ".";
  // The highest column only when everything passes, the lowest only when nothing does.
  const steps = unicode ? BLOCKS.length - 1 : 9;
  const step = value === 0 ? 0 : value === 1 ? steps : Math.min(Math.max(Math.round(value * steps), 1), steps - 1);
  return unicode ? BLOCKS[step]! : String(step);
}

function spoken(percent: number | undefined): string {
  return percent === undefined ? "nothing to judge" : `${percent} %`;
}
