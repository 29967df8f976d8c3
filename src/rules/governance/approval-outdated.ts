import type { ApprovalEntry, Manifest } from "../../manifest/manifest.ts";
import { askForApproval, decisive, roleOf } from "../approvals.ts";
import { manifestToJudge } from "../claimed.ts";
import { COVERED, type Coverage, type Covered, coverageOf, readCoverage, writeCoverage } from "../coverage.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { list } from "../words.ts";

const NAMES: Readonly<Record<Covered, string>> = {
  models: "the models",
  data: "the data",
  code: "the code that the services reach",
};

export default defineRule({
  id: "governance/approval-outdated",
  severity: "error",
  summary: "Models, data or serving code have changed since they were approved.",
  basis: ["EU AI Act Annex IV 6", "ISO/IEC 42001 A.6.2.5"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const roles = new Set(manifest.governance.approvals.flatMap(({ role }) => roleOf(role) ?? []));
    if (roles.size === 0) return;
    const now = coverageOf(manifest, context.files, context.symbols);
    for (const role of roles) {
      const entry = decisive(manifest.governance.approvals.filter((one) => roleOf(one.role) === role));
      if (entry !== undefined) judge(context, manifest, role, entry, now);
    }
  },
});

function judge({ report }: RuleContext, manifest: Manifest, role: string, entry: ApprovalEntry, now: Coverage) {
  const place = manifest.placeOf([...entry.path, entry.covers === undefined ? "role" : "covers"]);
  const subject = { kind: "document", key: `approvals.${role}`, name: `approval of the ${role}`, place } as const;
  if (entry.status !== "approved") return report.notApplicable(subject, { message: "Nothing has been approved." });
  const then = entry.covers === undefined ? undefined : readCoverage(entry.covers);
  if (then === undefined) {
    const how = `run "ai-readiness approve --role ${role}" before the next decision`;
    return report.unknown(subject, { message: `What it covers is not recorded in a form that can be compared: ${how}.` });
  }
  const changed = COVERED.filter((part) => then[part] !== "unknown" && now[part] !== "unknown" && then[part] !== now[part]);
  const open = COVERED.filter((part) => then[part] === "unknown" || now[part] === "unknown");
  if (changed.length > 0) {
    const what = list(changed.map((part) => NAMES[part]));
    const when = entry.on === undefined ? "" : ` on ${entry.on}`;
    const edits = askForApproval(manifest, role, writeCoverage(now));
    return report.fail(subject, {
      message: `Since the ${role} approved${when}, there have been changes in ${what}, which the approval does not cover.`,
      help: `Ask the ${role} to look at what changed and to decide again.`,
      place,
      fixes:
        edits.length === 0
          ? []
          : [{ title: `Reopen the approval of the ${role}`, safe: false, kind: "declare", singly: true, edits }],
    });
  }
  if (open.length > 0) {
    const what = list(open.map((part) => NAMES[part]));
    return report.unknown(subject, { message: `Whether there have been changes in ${what} cannot be told.` });
  }
  const message = "Nothing has changed in what it covers.";
  report.pass(subject, { message, evidence: { grade: "linked", places: [{ place, message }] } });
}
