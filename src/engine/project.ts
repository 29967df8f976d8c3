import type { World } from "../language/world.ts";
import type { Check, Finding } from "../model/check.ts";
import type { Declared } from "../model/declared.ts";
import type { FileChange, Host, Notice } from "../model/host.ts";
import type { Inventory } from "../model/inventory.ts";
import type { PolicyEvidence } from "../model/policy.ts";
import type { Readiness } from "../model/readiness.ts";
import type { Severity } from "../model/severity.ts";

export interface ProjectOptions {
  /** Rule to severity, above what manifests say: the editor's settings, the command line's. */
  readonly severity?: Readonly<Record<string, Severity>>;
  /** Globs of paths to leave alone. */
  readonly exclude?: readonly string[];
  /** Only these rules. */
  readonly rules?: readonly string[];
}

export interface Progress {
  readonly phase: "list" | "read" | "join" | "check";
  readonly done: number;
  readonly total: number;
}

export interface ScanOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/** Everything there is to say, as plain JSON. */
export interface ScanResult {
  /** Paths of the manifests, root first. */
  readonly manifests: readonly string[];
  readonly systems: readonly SystemResult[];
  readonly checks: readonly Check[];
  /** Failed and waived checks as people see them, by file, line and rule. */
  readonly findings: readonly Finding[];
  readonly readiness: Readiness;
  readonly inventory: Inventory;
  readonly notices: readonly Notice[];
}

/** A manifest with what it governs, or what none governs. */
export interface SystemResult {
  readonly name: string;
  readonly folder: string;
  readonly manifest: string | undefined;
  /** What an approval given now would cover, as `covers` in the manifest holds it. */
  readonly coverage?: string;
  /** What there is to show for each policy that the manifest names or carries. */
  readonly policies?: readonly PolicyEvidence[];
  /** What the manifest declares. */
  readonly declared?: Declared;
  readonly readiness: Readiness;
  readonly checks: readonly Check[];
}

/** The engine's door. A project keeps facts by content hash between scans. */
export interface Project {
  /** Lists and reads everything anew; files whose bytes did not change keep their facts. Rejects with the signal's reason when cancelled. */
  scan(options?: ScanOptions): Promise<ScanResult>;
  /** Re-reads only what changed and judges again. */
  apply(changes: readonly FileChange[], options?: ScanOptions): Promise<ScanResult>;
  /**
   * A project over another state of the same folder, such as the commit where a branch began, which keeps the facts of all but `differing`.
   * The two take turns, and neither sees what the other joins.
   */
  fork(host: Host, differing: readonly FileChange[]): Project;
  /** Options that differ take effect with the next scan. */
  configure(options: ProjectOptions): void;
  /** What the manifest's language may ask of the newest scan; undefined before the first. */
  readonly world: World | undefined;
}

export type OpenProject = (host: Host, options?: ProjectOptions) => Project;
