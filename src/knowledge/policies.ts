import type { RiskClass } from "../model/pillar.ts";

/**
 * What is asked of a system by its risk class, and by the laws and standards that its manifest names under `policies`. It is dated data, so that a
 * date that moves is one line here and no rule knows a law. A date is the first day on which the duty applies; before it nothing is asked.
 */
export interface PolicyPack {
  /** As the manifest names it; `baseline` holds for everybody. */
  readonly id: string;
  /** As people call it in a sentence. */
  readonly title: string;
  /** Day on which this pack was last held against its source. */
  readonly reviewed: string;
  readonly documents: readonly DocumentDuty[];
  readonly approvals: readonly ApprovalDuty[];
}

interface Duty {
  /** Risk classes for which it holds; absent for all. */
  readonly risk?: readonly RiskClass[];
  /** Only where a dataset holds personal data: pseudonymised counts. */
  readonly personalData?: boolean;
  /** First day on which it applies. */
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

export const POLICY_PACKS: readonly PolicyPack[] = [
  {
    id: "baseline",
    title: "the risk class",
    reviewed: "2026-11-01",
    documents: [
      { document: "risk-assessment", risk: ["limited", "high"], basis: "NIST AI RMF MAP 1.1" },
      { document: "incident-response", risk: ["limited", "high"], basis: "NIST AI RMF MANAGE 4.3" },
      { document: "human-oversight", risk: ["high"], basis: "NIST AI RMF MAP 3.5" },
    ],
    approvals: [
      { role: "risk-officer", risk: ["limited", "high"], basis: "ISO/IEC 42001 A.6.2.5" },
      { role: "product-owner", risk: ["high"], basis: "ISO/IEC 42001 A.6.2.5" },
    ],
  },
  {
    id: "eu-ai-act",
    title: "the EU AI Act, Regulation (EU) 2024/1689",
    reviewed: "2026-11-01",
    documents: [
      { document: "risk-assessment", risk: ["high"], from: "2027-12-02", basis: "Art. 9" },
      { document: "human-oversight", risk: ["high"], from: "2027-12-02", basis: "Art. 14" },
      { document: "user-docs", risk: ["high"], from: "2027-12-02", basis: "Art. 13" },
      { document: "monitoring-plan", risk: ["high"], from: "2027-12-02", basis: "Art. 72" },
    ],
    approvals: [],
  },
  {
    id: "gdpr",
    title: "the GDPR, Regulation (EU) 2016/679",
    reviewed: "2026-11-01",
    documents: [{ document: "data-protection", risk: ["limited", "high"], personalData: true, basis: "Art. 35" }],
    approvals: [{ role: "data-protection-officer", risk: ["high"], personalData: true, basis: "Art. 35(2)" }],
  },
  {
    id: "iso-42001",
    title: "ISO/IEC 42001",
    reviewed: "2026-11-01",
    documents: [
      { document: "impact-assessment", basis: "6.1.4" },
      { document: "intended-use", basis: "A.9.4" },
    ],
    approvals: [],
  },
];
