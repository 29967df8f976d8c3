import type { DataEntry, Manifest } from "../../manifest/manifest.ts";
import type { Document } from "../../model/inventory.ts";
import { slug } from "../cards.ts";
import { claimedDocument, scaffoldFix, UNLISTED } from "../claimed-document.ts";
import { datasetFacts } from "../dataset-facts.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { draftDocument } from "../draft.ts";

const TITLE = "Write a data card to fill in";
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

function judgeDeclared(entry: DataEntry, manifest: Manifest, context: RuleContext): void {
  const { inventory, files, report } = context;
  const place = manifest.placeOf(entry.path);
  const subject = { kind: "dataset", key: `data.${entry.name}`, name: entry.name, place } as const;
  const cards = inventory.documents.filter(({ kind }) => kind === "data_card");
  if (entry.card !== undefined && /^[a-z][\w+.-]*:\/\//i.test(entry.card)) {
    report.unknown(subject, { message: `Its card is at ${entry.card}, which is not read here.` });
  } else if (entry.card !== undefined) {
    const card = fromRoot(manifest, entry.card.replace(/#.*$/, ""));
    const document = claimedDocument(context, manifest, entry.card);
    // What is known for a data card by its name is looked into by governance/placeholder-document.
    if (document.state === "stub" && inventory.documents.every(({ path }) => path !== card)) {
      report.fail(subject, {
        message: `The card of ${entry.name} is still a template: ${card} has gaps to fill in.`,
        help: HELP,
        place: manifest.placeOf([...entry.path, "card"]),
        related: document.gaps,
      });
    } else if (files.has(card))
      report.pass(subject, { message: `Its card is ${card}.`, evidence: { grade: "exists", places: [] } });
    else if (!files.lacks(card)) report.unknown(subject, { message: UNLISTED });
    else {
      report.fail(subject, {
        message: `The manifest names ${entry.card} as the card of ${entry.name}, but there is no such file.`,
        help: HELP,
        place: manifest.placeOf([...entry.path, "card"]),
        fixes: scaffoldFix(context, manifest, TITLE, entry.card.replace(/#.*$/, ""), dataCard(context, manifest, entry)),
      });
    }
  } else {
    const card = manifest.data.length === 1 ? cards[0] : cards.find((one) => isAbout(one, entry, manifest));
    if (card !== undefined)
      report.pass(subject, { message: `Its card is ${card.path}.`, evidence: { grade: card.grade, places: [] } });
    else {
      const file = `docs/data-card-${slug(entry.name)}.md`;
      const claim = { path: [...entry.path, "card"], value: file };
      const fixes = scaffoldFix(context, manifest, TITLE, file, dataCard(context, manifest, entry), claim);
      report.fail(subject, { message: `The dataset ${entry.name} is described by no data card.`, help: HELP, place, fixes });
    }
  }
}

/** Named after the dataset, or beside its files. */
function isAbout(card: Document, entry: DataEntry, manifest: Manifest): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  if (plain(card.path).includes(plain(entry.name))) return true;
  const folder = card.path.slice(0, Math.max(card.path.lastIndexOf("/"), 0));
  return folder !== "" && entry.locations.some((location) => fromRoot(manifest, location).startsWith(`${folder}/`));
}

/** Data that comes with a library is described there. */
const TOYS = /^sklearn\.datasets\.load_(?!files|svmlight)/;

/** Without declared data: judged once, and only where a model is built. */
function judgeFound(context: RuleContext): void {
  const { inventory, report, folder } = context;
  const read = inventory.datasetReads.find((one) => !one.inTests && !TOYS.test(one.call));
  const builds = inventory.modelArtifacts.some((one) => one.op === "save" && !one.inTests);
  const subject = { kind: "dataset", key: "dataset:repository", name: "the repository's data" } as const;
  const card = inventory.documents.find(({ kind }) => kind === "data_card");
  if (read === undefined || !builds) report.notApplicable(subject, { message: "No model is built from data of its own here." });
  else if (card !== undefined)
    report.pass(subject, { message: `There is the card ${card.path}.`, evidence: { grade: card.grade, places: [] } });
  else
    report.fail(subject, {
      message: "A model is built from the data that is read here, and no data card describes it.",
      help: HELP,
      place: read.place,
      fixes: () => [
        {
          title: TITLE,
          safe: false,
          kind: "scaffold",
          newFiles: [{ file: folder === "" ? "docs/data-card.md" : `${folder}/docs/data-card.md`, text: dataCard(context) }],
        },
      ],
    });
}

/** After Gebru et al., "Datasheets for Datasets" (2018), as far as manifest and source tell. */
function dataCard(context: RuleContext, manifest?: Manifest, entry?: DataEntry): string {
  const facts = manifest && entry && datasetFacts(context, manifest, entry);
  return draftDocument(context, `Data card: ${entry?.name ?? "TODO name"}`, [
    [
      "Description",
      "What does one row stand for, and which time and place does it cover?",
      ...(facts ? [facts.declared] : (["data"] as const)),
    ],
    [
      "Composition",
      "Which columns are there, what is missing, and who is not in it?",
      ...(facts ? [facts.columns] : (["columns"] as const)),
    ],
    ["Collection", "Where does it come from, who collected it, and on which legal ground?"],
    ["Use", "What may it be used for, and what not?", ...(facts ? [facts.reads] : [])],
    ["Upkeep", "Who keeps it, how often does it change, and how are mistakes mended?"],
  ]);
}
