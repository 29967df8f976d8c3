import { setField } from "../../manifest/edit.ts";
import { daysBetween, durationDays } from "../../model/dates.ts";
import { declaredSubject, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

/** Where the manifest does not say how long an assessment holds. */
const DEFAULT_AGE = "365d";

export default defineRule({
  id: "data/assessment-expired",
  severity: "warning",
  summary: "The readiness assessment of a production source is older than it may be.",
  basis: ["EU AI Act Art. 10(2)", "ISO/IEC 42001 A.7.4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, today } = context;
    for (const { name, path, assessment } of manifest.data) {
      const subject = declaredSubject(manifest, "dataset", `data.${name}`, name, [...path, "name"]);
      const { date, result, maxAge = DEFAULT_AGE } = assessment ?? {};
      if (date === undefined || result === "pending")
        report.notApplicable(subject, { message: "It has no assessment that could expire." });
      else if (maxAge === "static") report.pass(subject, { message: "The data never changes, so its assessment holds." });
      else {
        const limit = durationDays(maxAge);
        const age = daysBetween(date, today);
        if (limit === undefined) report.unknown(subject, { message: "How long its assessment holds cannot be read." });
        else if (age <= limit) report.pass(subject, { message: `It was assessed on ${date}, ${age} days ago.` });
        else {
          const edits = setField(manifest, [...path, "assessment", "result"], "pending");
          report.fail(subject, {
            message: `The assessment of ${name} was made on ${date} and holds for ${maxAge}, so it has run out.`,
            help: "Look at the source again and record the new date; data that never changes has max-age: static.",
            place: manifest.placeOf([...path, "assessment", "date"]),
            fixes:
              edits.length === 0 ? [] : [{ title: "Reopen the assessment", safe: false, kind: "declare", singly: true, edits }],
          });
        }
      }
    }
  },
});
