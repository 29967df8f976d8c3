import type { RiskClass, Stage } from "./pillar.ts";

/** What a manifest declares, as far as others than rules want to know it: plain, with paths from the root of the project. */
export interface Declared {
  readonly purpose?: string;
  readonly owner?: string;
  readonly stage: Stage;
  readonly risk?: RiskClass;
  readonly policies: readonly string[];
  readonly data: readonly DeclaredData[];
  readonly models: readonly DeclaredModel[];
  readonly services: readonly DeclaredService[];
}

export interface DeclaredData {
  readonly name: string;
  /** Paths and globs from the root, or URIs. */
  readonly locations: readonly string[];
  readonly kind?: string;
  readonly usedFor: readonly string[];
  readonly version?: string;
  readonly owner?: string;
  readonly licence?: string;
  readonly personalData?: string;
  readonly card?: string;
}

export interface DeclaredModel {
  readonly name: string;
  /** Path from the root, URI or hub id. */
  readonly artifact?: string;
  readonly version?: string;
  readonly licence?: string;
  readonly baseModel?: string;
  readonly card?: string;
  /** Names of declared data. */
  readonly trainingData: readonly string[];
}

export interface DeclaredService {
  readonly name: string;
  /** `src/api.py:predict`, from the root. */
  readonly entry?: string;
  /** Names of declared models. */
  readonly models: readonly string[];
  /** How callers are authenticated; undefined where nothing is said. */
  readonly auth?: string;
}
