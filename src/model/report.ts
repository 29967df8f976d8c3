import type { Grade, Verdict } from "./check.ts";
import type { ChangeKind } from "./comparison.ts";
import type { Context, Measure, ServiceKind, Tracker } from "./inventory.ts";
import type { Pillar } from "./pillar.ts";
import type { PolicyEvidence } from "./policy.ts";
import type { PillarReadiness } from "./readiness.ts";
import type { Severity } from "./severity.ts";

interface ReportPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly cell?: number;
}

export interface ReportReason extends ReportPlace {
  readonly message: string;
}

export interface ReportFinding extends ReportPlace {
  readonly rule: string;
  readonly pillar: Pillar;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly subject: string;
  readonly waived: boolean;
  readonly related: readonly ReportReason[];
  readonly fingerprint: string;
  readonly fixable: boolean;
}

interface ReportReadiness {
  readonly headline: Pillar | null;
  readonly pillars: Readonly<Record<Pillar, PillarReadiness>>;
}

/** What a branch changes. */
interface ReportComparison {
  /** The commit where the branch left `ref`. */
  readonly base: { readonly ref: string; readonly commit: string };
  readonly before: ReportReadiness;
  readonly after: ReportReadiness;
  readonly changes: readonly {
    readonly kind: ChangeKind;
    readonly rule: string;
    readonly pillar: Pillar;
    readonly subject: string;
    readonly message: string;
    /** On the branch; of what is no longer there, `null`. */
    readonly verdict: Verdict | null;
    /** On the base; `null` where it has no such check. */
    readonly before: Verdict | null;
    readonly severity?: Severity;
    readonly severityBefore?: Severity;
    readonly invalidatesApproval: boolean;
    /** Of the finding: on the branch, or of what is mended on the base. */
    readonly fingerprint?: string;
    readonly file?: string;
    readonly line?: number;
    readonly cell?: number;
  }[];
}

interface ReportItem extends ReportPlace {
  readonly reasons: readonly ReportReason[];
}

/** Why an item counts as tracked or not, and the file that says so. */
interface ReportTracking {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** What `ai-readiness check --format json` prints: version 1 of the report. */
export interface Report {
  readonly version: 1;
  readonly manifests: readonly string[];
  readonly readiness: ReportReadiness;
  readonly findings: readonly ReportFinding[];
  readonly inventory: {
    readonly datasetReads: readonly (ReportItem & {
      call: string;
      location: string | null;
      tracked: Tracker;
      tracking: ReportTracking;
      context: Context;
    })[];
    readonly services: readonly (ReportItem & {
      kind: ServiceKind;
      name: string;
      entry: string;
      context: Context;
      measures: readonly Measure[];
      related: readonly ReportReason[];
    })[];
    readonly inferenceCalls: readonly (ReportItem & { call: string; context: Context; related: readonly ReportReason[] })[];
    readonly modelArtifacts: readonly (ReportItem & {
      op: "save" | "load" | "download";
      call: string;
      location: string | null;
      tracked: Tracker;
      tracking: ReportTracking;
      context: Context;
      /** Where a helper that it calls does it. */
      related: readonly ReportReason[];
    })[];
    readonly monitors: readonly (ReportItem & { library: string; measures: readonly Measure[]; grade: Grade; inert?: string })[];
    readonly documents: readonly { kind: string; path: string; grade: Grade }[];
  };
  /** What there is to show for each policy that a manifest names: evidence for it, never a verdict on it. */
  readonly policies: readonly PolicyEvidence[];
  readonly notices: readonly { file: string; message: string }[];
  /** Present where the branch was held against a base. */
  readonly comparison?: ReportComparison;
}
