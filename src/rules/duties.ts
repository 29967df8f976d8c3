import { type ApprovalDuty, type DocumentDuty, POLICY_PACKS, type PolicyPack } from "../knowledge/policies.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { RuleContext } from "./define.ts";

/** A duty with the pack that asks for it. */
export interface Asked<T> {
  readonly duty: T;
  readonly pack: PolicyPack;
  /** In a sentence, before `asks for`: `limited risk (NIST AI RMF MAP 1.1)`. */
  readonly by: string;
}

/** Documents asked for today, each once. */
export function askedDocuments(context: RuleContext, manifest: Manifest): readonly Asked<DocumentDuty>[] {
  return asked(
    context,
    manifest,
    (pack) => pack.documents,
    (duty) => duty.document,
  );
}

/** Roles that have to approve, each once. */
export function askedApprovals(context: RuleContext, manifest: Manifest): readonly Asked<ApprovalDuty>[] {
  return asked(
    context,
    manifest,
    (pack) => pack.approvals,
    (duty) => duty.role,
  );
}

function asked<T extends DocumentDuty | ApprovalDuty>(
  { risk, today }: RuleContext,
  manifest: Manifest,
  dutiesOf: (pack: PolicyPack) => readonly T[],
  nameOf: (duty: T) => string,
): readonly Asked<T>[] {
  const isPersonal = manifest.data.some(({ personalData }) => personalData !== undefined && personalData !== "none");
  const found = new Map<string, Asked<T>>();
  for (const pack of POLICY_PACKS) {
    if (pack.id !== "baseline" && !manifest.system.policies.includes(pack.id)) continue;
    for (const duty of dutiesOf(pack)) {
      if (duty.risk && (risk === undefined || !duty.risk.includes(risk))) continue;
      if (duty.personalData && !isPersonal) continue;
      if (duty.from !== undefined && duty.from > today) continue;
      if (!found.has(nameOf(duty)))
        found.set(nameOf(duty), { duty, pack, by: `${pack.id === "baseline" ? `${risk} risk` : pack.title} (${duty.basis})` });
    }
  }
  return [...found.values()];
}
