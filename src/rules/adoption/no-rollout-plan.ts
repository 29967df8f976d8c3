import type { Manifest } from "../../manifest/manifest.ts";
import type { Fix } from "../../model/fix.ts";
import { claimAt, declaredSubject, manifestToJudge } from "../claimed.ts";
import { claimedDocument, didYouMean, scaffoldFix, UNLISTED } from "../claimed-document.ts";
import { defineRule, type Failure, type RuleContext } from "../define.ts";
import { draftDocument } from "../draft.ts";
import { list } from "../words.ts";

const PATH = ["adoption", "rollout"];

/** What a plan has to speak of, by the words that plans use for it. */
const TOPICS = [
  {
    topic: "who gets it first",
    words: /\b(cohort|pilot group|wave|phase|stage|first users|percent|%|team by team|gradual|early adopters?)/i,
  },
  { topic: "how they are told", words: /\b(communicat|announc|inform|tell|told|notif|newsletter|e-?mail|message|kick-?off)/i },
  { topic: "who helps them", words: /\b(support|help|contact|champion|office hours?|hotline|training|questions?)/i },
];

export default defineRule({
  id: "adoption/no-rollout-plan",
  severity: "warning",
  summary: "No plan says who gets the system first, how they are told and who helps them.",
  basis: ["NIST AI RMF MANAGE 4.1", "ISO/IEC 42001 A.6.2.5"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (manifest) judge(context, manifest);
  },
});

function judge(context: RuleContext, manifest: Manifest) {
  const { report, files } = context;
  const subject = declaredSubject(manifest, "document", "adoption.rollout", "rollout plan", PATH);
  const fail = (message: string, place: Failure["place"], fixes: Failure["fixes"] = []) =>
    report.fail(subject, {
      message,
      help: "Write down who gets it first, how people are told, and who helps them.",
      place,
      fixes,
    });
  const { rollout } = manifest.adoption;
  const claim = claimAt(manifest, PATH, rollout);
  if (claim === "unreadable") return report.unknown(subject, { message: "The rollout plan has a mistake in it; mend it first." });
  if (claim === "absent")
    return fail("There is no plan for bringing the system to its users.", subject.place!, draft(context, manifest));
  if (claim === "placeholder") return fail("The rollout plan is not named yet.", manifest.placeOf(PATH));
  const document = claimedDocument(context, manifest, rollout!);
  if (document.state === "external") {
    return report.pass(subject, { message: `It is kept at ${document.name}.`, evidence: { grade: "declared", places: [] } });
  }
  if (document.state === "unlisted") return report.unknown(subject, { message: UNLISTED });
  if (document.state === "missing") {
    const fixes = didYouMean(context, manifest, PATH, document.path);
    return fail(`The rollout plan is not at ${document.path}.`, manifest.placeOf(PATH), fixes);
  }
  if (document.state === "stub") {
    return fail(`The rollout plan is still a template: ${document.path} has gaps to fill in.`, manifest.placeOf(PATH));
  }
  const text = files.text(document.path);
  const silent = text === undefined ? [] : TOPICS.filter(({ words }) => !words.test(text));
  // A plan in another language speaks of none of them in these words.
  if (silent.length === TOPICS.length)
    return report.unknown(subject, { message: "What the plan says cannot be told from its words." });
  if (silent.length > 0) {
    return fail(
      `The rollout plan ${document.path} does not say ${list(
        silent.map(({ topic }) => topic),
        "or",
      )}.`,
      manifest.placeOf(PATH),
    );
  }
  report.pass(subject, {
    message: `The plan is ${document.path}.`,
    evidence: { grade: text === undefined ? "exists" : "adequate", places: [] },
  });
}

function draft(context: RuleContext, manifest: Manifest): readonly Fix[] {
  const file = "docs/rollout.md";
  const text = draftDocument(context, "Rollout plan", [
    ["Cohorts", "Who gets it first, who next, and what has to be true before each step?", "users", "services"],
    ["Communication", "Who tells the users what changes for them, when, and how?", "owner", "purpose"],
    ["Support", "Who helps them in the first weeks, and where do they turn?", "support"],
    ["Stopping", "What makes us stop, and how do people work then?", "fallback", "rollback"],
  ]);
  return scaffoldFix(context, manifest, "Draft a rollout plan", file, text, { path: PATH, value: file });
}
