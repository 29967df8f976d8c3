import { aboutKey, addedFindings } from "../model/added-findings.ts";
import { applyFix } from "../model/apply-fix.ts";
import type { Finding } from "../model/check.ts";
import { type Chosen, chooseFixes, joinFixes } from "../model/choose-fixes.ts";
import type { Fix } from "../model/fix.ts";
import type { FileChange, Host } from "../model/host.ts";
import { type DraftHost, draftHost } from "./draft-host.ts";
import { editableText } from "./edited-text.ts";
import type { OpenProject, ProjectOptions, ScanOptions, ScanResult } from "./project.ts";

export interface MendOptions extends ScanOptions {
  readonly project?: ProjectOptions;
  /** Only findings of these rules are mended; all rules look on. */
  readonly rules?: readonly string[];
  /** Only what is found in these files is mended. */
  readonly isWanted?: (finding: Finding) => boolean;
  /** Unsafe fixes too. */
  readonly unsafe: boolean;
  /** Why a file must not be written, in a clause that follows "because"; undefined for one that may be. */
  readonly protects?: (file: string) => string | undefined;
}

/** A file before and after; `before` is undefined for one that is made. */
export interface MendedFile {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
  /** What is to be written: the text in the file's own encoding, with the byte order mark that it had. */
  readonly bytes: Uint8Array;
}

/** A fix that was not applied, with the reason in one sentence. */
export interface Refused extends Chosen {
  readonly reason: string;
}

export interface Mended {
  readonly before: ScanResult;
  /** What is found with the fixes in place. */
  readonly after: ScanResult;
  readonly files: readonly MendedFile[];
  readonly applied: readonly Chosen[];
  readonly refused: readonly Refused[];
  /** True when nothing that was read has changed since: only then may the files be written. */
  readonly isUnmoved: () => Promise<boolean>;
}

/** A changed line of serving code takes an approval's ground away, whoever changed it. */
const FOLLOWS_EVERY_CHANGE: ReadonlySet<string> = new Set(["governance/approval-outdated"]);

/**
 * Tries fixes on a draft of the repository, in rounds, until none is left: those that touch the same text wait for the next round. After
 * each round everything is judged again. A fix that leaves its finding, or makes a new one, is taken back and not tried again. Nothing
 * is written.
 */
export async function mend(open: OpenProject, host: Host, options: MendOptions): Promise<Mended> {
  const { unsafe, rules, isWanted = () => true, protects = () => undefined } = options;
  const draft = draftHost(host);
  const project = open(draft, options.project);
  const before = await project.scan(options);
  const applied: Chosen[] = [];
  const refused: Refused[] = [];
  const tried = new Set<string>();
  let current = before;
  let most = Number.POSITIVE_INFINITY;
  const keyOf = (finding: Finding, fix: Fix) => `${finding.fingerprint}\n${fix.title}`;
  const refuse = ({ finding, fix }: Chosen, reason: string): void => {
    tried.add(keyOf(finding, fix));
    refused.push({ finding, fix, reason });
  };

  for (;;) {
    const wanted = current.findings.filter(
      (finding) => isWanted(finding) && (rules === undefined || rules.includes(finding.rule)),
    );
    const chosen = chooseFixes(wanted, { unsafe, most, accepts: (finding, fix) => !tried.has(keyOf(finding, fix)) });
    if (chosen.length === 0) break;
    const guarded = chosen.map((one) => ({ one, reason: protectedBy(one.fix, protects) }));
    for (const { one, reason } of guarded) if (reason !== undefined) refuse(one, reason);
    const able = guarded.flatMap(({ one, reason }) => (reason === undefined ? [one] : []));
    if (able.length === 0) continue;
    const earlier = new Map(draft.changed);
    const attempt = await write(draft, able);
    if ("failed" in attempt) {
      if (able.length === 1) refuse(able[0]!, attempt.failed);
      else most = Math.ceil(able.length / 2);
      continue;
    }
    const next = await project.apply(attempt.changes, options);
    const reason = flaw(current, next, able);
    if (reason === undefined) {
      applied.push(...able);
      // A scaffold's finding stays; it is not built twice.
      for (const { finding, fix } of able) if (fix.kind === "scaffold") tried.add(keyOf(finding, fix));
      current = next;
      most *= 2;
      continue;
    }
    const undone = restore(draft, earlier, attempt.changes);
    current = await project.apply(undone, options);
    if (able.length === 1) refuse(able[0]!, reason);
    // One of them is at fault: half of them is tried next, and then half of that.
    else most = Math.ceil(able.length / 2);
  }
  const files = await Promise.all([...draft.changed].map(([file, bytes]) => mendedFile(draft, file, bytes)));
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { before, after: current, files, applied, refused, isUnmoved: draft.isUnmoved };
}

function protectedBy(fix: Fix, protects: (file: string) => string | undefined): string | undefined {
  for (const file of filesOf(fix)) {
    const why = protects(file);
    if (why !== undefined) return `${file} is left alone, because ${why}.`;
  }
  return undefined;
}

function filesOf({ edits = [], newFiles = [], clearOutputs = [] }: Fix): ReadonlySet<string> {
  return new Set([
    ...edits.map(({ place }) => place.file),
    ...newFiles.map(({ file }) => file),
    ...clearOutputs.map(({ file }) => file),
  ]);
}

/** Puts the fixes into the draft together, or leaves it as it is and says why they cannot be. */
async function write(
  draft: DraftHost,
  chosen: readonly Chosen[],
): Promise<{ readonly changes: readonly FileChange[] } | { readonly failed: string }> {
  const fixes = chosen.map(({ fix }) => fix);
  const texts = new Map<string, ReturnType<typeof editableText>>();
  for (const file of fixes.flatMap((fix) => [...filesOf(fix)])) {
    const bytes = await draft.current(file);
    if (bytes === undefined) continue;
    const text = editableText(bytes);
    if (text === undefined) return { failed: `${file} cannot be written back exactly as it is encoded.` };
    texts.set(file, text);
  }
  try {
    const after = applyFix(joinFixes("All", fixes), (file) => texts.get(file)?.text);
    if (after.size === 0) return { failed: "It changes nothing." };
    const encoder = new TextEncoder();
    return { changes: [...after].map(([file, text]) => draft.set(file, texts.get(file)?.encode(text) ?? encoder.encode(text))) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function restore(
  draft: DraftHost,
  earlier: ReadonlyMap<string, Uint8Array>,
  changes: readonly FileChange[],
): readonly FileChange[] {
  return changes.map(({ path }) => draft.set(path, earlier.get(path)));
}

/** Why the fixes may not stay, in one sentence: a finding that is still there, or one that is new. */
function flaw(before: ScanResult, after: ScanResult, chosen: readonly Chosen[]): string | undefined {
  const count = ({ findings }: ScanResult, key: string) => findings.filter((one) => !one.waived && aboutKey(one) === key).length;
  const due = new Map<string, number>();
  for (const { finding, fix } of chosen)
    if (fix.kind !== "scaffold") due.set(aboutKey(finding), (due.get(aboutKey(finding)) ?? 0) + 1);
  for (const [key, times] of due)
    if (count(before, key) - count(after, key) < times) return "The finding was still there after it.";
  const written = new Set(chosen.flatMap(({ fix }) => (fix.kind === undefined || fix.kind === "mend" ? [] : [...filesOf(fix)])));
  const fresh = addedFindings(before.findings, after.findings).find(
    ({ rule, place, related }) =>
      !FOLLOWS_EVERY_CHANGE.has(rule) && !written.has(place.file) && related.every((one) => !written.has(one.place.file)),
  );
  return fresh && `It would lead to another finding, ${fresh.rule}: ${fresh.message}`;
}

async function mendedFile(draft: DraftHost, file: string, bytes: Uint8Array): Promise<MendedFile> {
  const before = await draft.original(file);
  return { file, before: before && editableText(before)?.text, after: editableText(bytes)?.text ?? "", bytes };
}
