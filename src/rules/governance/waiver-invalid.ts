import { replaceAt } from "../../manifest/edit.ts";
import type { Manifest, WaiverEntry } from "../../manifest/manifest.ts";
import { isReadable } from "../../manifest/readable.ts";
import { removeEntry } from "../../manifest/remove.ts";
import type { Subject } from "../../model/check.ts";
import type { Fix } from "../../model/fix.ts";
import { near } from "../../model/near.ts";
import { fillIn, isPlaceholder, manifestToJudge } from "../claimed.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type IgnoringComment, type RuleContext } from "../define.ts";

export default defineRule({
  id: "governance/waiver-invalid",
  severity: "error",
  summary: "A waiver or a comment that ignores a rule has expired, gives no reason, or sets nothing aside.",
  basis: ["NIST AI RMF GOVERN 1.4"],
  from: "both",
  last: true,
  check(context) {
    for (const comment of context.setAside.comments) judgeComment(context, comment);
    const manifest = manifestToJudge(context);
    for (const waiver of manifest?.waivers ?? []) judge(context, manifest!, waiver);
  },
});

function judgeComment({ report, setAside }: RuleContext, { rule, reason, place, removal, effect }: IgnoringComment): void {
  const where = place.cell === undefined ? place.file : `${place.file}#${place.cell}`;
  const subject: Subject = {
    kind: "waiver",
    key: `comment:${where}:${rule}`,
    name: `the comment that ignores ${rule || "a rule"}`,
    place,
  };
  const removals: Fix[] =
    removal === undefined
      ? []
      : [{ title: "Remove the comment", safe: false, singly: true, edits: [{ place: removal, text: "" }] }];
  const fail = (message: string, help: string) => report.fail(subject, { message, help, place, fixes: removals });
  const remove = "Take the comment out; the finding that it was for is mended, or stands on another line.";
  if (effect === "no-rule") {
    const meant = rule === "" ? undefined : near(rule, setAside.rules);
    const says =
      rule === "" ? "names no rule" : `ignores ${rule}, which is no rule${meant === undefined ? "" : `; did you mean ${meant}?`}`;
    fail(
      `This comment ${says}${meant === undefined ? "." : ""}`,
      "Write the rule's id after ignore, as the finding shows it, and the reason after --.",
    );
  } else if (effect === "idle") fail(`This comment ignores ${rule}, which finds nothing here.`, remove);
  else if (reason === undefined || isPlaceholder(reason)) {
    fail(
      `This comment ignores ${rule} without a reason, so it sets nothing aside.`,
      "Write after -- why the finding can be lived with, or take the comment out.",
    );
  } else if (effect === "unknown")
    report.unknown(subject, { message: `Whether ${rule} would find something here cannot be told.` });
  else report.pass(subject, { message: `It sets ${rule} aside: ${reason}`, evidence: { grade: "declared", places: [] } });
}

function judge(context: RuleContext, manifest: Manifest, waiver: WaiverEntry) {
  const { report } = context;
  const about = waiver.subject ?? waiver.file ?? "everything";
  const name = `the waiver of ${waiver.rule ?? "a rule"} for ${about}`;
  const key = `waivers.${waiver.rule ?? ""}:${about}`;
  const subject: Subject = { kind: "waiver", key, name, place: manifest.placeOf(waiver.path) };
  if (!isReadable(manifest, waiver.path)) return report.unknown(subject, { message: "It has a mistake in it; mend it first." });
  const flaw = flawOf(context, manifest, waiver);
  if (flaw === undefined)
    return report.pass(subject, { message: `It holds until ${waiver.expires}.`, evidence: { grade: "declared", places: [] } });
  const edits = removeEntry(manifest, waiver.path);
  const removal: Fix[] = edits.length === 0 ? [] : [{ title: "Remove the waiver", safe: false, singly: true, edits }];
  report.fail(subject, {
    message: `The waiver of ${waiver.rule} ${flaw.says}.`,
    help: "Say why it can be lived with, who answers for that and until when, or remove the waiver.",
    place: flaw.field === undefined ? manifest.placeOf(waiver.path) : manifest.placeOf([...waiver.path, flaw.field]),
    fixes: [...(flaw.fixes ?? []), ...removal],
  });
}

interface Flaw {
  readonly says: string;
  readonly field?: string;
  readonly fixes?: readonly Fix[];
}

function flawOf(context: RuleContext, manifest: Manifest, waiver: WaiverEntry): Flaw | undefined {
  if (waiver.expires !== undefined && waiver.expires < context.today)
    return { says: `expired on ${waiver.expires}`, field: "expires" };
  if (waiver.subject === undefined && waiver.file === undefined)
    return { says: "names neither a subject nor a file, so that it covers nothing" };
  for (const field of ["reason", "owner"] as const) {
    const value = waiver[field];
    if (value === undefined) return { says: `gives no ${field}`, fixes: fillIn(manifest, [...waiver.path, field]) };
    if (isPlaceholder(value)) return { says: `gives no ${field}`, field };
  }
  if (waiver.expires === undefined) return { says: "has no end; name the last day on which it holds" };
  const flaw = dangling(context, manifest, waiver);
  if (flaw !== undefined || context.setAside.waiver(waiver) !== "idle") return flaw;
  return { says: `sets nothing aside: the rule finds nothing in ${waiver.subject ?? waiver.file} now` };
}

const LISTS = ["data", "models", "services", "integrations"] as const;

/** A waiver for an entry of this manifest, or for files, that are not there. Subjects that were found in the source come and go. */
function dangling({ files }: RuleContext, manifest: Manifest, { subject, file, path }: WaiverEntry): Flaw | undefined {
  if (file !== undefined && files.lacks(fromRoot(manifest, file))) {
    return { says: `is for files that are not there: ${file}`, field: "file" };
  }
  const list = LISTS.find((name) => subject?.startsWith(`${name}.`));
  if (list === undefined || subject === undefined) return undefined;
  const names =
    list === "integrations" ? manifest.integrations.map(({ system }) => system) : manifest[list].map(({ name }) => name);
  const known = names.map((name) => `${list}.${name}`);
  if (known.some((key) => subject === key || subject.startsWith(`${key}.`))) return undefined;
  const meant = near(subject, known);
  const edits = meant === undefined ? [] : replaceAt(manifest, [...path, "subject"], meant);
  const fixes: readonly Fix[] = edits.length === 0 ? [] : [{ title: `Replace by ${meant}`, safe: false, kind: "declare", edits }];
  return { says: `is for ${subject}, which this manifest does not declare`, field: "subject", fixes };
}
