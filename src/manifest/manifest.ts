import type { Measure } from "../model/inventory.ts";
import type { RiskClass, Stage } from "../model/pillar.ts";
import type { Place } from "../model/place.ts";
import type { PolicyPack } from "../model/policy.ts";
import type { Severity } from "../model/severity.ts";

/**
 * One `ai-readiness.yaml`, typed. A manifest with errors is still read as far as it goes: what is broken is absent here and named in
 * `problems`. Every entry carries its path in the document (`["data", 0]`), by which places and edits are found.
 */
export interface Manifest {
  readonly file: string;
  /** The folder that it governs, `""` for the root. */
  readonly folder: string;
  readonly text: string;
  readonly system: System;
  readonly data: readonly DataEntry[];
  readonly models: readonly ModelEntry[];
  readonly services: readonly ServiceEntry[];
  readonly integrations: readonly IntegrationEntry[];
  readonly adoption: Adoption;
  readonly governance: Governance;
  readonly waivers: readonly WaiverEntry[];
  readonly lint: LintOptions;
  /** Policy packs in the files that it extends. */
  readonly packs?: readonly PolicyPack[];
  /** In the order of the text. */
  readonly problems: readonly ManifestProblem[];
  /** True when the YAML itself is broken, so that what seems to be absent may merely be unreadable. */
  readonly broken: boolean;
  /** Place of the value at a path of keys and indices, or of the nearest ancestor that exists. `key: true` gives the key's place. */
  readonly placeOf: (path: DocumentPath, options?: { readonly key?: boolean }) => Place;
  /** True when something, even a null, stands at the path. */
  readonly has: (path: DocumentPath) => boolean;
}

export type DocumentPath = readonly (string | number)[];

export interface ManifestProblem {
  /** One plain sentence: what is wrong and what to write instead. */
  readonly message: string;
  readonly place: Place;
  /** What is concerned, so that rules do not report as missing what is merely wrong. Absent for broken YAML. */
  readonly path?: DocumentPath;
  /** For a near miss: what was probably meant, and the place to replace. */
  readonly suggestion?: { readonly text: string; readonly place: Place };
  /** True for what every YAML tool tells that knows the schema, so that an editor with such a tool need not tell it twice. */
  readonly bySchema?: boolean;
}

interface Entry {
  readonly path: DocumentPath;
}

export interface System {
  readonly name?: string;
  readonly purpose?: string;
  readonly owner?: string;
  /** Absent means production: nothing is excused that nobody declared to be a pilot. */
  readonly stage: Stage;
  readonly risk?: { readonly class?: RiskClass; readonly rationale?: string };
  readonly policies: readonly string[];
}

export interface DataEntry extends Entry {
  readonly name: string;
  /** Paths, globs or URIs, relative to the manifest's folder as written. */
  readonly locations: readonly string[];
  readonly kind?: "production" | "sample" | "public" | "synthetic";
  readonly usedFor: readonly ("training" | "evaluation" | "serving" | "reference")[];
  readonly version?: string;
  readonly owner?: string;
  readonly licence?: string;
  readonly personalData?: "none" | "pseudonymised" | "personal" | "special";
  readonly contract?: string;
  readonly checks: readonly string[];
  readonly freshness?: string;
  readonly source?: string;
  readonly card?: string;
  readonly assessment?: Assessment;
}

export interface Assessment {
  readonly date?: string;
  readonly result?: "ready" | "conditional" | "not-ready" | "pending";
  readonly report?: string;
  /** A time span, or `static`. */
  readonly maxAge?: string;
}

export interface ModelEntry extends Entry {
  readonly name: string;
  /** Path, URI or hub id. */
  readonly artifact?: string;
  readonly trainedBy?: string;
  readonly trainedOn?: string;
  /** When its answers last changed in a way that users notice. */
  readonly changedOn?: string;
  readonly trainingData: readonly string[];
  readonly card?: string;
  readonly version?: string;
  readonly licence?: string;
  readonly baseModel?: string;
  readonly maxAge?: string;
  readonly rollback?: string | External;
}

/** Watched from outside the repository, so that nothing here can be held against the source. */
export interface External {
  readonly external: string;
  readonly link?: string;
  readonly owner?: string;
  readonly reason?: string;
}

export interface MonitoringEntry extends Entry {
  readonly measure: Measure;
  /** `file.py:symbol`, relative to the manifest's folder. */
  readonly by?: string;
  readonly external?: External;
  readonly reference?: string;
  readonly alert?: string;
}

export const ROLLOUTS = ["shadow", "canary", "gradual", "blue-green", "ab-test", "feature-flag", "all-at-once"] as const;
export type Rollout = (typeof ROLLOUTS)[number];

export interface ServiceEntry extends Entry {
  readonly name: string;
  /** `file.py:symbol` or `file.py`. */
  readonly entry?: string;
  readonly models: readonly string[];
  readonly auth?: string | External;
  readonly monitoring: readonly MonitoringEntry[];
  readonly fallback?: string | External;
  readonly rollout?: Rollout;
  readonly disclosure?: string;
}

export interface IntegrationEntry extends Entry {
  readonly system: string;
  readonly direction?: "in" | "out" | "both";
  readonly host?: string;
  readonly owner?: string;
  readonly auth?: string | External;
  readonly contract?: string | External;
  readonly status?: "planned" | "mocked" | "sandbox" | "tested" | "live";
}

export interface SuccessMetric extends Entry {
  readonly metric: string;
  readonly baseline?: number | string;
  readonly target?: number | string;
  readonly source?: string | External;
}

export interface UserGroup extends Entry {
  readonly group: string;
  readonly training?: string | External;
  readonly trainedOn?: string;
}

export interface Adoption {
  readonly problem?: string;
  readonly success: readonly SuccessMetric[];
  readonly users: readonly UserGroup[];
  readonly rollout?: string | External;
  readonly support?: string | External;
  readonly feedback?: string | External;
}

export interface ApprovalEntry extends Entry {
  readonly role?: string;
  readonly by?: string;
  readonly on?: string;
  readonly status?: "pending" | "approved" | "rejected";
  readonly covers?: string;
  readonly expires?: string;
}

export interface Governance {
  /** Kind to path inside the repository, or to an external place. */
  readonly documents: Readonly<Record<string, string | External>>;
  readonly approvals: readonly ApprovalEntry[];
  /** A time span. */
  readonly logRetention?: string;
}

export interface WaiverEntry extends Entry {
  readonly rule?: string;
  /** A subject's key, or a path or glob below the manifest's folder. */
  readonly subject?: string;
  readonly file?: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly expires?: string;
}

export interface LintOptions {
  readonly exclude: readonly string[];
  readonly severity: Readonly<Record<string, Severity>>;
  /** In-house wrappers, in the pattern language of `src/knowledge/`. */
  readonly detectors: readonly { readonly call: string; readonly measures: readonly Measure[] }[];
  readonly extends: readonly string[];
}

export function isExternal(value: unknown): value is External {
  return typeof value === "object" && value !== null && "external" in value;
}
