import type { Check, Finding } from "../model/check.ts";

/** A check whose finding has no fingerprint yet: those are given when all findings stand in order. */
export interface Draft extends Omit<Check, "finding"> {
  readonly finding?: Omit<Finding, "fingerprint">;
}
