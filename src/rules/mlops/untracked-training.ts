import { trackerFixes } from "../attach-monitor.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "mlops/untracked-training",
  severity: "information",
  summary: "A model is trained without any record of the run.",
  basis: ["ML Test Score Infra 1", "EU AI Act Annex IV 2(g)"],
  from: "source",
  check(context) {
    const { inventory, report } = context;
    for (const { place, call, tracker, seeded, inTests, notebook } of inventory.delivery.trainings) {
      const subject = { kind: "model", key: `training:${place.file}`, name: `training in ${place.file}`, place } as const;
      if (inTests) report.notApplicable(subject, { message: "It trains for a test." });
      else if (notebook) report.notApplicable(subject, { message: "It is a notebook, in which people explore." });
      else if (tracker !== undefined && seeded)
        report.pass(subject, {
          message: `Its runs are recorded by ${tracker}, and its seed is set.`,
          evidence: { grade: "exists", places: [] },
        });
      else if (tracker !== undefined)
        report.unknown(subject, { message: `${tracker} records it; whether a seed is set cannot be told.` });
      else {
        report.fail(subject, {
          message: `${call} trains a model, and nothing records with which data, parameters and result${seeded ? "" : ", nor does a seed make it repeatable"}.`,
          help: "Record each run with the experiment tracker of your team (MLflow, Weights & Biases, DVC …), and set the seed.",
          place,
          fixes: trackerFixes(place, context),
        });
      }
    }
  },
});
