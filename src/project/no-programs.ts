import { filePlace } from "../model/place.ts";
import { NO_USAGE } from "../model/usage.ts";
import type { InventoryPart } from "./inventory-part.ts";
import type { JavaScriptPart } from "./javascript/analyse-javascript.ts";
import type { PythonPart } from "./python/index.ts";
import { createResolver } from "./python/resolver.ts";
import type { SymbolAnswer, Symbols } from "./symbols.ts";

/** What a language adds to the inventory that nothing was found in. */
export const NO_PART: InventoryPart = {
  datasetReads: [],
  modelArtifacts: [],
  services: [],
  inferenceCalls: [],
  monitors: [],
  literals: [],
  aiFiles: new Set(),
};

/** What is said of Python in a project that has none: the same as its analysis would say, which need not be loaded for that. */
export function noPython(hasFile: (path: string) => boolean): PythonPart {
  return {
    part: NO_PART,
    symbols: { ...NO_SYMBOLS, find: (reference) => findUnread(reference, hasFile) },
    resolver: createResolver([]),
    delivery: { switches: [], requests: [], trainings: [], healthRoutes: [], notebookRuns: [], tested: undefined },
    usage: NO_USAGE,
  };
}

/** The same for JavaScript. */
export function noJavaScript(hasFile: (path: string) => boolean): JavaScriptPart {
  const find = (reference: string): SymbolAnswer => ({ state: hasFile(fileOf(reference)) ? "unknown" : "no-file" });
  return { ...NO_PART, healthRoutes: [], hostedModels: [], symbols: { ...NO_SYMBOLS, find } };
}

/** What `file:symbol` names where the file is no program that was read: a file may be named as a whole. */
export function findUnread(reference: string, hasFile: (path: string) => boolean): SymbolAnswer {
  const file = fileOf(reference);
  if (!hasFile(file)) return { state: "no-file" };
  const isWhole = file === reference || reference.endsWith(":");
  return isWhole ? { state: "found", place: { place: filePlace(file), message: `${file} is here` } } : { state: "unknown" };
}

function fileOf(reference: string): string {
  const colon = reference.lastIndexOf(":");
  return colon < 0 ? reference : reference.slice(0, colon);
}

const NO_SYMBOLS: Omit<Symbols, "find"> = {
  measures: () => [],
  chain: () => "unknown",
  digest: () => undefined,
  files: () => [],
  names: () => [],
};
