import type { DatasetRead, Literal, ModelArtifact } from "../../model/inventory.ts";
import { folderOf } from "../../model/paths.ts";
import type { CallExpression } from "../../source/javascript/module.ts";
import { calleesOf, evaluate, member } from "./evaluate.ts";
import { readablePath } from "./graph.ts";
import type { Known } from "./knowledge-index.ts";
import { type Mod, type Program, place } from "./program.ts";
import { joinPath } from "./resolve-module.ts";
import { contextOf, isTest } from "./whereabouts.ts";

const DATA_FILE = /\.(?:csv|tsv|jsonl|ndjson|parquet|arrow|feather|avro|xlsx?)(?:\.gz)?$/i;
/** A path of one person's machine; names that stand for anybody are examples, and some are a container's own user. */
const LOCAL_PATH =
  /^(?:[A-Za-z]:[\\/]Users[\\/]|\/(?:home|Users)\/|\/content\/drive\/)(?!(?:me|you|user|username|name|yourname|example|app|node|ubuntu|vscode|runner)[\\/])[\w.-]+[\\/]/i;
const UNTOLD = { tracker: "unknown", reason: "Not told yet." } as const;

export interface Artifacts {
  readonly datasetReads: readonly DatasetRead[];
  readonly modelArtifacts: readonly ModelArtifact[];
  readonly literals: readonly Literal[];
  /** Files that train, or load or save a model. */
  readonly aiFiles: ReadonlySet<string>;
}

/** Dataset reads, model files and suspicious literals of the modules that were read. Data counts only beside AI. */
export function readArtifacts(program: Program, mods: readonly Mod[], infers: boolean): Artifacts {
  const datasetReads: DatasetRead[] = [];
  const modelArtifacts: ModelArtifact[] = [];
  const literals: Literal[] = [];
  const aiFiles = new Set<string>();
  for (const mod of mods) {
    const calls = mod.syntax.functions.flatMap((made) => made.calls).sort((a, b) => a.start - b.start);
    for (const call of calls) {
      for (const callee of calleesOf(program, mod, call)) {
        if (callee.kind !== "library") continue;
        for (const known of program.knowledge.match(callee.path)) {
          const does = known.call.does;
          if (does === "train") aiFiles.add(mod.path);
          else if (does === "read-dataset" || does === "open-file") {
            const read = datasetRead(program, mod, call, known, callee.path);
            if (read) datasetReads.push(read);
          } else if (does === "load-model" || does === "save-model" || does === "download-model") {
            const artifact = modelArtifact(program, mod, call, known, callee.path);
            if (!artifact) continue;
            modelArtifacts.push(artifact);
            aiFiles.add(mod.path);
          }
        }
      }
    }
    for (const text of mod.syntax.strings) {
      if (!LOCAL_PATH.test(text.value)) continue;
      const at = place(mod, text.start, text.end);
      const reasons = [{ place: at, message: "names a path of one machine" }];
      literals.push({
        kind: "local-path",
        value: text.value,
        context: contextOf(mod) ?? "serving",
        inTests: isTest(mod.path),
        place: at,
        reasons,
      });
    }
  }
  if (!infers && aiFiles.size === 0) return { datasetReads: [], modelArtifacts: [], literals: [], aiFiles };
  return { datasetReads, modelArtifacts, literals, aiFiles };
}

/** The text of an argument as a location relative to the root; undefined where it cannot be resolved. */
function locationOf(
  program: Program,
  mod: Mod,
  call: CallExpression,
  position: number,
): { location: string | undefined; text: string | undefined } {
  const argument = call.arguments[position];
  if (!argument) return { location: undefined, text: undefined };
  for (const value of evaluate(program, mod, argument, call.owner)) {
    if (value.kind === "text") return { location: relative(program, mod, value.value), text: value.value };
    if (value.kind === "library" && argument.kind === "call") {
      const joined = joinedPath(program, mod, argument, value.path);
      if (joined !== undefined) return { location: joined, text: joined };
    }
  }
  return { location: undefined, text: undefined };
}

/** `path.join(__dirname, "data", name)`, `new URL("./x", import.meta.url)`. */
function joinedPath(program: Program, mod: Mod, call: CallExpression, path: string): string | undefined {
  if (!/^(?:(?:node:)?path#(?:default\.)?(?:join|resolve)|global#URL)\(\)$/.test(path)) return undefined;
  let folder = mod.package;
  const parts: string[] = [];
  for (const argument of call.arguments) {
    const text = mod.facts.module.text.slice(argument.start, argument.end);
    if (text === "__dirname" || text === "import.meta.dirname" || text === "import.meta.url") {
      folder = folderOf(mod.path);
      continue;
    }
    if (text === "process.cwd()") continue;
    const value = evaluate(program, mod, argument, call.owner).find((one) => one.kind === "text");
    if (value?.kind !== "text") return undefined;
    parts.push(value.value);
  }
  return joinPath(folder, parts.join("/"));
}

function relative(program: Program, mod: Mod, text: string): string | undefined {
  if (/^(?:https?|s3|gs|az|abfss?):/.test(text)) return text;
  const plain = text.replace(/^file:\/\//, "").replace(/\\/g, "/");
  if (plain.startsWith("/") || plain === "") return plain === "" ? undefined : plain;
  return joinPath(program.resolver.packageOf(mod.path), plain);
}

function datasetRead(program: Program, mod: Mod, call: CallExpression, known: Known, path: string): DatasetRead | undefined {
  const position = known.call.location?.position ?? 0;
  const { location, text } = locationOf(program, mod, call, position);
  // Programs open many files; only those whose name says so hold data.
  if (known.call.does === "open-file" && (text === undefined || !DATA_FILE.test(text))) return undefined;
  const at = place(mod, call.start, call.end);
  const argument = call.arguments[position];
  return {
    call: readablePath(path),
    location,
    tracking: UNTOLD,
    context: contextOf(mod) ?? "serving",
    inTests: isTest(mod.path),
    place: at,
    reasons: [{ place: at, message: "data is read here" }],
    ...(argument ? { locationPlace: place(mod, argument.start, argument.end) } : {}),
  };
}

function modelArtifact(program: Program, mod: Mod, call: CallExpression, known: Known, path: string): ModelArtifact | undefined {
  const hub = known.call.names === "hub";
  const position = known.call.location?.position ?? 0;
  const { location, text } = locationOf(program, mod, call, position);
  const does = known.call.does;
  const revision = hub ? revisionOf(program, mod, call, known.call.revision?.position) : undefined;
  const at = place(mod, call.start, call.end);
  const remote = hub && text !== undefined && !/^[./]/.test(text);
  return {
    op: does === "save-model" ? "save" : does === "load-model" || (hub && text !== undefined && !remote) ? "load" : "download",
    call: readablePath(path),
    location: hub ? text : location,
    tracking: UNTOLD,
    context: contextOf(mod) ?? "serving",
    inTests: isTest(mod.path),
    unsafe: false,
    place: at,
    reasons: [{ place: at, message: does === "save-model" ? "a model is saved here" : "a model is loaded here" }],
    ...(remote
      ? {
          hub: {
            id: text,
            pinned: revision !== undefined && /^[0-9a-f]{7,40}$/.test(revision),
            ...(revision === undefined ? {} : { revision }),
          },
        }
      : {}),
  };
}

function revisionOf(program: Program, mod: Mod, call: CallExpression, position: number | undefined): string | undefined {
  const options = position === undefined ? undefined : call.arguments[position];
  if (!options) return undefined;
  for (const value of evaluate(program, mod, options, call.owner)) {
    for (const one of member(program, value, "revision")) if (one.kind === "text") return one.value;
  }
  return undefined;
}
