import { claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "governance/base-model-licence",
  severity: "warning",
  summary: "A model rests on somebody else's model, and nobody says under which terms.",
  basis: ["NIST AI RMF MAP 4.1", "ISO/IEC 42001 A.10.3"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report } = context;
    for (const { name, path, baseModel, licence } of manifest.models) {
      const subject = declaredSubject(manifest, "model", `models.${name}`, name, [...path, "name"]);
      const at = [...path, "licence"];
      const claim = claimAt(manifest, at, licence);
      if (baseModel === undefined) report.notApplicable(subject, { message: "It names no base model." });
      else if (claim === "unreadable") report.unknown(subject, { message: "Its licence has a mistake in it; mend it first." });
      else if (claim === "given") {
        const message = `It is used under ${licence}.`;
        report.pass(subject, { message, evidence: { grade: "declared", places: [{ place: manifest.placeOf(at), message }] } });
      } else {
        const base = manifest.placeOf([...path, "base-model"]);
        report.fail(subject, {
          message: `The model ${name} rests on ${baseModel}, and the manifest does not say under which licence.`,
          help: "Look up the terms on the base model's own page and name them: an SPDX id or the licence's name.",
          place: claim === "placeholder" ? manifest.placeOf(at) : base,
          fixes: claim === "placeholder" ? [] : fillIn(manifest, at),
        });
      }
    }
  },
});
