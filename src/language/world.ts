import type { Manifest } from "../manifest/manifest.ts";
import type { Check } from "../model/check.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Files } from "../project/files.ts";
import type { Symbols } from "../project/symbols.ts";

/** What the features of an editor know beyond the text in front of them: the newest scan. */
export interface World {
  readonly files: Files;
  readonly symbols: Symbols;
  readonly manifests: readonly Manifest[];
  readonly inventory: Inventory;
  readonly checks: readonly Check[];
}

/** The manifest that governs a path: of those in its folder or above, the deepest. */
export function manifestFor({ manifests }: World, path: string): Manifest | undefined {
  const above = manifests.filter(({ folder }) => folder === "" || path.startsWith(`${folder}/`));
  return above.reduce<Manifest | undefined>(
    (best, one) => (best === undefined || one.folder.length > best.folder.length ? one : best),
    undefined,
  );
}
