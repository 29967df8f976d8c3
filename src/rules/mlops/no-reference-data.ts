import { setField } from "../../manifest/edit.ts";
import type { Fix } from "../../model/fix.ts";
import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

/** More choices than these are no help. */
const MOST_CHOICES = 5;

export default defineRule({
  id: "mlops/no-reference-data",
  severity: "warning",
  summary: "Drift is measured against nothing that the manifest names.",
  basis: ["ML Test Score Monitor 3", "NIST AI RMF MEASURE 2.4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report } = context;
    for (const service of manifest.services) {
      const drift = service.monitoring.find(({ measure }) => measure === "drift");
      if (!drift) continue;
      const path = [...drift.path, "reference"];
      const subject = declaredSubject(
        manifest,
        "service",
        `services.${service.name}.monitoring.drift`,
        `drift of ${service.name}`,
        drift.path,
      );
      const claim = claimAt(manifest, path, drift.reference);
      if (claim === "unreadable") report.unknown(subject, { message: "The reference has a mistake in it; mend it first." });
      else if (claim === "given")
        report.pass(subject, {
          message: `It is measured against ${drift.reference}.`,
          evidence: { grade: "declared", places: [] },
        });
      else if (drift.external)
        report.unknown(subject, { message: `${drift.external.external} keeps the reference, which cannot be seen here.` });
      else {
        const likely = [...manifest.data].sort(
          (a, b) => Number(b.usedFor.includes("reference")) - Number(a.usedFor.includes("reference")),
        );
        report.fail(subject, {
          message: `The drift of ${service.name} is measured, but the manifest does not say against which data.`,
          help: "Name the data entry that shows what is normal, usually what the model was trained on.",
          place: manifest.placeOf(drift.path, { key: true }),
          fixes: likely.slice(0, MOST_CHOICES).flatMap(({ name }): Fix[] => {
            const edits = setField(manifest, path, name);
            return edits.length === 0 ? [] : [{ title: `Measure against ${name}`, safe: false, singly: true, edits }];
          }),
        });
      }
    }
  },
});
