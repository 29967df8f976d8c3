import { setField } from "../../manifest/edit.ts";
import type { Fix } from "../../model/fix.ts";
import { groupBy } from "../../model/group.ts";
import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { dataEntryFor } from "../declared.ts";
import { defineRule } from "../define.ts";
import { list } from "../words.ts";

/** Columns that are about a person by their name alone. A bare `name`, `address` or `age` may be of a thing. */
const PERSONAL =
  /^(?:(?:customer|user|client|patient|employee|contact|applicant|person)_)?(?:e_?mail(?:_?address)?|(?:tele)?phone(?:_?(?:number|no))?|mobile_?(?:number|no|phone)|ssn|social_?security(?:_?(?:number|no))?|passport(?:_?(?:number|no))?|date_?of_?birth|birth_?date|dob|first_?name|last_?name|full_?name|surname|maiden_?name|home_?address|street_?address|iban|credit_?card(?:_?(?:number|no))?|national_?id|driving_?licen[cs]e(?:_?(?:number|no))?)$/i;

export default defineRule({
  id: "data/personal-data-undeclared",
  severity: "warning",
  summary: "Columns about people are used from a dataset of which the manifest does not say whether it holds personal data.",
  basis: ["GDPR Art. 30", "ML Test Score Data 5"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (manifest === undefined) return;
    const { inventory, report } = context;
    const uses = groupBy(
      inventory.usage.columns.filter(({ column }) => PERSONAL.test(column.replace(/[ -]/g, "_"))),
      (use) => dataEntryFor(manifest, use)?.name,
    );
    for (const entry of manifest.data) {
      const path = [...entry.path, "personal-data"];
      const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
      const found = uses.get(entry.name) ?? [];
      const columns = [...new Set(found.map(({ column }) => column))];
      if (entry.personalData !== undefined)
        report.pass(subject, {
          message: `The manifest says: ${entry.personalData}.`,
          evidence: { grade: "declared", places: [{ place: manifest.placeOf(path), message: "said here" }] },
        });
      else if (columns.length === 0) report.notApplicable(subject, { message: "No column about people is used from it." });
      else if (claimAt(manifest, path, undefined) === "unreadable")
        report.unknown(subject, { message: "What it says of personal data has a mistake in it; mend it first." });
      else {
        report.fail(subject, {
          message: `The code uses ${list(columns)} of ${entry.name}, and the manifest does not say whether that is personal data.`,
          help: "Set personal-data to none, pseudonymised, personal or special, after asking who is responsible for data protection.",
          place: subject.place!,
          related: found.map(({ place, column }) => ({ place, message: `${column} is used here` })),
          fixes: [
            ...["personal", "special", "pseudonymised", "none"].flatMap((answer): Fix[] => {
              const edits = setField(manifest, path, answer);
              return edits.length === 0
                ? []
                : [{ title: `Set personal-data to ${answer}`, safe: false, kind: "declare", singly: true, edits }];
            }),
            { title: "Go to the column", safe: false, open: found[0]!.place },
          ],
        });
      }
    }
  },
});
