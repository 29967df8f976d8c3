import { setField } from "../../manifest/edit.ts";
import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import { daysBetween, durationDays } from "../../model/dates.ts";
import { commitsOf, describeCommit, since, versionOn } from "../../model/history.ts";
import { filePlace } from "../../model/place.ts";
import { declaredSubject, manifestToJudge, readableManifest } from "../claimed.ts";
import { columnsThen, contractOf, splitContract } from "../contract-of.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { list } from "../words.ts";

/** Where the manifest does not say how long an assessment holds. */
const DEFAULT_AGE = "365d";

export default defineRule({
  id: "data/assessment-expired",
  severity: "warning",
  summary: "The readiness assessment of a production source is older than it may be, or than the last change of its schema.",
  basis: ["EU AI Act Art. 10(2)", "ISO/IEC 42001 A.7.4"],
  from: "both",
  past(context) {
    const manifest = readableManifest(context);
    return manifest?.data.filter(isAssessed).map((entry) => contractFile(manifest, entry)) ?? [];
  },
  pastTexts({ manifest }, history) {
    return manifest!.data.filter(isAssessed).flatMap((entry) => {
      return versionOn(history, contractFile(manifest!, entry), entry.assessment!.date!) ?? [];
    });
  },
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, today } = context;
    for (const entry of manifest.data) {
      const { name, path, assessment } = entry;
      const subject = declaredSubject(manifest, "dataset", `data.${name}`, name, [...path, "name"]);
      const { date, result, maxAge = DEFAULT_AGE } = assessment ?? {};
      if (date === undefined || result === "pending")
        report.notApplicable(subject, { message: "It has no assessment that could expire." });
      else if (tellSchemaChange(context, manifest, entry)) continue;
      else if (maxAge === "static") report.pass(subject, { message: "The data never changes, so its assessment holds." });
      else {
        const limit = durationDays(maxAge);
        const age = daysBetween(date, today);
        if (limit === undefined) report.unknown(subject, { message: "How long its assessment holds cannot be read." });
        else if (age <= limit) report.pass(subject, { message: `It was assessed on ${date}, ${age} days ago.` });
        else {
          const edits = setField(manifest, [...path, "assessment", "result"], "pending");
          report.fail(subject, {
            message: `The assessment of ${name} was made on ${date} and holds for ${maxAge}, so it has run out.`,
            help: "Look at the source again and record the new date; data that never changes has max-age: static.",
            place: manifest.placeOf([...path, "assessment", "date"]),
            fixes:
              edits.length === 0 ? [] : [{ title: "Reopen the assessment", safe: false, kind: "declare", singly: true, edits }],
          });
        }
      }
    }
  },
});

/** An assessment with a contract whose earlier columns git can tell. */
function isAssessed({ assessment, contract }: DataEntry): boolean {
  return (
    assessment?.date !== undefined &&
    assessment.result !== "pending" &&
    contract !== undefined &&
    !splitContract(contract).file.endsWith(".py")
  );
}

function contractFile(manifest: Manifest, { contract }: DataEntry): string {
  return fromRoot(manifest, splitContract(contract!).file);
}

/** Fails, and gives true, where the contract named other columns on the day of the assessment than it does now. */
function tellSchemaChange(context: RuleContext, manifest: Manifest, entry: DataEntry): boolean {
  const { history, textAt, report } = context;
  const now = contractOf(context, manifest, entry)?.columns ?? [];
  if (history === undefined || now.length === 0 || !isAssessed(entry)) return false;
  const { name, path } = entry;
  const date = entry.assessment!.date!;
  const file = contractFile(manifest, entry);
  const version = versionOn(history, file, date);
  const then = columnsThen(manifest, entry, (version && textAt(version)) ?? "");
  if (then.length === 0) return false;
  const added = now.filter((column) => !then.includes(column));
  const gone = then.filter((column) => !now.includes(column));
  if (added.length === 0 && gone.length === 0) return false;
  const changes = [
    ...(added.length > 0 ? [`${list(added.slice(0, 5))} ${added.length === 1 ? "is" : "are"} new`] : []),
    ...(gone.length > 0 ? [`${list(gone.slice(0, 5))} ${gone.length === 1 ? "is" : "are"} gone`] : []),
  ];
  const edits = setField(manifest, [...path, "assessment", "result"], "pending");
  report.fail(declaredSubject(manifest, "dataset", `data.${name}`, name, [...path, "name"]), {
    message: `The assessment of ${name} was made on ${date}, and its schema has changed since: ${changes.join(", and ")}.`,
    help: "Look at the source again with the columns that it has now, and record the new date.",
    place: manifest.placeOf([...path, "assessment", "date"]),
    related: since(commitsOf(history, [file]), date)
      .slice(0, 3)
      .map((commit) => ({ place: filePlace(file), message: `changed in ${describeCommit(commit)}` })),
    fixes: edits.length === 0 ? [] : [{ title: "Reopen the assessment", safe: false, kind: "declare", singly: true, edits }],
  });
  return true;
}
