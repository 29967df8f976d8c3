import type { Measure } from "../../model/inventory.ts";
import { externalFix, recorderFixes } from "../attach-monitor.ts";
import { defineRule } from "../define.ts";
import { judgeMeasure } from "../missing-measure.ts";
import { asks, measuresOf } from "../monitoring.ts";

/** What tells of a language model's answers over time. */
const LLM: readonly Measure[] = ["drift", "performance", "offline-evaluation"];

export default defineRule({
  id: "mlops/no-drift-monitor",
  severity: "warning",
  summary: "A service does not measure whether its inputs move away from what the model was trained on.",
  basis: ["ML Test Score Monitor 2 and 3", "NIST AI RMF MEASURE 2.4"],
  from: "both",
  check(context) {
    judgeMeasure(context, {
      counts: { model: ["drift"], llm: LLM },
      // Whoever asks a model of others cannot know its data; what is left to ask is asked once.
      exempt: (service, { inventory }) =>
        asks(service, inventory) === "llm" && !measuresOf(service, inventory).some((measure) => LLM.includes(measure))
          ? "It asks a language model that others trained: mlops/no-performance-monitor asks for evaluation and feedback."
          : undefined,
      lacks: "does not measure whether its inputs drift from what the model was trained on",
      help: "Compare recent inputs with a reference dataset, in the service or in a scheduled job, and declare it under monitoring.",
      fixes: (service, context) => [...recorderFixes(service, context, ["drift"]), ...externalFix(service, context, "drift")],
    });
  },
});
