import type { Manifest } from "../manifest/manifest.ts";
import { parseManifest } from "../manifest/parse.ts";
import { complete } from "./complete.ts";
import type { Completions } from "./completion.ts";
import { type Fold, foldsOf } from "./folding.ts";
import { type Hover, hoverAt } from "./hover.ts";
import {
  definitionsAt,
  type Link,
  linksOf,
  type OutlineItem,
  outlineOf,
  referencesAt,
  renameAt,
  type Stretch,
  stretchOf,
} from "./navigate.ts";
import type { DocumentedSchema } from "./schema.ts";
import type { Target } from "./targets.ts";
import type { World } from "./world.ts";

export type { Completion, Completions } from "./completion.ts";
export type { Fold } from "./folding.ts";
export type { Hover, HoverPart } from "./hover.ts";
export type { Link, OutlineItem, Stretch } from "./navigate.ts";
export type { DocumentedSchema } from "./schema.ts";
export { type Lens, lensesOf, type SourceHover, sourceHoversAt } from "./source.ts";
export type { Target } from "./targets.ts";
export type { World } from "./world.ts";

/** A manifest as it stands in an editor, saved or not. */
export interface ManifestText {
  /** Relative to the root of the project. */
  readonly file: string;
  readonly text: string;
}

/**
 * The manifest as a language: what an editor asks while somebody writes one. Offsets are UTF-16 units into the text that is handed in. Every
 * answer holds for a broken text, too, as far as it can be read.
 */
export interface ManifestLanguage {
  complete(manifest: ManifestText, offset: number): Completions;
  hover(manifest: ManifestText, offset: number): Hover | undefined;
  /** An entry's own name leads to what it stands for in the source, perhaps to several places. */
  definitions(manifest: ManifestText, offset: number): readonly Link[];
  /** Every place that names the dataset, model or service at an offset; where it gets its name first. */
  references(manifest: ManifestText, offset: number): readonly Stretch[];
  /** What is to be replaced by the new name, or why that cannot be, in a sentence. */
  rename(
    manifest: ManifestText,
    offset: number,
    newName: string,
  ): { readonly edits: readonly Stretch[] } | { readonly problem: string };
  links(manifest: ManifestText): readonly Link[];
  outline(manifest: ManifestText): readonly OutlineItem[];
  /** From the top downwards, at most one for each line. */
  folds(manifest: ManifestText): readonly Fold[];
  /** The stretch of a place in this text. */
  stretch(manifest: ManifestText, place: Target["place"]): Stretch;
}

/** `world` gives the newest scan; undefined before the first. */
export function createManifestLanguage(schema: DocumentedSchema, world: () => World | undefined): ManifestLanguage {
  const read = createReader();
  return {
    complete: (manifest, offset) => complete(manifest.text, offset, schema, world(), () => read(manifest)),
    hover: (manifest, offset) => hoverAt(read(manifest), offset, schema, world()),
    definitions: (manifest, offset) => definitionsAt(read(manifest), offset, world()),
    references: (manifest, offset) => referencesAt(read(manifest), offset),
    rename: (manifest, offset, newName) => renameAt(read(manifest), offset, newName),
    links(manifest) {
      const known = world();
      return known === undefined ? [] : linksOf(read(manifest), known);
    },
    outline: (manifest) => outlineOf(read(manifest)),
    folds: (manifest) => foldsOf(read(manifest)),
    stretch: (manifest, place) => stretchOf(read(manifest), place),
  };
}

/** An editor asks many things of the same text in a row. */
function createReader(): (manifest: ManifestText) => Manifest {
  let last: Manifest | undefined;
  return ({ file, text }) => {
    if (last === undefined || last.file !== file || last.text !== text) last = parseManifest(file, text);
    return last;
  };
}
