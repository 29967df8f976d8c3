import type { Measure } from "../model/inventory.ts";

/** What manifests tell the analysis beyond knowledge: in-house wrappers and folders to leave alone. */
export interface Claims {
  readonly detectors: readonly { readonly call: string; readonly measures: readonly Measure[] }[];
}
