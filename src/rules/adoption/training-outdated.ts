import type { Manifest, UserGroup } from "../../manifest/manifest.ts";
import { isReadable } from "../../manifest/parse.ts";
import { declaredSubject, manifestToJudge } from "../claimed.ts";
import { defineRule, type RuleContext } from "../define.ts";

export default defineRule({
  id: "adoption/training-outdated",
  severity: "information",
  summary: "People were trained before the model last changed in a way that they notice.",
  basis: ["NIST AI RMF MAP 3.4", "EU AI Act Art. 4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const users of manifest?.adoption.users ?? []) judge(context, manifest!, users);
  },
});

function judge({ report }: RuleContext, manifest: Manifest, { group, path, trainedOn }: UserGroup): void {
  const subject = declaredSubject(manifest, "document", `adoption.users.${group}`, group, [...path, "group"]);
  if (trainedOn === undefined) {
    if (isReadable(manifest, [...path, "trained-on"])) {
      report.unknown(subject, { message: "The manifest does not say when they were trained: set trained-on." });
    } else report.unknown(subject, { message: "The day of their training has a mistake in it; mend it first." });
    return;
  }
  const changed = manifest.models.find(({ changedOn }) => changedOn !== undefined && changedOn > trainedOn);
  // Training again on newer data is no change that people notice, or may be: only its team can tell.
  const open = manifest.models.find((model) => model.changedOn === undefined && !((model.trainedOn ?? "9") <= trainedOn));
  if (changed !== undefined) {
    report.fail(subject, {
      message: `The ${group} were trained on ${trainedOn}, and the model ${changed.name} has changed since, on ${changed.changedOn}.`,
      help: "Show them what is different, bring the material up to date, and set trained-on to that day.",
      place: manifest.placeOf([...path, "trained-on"]),
      related: [{ place: manifest.placeOf([...changed.path, "changed-on"]), message: "the change" }],
    });
  } else if (manifest.models.length === 0) report.notApplicable(subject, { message: "The manifest names no model." });
  else if (open !== undefined) {
    const message = `Whether ${open.name} has changed for them since is not declared: set changed-on.`;
    report.unknown(subject, { message });
  } else {
    const message = `They were trained on ${trainedOn}, after the last change.`;
    const place = manifest.placeOf([...path, "trained-on"]);
    report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
  }
}
