import { PILLAR_TITLES, PILLARS } from "../model/pillar.ts";
import { type Readiness, share } from "../model/readiness.ts";
import type { Paint } from "./style.ts";
import { passing } from "./summary.ts";

const BAR = 20;

/** The five pillars as bars, one line each, and the headline below them. */
export function readinessChart(readiness: Readiness, paint: Paint, unicode: boolean): readonly string[] {
  const [full, empty] = unicode ? ["█", "░"] : ["#", "."];
  const titles = Math.max(...PILLARS.map((pillar) => PILLAR_TITLES[pillar].length));
  const lines: string[] = [];
  for (const pillar of PILLARS) {
    const own = readiness.pillars[pillar];
    const value = share(own);
    const title = PILLAR_TITLES[pillar].padEnd(titles);
    if (value === undefined) {
      const unknown = own.unknown === 0 ? "" : `, ${own.unknown} unknown`;
      lines.push(paint.dim(`  ${title}  ${empty.repeat(BAR)}  nothing to judge${unknown}`));
      continue;
    }
    // A full bar means that everything passes, an empty one that nothing does.
    const filled = value === 1 ? BAR : Math.min(Math.ceil(value * BAR), BAR - 1);
    const color = value === 1 ? paint.green : value >= 0.5 ? paint.yellow : paint.red;
    const bar = color(full.repeat(filled)) + paint.dim(empty.repeat(BAR - filled));
    const notes = [passing(own.passed, own.applicable)];
    if (own.unknown > 0) notes.push(`${own.unknown} unknown`);
    if (own.waived > 0) notes.push(`${own.waived} waived`);
    lines.push(`  ${title}  ${bar}  ${notes.join(", ")}`);
  }
  lines.push("", headlineOf(readiness, paint));
  return lines;
}

function headlineOf({ headline, pillars }: Readiness, paint: Paint): string {
  if (headline === undefined) return "Nothing could be judged.";
  const { passed, applicable } = pillars[headline];
  if (passed === applicable) return paint.green("Every check that applies passes.");
  return `The weakest pillar is ${paint.bold(PILLAR_TITLES[headline])}: ${passing(passed, applicable)}.`;
}
