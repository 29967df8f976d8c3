import type { Severity } from "../model/severity.ts";
import type { ReportContext, ReportInput } from "./input.ts";
import { cellName, fileLines } from "./lines.ts";

const SEVERITY: Readonly<Record<Severity, string>> = { off: "info", information: "info", warning: "minor", error: "major" };

/**
 * GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab compares fingerprints with those of the target branch by itself.
 */
export function gitlabReport(input: ReportInput, context: ReportContext): string {
  const issues = input.findings
    .filter((finding) => !finding.waived)
    .map((finding) => {
      const { place, message, help, rule, fingerprint, severity } = finding;
      const cell = cellName(place);
      const lines = fileLines(place, context.textOf);
      return {
        description: `${cell === "" ? "" : `In ${cell}, line ${place.line}: `}${message}${help === undefined ? "" : ` ${help}`}`,
        check_name: rule,
        fingerprint,
        severity: SEVERITY[severity],
        location: { path: context.prefix + place.file, lines: { begin: lines?.line ?? 1, ...(lines && { end: lines.endLine }) } },
      };
    });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
