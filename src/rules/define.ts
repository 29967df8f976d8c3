import type { Manifest, WaiverEntry } from "../manifest/manifest.ts";
import type { Evidence, Subject } from "../model/check.ts";
import type { Fix } from "../model/fix.ts";
import type { FileVersion, History } from "../model/history.ts";
import type { Inventory } from "../model/inventory.ts";
import type { RiskClass, Stage } from "../model/pillar.ts";
import type { Place, RelatedPlace } from "../model/place.ts";
import type { Severity } from "../model/severity.ts";
import type { Code } from "../project/code/code.ts";
import type { Files } from "../project/files.ts";
import type { Symbols } from "../project/symbols.ts";

/** One rule: metadata, from which docs, schema and registry are generated, and the check. */
export interface Rule {
  /** `pillar/name`. */
  readonly id: string;
  /** For stage `production`; `off` for rules that people switch on. */
  readonly severity: Severity;
  /** What is wrong when it fails, in one sentence. */
  readonly summary: string;
  /** Standards it gives evidence for: `EU AI Act Art. 10(2)(b)`. */
  readonly basis: readonly string[];
  /** `source`: works without a manifest. `manifest`: judges its entries. `both`: holds one against the other. */
  readonly from: "source" | "manifest" | "both";
  /** Why it is off by default, for rules that are. */
  readonly offBecause?: string;
  /** Paths whose past the check has to know, relative to the root: none where it can tell without. Git is asked once for all rules. */
  past?(context: Surroundings): readonly string[];
  /** Earlier versions of files that the check has to read, told from the past that `past` asked for. */
  pastTexts?(context: Surroundings, history: History): readonly FileVersion[];
  /** Runs after all others have judged every system, and is told what waivers and comments set aside. */
  readonly last?: true;
  check(context: RuleContext): void;
}

/**
 * One system at a time: a manifest with all that it governs, or what no manifest governs. Rules see only systems with evidence of AI.
 */
export interface RuleContext extends Surroundings {
  /** What git tells of the paths that rules asked for; undefined without git, and where no rule asked. */
  readonly history: History | undefined;
  /** An earlier version of a file that `pastTexts` asked for; undefined where git cannot tell. */
  readonly textAt: (version: FileVersion) => string | undefined;
  /** What waivers and comments set aside, for rules that are `last`; nothing for others. */
  readonly setAside: SetAside;
  readonly report: Report;
}

/**
 * `used`: it sets a finding aside, or would if it gave a reason. `idle`: the rules that it names were run and found nothing that it covers.
 * `unknown`: they were not run, or could not tell. `no-rule`: there is no such rule.
 */
export type Effect = "used" | "idle" | "unknown" | "no-rule";

/** A comment in a file of the system that ignores a rule. */
export interface IgnoringComment {
  /** As it is written: a rule's id, `data/*`, or nothing. */
  readonly rule: string;
  readonly reason: string | undefined;
  readonly place: Place;
  /** The stretch that goes when the comment does; undefined where it ignores several rules. */
  readonly removal: Place | undefined;
  readonly effect: Effect;
}

export interface SetAside {
  readonly comments: readonly IgnoringComment[];
  waiver(entry: WaiverEntry): Effect;
  /** Ids of all rules. */
  readonly rules: readonly string[];
}

export const NOTHING_SET_ASIDE: SetAside = { comments: [], waiver: () => "unknown", rules: [] };

/** What surrounds a check. */
export interface Surroundings {
  /** The inventory below the system's folder, less what manifests further down govern. */
  readonly inventory: Inventory;
  /** Undefined where no manifest governs. */
  readonly manifest: Manifest | undefined;
  /** The folder that the system governs, `""` for the root. */
  readonly folder: string;
  readonly stage: Stage;
  readonly risk: RiskClass | undefined;
  readonly files: Files;
  readonly symbols: Symbols;
  /** How programs are changed. */
  readonly code: Code;
  /** `2026-11-22`. */
  readonly today: string;
}

/** Where verdicts go. One call for each subject. */
export interface Report {
  pass(subject: Subject, result: Result): void;
  fail(subject: Subject, result: Failure): void;
  unknown(subject: Subject, result: Result): void;
  notApplicable(subject: Subject, result: Result): void;
}

export interface Result {
  /** Why, in one plain sentence. */
  readonly message: string;
  readonly evidence?: Evidence;
}

export interface Failure extends Result {
  readonly place: Place;
  /** What to do about it, in one sentence. */
  readonly help?: string;
  readonly related?: readonly RelatedPlace[];
  /** A function where they take long to make: it is asked when somebody looks at them. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
}

export function fixesOf({ fixes = [] }: Failure): readonly Fix[] {
  return typeof fixes === "function" ? fixes() : fixes;
}

export function defineRule(rule: Rule): Rule {
  return rule;
}

export { pillarOf } from "../model/pillar.ts";
