import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import { isReadable } from "../../manifest/readable.ts";
import type { Fix } from "../../model/fix.ts";
import { declaredSubject, isPlaceholder, manifestToJudge } from "../claimed.ts";
import { claimedDocument, didYouMean, scaffoldFix, UNLISTED } from "../claimed-document.ts";
import { datasetFacts } from "../dataset-facts.ts";
import { defineRule, type Failure, type RuleContext } from "../define.ts";
import { draftDocument } from "../draft.ts";

const SAYS = {
  pending: "is still pending",
  conditional: "found it ready on conditions only",
  "not-ready": "found that it is not ready",
} as const;

export default defineRule({
  id: "data/assessment-missing",
  severity: "error",
  summary: "A production source was not assessed before the system relies on it, or was found not to be ready.",
  basis: ["EU AI Act Art. 10(2)", "ISO/IEC 42001 A.7.4", "NIST AI RMF MAP 2.3"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const entry of manifest?.data ?? []) judge(context, manifest!, entry);
  },
});

function judge(context: RuleContext, manifest: Manifest, entry: DataEntry) {
  const { report } = context;
  const subject = declaredSubject(manifest, "dataset", `data.${entry.name}`, entry.name, [...entry.path, "name"]);
  const path = [...entry.path, "assessment"];
  const { assessment } = entry;
  if (entry.kind !== undefined && entry.kind !== "production") {
    return report.notApplicable(subject, { message: `It is ${entry.kind} data, not a production source.` });
  }
  if (entry.kind === undefined && assessment === undefined) {
    return report.unknown(subject, { message: "The manifest does not say whether it is a production source." });
  }
  if (!isReadable(manifest, path))
    return report.unknown(subject, { message: "Its assessment has a mistake in it; mend it first." });
  const fail = (message: string, field: string, fixes: Failure["fixes"] = []) =>
    report.fail(subject, {
      message,
      help: "Look at completeness, drift, access and rights of the source, write down what you found, and record date and result.",
      place: assessment ? manifest.placeOf([...path, field]) : (subject.place ?? manifest.placeOf(entry.path)),
      fixes,
    });
  if (!assessment) {
    return fail(`Nobody has assessed whether the production source ${entry.name} is ready.`, "", draft(context, manifest, entry));
  }
  if (assessment.result === undefined) return fail(`The assessment of ${entry.name} has no result.`, "result");
  if (assessment.result !== "ready") {
    return fail(`The assessment of ${entry.name} ${SAYS[assessment.result]}.`, "result");
  }
  if (assessment.date === undefined)
    return fail(`The assessment of ${entry.name} does not say on which day it was made.`, "date");
  if (assessment.report === undefined || isPlaceholder(assessment.report)) {
    return fail(`The assessment of ${entry.name} names no report, so that nobody can follow it.`, "report");
  }
  const document = claimedDocument(context, manifest, assessment.report);
  if (document.state === "unlisted") return report.unknown(subject, { message: UNLISTED });
  if (document.state === "missing") {
    const fixes = didYouMean(context, manifest, [...path, "report"], document.path);
    fail(`The report of the assessment of ${entry.name} is not at ${document.path}.`, "report", fixes);
  } else if (document.state === "stub") {
    fail(`The report of the assessment of ${entry.name} is still a template: ${document.path} has gaps to fill in.`, "report");
  } else {
    const grade = document.state === "external" ? "declared" : document.state;
    const message = `It was found ready on ${assessment.date}.`;
    report.pass(subject, { message, evidence: { grade, places: [{ place: manifest.placeOf(path), message }] } });
  }
}

function draft(context: RuleContext, manifest: Manifest, entry: DataEntry): readonly Fix[] {
  const { name, path } = entry;
  const facts = datasetFacts(context, manifest, entry);
  const file = `docs/data-readiness-${name.replace(/[^\w.-]+/g, "-").toLowerCase()}.md`;
  const text = draftDocument(context, `Data readiness of ${name}`, [
    ["Source", "Which system does it come from, and who runs it?", facts.declared],
    ["Completeness and quality", "What is missing, wrong or late in production, measured on how much of it?", facts.columns],
    ["Difference from the pilot's data", "How does it differ from the data that the pilot was built on?", facts.reads],
    ["Change", "How often do its schema and its values change, and who tells us?"],
    ["Access and rights", "May we use it for this purpose, and does production have access?"],
    ["Result", "Is it ready, and under which conditions?"],
  ]);
  const claim = { path: [...path, "assessment"], value: { result: "pending", report: file } };
  return scaffoldFix(context, manifest, "Begin the assessment", file, text, claim);
}
