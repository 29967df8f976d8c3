import type { FileEntry, GitFacts } from "../model/host.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Facts } from "../source/facts.ts";
import type { Claims } from "./claims.ts";
import type { Symbols } from "./symbols.ts";

export interface ProjectInput {
  readonly files: readonly FileEntry[];
  /** Facts of every program and configuration that could be read; the same object as before where a file did not change. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** Texts of documents (Markdown, reStructuredText, plain text, and what documents are made of). */
  readonly texts: ReadonlyMap<string, string>;
  readonly git: GitFacts | undefined;
  readonly claims: Claims;
}

export interface Analysis {
  readonly inventory: Inventory;
  readonly symbols: Symbols;
  /** Files that import and call a library that trains, serves models or infers. */
  readonly aiFiles: ReadonlySet<string>;
}

/** Returns a promise when it is time to let others work; throws the signal's reason when cancelled. */
export type Pause = () => Promise<void> | undefined;

/** Joins facts into the inventory; remembers what did not change between two calls. */
export interface Analyser {
  analyse(input: ProjectInput, pause: Pause): Promise<Analysis>;
}

export function createAnalyser(): Analyser {
  return {
    async analyse() {
      return {
        inventory: {
          datasetReads: [],
          services: [],
          inferenceCalls: [],
          modelArtifacts: [],
          monitors: [],
          documents: [],
          literals: [],
        },
        symbols: {
          find: () => ({ state: "unknown" }),
          measures: () => [],
          chain: () => "unknown",
          names: () => [],
        },
        aiFiles: new Set(),
      };
    },
  };
}
