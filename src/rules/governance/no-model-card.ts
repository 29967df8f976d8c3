import { setField } from "../../manifest/edit.ts";
import type { Manifest, ModelEntry } from "../../manifest/manifest.ts";
import type { Subject } from "../../model/check.ts";
import type { Document, Inventory } from "../../model/inventory.ts";
import type { Place } from "../../model/place.ts";
import { cardFor, slug } from "../cards.ts";
import { claimedDocument, UNLISTED } from "../claimed-document.ts";
import { fromManifest, fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { modelCard } from "../model-card.ts";
import { isDeployed } from "../monitoring.ts";

const HELP =
  "Write a model card: what the model is for, what it was trained on, how well it does and for whom, and where it must not be used.";

export default defineRule({
  id: "governance/no-model-card",
  severity: "warning",
  summary: "A model that is in use has no model card.",
  basis: ["EU AI Act Annex IV", "ISO/IEC 42001 A.8.2"],
  from: "both",
  check(context) {
    const { manifest } = context;
    if (manifest === undefined || manifest.models.length === 0) judgeFound(context);
    else for (const model of manifest.models) judgeDeclared(model, manifest, context);
  },
});

function judgeDeclared(model: ModelEntry, manifest: Manifest, context: RuleContext): void {
  const { report, inventory, files } = context;
  const subject: Subject = { kind: "model", key: `models.${model.name}`, name: model.name, place: manifest.placeOf(model.path) };
  if (model.card !== undefined && /^[a-z][\w+.-]*:\/\//i.test(model.card)) {
    report.unknown(subject, { message: `Its card is at ${model.card}, which is not read here.` });
    return;
  }
  if (model.card !== undefined) {
    const card = fromRoot(manifest, model.card.replace(/#.*$/, ""));
    const document = claimedDocument(context, manifest, model.card);
    // What is known for a model card by its name is looked into by governance/placeholder-document.
    if (document.state === "stub" && inventory.documents.every(({ path }) => path !== card)) {
      report.fail(subject, {
        message: `The card of ${model.name} is still a template: ${card} has gaps to fill in.`,
        help: HELP,
        place: manifest.placeOf([...model.path, "card"]),
        related: document.gaps,
      });
    } else if (files.has(card)) report.pass(subject, { message: `Its card is ${card}.`, evidence: evidenceOf(inventory, card) });
    else if (!files.lacks(card)) report.unknown(subject, { message: UNLISTED });
    else {
      report.fail(subject, {
        message: `The manifest names ${model.card} as the card of ${model.name}, but there is no such file.`,
        help: HELP,
        place: manifest.placeOf([...model.path, "card"]),
        fixes: () => [
          {
            title: "Write a model card to fill in",
            safe: true,
            kind: "scaffold",
            newFiles: [{ file: card, text: modelCard(context, model) }],
          },
        ],
      });
    }
    return;
  }
  const found = cardOf(model, manifest, inventory);
  if (found !== undefined) {
    report.pass(subject, { message: `Its card is ${found.path}.`, evidence: evidenceOf(inventory, found.path) });
    return;
  }
  const card = fromRoot(manifest, `docs/model-card-${slug(model.name)}.md`);
  const edits = setField(manifest, [...model.path, "card"], fromManifest(manifest, card));
  report.fail(subject, {
    message: `The model ${model.name} has no model card.`,
    help: HELP,
    place: subject.place ?? manifest.placeOf(model.path),
    fixes: () =>
      edits.length === 0
        ? []
        : [
            {
              title: "Write a model card to fill in",
              safe: true,
              kind: "scaffold",
              edits,
              newFiles: [{ file: card, text: modelCard(context, model) }],
            },
          ],
  });
}

function cardOf({ name, artifact }: ModelEntry, manifest: Manifest, inventory: Inventory): Document | undefined {
  const place = artifact === undefined ? undefined : fromRoot(manifest, artifact);
  return cardFor({ name, artifact: place, isOnly: manifest.models.length === 1 }, inventory);
}

/** Without declared models: all that the repository serves are judged together, so that there is one finding at most. */
function judgeFound(context: RuleContext): void {
  const { report, inventory, folder } = context;
  const subject: Subject = { kind: "model", key: "model:repository", name: "the repository's models" };
  const card = inventory.documents.find(({ kind }) => kind === "model_card");
  const use = inProduction(inventory);
  const hasModels = inventory.modelArtifacts.some((artifact) => !artifact.inTests);
  if (use === undefined && !hasModels) report.notApplicable(subject, { message: "No model of its own is in use here." });
  else if (card !== undefined)
    report.pass(subject, { message: `There is the card ${card.path}.`, evidence: evidenceOf(inventory, card.path) });
  else if (use === undefined) report.notApplicable(subject, { message: "Nothing here serves the models that are trained." });
  else {
    const file = folder === "" ? "docs/model-card.md" : `${folder}/docs/model-card.md`;
    report.fail(subject, {
      message: `${use.what} with a model that has no model card.`,
      help: HELP,
      place: use.place,
      fixes: () => [
        {
          title: "Write a model card to fill in",
          safe: true,
          kind: "scaffold",
          newFiles: [{ file, text: modelCard(context) }],
        },
      ],
    });
  }
}

/** The first service that asks a model of the project's own. A hosted language model has its maker's card. */
function inProduction(inventory: Inventory): { readonly place: Place; readonly what: string } | undefined {
  for (const service of inventory.services) {
    const own = service.inferenceCalls.some((index) => inventory.inferenceCalls[index]!.kind === "model");
    if (own && isDeployed(service)) return { place: service.place, what: `${service.name} answers` };
  }
  return undefined;
}

function evidenceOf(inventory: Inventory, path: string) {
  return { grade: inventory.documents.find((document) => document.path === path)?.grade ?? "exists", places: [] } as const;
}
