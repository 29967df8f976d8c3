import { setField } from "../../manifest/edit.ts";
import type { Manifest, UserGroup } from "../../manifest/manifest.ts";
import { isReadable } from "../../manifest/readable.ts";
import type { Fix } from "../../model/fix.ts";
import { claimAt, declaredSubject, FILL_IN, manifestToJudge } from "../claimed.ts";
import { claimedDocument, didYouMean, scaffoldFix, UNLISTED } from "../claimed-document.ts";
import { defineRule, type Failure, type RuleContext } from "../define.ts";
import { draftDocument } from "../draft.ts";

const USERS = ["adoption", "users"];

export default defineRule({
  id: "adoption/no-user-training",
  severity: "warning",
  summary: "People who work with the system have nothing to learn it from.",
  basis: ["EU AI Act Art. 4", "EU AI Act Art. 26(2)", "NIST AI RMF MAP 3.4"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    for (const group of manifest.adoption.users) judge(context, manifest, group);
    if (manifest.adoption.users.length === 0) judgeNobody(context, manifest);
  },
});

function judgeNobody({ report }: RuleContext, manifest: Manifest) {
  const subject = declaredSubject(manifest, "system", "adoption.users", "users", USERS);
  if (!isReadable(manifest, USERS)) report.unknown(subject, { message: "The users have a mistake in them; mend it first." });
  else if (manifest.has([...USERS]))
    report.notApplicable(subject, { message: "The manifest says that nobody works with the system." });
  else {
    const edits = setField(manifest, USERS, [{ group: FILL_IN }]);
    report.fail(subject, {
      message: "The manifest does not say who works with the system, nor how they are trained.",
      help: "Name the groups of users with their training material; an empty list says that there are none.",
      place: subject.place!,
      fixes:
        edits.length === 0
          ? []
          : [{ title: "Add a group of users, to be filled in", safe: false, kind: "scaffold", singly: true, edits }],
    });
  }
}

function judge(context: RuleContext, manifest: Manifest, users: UserGroup) {
  const { report } = context;
  const path = [...users.path, "training"];
  const subject = declaredSubject(manifest, "document", `adoption.users.${users.group}`, users.group, [...users.path, "group"]);
  const fail = (message: string, place: Failure["place"], fixes: Failure["fixes"] = []) =>
    report.fail(subject, {
      message,
      help: "Name the material from which they learn what it does, where it errs and how to overrule it.",
      place,
      fixes,
    });
  const claim = claimAt(manifest, path, users.training);
  if (claim === "unreadable") return report.unknown(subject, { message: "The training has a mistake in it; mend it first." });
  if (claim === "absent") {
    return fail(`The ${users.group} have no training material.`, subject.place!, draft(context, manifest, users));
  }
  if (claim === "placeholder")
    return fail(`The training material of the ${users.group} is not named yet.`, manifest.placeOf(path));
  const document = claimedDocument(context, manifest, users.training!);
  if (document.state === "unlisted") return report.unknown(subject, { message: UNLISTED });
  if (document.state === "missing") {
    const fixes = didYouMean(context, manifest, path, document.path);
    fail(`The training material of the ${users.group} is not at ${document.path}.`, manifest.placeOf(path), fixes);
  } else if (document.state === "stub") {
    fail(
      `The training material of the ${users.group} is still a template: ${document.path} has gaps to fill in.`,
      manifest.placeOf(path),
    );
  } else {
    const grade = document.state === "external" ? "declared" : document.state;
    const message = `They learn from ${document.state === "external" ? document.name : document.path}.`;
    report.pass(subject, { message, evidence: { grade, places: [{ place: manifest.placeOf(path), message }] } });
  }
}

function draft(context: RuleContext, manifest: Manifest, { group, path }: UserGroup): readonly Fix[] {
  const file = "docs/training.md";
  const text = draftDocument(context, `Working with ${manifest.system.name ?? "the system"}`, [
    ["What it does", "What does it answer, and for whom?", "purpose", "services"],
    ["What it does not do", "Where does it err, and what was it never meant for?", "metrics"],
    ["Reading an answer", "How sure is it, and what does a doubtful answer look like?"],
    ["Overruling it", "How does a person decide otherwise, and who is told?", "fallback"],
    ["Getting help", "Where do people ask, and how do they report a wrong answer?", "support", "feedback"],
  ]);
  return scaffoldFix(context, manifest, `Draft training material for the ${group}`, file, text, {
    path: [...path, "training"],
    value: file,
  });
}
