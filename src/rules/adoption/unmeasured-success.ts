import { replaceAt } from "../../manifest/edit.ts";
import { isExternal, type Manifest, type SuccessMetric } from "../../manifest/manifest.ts";
import { near } from "../../model/near.ts";
import { claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { didYouMean } from "../claimed-document.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";

const HELP =
  "Name the function that records it as file.py:function, or the report that shows it as { external: … } where it is measured elsewhere.";

export default defineRule({
  id: "adoption/unmeasured-success",
  severity: "warning",
  summary: "Nothing measures a success metric, or the code that should is not there.",
  basis: ["ML Test Score Model 2", "NIST AI RMF MEASURE 1.1"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const metric of manifest?.adoption.success ?? []) judge(context, manifest!, metric);
  },
});

function judge(context: RuleContext, manifest: Manifest, { metric, path, source }: SuccessMetric) {
  const { report, symbols } = context;
  const at = [...path, "source"];
  const subject = declaredSubject(manifest, "system", `adoption.success.${metric}`, metric, [...path, "metric"]);
  const claim = claimAt(manifest, at, source);
  if (claim === "unreadable") return report.unknown(subject, { message: "Its source has a mistake in it; mend it first." });
  if (claim !== "given") {
    return report.fail(subject, {
      message: `The manifest does not say where “${metric}” is measured.`,
      help: HELP,
      place: claim === "placeholder" ? manifest.placeOf(at) : subject.place!,
      fixes: claim === "placeholder" ? [] : fillIn(manifest, at),
    });
  }
  const place = manifest.placeOf(at);
  const text = isExternal(source) ? source.external : source!;
  const code = isExternal(source) ? null : /^([\w./-]+\.(?:pyw?|ipynb|[cm]?[jt]sx?|sql))(?::([\w$.]+))?$/.exec(text);
  if (!code) {
    const message = `It is measured by ${text}.`;
    return report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
  }
  const [, file, symbol] = code;
  const reference = fromRoot(manifest, file!) + (symbol === undefined ? "" : `:${symbol}`);
  const answer = symbols.find(reference);
  const fail = (message: string, fixes: ReturnType<typeof didYouMean>) =>
    report.fail(subject, { message, help: HELP, place, fixes });
  if (answer.state === "no-file") {
    const fixes = symbol === undefined ? didYouMean(context, manifest, at, fromRoot(manifest, file!)) : [];
    fail(`The code that should measure “${metric}” is not there: ${file}.`, fixes);
  } else if (answer.state === "no-symbol") {
    const meant = near(symbol!, symbols.names(fromRoot(manifest, file!)));
    const edits = meant === undefined ? [] : replaceAt(manifest, at, `${file}:${meant}`);
    fail(
      `${file} has no ${symbol} to measure “${metric}” with.`,
      edits.length === 0 ? [] : [{ title: `Replace by ${file}:${meant}`, safe: false, kind: "declare", edits }],
    );
  } else if (answer.state === "unknown") report.unknown(subject, { message: `Whether ${text} is there cannot be told.` });
  else if (symbols.measures(reference).length > 0) {
    report.pass(subject, { message: `${text} records it.`, evidence: { grade: "adequate", places: [answer.place] } });
  } else {
    // It may write to a table or a log that is counted elsewhere.
    const message = `${text} is there, but nothing that is known to record a number is reached from it.`;
    report.unknown(subject, { message, evidence: { grade: "exists", places: [answer.place] } });
  }
}
