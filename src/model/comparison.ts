import type { Check, ShownCheck } from "./check.ts";
import type { Readiness } from "./readiness.ts";
import { isAtLeast, type Severity } from "./severity.ts";

/**
 * What happened to a check between base and branch. `failing`: it fails now and did not before. `graver`: it failed before, and weighs more now.
 * `mended`: it failed before and passes now. `gone`: it failed before, and now it does not apply, or nothing like it is found: the branch took it away,
 * or made it such that it can no longer be recognised. `waived`: it is set aside now and was not before. `unknown`: it could be told before, or is
 * new, and cannot be told now.
 */
export const CHANGE_KINDS = ["failing", "graver", "waived", "unknown", "mended", "gone"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface CheckChange<One extends ShownCheck = Check> {
  readonly kind: ChangeKind;
  /** As it is on the branch; for what is no longer found, as it was on the base. */
  readonly check: One;
  /** As it was on the base; undefined where the base has no such check. */
  readonly was?: One;
  /** True where an approval that held on the base no longer covers what is on the branch. */
  readonly invalidates?: true;
}

/** The commit that a branch is held against. */
export interface BaseRevision {
  /** As the person named it: `origin/main`. */
  readonly ref: string;
  /** The full id of the commit where the branch left it. */
  readonly commit: string;
}

/** What a branch changes: its checks against those of its base. */
export interface Comparison<One extends ShownCheck = Check> {
  readonly base: BaseRevision;
  readonly before: Readiness;
  readonly after: Readiness;
  /** By kind in the order of `CHANGE_KINDS`, then as the checks stand. */
  readonly changes: readonly CheckChange<One>[];
}

export function changesOf<One extends ShownCheck>(comparison: Comparison<One>, kind: ChangeKind): readonly CheckChange<One>[] {
  return comparison.changes.filter((change) => change.kind === kind);
}

/** Approvals that the branch makes void. */
export function invalidated(comparison: Comparison): readonly CheckChange[] {
  return comparison.changes.filter((change) => change.invalidates === true);
}

/** What the branch adds at or above a severity: newly failing, or failing before but milder than the bar. */
export function addedAtLeast(comparison: Comparison, bar: Severity): readonly CheckChange[] {
  return comparison.changes.filter(({ kind, check, was }) => {
    if (kind !== "failing" && kind !== "graver") return false;
    const severity = check.finding?.severity;
    if (severity === undefined || !isAtLeast(severity, bar)) return false;
    return kind === "failing" || was?.finding === undefined || !isAtLeast(was.finding.severity, bar);
  });
}
