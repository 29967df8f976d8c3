import type { DatasetRead, InferenceCall, Literal, ModelArtifact, Monitor, Service } from "../model/inventory.ts";

/**
 * What one language adds to the inventory, in file and line order. Indices between services, inference calls and monitors count within
 * the part: who joins parts adds the offsets. `tracking` is left `unknown`: it is told for all languages at once.
 */
export interface InventoryPart {
  readonly datasetReads: readonly DatasetRead[];
  readonly modelArtifacts: readonly ModelArtifact[];
  readonly services: readonly Service[];
  readonly inferenceCalls: readonly InferenceCall[];
  readonly monitors: readonly Monitor[];
  readonly literals: readonly Literal[];
  /** Files that import and call a library that trains, serves models or infers. */
  readonly aiFiles: ReadonlySet<string>;
}
