import { defineRule } from "../define.ts";
import { evaluationFixes } from "../evaluation-step.ts";
import { isDeployed } from "../monitoring.ts";
import { systemSubject } from "../subjects.ts";

export default defineRule({
  id: "mlops/no-evaluation-gate",
  severity: "warning",
  summary: "Continuous integration ships the model without measuring it.",
  basis: ["ML Test Score Infra 4", "ML Test Score Model 6"],
  from: "source",
  check(context) {
    const { inventory, manifest, report } = context;
    const subject = { ...systemSubject(manifest?.system.name), key: "evaluation" };
    const { ci, evaluation, opaque } = inventory.delivery.gates;
    const evaluator = inventory.monitors.find(({ measures }) => measures.includes("offline-evaluation"));
    if (!inventory.services.some(isDeployed)) report.notApplicable(subject, { message: "Nothing is served." });
    else if (ci === undefined)
      report.unknown(subject, {
        message: "There is no continuous integration here, so what happens before a release cannot be told.",
      });
    else if (evaluation !== undefined)
      report.pass(subject, {
        message: "Continuous integration measures the model.",
        evidence: { grade: "exists", places: [evaluation] },
      });
    else if (opaque || evaluator !== undefined)
      report.unknown(subject, { message: "Whether one of the steps measures the model cannot be told." });
    else {
      report.fail(subject, {
        message: "No step of continuous integration measures the model, so one that got worse is shipped like any other.",
        help: "Add a step that evaluates the model on held-out data, or the prompts on test cases, and fails below a threshold.",
        place: ci,
        fixes: evaluationFixes(context, ci),
      });
    }
  },
});
