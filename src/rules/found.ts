import type { Tracker } from "../model/inventory.ts";

/** Trackers that a manifest names as a dataset's `version`. */
const VERSIONS: readonly Tracker[] = ["dvc", "git", "git-lfs", "lakefs", "delta", "iceberg", "huggingface", "snapshot"];

export function versionOf(tracker: Tracker): string | undefined {
  return VERSIONS.includes(tracker) ? tracker : undefined;
}
