import { readFileSync, rmSync } from "node:fs";

/**
 * Reads what a mocha suite wrote with its JSON reporter: `{ stats, failures: [{ fullTitle, err }], pending: [{ fullTitle, reason? }] }`.
 * Undefined when the suite wrote nothing, which means that it did not get as far as running.
 * @returns {{ passed: number, failures: { title: string, detail: string }[], skipped: { title: string, reason: string }[] } | undefined}
 */
export function readResults(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
  return {
    passed: report.stats?.passes ?? 0,
    failures: (report.failures ?? []).map(({ fullTitle, title, err }) => ({
      title: fullTitle ?? title,
      detail: err?.stack ?? err?.message ?? (typeof err === "string" ? err : ""),
    })),
    skipped: (report.pending ?? []).map(({ fullTitle, title, reason }) => ({
      title: fullTitle ?? title,
      reason: reason ?? "the test skips itself",
    })),
  };
}

/** Removes an older run's results, so that they are never taken for this one's. */
export function forgetResults(file) {
  rmSync(file, { force: true });
}
