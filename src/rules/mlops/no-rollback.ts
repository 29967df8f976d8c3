import { type DocumentPath, isExternal, type Manifest, type ModelEntry } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { claimedDocument, didYouMean, scaffoldFix, UNLISTED } from "../claimed-document.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { draftDocument } from "../draft.ts";

export default defineRule({
  id: "mlops/no-rollback",
  severity: "warning",
  summary: "Nothing says how to go back to the previous model.",
  basis: ["ML Test Score Infra 7", "NIST AI RMF MANAGE 2.4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const entry of manifest?.models ?? []) judge(context, manifest!, entry);
  },
});

function judge(context: RuleContext, manifest: Manifest, { name, path: at, rollback, artifact, version }: ModelEntry) {
  const { report } = context;
  const path = [...at, "rollback"];
  const subject = declaredSubject(manifest, "model", `models.${name}`, name, [...at, "name"]);
  const help = "Name the section of the runbook that says how the previous model comes back, and try it once.";
  const claim = claimAt(manifest, path, rollback);
  if (claim === "unreadable") return report.unknown(subject, { message: "The rollback has a mistake in it; mend it first." });
  if (claim !== "given") {
    if (/^(models|runs|wandb|s3|gs|azureml|sagemaker):/.test(artifact ?? "") && version !== undefined) {
      return report.pass(subject, {
        message: `A registry keeps its versions; ${version} is served.`,
        evidence: { grade: "declared", places: [] },
      });
    }
    return report.fail(subject, {
      message: `Nothing says how to go back to the previous version of the model ${name}.`,
      help,
      place: claim === "placeholder" ? manifest.placeOf(path) : subject.place!,
      fixes: [...runbook(context, manifest, path), ...fillIn(manifest, path)],
    });
  }
  // A sentence is an answer; what looks like a path must lead somewhere.
  if (!isExternal(rollback) && !/^[\w./-]+\.\w+(#.*)?$/.test(rollback!)) {
    return report.pass(subject, { message: `It goes back by ${rollback}.`, evidence: { grade: "declared", places: [] } });
  }
  const document = claimedDocument(context, manifest, rollback!);
  if (document.state === "unlisted") return report.unknown(subject, { message: UNLISTED });
  if (document.state === "missing") {
    const fixes = didYouMean(context, manifest, path, document.path);
    return report.fail(subject, {
      message: `How to roll ${name} back should be in ${document.path}, which is not there.`,
      help,
      place: manifest.placeOf(path),
      fixes,
    });
  }
  if (document.state === "stub") {
    const message = `How to roll ${name} back is not written yet: ${document.path} has gaps to fill in.`;
    return report.fail(subject, { message, help, place: manifest.placeOf(path), related: document.gaps });
  }
  const grade = document.state === "external" ? "declared" : document.state;
  report.pass(subject, { message: `It is written down how it goes back.`, evidence: { grade, places: [] } });
}

/** A runbook with a section on it, to be filled in. */
function runbook(context: RuleContext, manifest: Manifest, path: DocumentPath): readonly Fix[] {
  const file = "docs/runbook.md";
  const text = draftDocument(context, "Runbook", [
    ["Services", "What answers, where does it run, and how does one see that it is well?", "services", "monitoring"],
    ["Rollback", "How does the previous model come back, who may do it, and how long does it take?", "models", "rollback"],
    ["Switching off", "How is the model stopped, and what answers instead?", "fallback"],
    ["Who acts", "Who is called, and in which order?", "owner", "support"],
  ]);
  return scaffoldFix(context, manifest, "Draft a runbook", file, text, { path, value: `${file}#rollback` });
}
