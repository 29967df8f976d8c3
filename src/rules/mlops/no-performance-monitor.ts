import { externalFix, recorderFixes } from "../attach-monitor.ts";
import { defineRule } from "../define.ts";
import { judgeMeasure } from "../missing-measure.ts";

export default defineRule({
  id: "mlops/no-performance-monitor",
  severity: "warning",
  summary: "A service never learns whether its answers were right.",
  basis: ["ML Test Score Monitor 7", "NIST AI RMF MEASURE 2.3"],
  from: "both",
  check(context) {
    judgeMeasure(context, {
      counts: { model: ["performance"], llm: ["performance", "offline-evaluation"] },
      lacks: "never learns whether its answers were right: no outcomes, corrections or other signs of it come back",
      help: "Record outcomes or people's corrections against predictions, compute the metric that matters, and declare it under monitoring.",
      fixes: (service, context) => [
        ...recorderFixes(service, context, ["performance"]),
        ...externalFix(service, context, "performance"),
      ],
    });
  },
});
