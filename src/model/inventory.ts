import type { Grade } from "./check.ts";
import { type Delivery, NO_DELIVERY } from "./delivery.ts";
import type { Place, RelatedPlace } from "./place.ts";
import { NO_USAGE, type Usage } from "./usage.ts";

/** What a monitor measures. `operations` or `errors` alone say nothing about the model. */
export const MEASURES = [
  "drift",
  "performance",
  "data-quality",
  "operations",
  "tracing",
  "errors",
  "offline-evaluation",
] as const;
export type Measure = (typeof MEASURES)[number];

/** Where code runs: answering people, on a schedule, or while somebody trains and explores. */
export type Context = "serving" | "batch" | "offline";

/** What keeps a dataset's or an artefact's versions. `none`: nothing does. `unknown`: it cannot be told. */
export const TRACKERS = [
  "dvc",
  "git",
  "git-lfs",
  "lakefs",
  "delta",
  "iceberg",
  "huggingface",
  "registry",
  "hash",
  "snapshot",
  "catalogue",
  "manifest",
  "none",
  "unknown",
] as const;
export type Tracker = (typeof TRACKERS)[number];

export interface Tracking {
  readonly tracker: Tracker;
  /** Why it is so, in one sentence. */
  readonly reason: string;
  /** The `.dvc` file, the LFS pattern, the ignore line … */
  readonly place?: Place;
  /** True for the output of a stage: it is made again from what the stage reads. */
  readonly made?: true;
}

/** What every item of the inventory has: where it is and the chain of reasons that led to it, first reason first. */
interface Item {
  readonly place: Place;
  readonly reasons: readonly RelatedPlace[];
}

export interface DatasetRead extends Item {
  /** Resolved dotted name: `pandas.read_csv`. */
  readonly call: string;
  /**
   * Path, glob or URI relative to the root of the project; `*` stands for what varies. Undefined where it cannot be resolved.
   */
  readonly location: string | undefined;
  readonly tracking: Tracking;
  readonly context: Context;
  /** True inside tests, benchmarks and documentation. */
  readonly inTests: boolean;
  /** Place of the call's location argument, where there is one. */
  readonly locationPlace?: Place;
  /** Where a program of the repository writes what is read: a step between, and no source of its own. */
  readonly madeAt?: Place;
  /** For hub reads: the place right after the last argument, where a `revision` can be inserted. */
  readonly hub?: HubReference;
}

/** A dataset or model named by a hub's id. */
export interface HubReference {
  readonly id: string;
  /** Undefined: no revision is given. `pinned` only when it is a commit hash or an immutable tag. */
  readonly revision?: string;
  /** True where a revision is given and what it is cannot be told. */
  readonly open?: boolean;
  readonly pinned: boolean;
  /** Where `, revision="…"` can be inserted; undefined when the call takes none. */
  readonly insertAt?: Place;
}

export interface ModelArtifact extends Item {
  readonly op: "save" | "load" | "download";
  readonly call: string;
  readonly location: string | undefined;
  readonly tracking: Tracking;
  readonly context: Context;
  readonly inTests: boolean;
  readonly hub?: HubReference;
  /** True when loading it can run code: pickle, joblib, `torch.load` without `weights_only=True`. */
  readonly unsafe: boolean;
}

export const SERVICE_KINDS = [
  "http",
  "app",
  "handler",
  "score",
  "deployment",
  "task",
  "pipeline",
  "batch",
  "cli",
  "server",
] as const;
/**
 * `http` a route; `app` a Streamlit, Gradio or Chainlit script; `handler` a Lambda or SageMaker handler; `score` an Azure ML script;
 * `deployment` BentoML, Ray Serve, LitServe, Modal, KServe …; `task` a queue's worker; `pipeline` an Airflow, Dagster, Prefect or
 * ZenML job; `batch` a scheduled script; `cli` a command-line script; `server` a ready-made model server named in configuration.
 */
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** A serving entry point that reaches an inference call. */
export interface Service extends Item {
  readonly id: string;
  readonly kind: ServiceKind;
  /** `POST /predict`, or the script's or function's name. */
  readonly name: string;
  /** `src/api.py:predict`, as the manifest's `entry` names it. */
  readonly entry: string;
  readonly context: Context;
  /** What is measured on this service by monitors that its own code or configuration reaches. */
  readonly measures: readonly Measure[];
  /** Indices into `inventory.inferenceCalls`, `inventory.monitors`. */
  readonly inferenceCalls: readonly number[];
  readonly monitors: readonly number[];
  /** How callers are authenticated, as far as the source tells. */
  readonly guard: Guard;
  /** Of an open route: routes of the same file that ask no model, hand out or change what is stored, and are as open. */
  readonly alsoOpen?: readonly RelatedPlace[];
  /** The file of a deployed program with the same route, where nothing starts the program of this one. */
  readonly copyOf?: string;
  /** True when this is a test, an example beside the deployed application, or a monitoring service itself. */
  readonly inTests: boolean;
}

/** `open`: everything that could guard the route was read and nothing does. */
export type Guard =
  | { readonly state: "guarded"; readonly by: string; readonly place: Place }
  | { readonly state: "open" }
  | { readonly state: "unknown"; readonly reason: string };

export interface InferenceCall extends Item {
  /** Resolved dotted name; calls on an object are named by its type where it is known. */
  readonly call: string;
  readonly context: Context;
  readonly kind: "model" | "llm" | "embedding";
  /** Indices into `inventory.services`. */
  readonly services: readonly number[];
  readonly inTests: boolean;
}

export interface Monitor extends Item {
  readonly library: string;
  readonly measures: readonly Measure[];
  readonly grade: Grade;
  /** `project/file.py:function` in which it is, as the manifest's `by` names it; undefined for configuration. */
  readonly symbol?: string;
  /** Why it measures nothing, when it does not: never attached, switched off, a constant stub. */
  readonly inert?: string;
  /** Indices into `inventory.services` whose code or configuration reaches it. */
  readonly services: readonly number[];
}

export const DOCUMENT_KINDS = [
  "model_card",
  "data_card",
  "risk_assessment",
  "approval_record",
  "intended_use",
  "codeowners",
  "licence",
  "security_policy",
  "contributing",
  "user_docs",
  "training_material",
  "runbook",
  "feedback_channel",
  "rollout_plan",
  "data_protection",
  "human_oversight",
  "readiness_assessment",
  "monitoring_plan",
  "system_card",
  "impact_assessment",
  "data_contract",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface Document {
  readonly kind: DocumentKind;
  readonly path: string;
  /** `exists`: it is there, but a stub; `adequate`: the sections that its kind asks for have content. */
  readonly grade: Grade;
  /** Where it is a stub: placeholders, empty sections. */
  readonly gaps: readonly RelatedPlace[];
  /** Mistakes in a card's front matter, by which programs cannot read what is meant. */
  readonly mistakes?: readonly RelatedPlace[];
}

/** One suspicious literal in source: a machine's own path or address, a credential, `*` as an allowed origin. Found by the source, judged by rules. */
export interface Literal extends Item {
  readonly kind: "local-path" | "local-endpoint" | "credential" | "any-origin";
  /** What stands there; of a credential only what it looks like (`an AWS access key`), never itself. */
  readonly value: string;
  readonly context: Context;
  readonly inTests: boolean;
}

/** The facts that matter, joined over the whole repository. Items stand in file and line order. */
export interface Inventory {
  readonly datasetReads: readonly DatasetRead[];
  readonly services: readonly Service[];
  readonly inferenceCalls: readonly InferenceCall[];
  readonly modelArtifacts: readonly ModelArtifact[];
  readonly monitors: readonly Monitor[];
  readonly documents: readonly Document[];
  readonly literals: readonly Literal[];
  readonly delivery: Delivery;
  readonly usage: Usage;
}

export const NO_INVENTORY: Inventory = {
  datasetReads: [],
  services: [],
  inferenceCalls: [],
  modelArtifacts: [],
  monitors: [],
  documents: [],
  literals: [],
  delivery: NO_DELIVERY,
  usage: NO_USAGE,
};
