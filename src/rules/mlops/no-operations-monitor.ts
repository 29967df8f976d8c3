import { externalFix, instrumentFixes } from "../attach-monitor.ts";
import { defineRule } from "../define.ts";
import { judgeMeasure } from "../missing-measure.ts";

export default defineRule({
  id: "mlops/no-operations-monitor",
  severity: "warning",
  summary: "Nothing measures the latency, errors or throughput of a service.",
  basis: ["ML Test Score Monitor 6"],
  from: "both",
  check(context) {
    judgeMeasure(context, {
      counts: { model: ["operations", "errors", "tracing"], llm: ["operations", "errors", "tracing"] },
      exempt: ({ context, kind }) =>
        context !== "serving"
          ? "What starts a job tells whether it failed."
          : kind === "cli"
            ? "A person starts it and sees it fail."
            : undefined,
      lacks: "has no measure of its latency, errors or throughput",
      help: "Add the metrics or tracing middleware of your framework, or declare what your platform measures as external.",
      fixes: (service, context) => [...instrumentFixes(service, context), ...externalFix(service, context, "operations")],
    });
  },
});
