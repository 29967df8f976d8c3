import type { Check } from "../model/check.ts";
import { type BaseRevision, CHANGE_KINDS, type ChangeKind, type CheckChange, type Comparison } from "../model/comparison.ts";
import { folderOf } from "../model/paths.ts";
import { SEVERITIES } from "../model/severity.ts";
import type { ScanResult } from "./project.ts";

/** A branch and its base, each judged on the same day by the same rules. */
export interface Branch {
  readonly revision: BaseRevision;
  readonly base: ScanResult;
  readonly head: ScanResult;
  /** Files that were moved or renamed: path on the base to path on the branch. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Rules whose failure means that a decision of somebody no longer holds. */
const APPROVAL_RULES: readonly string[] = ["governance/approval-outdated", "governance/approval-missing"];

/**
 * What the branch changes. A check is the same on both sides when rule and subject are, with paths taken through renames; a subject that a
 * manifest begins or ceases to declare is recognised by its place.
 */
export function compare({ revision, base, head, renames }: Branch): Comparison {
  const before = itemsOf(base, renames);
  const after = itemsOf(head, new Map());
  const partners = pair(before, after);
  const paired = new Set(partners.values());
  const changes = after.flatMap((item) => changeOf(item.check, partners.get(item)?.check) ?? []);
  for (const item of before) {
    if (item.check.verdict === "fail" && !paired.has(item)) {
      changes.push({ kind: "gone", check: item.check, was: item.check });
    }
  }
  const rank = (kind: ChangeKind) => CHANGE_KINDS.indexOf(kind);
  changes.sort((one, other) => rank(one.kind) - rank(other.kind));
  return { base: revision, before: base.readiness, after: head.readiness, changes };
}

function changeOf(check: Check, was: Check | undefined): CheckChange | undefined {
  const known = was === undefined ? {} : { was };
  const { verdict, finding } = check;
  if (verdict === "fail") {
    if (was?.verdict === "fail") {
      const graver = finding && was.finding && SEVERITIES.indexOf(finding.severity) > SEVERITIES.indexOf(was.finding.severity);
      return graver ? { kind: "graver", check, ...known } : undefined;
    }
    const held = APPROVAL_RULES.includes(check.rule) && was?.verdict === "pass";
    return { kind: "failing", check, ...known, ...(held && { invalidates: true }) };
  }
  if (verdict === was?.verdict) return undefined;
  if (verdict === "waived" || verdict === "unknown") return { kind: verdict, check, ...known };
  if (was?.verdict !== "fail") return undefined;
  return { kind: verdict === "pass" ? "mended" : "gone", check, ...known };
}

/** A check with what it is recognised by; paths are those of the branch. */
interface Item {
  readonly check: Check;
  readonly key: string;
  /** The folder that its system governs. */
  readonly folder: string;
  readonly file: string;
  readonly position: string;
}

function itemsOf({ systems }: ScanResult, renames: ReadonlyMap<string, string>): readonly Item[] {
  const now = (path: string) => renames.get(path) ?? path;
  return systems.flatMap(({ manifest, folder, checks }) => {
    const governed = manifest === undefined ? folder : folderOf(now(manifest));
    return checks.map((check): Item => {
      const place = check.subject.place ?? check.finding?.place;
      const key = check.subject.key
        .split(/([:#])/)
        .map(now)
        .join("");
      const file = place === undefined ? "" : now(place.file);
      const position = place === undefined ? "" : `${place.cell ?? ""}:${place.line}:${place.column}`;
      return { check, key, folder: governed, file, position };
    });
  });
}

/** Partners on the base, by item of the branch: the closest likeness first, so that of several equal subjects each finds its own. */
function pair(before: readonly Item[], after: readonly Item[]): ReadonlyMap<Item, Item> {
  const partners = new Map<Item, Item>();
  const taken = new Set<Item>();
  for (const likeness of LIKENESSES) {
    const waiting = new Map<string, Item[]>();
    for (const item of before) {
      const key = taken.has(item) ? undefined : likeness(item);
      if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), item]);
    }
    for (const item of after) {
      const key = partners.has(item) ? undefined : likeness(item);
      const partner = key === undefined ? undefined : waiting.get(key)?.shift();
      if (partner === undefined) continue;
      partners.set(item, partner);
      taken.add(partner);
    }
  }
  pairRenamed(
    before.filter((item) => !taken.has(item)),
    after.filter((item) => !partners.has(item)),
    partners,
  );
  return partners;
}

const text = (...parts: readonly string[]) => parts.join("\n");

const LIKENESSES: readonly ((item: Item) => string | undefined)[] = [
  ({ check, key, folder, file, position }) => text(check.rule, key, folder, file, check.verdict, position),
  ({ check, key, folder, file }) => text(check.rule, key, folder, file, check.verdict),
  ({ check, key, folder, file }) => text(check.rule, key, folder, file),
  ({ check, key, folder }) => text(check.rule, key, folder),
  // What was found in the source stays itself when another manifest comes to govern it.
  ({ check, key, file }) => (isFound(key) ? text(check.rule, key, file) : undefined),
  ({ check, key }) => (isFound(key) ? text(check.rule, key) : undefined),
];

/** True for `dataset:data/x.csv`, false for `data.customers`, which a manifest declares. */
function isFound(key: string): boolean {
  return /^[a-z-]+:/.test(key);
}

/**
 * The same thing under two names, at one place or the only one of its kind in its file: found on one side and declared on the other, or with
 * another verdict, as when `python:latest` becomes `python:3.12.4`. Two failures under two names stay two: the second is news.
 */
function pairRenamed(before: readonly Item[], after: readonly Item[], partners: Map<Item, Item>): void {
  const waiting = new Set(before);
  const isAlike = (one: Item, other: Item) =>
    isFound(one.key) !== isFound(other.key) || (one.check.verdict !== other.check.verdict && one.folder === other.folder);
  const placeOf = (item: Item, exactly: boolean) =>
    text(item.check.rule, item.check.subject.kind, item.file, exactly ? item.position : "");
  for (const exactly of [true, false]) {
    for (const item of after) {
      if (partners.has(item) || item.file === "") continue;
      const here = placeOf(item, exactly);
      const alike = [...waiting].filter((one) => placeOf(one, exactly) === here);
      const rivals = after.filter((one) => !partners.has(one) && placeOf(one, exactly) === here);
      const [partner] = alike;
      if (partner === undefined || alike.length > 1 || rivals.length > 1 || !isAlike(partner, item)) continue;
      partners.set(item, partner);
      waiting.delete(partner);
    }
  }
}
