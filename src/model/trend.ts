import type { Readiness } from "./readiness.ts";

/** How ready the repository was at one commit, judged as on that commit's day. */
export interface TrendPoint {
  readonly commit: string;
  /** `2026-11-22`. */
  readonly date: string;
  readonly readiness: Readiness;
}
