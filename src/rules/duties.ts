import { POLICY_PACKS } from "../knowledge/policies.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { type ApprovalDuty, type DocumentDuty, dutyState, type PolicyCircumstances, type PolicyPack } from "../model/policy.ts";
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
  const circumstances = circumstancesOf(manifest, risk, today);
  const found = new Map<string, Asked<T>>();
  for (const pack of packsOf(manifest)) {
    for (const duty of dutiesOf(pack)) {
      if (dutyState(duty, circumstances) !== "now" || found.has(nameOf(duty))) continue;
      found.set(nameOf(duty), { duty, pack, by: `${pack.id === "baseline" ? `${risk} risk` : pack.title} (${duty.basis})` });
    }
  }
  return [...found.values()];
}

/** The packs that hold for a manifest: what its risk class asks for, what it names, and what the files that it extends carry. */
export function packsOf(manifest: Manifest): readonly PolicyPack[] {
  const named = POLICY_PACKS.filter(({ id }) => id === "baseline" || manifest.system.policies.includes(id));
  return [...named, ...(manifest.packs ?? [])];
}

export function circumstancesOf(manifest: Manifest, risk: RuleContext["risk"], today: string): PolicyCircumstances {
  const personalData = manifest.data.some((entry) => entry.personalData !== undefined && entry.personalData !== "none");
  return { risk, personalData, today };
}
