import { daysBetween, durationDays } from "../../model/dates.ts";
import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "mlops/stale-model",
  severity: "warning",
  summary: "A model is older than its team allowed it to get.",
  basis: ["ML Test Score Monitor 4", "NIST AI RMF MANAGE 2.2"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, today } = context;
    for (const { name, path, maxAge, trainedOn } of manifest.models) {
      const subject = declaredSubject(manifest, "model", `models.${name}`, name, [...path, "name"]);
      if (maxAge === undefined) {
        const isWrong = claimAt(manifest, [...path, "max-age"], undefined) === "unreadable";
        const message = "Nobody set an age that it may not pass.";
        if (isWrong) report.unknown(subject, { message: "Its age limit has a mistake in it; mend it first." });
        else report.notApplicable(subject, { message });
        continue;
      }
      const limit = durationDays(maxAge);
      if (trainedOn === undefined || limit === undefined) {
        report.unknown(subject, { message: "The manifest does not say when it was trained: set trained-on." });
        continue;
      }
      const age = daysBetween(trainedOn, today);
      if (age <= limit)
        report.pass(subject, {
          message: `It was trained on ${trainedOn}, ${age} days ago.`,
          evidence: { grade: "declared", places: [] },
        });
      else {
        report.fail(subject, {
          message: `The model ${name} was trained on ${trainedOn} and may be ${maxAge} old, so it is due.`,
          help: "Train it again, or look at how it does now and set a longer max-age with a reason.",
          place: manifest.placeOf([...path, "trained-on"]),
          related: [{ place: manifest.placeOf([...path, "max-age"]), message: "the age that it may reach" }],
        });
      }
    }
  },
});
