import { addEntry } from "../../manifest/edit.ts";
import type { Manifest, SuccessMetric } from "../../manifest/manifest.ts";
import { isReadable } from "../../manifest/readable.ts";
import { claimAt, declaredSubject, FILL_IN, fillIn, isPlaceholder, manifestToJudge } from "../claimed.ts";
import { defineRule, type RuleContext } from "../define.ts";

const PROBLEM = ["adoption", "problem"];
const SUCCESS = ["adoption", "success"];

export default defineRule({
  id: "adoption/no-problem-statement",
  severity: "error",
  summary: "Nobody wrote down which problem the system solves, or how its success is measured against a baseline and a target.",
  basis: ["NIST AI RMF MAP 3.1", "NIST AI RMF MAP 1.4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    judgeProblem(context, manifest);
    judgeSuccess(context, manifest);
  },
});

function judgeProblem({ report }: RuleContext, manifest: Manifest): void {
  const subject = declaredSubject(manifest, "system", "adoption.problem", "problem statement", PROBLEM);
  const claim = claimAt(manifest, PROBLEM, manifest.adoption.problem);
  if (claim === "unreadable") report.unknown(subject, { message: "The problem statement has a mistake in it; mend it first." });
  else if (claim === "given") {
    report.pass(subject, { message: "The problem is stated.", evidence: { grade: "declared", places: [] } });
  } else {
    report.fail(subject, {
      message: "The manifest does not say which problem of its users the system solves.",
      help: "State the problem that people have today, without naming a model.",
      place: subject.place!,
      fixes: fillIn(manifest, PROBLEM, "TODO which problem do people have today?"),
    });
  }
}

function judgeSuccess({ report }: RuleContext, manifest: Manifest): void {
  const { success } = manifest.adoption;
  const subject = declaredSubject(manifest, "system", "adoption.success", "measure of success", SUCCESS);
  const complete = success.find((metric) => gaps(metric).length === 0);
  const help = "Name a measure of the outcome, not of the model, with where it stood before and where it should get.";
  if (complete) {
    const message = `Success is measured by ${complete.metric}.`;
    report.pass(subject, {
      message,
      evidence: { grade: "declared", places: [{ place: manifest.placeOf(complete.path), message }] },
    });
  } else if (!isReadable(manifest, SUCCESS)) {
    report.unknown(subject, { message: "The measures of success have a mistake in them; mend it first." });
  } else if (success.length === 0) {
    const edits = addEntry(manifest, SUCCESS, { metric: FILL_IN, baseline: FILL_IN, target: FILL_IN });
    report.fail(subject, {
      message: "The manifest does not say how the success of the system is measured.",
      help,
      place: subject.place!,
      fixes:
        edits.length === 0
          ? []
          : [{ title: "Add a measure of success, to be filled in", safe: false, kind: "scaffold", singly: true, edits }],
    });
  } else {
    const first = success[0]!;
    const [gap] = gaps(first);
    report.fail(subject, {
      message: `The measure of success "${first.metric}" has no ${gaps(first).join(" and no ")}, so that nobody can tell whether it was reached.`,
      help,
      place: manifest.placeOf([...first.path, gap!]),
      fixes: gaps(first).flatMap((field) => fillIn(manifest, [...first.path, field])),
    });
  }
}

function gaps(metric: SuccessMetric): readonly ("metric" | "baseline" | "target")[] {
  return (["metric", "baseline", "target"] as const).filter((field) => {
    const value = metric[field];
    return value === undefined || isPlaceholder(String(value));
  });
}
