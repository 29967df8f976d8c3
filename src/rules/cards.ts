import type { Document, Inventory } from "../model/inventory.ts";
import { baseName, folderOf } from "../model/paths.ts";

/** A card beside the artefact, one that is named after the model, or the only card where there is only one model. */
export function cardFor(
  { name, artifact, isOnly }: { readonly name: string; readonly artifact: string | undefined; readonly isOnly: boolean },
  inventory: Inventory,
): Document | undefined {
  const cards = inventory.documents.filter(({ kind }) => kind === "model_card");
  if (isOnly && cards.length > 0) return cards[0];
  const beside =
    artifact === undefined ? undefined : cards.find(({ path }) => folderOf(path) !== "" && folderOf(path) === folderOf(artifact));
  const own = slug(name);
  return beside ?? (own === "model" ? undefined : cards.find(({ path }) => slug(baseName(path)).includes(own)));
}

export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
