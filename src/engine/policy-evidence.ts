import type { Manifest } from "../manifest/manifest.ts";
import type { Check } from "../model/check.ts";
import { type Duty, dutyState, type PolicyEvidence, type PolicyPack } from "../model/policy.ts";
import { circumstancesOf, packsOf } from "../rules/duties.ts";

/** What a system's checks show for each policy that its manifest names or carries. */
export function policyEvidence(manifest: Manifest, checks: readonly Check[], today: string): readonly PolicyEvidence[] {
  const circumstances = circumstancesOf(manifest, manifest.system.risk?.class, today);
  return packsOf(manifest)
    .filter(({ id }) => id !== "baseline")
    .map((pack) => {
      const counts = { pass: 0, fail: 0, unknown: 0, waived: 0 };
      const asked = wanted(pack, (duty) => dutyState(duty, circumstances) === "now");
      for (const check of checks) {
        if (check.verdict !== "not-applicable" && asked(check)) counts[check.verdict]++;
      }
      const later = [...pack.documents, ...pack.approvals, ...pack.rules].filter(
        (duty) => dutyState(duty, circumstances) === "later",
      );
      const from = later.map((duty) => duty.from!).sort()[0];
      return {
        id: pack.id,
        title: pack.title,
        date: pack.reviewed,
        manifest: manifest.file,
        evidence: counts,
        later: from === undefined ? null : { duties: later.length, from },
      };
    });
}

/** True for checks of the rules, documents and approvals that a pack asks for. */
function wanted(pack: PolicyPack, holds: (duty: Duty) => boolean): (check: Check) => boolean {
  const rules = new Set(pack.rules.filter(holds).map(({ rule }) => rule));
  const documents = new Set(pack.documents.filter(holds).map(({ document }) => `documents.${document}`));
  const approvals = new Set(pack.approvals.filter(holds).map(({ role }) => `approvals.${role}`));
  return ({ rule, subject }) =>
    rules.has(rule) ||
    (rule === "governance/missing-artefact" && documents.has(subject.key)) ||
    (rule === "governance/approval-missing" && approvals.has(subject.key));
}
