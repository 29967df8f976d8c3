import type { ReportInput } from "./input.ts";
import { printable } from "./style.ts";
import { summaryOf } from "./summary.ts";

/**
 * One line for each finding, as compilers print them, so that editors and tools find the place:
 * `src/api.py:12:5: error: … [mlops/unmonitored-inference]`; in notebooks `eda.ipynb:cell 3:12:5: …`, with cells counted from one.
 */
export function conciseReport(input: ReportInput): string {
  const lines = input.findings
    .filter(({ waived }) => !waived)
    .map(({ place, severity, message, rule }) => {
      const cell = place.cell === undefined ? "" : `cell ${place.cell + 1}:`;
      const level = severity === "information" ? "info" : severity;
      return `${printable(place.file)}:${cell}${place.line}:${place.column}: ${level}: ${printable(message)} [${rule}]`;
    });
  return `${[...lines, ...summaryOf(input)].join("\n")}\n`;
}
