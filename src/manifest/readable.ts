import type { DocumentPath, Manifest } from "./manifest.ts";

/**
 * True when the absence of what is asked for at the path can be believed. False where the YAML is broken, or where a problem is told about
 * the path, what holds it or what it holds: one mistake should not be told twice.
 */
export function isReadable(manifest: Manifest, path: DocumentPath): boolean {
  if (manifest.broken) return false;
  return !manifest.problems.some((problem) => {
    const at = problem.path;
    if (!at) return false;
    const shorter = Math.min(at.length, path.length);
    // A missing or unknown field elsewhere in the same section says nothing about this one.
    return at.length > 0 && path.slice(0, shorter).every((step, index) => step === at[index]);
  });
}
