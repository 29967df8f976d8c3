import type { Finding } from "../model/check.ts";
import type { Place } from "../model/place.ts";
import { SEVERITIES } from "../model/severity.ts";
import { changeLines } from "./changes.ts";
import { readinessChart } from "./chart.ts";
import { excerptOf } from "./excerpt.ts";
import { isWithoutAi, type ReportInput, type TextOptions } from "./input.ts";
import { createPaint, type Paint, paintSeverity, plural, printable } from "./style.ts";

/** Findings by file with the line that each is about, then the five pillars, counts and notices. */
export function textReport(input: ReportInput, options: TextOptions): string {
  const paint = createPaint(options.color);
  const lines: string[] = [];
  const open = input.findings.filter((finding) => !finding.waived);
  for (const [file, findings] of byFile(open)) {
    lines.push(paint.underline(printable(file)));
    let shown = "";
    for (const finding of findings) {
      const at = positionOf(finding.place);
      lines.push(...findingLines(finding, at === shown ? { ...options, lineAt: () => undefined } : options, paint), "");
      // The next finding at the same place need not quote the line again.
      shown = at;
    }
  }
  lines.push(...changeLines(input, options.color));
  if (isWithoutAi(input)) {
    lines.push(
      `No AI found in ${printable(options.folder)}.`,
      paint.dim(
        "No file both imports and calls a library that trains, serves models or infers, and there is no ai-readiness.yaml.",
      ),
    );
  } else {
    lines.push(paint.bold("Readiness"), ...readinessChart(input.readiness, paint, options.unicode), countsOf(input, paint));
  }
  for (const notice of input.notices) {
    lines.push(`${paint.yellow("Notice:")} ${printable(notice.file)}: ${printable(notice.message)}`);
  }
  return `${lines.join("\n")}\n`;
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.place.file);
    if (group === undefined) groups.set(finding.place.file, [finding]);
    else group.push(finding);
  }
  return groups;
}

function findingLines(finding: Finding, options: TextOptions, paint: Paint): string[] {
  const { place, severity, message, rule, help, related, fixes } = finding;
  const color = paintSeverity(paint, severity);
  const lines = [`  ${paint.bold(positionOf(place))}  ${color(severity)}  ${printable(message)}  ${paint.dim(rule)}`];
  const source = options.lineAt(place);
  const excerpt = source === undefined ? undefined : excerptOf(source, place, options.width - 12);
  if (excerpt !== undefined) {
    const number = String(place.line);
    lines.push(
      `    ${paint.dim(`${number} |`)} ${excerpt.line}`,
      `    ${paint.dim(`${" ".repeat(number.length)} |`)} ${color(excerpt.marks)}`,
    );
  }
  if (help !== undefined) lines.push(`    ${paint.cyan("do:")}   ${printable(help)}`);
  for (const fix of fixes) {
    lines.push(
      `    ${paint.cyan("fix:")}  ${printable(fix.title)}${fix.command === undefined ? "" : `: ${printable(fix.command)}`}`,
    );
  }
  for (const also of related) {
    lines.push(`    ${paint.dim("see:")}  ${printable(also.place.file)}:${positionOf(also.place)}  ${printable(also.message)}`);
  }
  return lines;
}

/** `12:8`, and in a notebook `cell 3, 12:8` with cells counted from one, as people count them. */
export function positionOf({ cell, line, column }: Place): string {
  return cell === undefined ? `${line}:${column}` : `cell ${cell + 1}, ${line}:${column}`;
}

/** `6 findings: 3 errors, 1 warning, 2 information, 1 waived.` */
function countsOf({ findings }: ReportInput, paint: Paint): string {
  const open = findings.filter((finding) => !finding.waived);
  const counts: string[] = [];
  for (const severity of [...SEVERITIES].reverse()) {
    if (severity === "off") continue;
    const count = open.filter((finding) => finding.severity === severity).length;
    const text = severity === "information" ? `${count} information` : plural(count, severity);
    counts.push(count === 0 ? text : paintSeverity(paint, severity)(text));
  }
  const waived = findings.length - open.length;
  if (waived > 0) counts.push(`${waived} waived`);
  return `${plural(open.length, "finding")}: ${counts.join(", ")}.`;
}
