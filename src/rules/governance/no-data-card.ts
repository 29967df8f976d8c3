import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import type { Document } from "../../model/inventory.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";

const HELP =
  "Describe where the data comes from, what it covers, who is not in it and what it may be used for: a datasheet, a data card or a Croissant file.";

export default defineRule({
  id: "governance/no-data-card",
  severity: "information",
  summary: "A dataset that a model is built on is described by no data card, datasheet or Croissant file.",
  basis: ["EU AI Act Art. 10(2)", "ISO/IEC 42001 A.7.2"],
  from: "both",
  check(context) {
    const { manifest } = context;
    if (manifest === undefined || manifest.data.length === 0) judgeFound(context);
    else for (const entry of manifest.data) judgeDeclared(entry, manifest, context);
  },
});

function judgeDeclared(entry: DataEntry, manifest: Manifest, { inventory, files, report }: RuleContext): void {
  const place = manifest.placeOf(entry.path);
  const subject = { kind: "dataset", key: `data.${entry.name}`, name: entry.name, place } as const;
  const cards = inventory.documents.filter(({ kind }) => kind === "data_card");
  if (entry.card !== undefined && /^[a-z][\w+.-]*:\/\//i.test(entry.card)) {
    report.unknown(subject, { message: `Its card is at ${entry.card}, which is not read here.` });
  } else if (entry.card !== undefined) {
    const card = fromRoot(manifest, entry.card.replace(/#.*$/, ""));
    if (files.has(card)) report.pass(subject, { message: `Its card is ${card}.`, evidence: { grade: "exists", places: [] } });
    else {
      report.fail(subject, {
        message: `The manifest names ${entry.card} as the card of ${entry.name}, but there is no such file.`,
        help: HELP,
        place: manifest.placeOf([...entry.path, "card"]),
      });
    }
  } else {
    const card = manifest.data.length === 1 ? cards[0] : cards.find((one) => isAbout(one, entry, manifest));
    if (card !== undefined)
      report.pass(subject, { message: `Its card is ${card.path}.`, evidence: { grade: card.grade, places: [] } });
    else report.fail(subject, { message: `The dataset ${entry.name} is described by no data card.`, help: HELP, place });
  }
}

/** Named after the dataset, or beside its files. */
function isAbout(card: Document, entry: DataEntry, manifest: Manifest): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  if (plain(card.path).includes(plain(entry.name))) return true;
  const folder = card.path.slice(0, Math.max(card.path.lastIndexOf("/"), 0));
  return folder !== "" && entry.locations.some((location) => fromRoot(manifest, location).startsWith(`${folder}/`));
}

/** Without declared data: judged once, and only where a model is built. */
function judgeFound({ inventory, report }: RuleContext): void {
  const read = inventory.datasetReads.find((one) => !one.inTests);
  const builds = inventory.modelArtifacts.some((one) => one.op === "save" && !one.inTests);
  const subject = { kind: "dataset", key: "dataset:repository", name: "the repository's data" } as const;
  const card = inventory.documents.find(({ kind }) => kind === "data_card");
  if (read === undefined || !builds) report.notApplicable(subject, { message: "No model is built from data here." });
  else if (card !== undefined)
    report.pass(subject, { message: `There is the card ${card.path}.`, evidence: { grade: card.grade, places: [] } });
  else
    report.fail(subject, {
      message: "A model is built from the data that is read here, and no data card describes it.",
      help: HELP,
      place: read.place,
    });
}
