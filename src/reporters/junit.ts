import type { Check } from "../model/check.ts";
import { PILLAR_TITLES, PILLARS } from "../model/pillar.ts";
import { isAtLeast } from "../model/severity.ts";
import type { ReportContext, ReportInput } from "./input.ts";
import { escapeMarkup } from "./markup.ts";
import { positionOf } from "./text.ts";

/**
 * JUnit's XML as Jenkins reads it: a suite for each pillar, a case for each check. What fails below the bar passes with a note; what is unknown
 * or waived is skipped with the reason; what does not apply is left out.
 */
export function junitReport(input: ReportInput, context: ReportContext): string {
  const suites = PILLARS.map((pillar) => {
    const checks = input.checks.filter((check) => check.pillar === pillar && check.verdict !== "not-applicable");
    return { pillar, checks, failures: checks.filter((check) => fails(check, context)), skipped: checks.filter(isSkipped) };
  }).filter(({ checks }) => checks.length > 0);
  const sum = (count: (suite: (typeof suites)[number]) => number) => suites.reduce((total, suite) => total + count(suite), 0);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="AI readiness" tests="${sum(({ checks }) => checks.length)}" failures="${sum(({ failures }) => failures.length)}" errors="0">`,
  ];
  for (const { pillar, checks, failures, skipped } of suites) {
    lines.push(
      `  <testsuite name="${PILLAR_TITLES[pillar]}" tests="${checks.length}" failures="${failures.length}" errors="0" skipped="${skipped.length}">`,
      ...checks.map((check) => testcase(check, context)),
      "  </testsuite>",
    );
  }
  lines.push("</testsuites>");
  return `${lines.join("\n")}\n`;
}

function fails(check: Check, { bar }: ReportContext): boolean {
  return check.verdict === "fail" && bar !== "never" && check.finding !== undefined && isAtLeast(check.finding.severity, bar);
}

function isSkipped({ verdict }: Check): boolean {
  return verdict === "unknown" || verdict === "waived";
}

function testcase(check: Check, context: ReportContext): string {
  const { rule, subject, message, verdict, finding, manifest } = check;
  const where = manifest === undefined ? "" : `${manifest}: `;
  const head = `    <testcase classname="${escapeMarkup(rule)}" name="${escapeMarkup(`${where}${subject.name}`)}"`;
  if (isSkipped(check)) return `${head}>\n      <skipped message="${escapeMarkup(`${verdict}: ${message}`)}"/>\n    </testcase>`;
  if (finding === undefined || verdict === "pass") return `${head}/>`;
  const at = `${finding.place.file}:${positionOf(finding.place)}`;
  const text = escapeMarkup([at, finding.message, ...(finding.help === undefined ? [] : [finding.help])].join("\n"));
  if (!fails(check, context))
    return `${head}>\n      <system-out>${escapeMarkup(finding.severity)}: ${text}</system-out>\n    </testcase>`;
  return `${head}>\n      <failure type="${finding.severity}" message="${escapeMarkup(finding.message)}">${text}</failure>\n    </testcase>`;
}
