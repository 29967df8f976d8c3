import type { MendedFile } from "../../engine/mend.ts";
import type { ProjectOptions, ScanResult, SystemResult } from "../../engine/project.ts";
import type { ManifestProposals, ProposeOptions } from "../../engine/propose-manifests.ts";
import type { DocumentedSchema, Lens, ManifestLanguage, SourceHover } from "../../language/index.ts";
import type { ShownCheck, ShownFinding } from "../../model/check.ts";
import type { BaseRevision, Comparison } from "../../model/comparison.ts";
import type { Fix } from "../../model/fix.ts";
import type { FileChange, Host } from "../../model/host.ts";
import type { Place } from "../../model/place.ts";
import type { CodeOwners } from "../../rules/code-owners.ts";

/** What an editor shows of a scan. The inventory and the fixes stay with the session, which answers what is asked of them. */
export interface Judgement extends Omit<ScanResult, "inventory" | "systems" | "checks" | "findings"> {
  readonly systems: readonly ShownSystem[];
  readonly checks: readonly ShownCheck[];
  readonly findings: readonly ShownFinding[];
  /** Where manifests break their schema, which other extensions tell as well. */
  readonly schemaProblems: readonly Place[];
  /** The list of code owners, where there is one that could be read. */
  readonly codeOwners: Pick<CodeOwners, "file" | "text"> | undefined;
}

export type ShownSystem = Omit<SystemResult, "checks"> & { readonly checks: readonly ShownCheck[] };
export type ShownComparison = Comparison<ShownCheck>;

/** How the folder was at the commit where its branch began. */
export interface BaseState {
  readonly revision: BaseRevision;
  /** Of paths that the base has otherwise, or alone, the sizes there in bytes; undefined for what it does not have. */
  readonly base: ReadonlyMap<string, number | undefined>;
  /** Paths that only the work tree has. */
  readonly head: readonly string[];
  /** Path on the base to path now. */
  readonly renames: ReadonlyMap<string, string>;
}

export interface SweepRequest {
  readonly rule: string;
  /** Undefined for the whole folder. */
  readonly file: string | undefined;
}

/** What a sweep would write. */
export interface Swept {
  readonly files: readonly MendedFile[];
  /** Why some could not be mended, each reason once. */
  readonly refused: readonly string[];
  /** True when nothing that was read has changed since: only then may the files be written. */
  readonly isUnmoved: boolean;
}

export interface PageRequest {
  readonly version: string;
  /** The folder's name. */
  readonly folder: string;
  /** True for a page that tells, too, what was compared last. */
  readonly compared: boolean;
  /** For a page inside the editor: what its script is known by. A page for itself has none. */
  readonly nonce?: string;
}

/** The language of manifests, answered elsewhere. */
export type AskedLanguage = {
  readonly [Name in keyof ManifestLanguage]: (
    ...args: Parameters<ManifestLanguage[Name]>
  ) => Promise<ReturnType<ManifestLanguage[Name]>>;
};

/**
 * A folder's project as an editor uses it, in the same thread or in another one. What goes in and comes out is plain data, but for hosts and
 * signals. Nothing but `scan` and `apply` looks at the folder as it is now: all else is answered by the newest scan, and by nothing before the first.
 */
export interface Session {
  scan(signal?: AbortSignal): Promise<Judgement>;
  apply(changes: readonly FileChange[], signal?: AbortSignal): Promise<Judgement>;
  configure(options: ProjectOptions): void;
  /** What the branch changes. The host gives the base's bytes and what git tracks there; undefined before the first scan. */
  compare(host: Host, state: BaseState): Promise<ShownComparison | undefined>;
  /** The fixes of each of these findings, which are named by their fingerprints; none for those that are found no more. */
  fixes(fingerprints: readonly string[]): Promise<readonly (readonly Fix[])[]>;
  /** Tries all fixes of a rule on a draft over the host. */
  sweep(host: Host, request: SweepRequest, signal?: AbortSignal): Promise<Swept>;
  /** The readiness report as a page of HTML; undefined before the first scan. */
  page(request: PageRequest): Promise<string | undefined>;
  /** What manifests could say of what was found; undefined before the first scan. */
  propose(options: ProposeOptions): Promise<ManifestProposals | undefined>;
  /** The findings of some rules, or of all, one line each; undefined before the first scan. */
  concise(rules: readonly string[] | undefined): Promise<string | undefined>;
  lenses(file: string): Promise<readonly Lens[]>;
  sourceHovers(at: Pick<Place, "file" | "line" | "column" | "cell">): Promise<readonly SourceHover[]>;
  language(schema: DocumentedSchema): AskedLanguage;
  /** Forgets what was read. */
  dispose(): void;
}

const METHODS = [
  "complete",
  "hover",
  "definitions",
  "references",
  "rename",
  "links",
  "outline",
  "folds",
  "stretch",
] as const satisfies readonly (keyof ManifestLanguage)[];

/** A language whose every question is put through `ask`. */
export function askedLanguage(ask: (name: keyof ManifestLanguage, args: readonly unknown[]) => Promise<unknown>): AskedLanguage {
  return Object.fromEntries(
    METHODS.map((name) => [name, (...args: readonly unknown[]) => ask(name, args)]),
  ) as unknown as AskedLanguage;
}
