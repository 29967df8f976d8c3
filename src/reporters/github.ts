import type { Finding } from "../model/check.ts";
import type { Severity } from "../model/severity.ts";
import { SEVERITIES } from "../model/severity.ts";
import type { ReportContext, ReportInput } from "./input.ts";
import { cellName, fileLines } from "./lines.ts";
import { printable } from "./style.ts";
import { summaryOf } from "./summary.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { off: "debug", information: "notice", warning: "warning", error: "error" };

/**
 * Workflow commands of GitHub Actions, which show findings at their lines of a pull request; gravest first, since GitHub shows ten of each kind.
 * With a base only what the branch adds is shown.
 */
export function githubReport(input: ReportInput, context: ReportContext): string {
  const added = input.comparison && new Set(addedFingerprints(input));
  const shown = input.findings.filter(({ waived, fingerprint }) => !waived && (added === undefined || added.has(fingerprint)));
  const lines = [...shown]
    .sort((one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity))
    .map((finding) => command(finding, context));
  return `${[...lines, ...summaryOf(input)].join("\n")}\n`;
}

function addedFingerprints({ comparison }: ReportInput): readonly string[] {
  return (comparison?.changes ?? []).flatMap(({ kind, check }) =>
    (kind === "failing" || kind === "graver") && check.finding ? [check.finding.fingerprint] : [],
  );
}

function command({ severity, place, message, help, rule }: Finding, context: ReportContext): string {
  const lines = fileLines(place, context.textOf);
  const properties: (readonly [string, string])[] = [["file", context.prefix + place.file]];
  if (lines !== undefined) {
    properties.push(["line", String(lines.line)], ["endLine", String(lines.endLine)]);
    // GitHub takes columns only for what stands on one line.
    if (lines.columns && lines.line === lines.endLine && lines.columns.end > lines.columns.start) {
      properties.push(["col", String(lines.columns.start)], ["endColumn", String(lines.columns.end)]);
    }
  }
  properties.push(["title", rule]);
  const cell = cellName(place);
  const text = [cell === "" ? "" : `In ${cell}, line ${place.line}:`, message, help ?? ""]
    .filter((part) => part !== "")
    .join(" ");
  return `::${COMMANDS[severity]} ${properties.map(([name, value]) => `${name}=${property(value)}`).join(",")}::${data(text)}`;
}

/** What follows the second `::`. Unescaped, a line break in a repository's text could begin a command of its own. */
function data(text: string): string {
  return printable(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
