import { groupBy } from "../../model/group.ts";
import { defineRule } from "../define.ts";
import { isDeployed } from "../monitoring.ts";
import { systemSubject } from "../subjects.ts";

export default defineRule({
  id: "integration/train-serve-skew",
  severity: "off",
  summary: "Training fits transformers to the data, and serving applies none.",
  basis: ["ML Test Score Monitor 3"],
  from: "both",
  offBecause: "transformers may be part of the saved model, which the source does not always show",
  check({ inventory, manifest, report }) {
    const subject = { ...systemSubject(manifest?.system.name), key: "transforms" };
    const { transforms } = inventory.usage;
    const trained = new Set(
      inventory.delivery.trainings.flatMap(({ place, inTests, notebook }) => (inTests || notebook ? [] : [place.file])),
    );
    const [fitted, ...others] = [
      ...groupBy(
        transforms.filter(({ fits, serves, place }) => fits && !serves && trained.has(place.file)),
        ({ place }) => `${place.file}:${place.line}`,
      ).values(),
    ].map(([first]) => first!);
    const service = inventory.services.find(
      (one) =>
        isDeployed(one) &&
        one.context === "serving" &&
        one.inferenceCalls.some((index) => inventory.inferenceCalls[index]?.kind === "model"),
    );
    const applied = transforms.find(({ serves }) => serves);
    if (fitted === undefined || service === undefined)
      report.notApplicable(subject, { message: "There is no training with transformers beside a service that asks a model." });
    else if (applied !== undefined)
      report.pass(subject, {
        message: `Serving applies ${applied.call}.`,
        evidence: { grade: "exists", places: [{ place: applied.place, message: "applied here" }] },
      });
    else {
      report.fail(subject, {
        message: `Training fits ${fitted.call.replace(/\.\w+$/, "")} to the data, and ${service.name} applies no transformer, so the model may see other figures than it learnt from.`,
        help: "Save the transformers with the model, best as one pipeline, and apply them to what is asked.",
        place: service.place,
        related: [fitted, ...others].map(({ place }) => ({ place, message: "fitted here" })),
        fixes: [{ title: "Go to where it is fitted", safe: false, open: fitted.place }],
      });
    }
  },
});
