import type { Check } from "../model/check.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Files } from "../project/files.ts";
import type { Symbols } from "../project/symbols.ts";

/** What the features of the manifest's language know beyond the text in front of them: the newest scan. */
export interface World {
  readonly files: Files;
  readonly symbols: Symbols;
  readonly inventory: Inventory;
  readonly checks: readonly Check[];
}
