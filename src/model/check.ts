import type { Fix } from "./fix.ts";
import type { Pillar } from "./pillar.ts";
import type { Place, RelatedPlace } from "./place.ts";
import type { Severity } from "./severity.ts";

export const SUBJECT_KINDS = ["dataset", "model", "service", "integration", "document", "waiver", "system"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What is judged. `key` is stable over edits: `services.scoring-api` for what is declared, `dataset:data/x.csv` for what is found. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly key: string;
  /** How people call it. */
  readonly name: string;
  readonly place?: Place;
}

export const VERDICTS = ["pass", "fail", "unknown", "waived", "not-applicable"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a verdict shows in front of a line of text; what does not apply shows nowhere. */
export const VERDICT_MARKS = { pass: "✓", fail: "✗", unknown: "?", waived: "○" } as const;

/** How well a claim is borne out, from a mere statement to a tie through the call graph. */
export const GRADES = ["declared", "exists", "adequate", "linked"] as const;
export type Grade = (typeof GRADES)[number];

export interface Evidence {
  readonly grade?: Grade;
  readonly places: readonly RelatedPlace[];
}

/** One rule applied to one subject. */
export interface Check {
  readonly rule: string;
  readonly pillar: Pillar;
  readonly subject: Subject;
  readonly verdict: Verdict;
  /** Why this verdict, in one sentence. */
  readonly message: string;
  readonly evidence: Evidence;
  /** The manifest that governs the subject, or undefined where none does. */
  readonly manifest?: string;
  /** For failed and waived checks: what people see. */
  readonly finding?: Finding;
}

/** A failed check as people see it. */
export interface Finding {
  readonly rule: string;
  readonly pillar: Pillar;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly help?: string;
  readonly place: Place;
  readonly related: readonly RelatedPlace[];
  readonly subject: Subject;
  readonly waived: boolean;
  /** What sets it aside, and why, where something does. */
  readonly setAside?: { readonly by: "manifest" | "comment"; readonly reason: string };
  /** Stable when lines move; equal findings in one file are numbered. */
  readonly fingerprint: string;
  readonly fixes: readonly Fix[];
}

/** A finding, and a check with it, as they show: fixes are worked out when somebody looks for them. */
export type ShownFinding = Omit<Finding, "fixes">;
export type ShownCheck = Omit<Check, "finding"> & { readonly finding?: ShownFinding };
