import type { Measure } from "../../model/inventory.ts";

/** `import module`, or `from module import name`. */
export interface NamedImport {
  readonly module: string;
  readonly name?: string;
}

/**
 * Code of a few lines that takes what a model was asked and what it answered. It is written into a module of its own, or into the file that
 * asks the model where nobody can tell how a new module would be imported. `{{name}}` is filled in.
 */
export interface Recorder {
  /** In a title, after `Record each prediction`: `with whylogs`. */
  readonly title: string;
  /** Names in requirements files, one of which the project has to depend on; none for what comes with the language. */
  readonly packages: readonly string[];
  /** Only for these versions of that package; the second number counts in thousandths: 0.7 is `0.007`, 1.12 is `1.012`. */
  readonly version?: { readonly from?: number; readonly below?: number };
  /** True where it is enough only when the program uses the package already: what it serves must be fetched by somebody. */
  readonly inUse?: string;
  readonly measures: readonly Measure[];
  readonly asks: readonly ("model" | "llm")[];
  /** It compares with a dataset of the project, whose path is filled in as `{{reference}}`. */
  readonly reference?: true;
  /** Name of the module that is made, without suffix. */
  readonly module: string;
  /** The docstring of that module. */
  readonly about: string;
  readonly imports: readonly NamedImport[];
  /** The function that is called with both. */
  readonly call: string;
  /** Names that the code binds, so that it can be told whether they are free. */
  readonly binds: readonly string[];
  readonly code: string;
}

/** A statement that makes an application measure its requests, put in right behind where the application is made. */
export interface Instrument {
  readonly title: string;
  readonly packages: readonly string[];
  /** What makes the application: the class that is called. */
  readonly application: NamedImport;
  readonly imports: readonly NamedImport[];
  /** `{{app}}` is the name of the application. */
  readonly statements: readonly string[];
  readonly measures: readonly Measure[];
}

/** Tracing of language models: by a decorator around the function that asks, or by statements where the process starts. */
export interface Tracer {
  readonly title: string;
  readonly packages: readonly string[];
  readonly version?: { readonly from?: number; readonly below?: number };
  /** The libraries that it traces, by the first name of their import; absent where it traces what its decorator stands on. */
  readonly traces?: readonly string[];
  readonly imports: readonly NamedImport[];
  readonly decorator?: string;
  readonly statements?: readonly string[];
}

/** Tracing of language models in JavaScript: by a setting of the call, or by a function around the client that is asked. */
export interface ScriptTracer {
  readonly title: string;
  readonly packages: readonly string[];
  /** Functions whose first argument takes the setting. */
  readonly asks?: readonly string[];
  readonly setting?: string;
  /** The class of the client, by the names under which its module exports it. */
  readonly wraps?: { readonly module: string; readonly names: readonly string[] };
  readonly wrapper?: { readonly module: string; readonly name: string };
}
