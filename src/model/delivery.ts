import type { Place, RelatedPlace } from "./place.ts";

/** How the project is built, started, deployed and tested, as far as its configuration and source tell. */
export interface Delivery {
  readonly images: readonly ImageUse[];
  readonly dependencyFiles: readonly DependencyFile[];
  readonly switches: readonly DevelopmentSwitch[];
  readonly notebookRuns: readonly NotebookRun[];
  readonly workloads: readonly Workload[];
  readonly probes: readonly Probe[];
  readonly requests: readonly RemoteCall[];
  readonly trainings: readonly Training[];
  readonly gates: Gates;
  /** Files that tests import, directly or through others; undefined where there are no tests at all. */
  readonly tested: readonly string[] | undefined;
}

/** What a file is for: what runs in front of people, what only developers start, or it cannot be told. */
export type Use = "deployed" | "development" | "unknown";

/** A container image that a Dockerfile is built from, or that compose or Kubernetes runs. */
export interface ImageUse {
  readonly place: Place;
  /** As written: `python:3.11-slim`. */
  readonly reference: string;
  /** `floating`: the same name can mean another image tomorrow. `unknown`: a variable or a template decides. */
  readonly version: "digest" | "tag" | "floating" | "unknown";
  readonly role: "base" | "build" | "run";
  readonly use: Use;
  /** False for images in which nothing of the project's AI runs. */
  readonly ai: boolean;
}

/** A file that says what is installed: a requirements file, pyproject.toml, environment.yml, a Dockerfile's `pip install`. */
export interface DependencyFile {
  readonly file: string;
  /** Packages without one exact version, in the file's order. */
  readonly loose: readonly { readonly name: string; readonly written: string | undefined; readonly place: Place }[];
  /** Packages with one exact version: `2.1.4`. */
  readonly exact: readonly { readonly name: string; readonly version: string }[];
  readonly total: number;
  /** The lock or pinned file that settles the versions, where there is one. */
  readonly settledBy: string | undefined;
  /** True when a framework that answers requests is among the packages: the project means to serve. */
  readonly serves: boolean;
  /** `library`: its users choose the versions. `source`: what a pinned file is compiled from. */
  readonly purpose: "application" | "development" | "library" | "source";
}

/** Debug mode or reloading that is switched on. */
export interface DevelopmentSwitch {
  readonly place: Place;
  /** `debug=True`, `--reload`. */
  readonly written: string;
  readonly what: "debug mode" | "automatic reloading";
  readonly use: Use;
  /** Why it is thought to be so, in one sentence. */
  readonly reason: string;
  readonly related: readonly RelatedPlace[];
  readonly inTests: boolean;
}

/** A notebook that something other than a person runs. */
export interface NotebookRun {
  readonly notebook: string;
  readonly place: Place;
  readonly by: "container" | "ci" | "schedule" | "stage" | "process" | "program";
  /** True when the run only makes a page for people to read. */
  readonly report: boolean;
  readonly inTests: boolean;
}

/** One container of a Kubernetes workload. */
export interface Workload {
  readonly place: Place;
  readonly kind: string;
  readonly name: string;
  readonly container: string;
  readonly image: string | undefined;
  readonly limits: boolean;
  readonly probes: boolean;
  /** False for well-known software that is no model, such as databases and dashboards. */
  readonly ai: boolean;
}

/** What tells a platform whether a service is well: a health route, or a check in configuration. */
export interface Probe {
  readonly place: Place;
  readonly kind: "route" | "configuration";
  readonly reason: string;
}

/** A call that leaves the machine to ask a model. */
export interface RemoteCall {
  readonly place: Place;
  readonly call: string;
  /** `default`: the library gives up by itself. `none`: it waits for ever. */
  readonly timeout: "given" | "default" | "none" | "unknown";
  /** Where `, timeout=30` can be inserted; undefined when the call takes none. */
  readonly insertAt?: Place;
  readonly inTests: boolean;
}

export interface Training {
  readonly place: Place;
  readonly call: string;
  /** The experiment tracker that its program uses. */
  readonly tracker: string | undefined;
  readonly seeded: boolean;
  readonly inTests: boolean;
  readonly notebook: boolean;
}

/** What continuous integration does before something ships. */
export interface Gates {
  /** The first command of continuous integration, where there is any. */
  readonly ci: Place | undefined;
  /** The command that evaluates the model, where there is one. */
  readonly evaluation: RelatedPlace | undefined;
  /** Steps that run something whose inside cannot be seen: a reusable workflow, an unknown script. */
  readonly opaque: boolean;
}

export const NO_DELIVERY: Delivery = {
  images: [],
  dependencyFiles: [],
  switches: [],
  notebookRuns: [],
  workloads: [],
  probes: [],
  requests: [],
  trainings: [],
  gates: { ci: undefined, evaluation: undefined, opaque: false },
  tested: undefined,
};
