import type { Manifest, WaiverEntry } from "../manifest/manifest.ts";
import type { Finding, Subject } from "../model/check.ts";
import { globMatcher } from "../model/glob.ts";
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

/** Waivers in force that set none of these findings aside, for rules that were run: what they were for is mended, or they are misspelt. */
export function idleWaivers(
  manifest: Manifest,
  findings: readonly Finding[],
  rules: readonly { readonly id: string }[],
  today: string,
): readonly WaiverEntry[] {
  return manifest.waivers.filter((entry) => {
    const { rule, expires } = entry;
    if (rule === undefined || (expires !== undefined && expires < today)) return false;
    if (entry.subject === undefined && entry.file === undefined) return false;
    if (!rules.some(({ id }) => ruleMatches(rule, id))) return false;
    return !findings.some((finding) => coversFailure(entry, manifest.folder, { ...finding, file: finding.place.file }));
  });
}
