import { changesOf, invalidated } from "../model/comparison.ts";
import { PILLAR_TITLES } from "../model/pillar.ts";
import { share } from "../model/readiness.ts";
import { isWithoutAi, type ReportInput } from "./input.ts";
import { plural } from "./style.ts";

/** The result in one or two plain lines, without anything that the repository wrote. */
export function summaryOf(input: ReportInput): readonly string[] {
  if (isWithoutAi(input) && input.comparison === undefined) return ["AI readiness: no AI found."];
  const lines = [`AI readiness: ${headlineText(input)}`];
  const change = changeText(input);
  if (change !== undefined) lines.push(`This branch: ${change}`);
  return lines;
}

/** `the weakest pillar is Data, 3 of 7 checks pass; 4 findings, 1 waived.` */
export function headlineText({ readiness, findings }: ReportInput): string {
  const { headline, pillars } = readiness;
  const open = findings.filter((finding) => !finding.waived).length;
  const waived = findings.length - open;
  const counts = `${plural(open, "finding")}${waived > 0 ? `, ${waived} waived` : ""}.`;
  if (headline === undefined) return `nothing could be judged; ${counts}`;
  const { passed, applicable } = pillars[headline];
  if (passed === applicable) return `every check that applies passes; ${counts}`;
  return `the weakest pillar is ${PILLAR_TITLES[headline]}, ${passing(passed, applicable)}; ${counts}`;
}

/** `2 newly failing, 1 mended, 1 approval no longer valid.`; undefined without a base. */
export function changeText({ comparison }: ReportInput): string | undefined {
  if (comparison === undefined) return undefined;
  const count = (kind: Parameters<typeof changesOf>[1]) => changesOf(comparison, kind).length;
  const approvals = invalidated(comparison).length;
  const parts = [
    [count("failing"), "newly failing"],
    [count("graver"), "weighing more"],
    [count("mended"), "mended"],
    [count("gone"), "no longer found"],
    [count("waived"), "newly waived"],
    [count("unknown"), "newly unknown"],
    [approvals, approvals === 1 ? "approval no longer valid" : "approvals no longer valid"],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return told.length === 0 ? "no check has changed." : `${told.join(", ")}.`;
}

/** A share as a whole percentage that is 100 only when all pass, and 0 only when none does; undefined where nothing applies. */
export function percentOf(readiness: Parameters<typeof share>[0]): number | undefined {
  const value = share(readiness);
  if (value === undefined) return undefined;
  return value === 0 || value === 1 ? value * 100 : Math.min(Math.max(Math.round(value * 100), 1), 99);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `1 of 3 checks pass`, `0 of 1 check passes`. */
export function passing(passed: number, applicable: number): string {
  return `${passed} of ${applicable} ${applicable === 1 ? "check passes" : "checks pass"}`;
}
