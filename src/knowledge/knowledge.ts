import type { Measure, ServiceKind, Tracker } from "../model/inventory.ts";

/**
 * What is known of one library: a JSON file's entry in `python/` or `javascript/`. It is data, so that a new library needs no code.
 *
 * A **path** names what a program reaches from an import: dotted names, with `()` where a result is used:
 * `openai.OpenAI().chat.completions.create`. `*` stands for one name or part of one (`pandas.read_*`), `**` for any number of names.
 * `*` never reaches over `()`. A path that starts with `@` starts at an object of that kind, wherever it came from: `@estimator.predict`.
 * As the final `()` is left out, `@pipeline` alone is a call of the object itself. A class that extends a path makes what the path makes.
 * One path may stand in several entries, when it does several things.
 */
export interface Library {
  /** As people call it: `scikit-learn`. */
  readonly library: string;
  /** Import names: `sklearn`, `google.cloud.storage`; what may stand first in this entry's paths. */
  readonly imports: readonly string[];
  /** Names in requirements files, where they differ from the imports. */
  readonly packages?: readonly string[];
  /** True when importing it and calling it is evidence of AI: it trains, serves models, infers. Never for pandas, flask, requests. */
  readonly ai?: boolean;
  readonly calls: readonly CallKnowledge[];
  /** Kinds of object: `{ "keras-model": ["model"] }` says that each keras-model is a model too. */
  readonly kinds?: Readonly<Record<string, readonly string[]>>;
  /** Environment variables that switch its monitoring on, without a line of code. */
  readonly switches?: readonly SwitchKnowledge[];
  /** Folders, relative to where a program runs, that the platform keeps with each run of a program that imports it. */
  readonly keeps?: readonly string[];
}

export interface SwitchKnowledge {
  /** Each of them alone will do, when it is set to `true`. */
  readonly variables: readonly string[];
  readonly measures: readonly Measure[];
  /** The libraries whose calls are watched then, as `library` names them. */
  readonly watches: readonly string[];
}

/** What one call does. */
export interface CallKnowledge {
  /** Paths without the final `()`. A class is called to be made. */
  readonly call: string | readonly string[];
  readonly except?: readonly string[];
  /** `value`: naming the path is enough, without a call: `spark.read`. `assign`: the path is assigned to: `litellm.callbacks`. Default `call`. */
  readonly use?: "call" | "value" | "assign";
  readonly does?: Effect;
  /** The argument that names the dataset, the artefact or the hub's id: its position (0-based, self not counted) and keywords. */
  readonly location?: Argument;
  /** How locations are meant; default `path`, which covers files, globs and URIs. */
  readonly names?: "path" | "hub" | "table" | "query" | "registry" | "builtin";
  /** For objects in a store: its scheme, and the argument that names the bucket (`receiver`: of the call that made the receiver). */
  readonly scheme?: string;
  readonly container?: Argument;
  /** What keeps the versions of everything that is read so: `delta`, `iceberg`, `dvc` … */
  readonly tracked?: Tracker;
  /** For hub names: the argument that pins, e.g. `revision`. */
  readonly revision?: Argument;
  /**
   * The kind of the result: `@estimator`; `self` for the object that was called (fluent interfaces); `element` … is not needed. In JavaScript also `argument`
   * (the first one), `callback` (what the function among the arguments gives back) and `handler` (that function itself).
   */
  readonly returns?: string;
  /** `infer`: what is asked. Default `model`. */
  readonly infers?: "model" | "llm" | "embedding";
  /** Loading it can run code. `weights_only`: unless that argument is True. */
  readonly unsafe?: boolean | "weights_only";
  readonly monitor?: MonitorKnowledge;
  readonly serve?: ServeKnowledge;
  /** True when the call has a timeout of its own if none is passed. */
  readonly timeout?: boolean;
  /** For guards: how callers are authenticated, as people say it. */
  readonly guard?: string;
}

/**
 * - `read-dataset`: reads data from `location`. `open-file`: opens `location`; whether that is a dataset is told by its suffix and use.
 * - `load-object`: unpickles; whether it is a model or data is told by use. `dump-object`: its twin.
 * - `load-model`, `save-model`, `download-model`; `train`; `infer`; `make`: only makes an object of kind `returns`.
 * - `prepare`: fits or applies a transformer (scaler, encoder, imputer, vectoriser), which is neither a model's training nor its inference.
 * - `monitor`: see `monitor`. `serve`: see `serve`. `guard`: authenticates callers. `validate`: checks data against a schema.
 * - `track`: records an artefact's or dataset's version in a registry. `hash`: takes a digest. `request`: talks to another service over HTTP.
 * - `write`: writes data to `location`. `store`: writes a record to a database, a queue or a metrics server.
 * - `split`: divides a dataset. `temporary`: gives a temporary path. `upload`: gives what a user sent.
 */
export const EFFECTS = [
  "read-dataset",
  "open-file",
  "load-object",
  "dump-object",
  "load-model",
  "save-model",
  "download-model",
  "train",
  "infer",
  "prepare",
  "make",
  "monitor",
  "serve",
  "guard",
  "validate",
  "track",
  "hash",
  "request",
  "write",
  "store",
  "split",
  "temporary",
  "upload",
] as const;
export type Effect = (typeof EFFECTS)[number];

export interface Argument {
  readonly position?: number;
  readonly keyword?: string | readonly string[];
  /** `receiver`: the object that the method is called on names it: `Path("x").read_text()`. */
  readonly receiver?: boolean;
}

export interface MonitorKnowledge {
  readonly measures: readonly Measure[];
  /**
   * `call`: it measures where it is called (a drift report, a logger). `process`: once called it covers the whole process (an init, an
   * instrumentor, autolog). `app`: it covers the application that is its argument or receiver (middleware, `instrument(app)`). `decorator`: it
   * covers the function that it decorates. `callback`: it covers the call, or object, to which it is passed. `object`: making it does nothing yet.
   */
  readonly covers: "call" | "process" | "app" | "decorator" | "callback" | "object";
  readonly told?: ToldMeasures;
}

/** What it measures is told by what it is made of: then `measures` is what it may. */
export interface ToldMeasures {
  /** The list of its parts, passed to the call or, for a method, to the call that made its object. Without it, the name of that call tells. */
  readonly argument?: Argument;
  /** A regular expression for the name of a part, and what that measures; the first that fits counts. */
  readonly by: readonly { readonly name: string; readonly measures: readonly Measure[] }[];
}

export interface ServeKnowledge {
  /**
   * `app`: makes an application or router. `route`: registers a handler, as a decorator or by the `handler` argument. `include`: adds the router
   * that is its `handler` argument, below `path`. `script`: a module that calls it is an application (Streamlit). `interface`: makes an application around the
   * `handler` (Gradio). `decorator`: the decorated function or class is the entry. `base`: a class that extends it is the entry, through `methods`.
   * `wrapper`: the same for a class under which a model is kept, where nothing else of the project answers with it. `start`: runs what it is given. `deploy`: hands a model over to a platform, which serves it.
   */
  readonly as: "app" | "route" | "include" | "script" | "interface" | "decorator" | "base" | "wrapper" | "start" | "deploy";
  readonly kind: ServiceKind;
  /** Only called on a schedule or a queue. Default `serving`. */
  readonly context?: "serving" | "batch";
  /** `route`: the HTTP method; `*` when an argument tells. */
  readonly method?: string;
  /** `route`: the argument that is the URL's path. */
  readonly path?: Argument;
  readonly handler?: Argument;
  /** `base`, `wrapper`, and `decorator` on a class: the methods that answer. */
  readonly methods?: readonly string[];
}
