import type { ReportInput } from "./input.ts";
import { toReport } from "./report.ts";

/** The report as JSON text, one trailing newline. */
export function jsonReport(input: ReportInput): string {
  return `${JSON.stringify(toReport(input), null, 2)}\n`;
}
