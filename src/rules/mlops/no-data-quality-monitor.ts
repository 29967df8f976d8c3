import { externalFix, recorderFixes } from "../attach-monitor.ts";
import { defineRule } from "../define.ts";
import { judgeMeasure } from "../missing-measure.ts";
import { asks } from "../monitoring.ts";

export default defineRule({
  id: "mlops/no-data-quality-monitor",
  severity: "warning",
  summary: "The inputs of a service are checked by nothing.",
  basis: ["ML Test Score Monitor 2", "ISO/IEC 42001 A.7.4"],
  from: "both",
  check(context) {
    judgeMeasure(context, {
      counts: { model: ["data-quality"], llm: ["data-quality"] },
      exempt: (service, { inventory }) =>
        asks(service, inventory) === "llm" ? "A language model takes free text, of which there is no schema." : undefined,
      unclear: ({ kind }) =>
        kind === "http" || kind === "deployment"
          ? "Whether the framework checks the types of its inputs cannot be told."
          : undefined,
      lacks: "checks its inputs by nothing before the model sees them",
      help: "Check types, ranges and missing values with a schema where the input comes in.",
      fixes: (service, context) => [
        ...recorderFixes(service, context, ["data-quality"]),
        ...externalFix(service, context, "data-quality"),
      ],
    });
  },
});
