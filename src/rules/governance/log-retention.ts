import { setField } from "../../manifest/edit.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import { durationDays } from "../../model/dates.ts";
import type { Fix } from "../../model/fix.ts";
import { claimAt, claimPlace, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";
import { systemSubject } from "../subjects.ts";

const PATH = ["governance", "log-retention"];
/** Six months, counting 30 days each. */
const LEAST = 180;

export default defineRule({
  id: "governance/log-retention",
  severity: "warning",
  summary: "A high-risk system's logs are kept for less than six months, or nobody says for how long.",
  basis: ["EU AI Act Art. 19", "EU AI Act Art. 26(6)"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, risk } = context;
    const subject = { ...systemSubject(manifest.system.name), place: claimPlace(manifest, PATH) };
    const { logRetention } = manifest.governance;
    const days = logRetention === undefined ? undefined : durationDays(logRetention);
    const help = "Keep what the system records about its answers for six months or longer, and set log-retention to that time.";
    if (risk !== "high") {
      const why = risk === undefined ? "the system has no risk class yet" : `it is asked of high risk only, and this is ${risk}`;
      report.notApplicable(subject, { message: `No time is asked for, since ${why}.` });
    } else if (days !== undefined && days >= LEAST) {
      const message = `Logs are kept for ${logRetention}.`;
      const place = manifest.placeOf(PATH);
      report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
    } else if (days !== undefined) {
      const message = `Logs are kept for ${logRetention}, and a high-risk system's have to be kept for six months.`;
      report.fail(subject, { message, help, place: manifest.placeOf(PATH), fixes: keep(manifest) });
    } else if (claimAt(manifest, PATH, undefined) === "unreadable") {
      report.unknown(subject, { message: "The time has a mistake in it; mend it first." });
    } else {
      const message = "The system is of high risk, and the manifest does not say how long its logs are kept.";
      report.fail(subject, { message, help, place: subject.place, fixes: keep(manifest) });
    }
  },
});

/** For whoever has seen to it that they are kept: the manifest states it, it does not bring it about. */
function keep(manifest: Manifest): readonly Fix[] {
  const edits = setField(manifest, PATH, `${LEAST}d`);
  const title = `State that logs are kept for ${LEAST} days`;
  return edits.length === 0 ? [] : [{ title, safe: false, kind: "declare", singly: true, edits }];
}
