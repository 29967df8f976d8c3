import type { Measure, ServiceKind, Tracker } from "../model/inventory.ts";
import type { Place } from "../model/place.ts";
import type { JsModule } from "./javascript/module.ts";
import type { PositionMap } from "./positions.ts";
import type { PyModule } from "./python/module.ts";
import type { ShellCommand } from "./shell.ts";

/** What one file's text alone tells. */
export type Facts = PythonFacts | JavaScriptFacts | ConfigFacts;

/** A Python file or a notebook. */
export interface PythonFacts {
  readonly language: "python";
  readonly path: string;
  readonly module: PyModule;
  readonly positions: PositionMap;
  readonly notebook: boolean;
  /** What a notebook runs in a shell or by magic: `!wget …`, `%run prepare.py` (words start with `%run`), the lines of a `%%bash` cell. */
  readonly commands: readonly ShellCommand[];
  /** Credentials in a notebook's outputs. */
  readonly leaks: readonly Leak[];
  /** Of a notebook: the first cell that was last run before one that stands above it. */
  readonly ranBefore?: Place;
  /** Of a notebook: the cells that have outputs or a count of runs, by their index over all cells. */
  readonly ran?: readonly number[];
  /**
   * Of a notebook: the Python files that its cells write (`%%writefile`), each a program of its own. Their paths stand below the notebook's, as if
   * that were a folder, since two notebooks may write a file of one name; their places are in the notebook's cells.
   */
  readonly written?: readonly PythonFacts[];
  /** Of a file that a notebook writes: the notebook, and where the file would lie. */
  readonly writtenBy?: { readonly notebook: string; readonly as: string };
}

export interface Leak {
  /** What it looks like: `an AWS access key`. */
  readonly what: string;
  readonly place: Place;
}

export interface JavaScriptFacts {
  readonly language: "javascript";
  readonly path: string;
  readonly module: JsModule;
  readonly positions: PositionMap;
}

/** Dockerfile, compose, CI, Kubernetes, DVC, catalogues, requirements …: everything that is not a program. */
export interface ConfigFacts {
  readonly language: "config";
  readonly path: string;
  readonly positions: PositionMap;
  /** Commands that this file runs, and when. */
  readonly starts: readonly Start[];
  readonly tracks: readonly TrackedLocation[];
  /** Monitoring set up in configuration alone. */
  readonly monitors: readonly ConfigMonitor[];
  /** Ready-made model servers (vLLM, TGI, Triton, TF Serving, KServe …) that this file deploys. */
  readonly servers: readonly ConfigServer[];
  /** Environment variables that it sets for what it starts. */
  readonly environment: readonly { readonly name: string; readonly value: string; readonly place: Place }[];
  /** Datasets and models declared by name: kedro's and intake's catalogues. */
  readonly catalogue: readonly CatalogueEntry[];
  readonly dependencies: readonly Dependency[];
  /** Container images that this file builds from or runs. */
  readonly images?: readonly ConfigImage[];
  /** Containers of Kubernetes workloads. */
  readonly workloads?: readonly ConfigWorkload[];
  /** Where it says how to tell that a service is well: HEALTHCHECK, `healthcheck:`, a probe, `healthCheckPath`. */
  readonly healthChecks?: readonly Place[];
  /** Of a Dockerfile: which folder or file of the project (`from`, relative to the root) stands where in the container (`to`, absolute). */
  readonly copies?: readonly { readonly from: string; readonly to: string }[];
  /** Of a compose file: which folder or file of the project is mounted where in a container. */
  readonly mounts?: readonly { readonly from: string; readonly to: string }[];
  /** Of a Dockerfile: what of the project stood in the earlier stages from which the last one takes what they made. */
  readonly madeFrom?: readonly string[];
  /** The file's data (YAML, TOML, JSON, INI), for constants that programs read from it; undefined when it is none or over 256 KB. */
  readonly data: unknown;
}

export interface Start {
  /**
   * `container`: what a container runs; `build`: while its image is made (RUN); `ci`: on a push; `schedule`: by the clock; `stage`: a DVC or
   * MLproject step; `process`: a Procfile or script.
   */
  readonly when: "container" | "build" | "ci" | "schedule" | "stage" | "process";
  readonly command: ShellCommand;
  /** Folder in which it runs, relative to the root, where it can be told. */
  readonly folder: string | undefined;
  /** The job's, stage's or compose service's name. */
  readonly name: string;
  /** True for a compose service that says by its image or its folders that developers work in it. */
  readonly development?: true;
  readonly place: Place;
}

export interface ConfigImage {
  /** As written, with a Dockerfile's ARG defaults filled in. */
  readonly reference: string;
  /** `base`: what the final image stands on; `build`: a stage that only builds; `run`: run as it is. */
  readonly role: "base" | "build" | "run";
  /** The compose service's or workload's name, or the Dockerfile's. */
  readonly name: string;
  /** Of a compose service: it is started again by itself, so it is meant to stay up. */
  readonly stays?: boolean;
  readonly place: Place;
}

export interface ConfigWorkload {
  /** `Deployment`, `StatefulSet` … */
  readonly kind: string;
  readonly name: string;
  readonly container: string;
  readonly image: string | undefined;
  readonly limits: boolean;
  readonly probes: boolean;
  readonly place: Place;
}

export interface TrackedLocation {
  readonly tracker: Tracker;
  /** Path or glob relative to the root of the project; a folder covers what is below. */
  readonly location: string;
  /** `.dvc` file, `dvc.yaml` out …, in one sentence. */
  readonly reason: string;
  readonly place: Place;
  /** True for what a stage makes. */
  readonly made?: true;
  /** Where names in it are left to files of parameters: the location as it is written, with `${name}`, and the files, most likely first. */
  readonly template?: { readonly text: string; readonly files: readonly string[] };
}

export interface ConfigMonitor {
  readonly library: string;
  readonly measures: readonly Measure[];
  /** What it is set up for: a service's, endpoint's or job's name, a URL, a script. Undefined when it names none. */
  readonly target: string | undefined;
  readonly reason: string;
  readonly place: Place;
}

export interface ConfigServer {
  readonly library: string;
  readonly kind: ServiceKind;
  readonly name: string;
  /** What it serves, where it says so: a hub id or a path. */
  readonly model: string | undefined;
  readonly place: Place;
}

export interface CatalogueEntry {
  readonly name: string;
  readonly location: string | undefined;
  readonly versioned: boolean;
  readonly role: "dataset" | "model" | "unknown";
  readonly place: Place;
}

export interface Dependency {
  readonly name: string;
  /** As written: `==1.2.3`, `>=1`; undefined when nothing is asked. */
  readonly version: string | undefined;
  readonly pinned: boolean;
  /** True in lock files. */
  readonly lock: boolean;
  /** True in groups that are installed on request alone: development, extras. */
  readonly optional?: true;
  readonly place: Place;
}
