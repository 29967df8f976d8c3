import type { RiskClass } from "./pillar.ts";

/**
 * What a law, a standard or an organisation asks of a system, as dated data: a date that moves is one line here and no rule knows a law. Names of
 * fields are those of the files, which people write too.
 */
export interface PolicyPack {
  /** As the manifest names it under `policies`; `baseline` holds for everybody. */
  readonly id: string;
  /** As people call it in a sentence. */
  readonly title: string;
  /** Day on which this pack was last held against its source. */
  readonly reviewed: string;
  /** Where the source is published. */
  readonly source?: string;
  readonly documents: readonly DocumentDuty[];
  readonly approvals: readonly ApprovalDuty[];
  /** Rules whose checks are evidence for it. */
  readonly rules: readonly RuleDuty[];
}

export interface Duty {
  /** Risk classes for which it holds; absent for all. */
  readonly risk?: readonly RiskClass[];
  /** Only where a dataset holds personal data: pseudonymised counts. */
  readonly "personal-data"?: boolean;
  /** First day on which it applies; before it nothing is asked. */
  readonly from?: string;
  /** Where it is written. */
  readonly basis: string;
}

export interface DocumentDuty extends Duty {
  /** A field of `governance.documents`. */
  readonly document: string;
}

export interface ApprovalDuty extends Duty {
  readonly role: string;
}

export interface RuleDuty extends Duty {
  readonly rule: string;
}

/** What there is to show for a policy. Evidence for it, and never more: whether a law is kept is for people to say. */
export interface PolicyEvidence {
  readonly id: string;
  readonly title: string;
  /** The pack's own date. */
  readonly date: string;
  /** The manifest that names it. */
  readonly manifest: string;
  /** Checks that it asks for today, by verdict; what does not apply to the system is not counted. */
  readonly evidence: { readonly pass: number; readonly fail: number; readonly unknown: number; readonly waived: number };
  /** Duties that apply from a later day on, with the first such day. */
  readonly later: { readonly duties: number; readonly from: string } | null;
}

/** What decides whether a duty holds. */
export interface PolicyCircumstances {
  readonly risk: RiskClass | undefined;
  readonly personalData: boolean;
  readonly today: string;
}

/** `later`: it would hold, but applies from a day that has not come. */
export function dutyState(duty: Duty, { risk, personalData, today }: PolicyCircumstances): "now" | "later" | "no" {
  if (duty.risk && (risk === undefined || !duty.risk.includes(risk))) return "no";
  if (duty["personal-data"] === true && !personalData) return "no";
  return duty.from !== undefined && duty.from > today ? "later" : "now";
}
