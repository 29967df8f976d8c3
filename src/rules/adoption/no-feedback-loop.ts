import { replaceAt } from "../../manifest/edit.ts";
import { isExternal, type Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { near } from "../../model/near.ts";
import { claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { didYouMean } from "../claimed-document.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";

const PATH = ["adoption", "feedback"];

export default defineRule({
  id: "adoption/no-feedback-loop",
  severity: "warning",
  summary: "Users cannot tell the team that an answer was wrong, or the code that should record it is not there.",
  basis: ["NIST AI RMF MANAGE 4.1", "EU AI Act Art. 72"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (manifest) judge(context, manifest);
  },
});

function judge(context: RuleContext, manifest: Manifest) {
  const { report, symbols } = context;
  const subject = declaredSubject(manifest, "system", "adoption.feedback", "feedback", PATH);
  const { feedback } = manifest.adoption;
  const claim = claimAt(manifest, PATH, feedback);
  const help = "Name the function that records feedback as file.py:function, or the tool that collects it as { external: … }.";
  if (claim === "unreadable") return report.unknown(subject, { message: "The feedback has a mistake in it; mend it first." });
  if (claim !== "given") {
    const message = "The manifest does not say how users tell the team that an answer was wrong.";
    return report.fail(subject, { message, help, place: subject.place!, fixes: fillIn(manifest, PATH) });
  }
  const place = manifest.placeOf(PATH);
  const text = isExternal(feedback) ? feedback.external : feedback!;
  const code = isExternal(feedback) ? null : /^([\w./-]+\.(?:py|ipynb|[cm]?[jt]sx?))(?::([\w$.]+))?$/.exec(text);
  if (!code) {
    const message = `It is collected by ${text}.`;
    return report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
  }
  const [, file, symbol] = code;
  const path = fromRoot(manifest, file!);
  const answer = symbols.find(symbol === undefined ? path : `${path}:${symbol}`);
  if (answer.state === "found") {
    return report.pass(subject, { message: `${text} records it.`, evidence: { grade: "exists", places: [answer.place] } });
  }
  if (answer.state === "unknown") return report.unknown(subject, { message: `Whether ${text} is there cannot be told.` });
  if (answer.state === "no-file") {
    const fixes = symbol === undefined ? didYouMean(context, manifest, PATH, path) : [];
    return report.fail(subject, { message: `The code that should record feedback is not there: ${file}.`, help, place, fixes });
  }
  const meant = near(symbol ?? "", symbols.names(path));
  const edits = meant === undefined ? [] : replaceAt(manifest, PATH, `${file}:${meant}`);
  const fixes: readonly Fix[] =
    edits.length === 0 ? [] : [{ title: `Replace by ${file}:${meant}`, safe: false, kind: "declare", edits }];
  report.fail(subject, { message: `${file} has no ${symbol} to record feedback with.`, help, place, fixes });
}
