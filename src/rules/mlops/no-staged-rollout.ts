import { setField } from "../../manifest/edit.ts";
import { type DocumentPath, type Manifest, ROLLOUTS } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { serviceEntryFor } from "../declared.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "mlops/no-staged-rollout",
  severity: "information",
  summary: "A new model reaches everybody at once.",
  basis: ["ML Test Score Infra 6"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, inventory } = context;
    for (const entry of manifest.services) {
      const path = [...entry.path, "rollout"];
      const subject = declaredSubject(manifest, "service", `services.${entry.name}`, entry.name, [...entry.path, "name"]);
      const found = inventory.services.filter((service) => serviceEntryFor(manifest, service) === entry);
      const claim = claimAt(manifest, path, entry.rollout);
      const help =
        "Let it answer in the shadow or for a share of users first: shadow, canary, gradual, blue-green, ab-test or feature-flag.";
      if (claim === "unreadable") report.unknown(subject, { message: "The rollout has a mistake in it; mend it first." });
      else if (entry.rollout === "all-at-once") {
        const message = `A new model behind ${entry.name} reaches everybody at once.`;
        report.fail(subject, { message, help, place: manifest.placeOf(path), fixes: choose(manifest, path) });
      } else if (entry.rollout)
        report.pass(subject, { message: `It is rolled out by ${entry.rollout}.`, evidence: { grade: "declared", places: [] } });
      else if (found.length > 0 && found.every((service) => service.context !== "serving")) {
        report.notApplicable(subject, { message: "It runs on a schedule: a bad run can be thrown away." });
      } else {
        report.fail(subject, {
          message: `Nothing says how a new model behind ${entry.name} reaches its users.`,
          help,
          place: subject.place!,
          fixes: choose(manifest, path),
        });
      }
    }
  },
});

/** One for each way, for whoever knows which one it is. */
function choose(manifest: Manifest, path: DocumentPath): readonly Fix[] {
  return ROLLOUTS.filter((way) => way !== "all-at-once").flatMap((way): Fix[] => {
    const edits = setField(manifest, path, way);
    const title = `State that it is rolled out by ${way}`;
    return edits.length === 0 ? [] : [{ title, safe: false, kind: "declare", singly: true, edits }];
  });
}
