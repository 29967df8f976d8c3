import { type CheckChange, changesOf } from "../model/comparison.ts";
import { PILLAR_TITLES, PILLARS } from "../model/pillar.ts";
import type { ReportInput } from "./input.ts";
import { createPaint, type Paint, paintSeverity, printable } from "./style.ts";
import { changeText, percentOf } from "./summary.ts";

/** What a branch changes, for a terminal: counts, each change on a line, and the pillars that moved. Empty without a base. */
export function changeLines({ comparison, ...input }: ReportInput, color: boolean): readonly string[] {
  if (comparison === undefined) return [];
  const paint = createPaint(color);
  const { ref, commit } = comparison.base;
  const told = changeText({ ...input, comparison }) ?? "";
  const lines = [paint.bold(`Since ${printable(ref)} (${commit.slice(0, 10)})`), `  ${told}`];
  for (const change of changesOf(comparison, "failing")) lines.push(line(change, "failing", paint));
  for (const change of changesOf(comparison, "graver")) lines.push(line(change, `was ${change.was?.finding?.severity}`, paint));
  for (const change of changesOf(comparison, "waived")) lines.push(line(change, "waived", paint));
  for (const change of changesOf(comparison, "unknown")) lines.push(line(change, "unknown", paint));
  for (const change of changesOf(comparison, "mended")) lines.push(line(change, "mended", paint));
  for (const change of changesOf(comparison, "gone")) lines.push(line(change, "no longer found", paint));
  for (const pillar of PILLARS) {
    const was = percentOf(comparison.before.pillars[pillar]);
    const is = percentOf(comparison.after.pillars[pillar]);
    if (was === is) continue;
    const text = (percent: number | undefined) => (percent === undefined ? "nothing to judge" : `${percent} %`);
    lines.push(`  ${PILLAR_TITLES[pillar]}: ${text(was)} before, ${text(is)} now`);
  }
  return [...lines, ""];
}

function line({ kind, check, was, invalidates }: CheckChange, word: string, paint: Paint): string {
  const finding = check.finding ?? was?.finding;
  const isPast = kind === "mended" || kind === "gone";
  const mild =
    kind === "unknown" || kind === "waived" || kind === "gone"
      ? paint.yellow
      : paintSeverity(paint, finding?.severity ?? "warning");
  const first = was === undefined && kind === "failing" ? "new: " : "";
  const text = isPast ? (was?.message ?? check.subject.name) : `${first}${check.message}`;
  const note = invalidates ? " (an approval no longer holds)" : "";
  const where = finding === undefined ? "" : paint.dim(` ${printable(finding.place.file)}:${finding.place.line}`);
  return `  ${(kind === "mended" ? paint.green : mild)(word)}  ${printable(text)}${note}${where}  ${paint.dim(check.rule)}`;
}
