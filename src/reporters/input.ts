import type { Check, Finding } from "../model/check.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Declared } from "../model/declared.ts";
import type { Notice } from "../model/host.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Place } from "../model/place.ts";
import type { PolicyEvidence } from "../model/policy.ts";
import type { Readiness } from "../model/readiness.ts";
import type { Severity } from "../model/severity.ts";
import type { RuleFacts } from "./rules.ts";

/** What a reporter lays out: the engine's result, as far as reports need it. */
export interface ReportInput {
  readonly manifests: readonly string[];
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly readiness: Readiness;
  readonly inventory: Inventory;
  readonly notices: readonly Notice[];
  /** Each manifest with what it governs; absent where the report is about the whole alone. */
  readonly systems?: readonly SystemInput[];
  /** What the branch changes, where it was held against a base. */
  readonly comparison?: Comparison;
}

/** A manifest with what it governs, or what none governs. */
export interface SystemInput {
  readonly name: string;
  readonly folder: string;
  readonly manifest: string | undefined;
  readonly declared?: Declared;
  /** What there is to show for each policy that the manifest names or carries. */
  readonly policies?: readonly PolicyEvidence[];
  readonly readiness: Readiness;
  readonly checks: readonly Check[];
}

/** What reports say of themselves and of the rules, and what they look up. */
export interface ReportContext {
  readonly version: string;
  /** The folder that was judged, as the person wrote it. */
  readonly folder: string;
  readonly rules: readonly RuleFacts[];
  /** The rule's page as Markdown; undefined when it has none. */
  readonly page: (rule: string) => string | undefined;
  /** Where the pages of the rules are published, ending in `/`; undefined where they are not. */
  readonly docs: string | undefined;
  /** The folder's path within its repository, ending in `/`, or empty: services count paths from the repository's top. */
  readonly prefix: string;
  /** The mildest severity that counts as failed. */
  readonly bar: Severity | "never";
  /** The text of a file of the repository; undefined when it cannot be had. */
  readonly textOf: (file: string) => string | undefined;
}

/** What the terminal, or whatever the text goes to, can show. */
export interface TextOptions {
  /** The folder that was judged, as the person wrote it. */
  readonly folder: string;
  readonly color: boolean;
  /** False where only ASCII can be trusted to arrive. */
  readonly unicode: boolean;
  /** Columns; excerpts are cut to it. */
  readonly width: number;
  /** The source line at a place, without its line break; undefined when it cannot be had. */
  readonly lineAt: (place: Place) => string | undefined;
}

/** True when nothing of AI was found and nothing claims that there is any: no manifest, no finding, no item but documents. */
export function isWithoutAi({ manifests, findings, inventory }: ReportInput): boolean {
  const { datasetReads, services, inferenceCalls, modelArtifacts, monitors } = inventory;
  const items = [datasetReads, services, inferenceCalls, modelArtifacts, monitors];
  return manifests.length === 0 && findings.length === 0 && items.every((list) => list.length === 0);
}
