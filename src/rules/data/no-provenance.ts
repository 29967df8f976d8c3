import { claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";
import { list } from "../words.ts";

export default defineRule({
  id: "data/no-provenance",
  severity: "warning",
  summary: "A dataset has no owner, no licence, or no stated source.",
  basis: ["EU AI Act Annex IV 2(d)", "ISO/IEC 42001 A.7.5"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report } = context;
    for (const entry of manifest.data) {
      const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
      // A production source is its own origin.
      const fields = entry.kind === "production" ? (["owner", "licence"] as const) : (["owner", "licence", "source"] as const);
      const claims = fields.map((field) => ({ field, claim: claimAt(manifest, [...entry.path, field], entry[field]) }));
      const missing = claims.filter(({ claim }) => claim === "absent" || claim === "placeholder");
      if (missing.length > 0) {
        report.fail(subject, {
          message: `The dataset ${entry.name} has ${list(
            missing.map(({ field }) => `no ${field}`),
            "and",
          )}.`,
          help: "Say who answers for it, under which terms it may be used, and where it came from.",
          place: subject.place!,
          fixes: missing.flatMap(({ field, claim }) => (claim === "absent" ? fillIn(manifest, [...entry.path, field]) : [])),
        });
      } else if (claims.some(({ claim }) => claim === "unreadable")) {
        report.unknown(subject, { message: "A field of it has a mistake in it; mend it first." });
      } else
        report.pass(subject, {
          message: "Its owner, terms and origin are declared.",
          evidence: { grade: "declared", places: [] },
        });
    }
  },
});
