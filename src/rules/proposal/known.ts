import type { Manifest } from "../../manifest/manifest.ts";
import type { Value } from "../../manifest/render.ts";
import type { Inventory } from "../../model/inventory.ts";

/** What a proposal is made from: one system's part of the inventory, and the texts beside it that were asked for. */
export interface Known {
  readonly inventory: Inventory;
  /** Relative to the root of the project; `""` for the root. */
  readonly folder: string;
  /** What is declared already. */
  readonly manifest: Manifest;
  /** Text of a file; undefined where there is none or it was not read. */
  readonly text: (path: string) => string | undefined;
}

export const SECTIONS = ["data", "models", "services", "integrations"] as const;
export type Section = (typeof SECTIONS)[number];

/** An entry of a manifest, and where what it states was found. */
export interface ProposedEntry {
  readonly section: Section;
  readonly name: string;
  readonly value: Readonly<Record<string, Value>>;
  /** One line, without `#`. */
  readonly comment: string;
}

/** A path of the project as a manifest in the folder writes it. */
export function below(folder: string, path: string): string {
  return folder !== "" && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
