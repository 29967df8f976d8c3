import { addEntries, inSections, setField } from "../../manifest/edit.ts";
import type { DocumentPath, Manifest } from "../../manifest/manifest.ts";
import type { Value } from "../../manifest/render.ts";
import type { TextEdit } from "../../model/fix.ts";
import { groupBy } from "../../model/group.ts";
import type { Inventory } from "../../model/inventory.ts";
import { proposeData } from "./datasets.ts";
import { type ProposedDocument, proposeDocuments } from "./documents.ts";
import { proposeIntegrations } from "./integrations.ts";
import { type Known, type ProposedEntry, SECTIONS, type Section } from "./known.ts";
import { licenceFilesBeside } from "./licences.ts";
import { proposeModels } from "./models.ts";
import { proposeServices } from "./services.ts";

export interface Proposal {
  /** What is added, in the order in which it is written. */
  readonly entries: readonly ProposedEntry[];
  readonly documents: readonly ProposedDocument[];
  /** What was found and is not proposed, with why: a sentence's worth each. */
  readonly left: readonly string[];
  readonly edits: readonly TextEdit[];
  /** Sections that cannot be added to, since what stands there is no list. */
  readonly closed: readonly Section[];
}

/**
 * What was found and a manifest does not say yet, as edits that append it. Nothing that stands there is changed. What nobody can know from
 * the source is left open.
 */
export function propose(known: Known, system: string): Proposal {
  const { manifest } = known;
  const data = proposeData(known);
  const models = proposeModels(known, data);
  const services = proposeServices(known, models, system);
  const all = [...data.entries, ...models.entries, ...services.entries, ...proposeIntegrations(known)];
  const documents = proposeDocuments(known);
  const edits: { readonly path: DocumentPath; readonly edits: readonly TextEdit[] }[] = [];
  const closed: Section[] = [];
  for (const section of SECTIONS) {
    const own = all.filter((entry) => entry.section === section);
    if (own.length === 0) continue;
    const made = addEntries(
      manifest,
      [section],
      own.map(({ value, comment }) => ({ value, comments: [comment] })),
    );
    if (made.length === 0) closed.push(section);
    edits.push({ path: [section], edits: made });
  }
  for (const [section, own] of groupBy(documents, ({ path }) => path[0]!)) {
    edits.push({ path: [section], edits: documentEdits(manifest, own) });
  }
  const entries = all.filter(({ section }) => !closed.includes(section));
  return {
    entries,
    documents,
    left: [...data.left, ...models.left, ...services.left],
    edits: inSections(manifest, edits),
    closed,
  };
}

/** Fields of a section that is not there yet are written at once: each alone would begin the section anew. */
function documentEdits(manifest: Manifest, documents: readonly ProposedDocument[]): TextEdit[] {
  return [...groupBy(documents, ({ path }) => path.slice(0, -1).join("."))].flatMap(([, own]) => {
    const above = own[0]!.path.slice(0, -1);
    if (manifest.has(above)) return own.flatMap(({ path, file }) => setField(manifest, path, file));
    const fields: Record<string, Value> = {};
    for (const { path, file } of own) fields[path.at(-1)!] = file;
    return setField(manifest, above, fields);
  });
}

/** Texts that a proposal looks into, beside what the inventory holds. */
export function textsFor(inventory: Inventory): readonly string[] {
  const locations = [...inventory.datasetReads, ...inventory.modelArtifacts].flatMap(({ location }) => location ?? []);
  const documents = inventory.documents.filter(({ kind }) => kind === "model_card" || kind === "codeowners");
  return [...new Set([...documents.map(({ path }) => path), ...locations.flatMap(licenceFilesBeside)])];
}
