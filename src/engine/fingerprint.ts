import type { Finding } from "../model/check.ts";
import { hashText } from "../model/hash.ts";

/**
 * Hands out fingerprints: of rule, subject and file, so that they stay when lines move; equal ones are numbered in the order in
 * which they stand in the file. Ask in sorted order.
 */
export function createFingerprints(): (finding: Pick<Finding, "rule" | "subject" | "place">) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const base = `${finding.rule}\n${finding.subject.key}\n${finding.place.file}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return hashText(count === 1 ? base : `${base}\n${count}`);
  };
}
