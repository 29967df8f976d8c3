import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/not-integrated",
  severity: "error",
  summary: "A system in production still talks to a mock, a sandbox or a plan.",
  basis: ["EU AI Act Annex IV 1(b)", "NIST AI RMF MANAGE 4.1"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, stage } = context;
    for (const { system, path, status } of manifest.integrations) {
      const subject = declaredSubject(manifest, "integration", `integrations.${system}`, system, [...path, "system"]);
      const at = [...path, "status"];
      if (stage !== "production") report.notApplicable(subject, { message: `At stage ${stage} it need not be real yet.` });
      else if (status === undefined) {
        const isWrong = claimAt(manifest, at, undefined) === "unreadable";
        report.unknown(subject, {
          message: isWrong ? "Its status has a mistake in it." : "The manifest does not say how real the connection is.",
        });
      } else if (status === "tested" || status === "live") {
        report.pass(subject, { message: `The connection is ${status}.`, evidence: { grade: "declared", places: [] } });
      } else {
        const how = { planned: "only planned", mocked: "mocked", sandbox: "only tried in a sandbox" }[status];
        report.fail(subject, {
          message: `The system is in production, but its integration with ${system} is ${how}.`,
          help: "Prove it against the real system, and set the status to tested or live.",
          place: manifest.placeOf(at),
        });
      }
    }
  },
});
