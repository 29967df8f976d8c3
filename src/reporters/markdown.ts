import type { Check, Finding } from "../model/check.ts";
import { type CheckChange, type Comparison, changesOf, invalidated } from "../model/comparison.ts";
import { PILLAR_TITLES, PILLARS, type Pillar } from "../model/pillar.ts";
import type { PillarReadiness } from "../model/readiness.ts";
import { SEVERITIES } from "../model/severity.ts";
import { isWithoutAi, type ReportContext, type ReportInput } from "./input.ts";
import { code, inline } from "./markdown-text.ts";
import { capital, changeText, headlineText, percentOf } from "./summary.ts";
import { positionOf } from "./text.ts";

/** By which the comment is found again, to be written anew instead of added to. */
export const MARKER = "<!-- ai-readiness -->";

/** Entries of one list; a comment may hold 65,536 characters. */
const MOST = 25;

/** A comment for a pull request: the result first, details folded. */
export function markdownReport(input: ReportInput, context: ReportContext): string {
  const { comparison } = input;
  const lines = [MARKER, "## AI readiness", ""];
  if (isWithoutAi(input) && comparison === undefined)
    return `${[...lines, "No AI was found here, so there is nothing to judge."].join("\n")}\n`;
  lines.push(capital(headlineText(input)), "");
  const change = changeText(input);
  if (comparison !== undefined && change !== undefined) {
    lines.push(`**Against ${code(comparison.base.ref)}** (${code(comparison.base.commit.slice(0, 10))}): ${change}`, "");
  }
  lines.push(...pillarTable(input, comparison), "");
  if (comparison !== undefined) lines.push(...changeLists(comparison, context));
  const open = input.findings.filter((finding) => !finding.waived);
  lines.push(
    ...folded(
      `All open findings (${open.length})`,
      byGravity(open).map((finding) => findingLine(finding, context)),
    ),
  );
  const waived = input.checks.filter((check) => check.verdict === "waived");
  lines.push(
    ...folded(
      `Waived (${waived.length})`,
      waived.map((check) => checkLine(check, context)),
    ),
  );
  const unknown = input.checks.filter((check) => check.verdict === "unknown");
  lines.push(
    ...folded(
      `Cannot be told (${unknown.length})`,
      unknown.map((check) => checkLine(check, context)),
    ),
  );
  lines.push(`<sub>Judged by AI Readiness ${inline(context.version)} from the repository alone; nothing of it was run.</sub>`);
  return `${lines.join("\n")}\n`;
}

function pillarTable({ readiness }: ReportInput, comparison: Comparison | undefined): readonly string[] {
  const head =
    comparison === undefined ? ["Pillar", "Passing", "Unknown", "Waived"] : ["Pillar", "Base", "Branch", "Unknown", "Waived"];
  const rows = PILLARS.map((pillar) => {
    const own = readiness.pillars[pillar];
    const weakest = pillar === readiness.headline && own.passed < own.applicable;
    const title = weakest ? `**${PILLAR_TITLES[pillar]}** (weakest)` : PILLAR_TITLES[pillar];
    const shares =
      comparison === undefined ? [shareText(own)] : [shareText(comparison.before.pillars[pillar]), moved(comparison, pillar)];
    return [title, ...shares, String(own.unknown), String(own.waived)];
  });
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(row)];
}

/** The share on the branch, with an arrow where it moved. */
function moved({ before, after }: Comparison, pillar: Pillar): string {
  const was = percentOf(before.pillars[pillar]);
  const is = percentOf(after.pillars[pillar]);
  const arrow = was === undefined || is === undefined || was === is ? "" : is > was ? " ▲" : " ▼";
  return `${shareText(after.pillars[pillar])}${arrow}`;
}

function shareText(readiness: PillarReadiness): string {
  const percent = percentOf(readiness);
  return percent === undefined ? "nothing to judge" : `${percent} % (${readiness.passed} of ${readiness.applicable})`;
}

function changeLists(comparison: Comparison, context: ReportContext): readonly string[] {
  const lines: string[] = [];
  const failing = [...changesOf(comparison, "failing"), ...changesOf(comparison, "graver")];
  if (failing.length > 0) {
    const sorted = byGravity(failing.flatMap(({ check }) => check.finding ?? []));
    lines.push(`### This branch adds`, "", ...cut(sorted.map((finding) => findingLine(finding, context))), "");
  }
  const approvals = invalidated(comparison);
  if (approvals.length > 0) {
    lines.push("### Approvals that no longer hold", "", ...cut(approvals.map(({ check }) => checkLine(check, context))), "");
  }
  const list = (kind: Parameters<typeof changesOf>[1], title: string) => {
    const changes = changesOf(comparison, kind);
    lines.push(
      ...folded(
        `${title} (${changes.length})`,
        changes.map((change) => changeLine(change, context)),
      ),
    );
  };
  list("mended", "Mended");
  list("gone", "No longer found");
  list("waived", "Newly waived");
  list("unknown", "Newly unknown");
  return lines;
}

function changeLine({ kind, check, was }: CheckChange, context: ReportContext): string {
  if ((kind !== "mended" && kind !== "gone") || was === undefined) return checkLine(check, context);
  const why = kind === "gone" && check !== was ? ` ${inline(check.message)}` : "";
  return `- ${inline(was.message)}${why} ${ruleName(check.rule, context)}`;
}

function findingLine({ severity, message, place, rule }: Finding, context: ReportContext): string {
  return `- **${severity}** ${code(`${place.file}:${positionOf(place)}`)} ${inline(message)} ${ruleName(rule, context)}`;
}

function checkLine({ subject, message, rule }: Check, context: ReportContext): string {
  return `- ${inline(subject.name)}: ${inline(message)} ${ruleName(rule, context)}`;
}

function ruleName(rule: string, { docs }: ReportContext): string {
  return docs === undefined ? code(rule) : `[${code(rule)}](${docs}${rule}.md)`;
}

function byGravity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity));
}

function folded(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return ["<details>", `<summary>${title}</summary>`, "", ...cut(lines), "", "</details>", ""];
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), `- … and ${lines.length - MOST} more.`];
}
