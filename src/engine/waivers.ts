import type { Manifest, WaiverEntry } from "../manifest/manifest.ts";
import type { Subject } from "../model/check.ts";
import { globMatcher } from "../model/glob.ts";
import type { Effect } from "../rules/define.ts";
import type { Draft } from "./draft.ts";
import { ruleMatches } from "./suppressions.ts";

/** Why a finding is set aside, and by which entry. */
export interface Waiver {
  readonly entry: WaiverEntry;
  readonly reason: string;
}

interface Failed {
  readonly rule: string;
  readonly subject: Subject;
  readonly file: string;
}

/** The first waiver of the manifest that covers a failed check and has not expired. The day named is the last on which it holds. */
export function findWaiver(manifest: Manifest | undefined, failed: Failed, today: string): Waiver | undefined {
  if (manifest === undefined) return undefined;
  for (const entry of manifest.waivers) {
    if (entry.expires !== undefined && entry.expires < today) continue;
    if (coversFailure(entry, manifest.folder, failed)) return { entry, reason: entry.reason ?? "no reason given" };
  }
  return undefined;
}

/**
 * True when rule and subject (or file) of the waiver are those of the failed check; `services.api` covers `services.api.monitoring.drift`
 * too. A waiver that names neither covers nothing.
 */
function coversFailure(entry: WaiverEntry, folder: string, failed: Failed): boolean {
  if (entry.rule === undefined || !ruleMatches(entry.rule, failed.rule)) return false;
  if (entry.subject === undefined && entry.file === undefined) return false;
  const file = below(folder, failed.file);
  if (entry.file !== undefined && !(file !== undefined && globMatcher(entry.file)(file))) return false;
  if (entry.subject === undefined || entry.subject === failed.subject.key) return true;
  if (failed.subject.key.startsWith(`${entry.subject}.`)) return true;
  return file !== undefined && globMatcher(entry.subject)(file);
}

function below(folder: string, file: string): string | undefined {
  if (folder === "") return file;
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;
}

/** What a waiver does: it covers a failed check or a waived one, or nothing of what its rules found, or that cannot be told. */
export function effectOf(
  entry: WaiverEntry,
  folder: string,
  checks: readonly Draft[],
  ran: readonly string[],
  all: readonly string[],
): Effect {
  const { rule } = entry;
  const covered = checks.filter((check) => {
    const file = (check.finding?.place ?? check.subject.place)?.file ?? "";
    return coversFailure(entry, folder, { rule: check.rule, subject: check.subject, file });
  });
  if (covered.some(({ finding }) => finding !== undefined)) return "used";
  if (rule !== undefined && !all.some((id) => ruleMatches(rule, id))) return "no-rule";
  const isTold = rule !== undefined && ran.some((id) => ruleMatches(rule, id));
  return isTold && covered.every(({ verdict }) => verdict !== "unknown") ? "idle" : "unknown";
}
