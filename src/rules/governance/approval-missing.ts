import { addEntry } from "../../manifest/edit.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import { isReadable } from "../../manifest/readable.ts";
import type { Fix } from "../../model/fix.ts";
import { decisive, isSameRole } from "../approvals.ts";
import { claimPlace, isPlaceholder, manifestToJudge } from "../claimed.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { askedApprovals } from "../duties.ts";
import { systemSubject } from "../subjects.ts";
import { sentence } from "../words.ts";

const PATH = ["governance", "approvals"];

export default defineRule({
  id: "governance/approval-missing",
  severity: "error",
  summary: "A role that has to approve the system has not, or its approval has expired.",
  basis: ["ISO/IEC 42001 A.6.2.5", "NIST AI RMF GOVERN 1.3"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const asked = askedApprovals(context, manifest);
    for (const { duty, by } of asked) judge(context, manifest, duty.role, by);
    if (asked.length > 0) return;
    const why = context.risk === undefined ? "the system has no risk class yet" : `nothing asks for one at ${context.risk} risk`;
    context.report.notApplicable(systemSubject(manifest.system.name), { message: `No approval is asked for, since ${why}.` });
  },
});

function judge({ report, today }: RuleContext, manifest: Manifest, role: string, by: string): void {
  const key = `approvals.${role}`;
  const entry = decisive(manifest.governance.approvals.filter((approval) => isSameRole(approval.role, role)));
  const place = claimPlace(manifest, entry?.path ?? PATH);
  const subject = { kind: "document", key, name: `approval of the ${role}`, place } as const;
  const fail = (message: string, field?: string) =>
    report.fail(subject, {
      message,
      help: `Ask the ${role} to decide, and record who did, when, and until when it holds. ${sentence(`${by} asks for it`)}`,
      place: entry && field ? manifest.placeOf([...entry.path, field]) : place,
      fixes: entry ? [] : pending(manifest, role),
    });
  if (!entry) {
    if (isReadable(manifest, PATH))
      fail(`The ${role} has not approved this system, and no approval is asked for in the manifest.`);
    else report.unknown(subject, { message: "The list of approvals has a mistake in it; mend it first." });
  } else if (!isReadable(manifest, entry.path)) {
    report.unknown(subject, { message: "This approval has a mistake in it; mend it first." });
  } else if (entry.status === "rejected") fail(`The ${role} has rejected this system.`, "status");
  else if (entry.status !== "approved") fail(`The ${role} has not approved this system yet.`, "status");
  else if (entry.by === undefined || isPlaceholder(entry.by))
    fail(`The approval of the ${role} does not say who approved.`, "by");
  else if (entry.on === undefined) fail(`The approval of the ${role} does not say on which day it was given.`, "on");
  else if (entry.on > today) fail(`The approval of the ${role} is dated ${entry.on}, which is yet to come.`, "on");
  else if (entry.expires !== undefined && entry.expires < today) {
    fail(`The approval of the ${role} expired on ${entry.expires}.`, "expires");
  } else {
    const message = `${entry.by} approved as ${role} on ${entry.on}.`;
    report.pass(subject, { message, evidence: { grade: "declared", places: [{ place, message }] } });
  }
}

/** Asks for the approval. Nobody has given it, so the finding stays until somebody does. */
function pending(manifest: Manifest, role: string): readonly Fix[] {
  const edits = addEntry(manifest, PATH, { role, status: "pending" });
  return edits.length === 0 ? [] : [{ title: `Ask for the approval of the ${role}`, safe: false, kind: "scaffold", edits }];
}
