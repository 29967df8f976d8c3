import type { Manifest, ModelEntry } from "../manifest/manifest.ts";
import { coversLocation, fromRoot } from "./declared.ts";
import type { RuleContext } from "./define.ts";
import { draftDocument } from "./draft.ts";

/**
 * A model card to fill in, after Mitchell et al., "Model Cards for Model Reporting" (2019). What manifest and source tell is put in, with the place
 * where it was read; what nobody has said is a TODO, which keeps failing `governance/placeholder-document` until a person writes it.
 */
export function modelCard(context: RuleContext, model?: ModelEntry): string {
  const { manifest } = context;
  const isOnly = (manifest?.models.length ?? 0) <= 1;
  const own = model === undefined || manifest === undefined ? [] : declared(manifest, model);
  const found = isOnly || model === undefined ? (["models", "training"] as const) : [itsArtefacts(context, manifest!, model)];
  const data =
    model === undefined || model.trainingData.length === 0
      ? []
      : [`Declared: ${model.trainingData.join(", ")} (${manifest!.file})`];
  return draftDocument(context, `Model card: ${model?.name ?? "TODO name"}`, [
    ["Model details", "Who made it, when, and which kind of model is it?", own, ...found, "hosted", "owner", "licence"],
    ["Intended use", "What is it for, who uses it, and what must it not be used for?", "purpose", "problem", "services"],
    ["Training data", "Where does the data come from, which time does it cover, and who is not in it?", data, "data", "columns"],
    ["Evaluation", "On which data was it measured, with which results, and for which groups does it do worse?", "metrics"],
    ["Limitations and risks", "Where does it fail, and what follows when it does?", "fallback"],
  ]);
}

function declared(manifest: Manifest, model: ModelEntry): readonly string[] {
  const { file } = manifest;
  return [
    model.artifact === undefined ? undefined : `Artefact: \`${model.artifact}\` (${file})`,
    model.trainedBy === undefined ? undefined : `Trained by: \`${model.trainedBy}\` (${file})`,
    model.trainedOn === undefined ? undefined : `Trained on: ${model.trainedOn} (${file})`,
    model.version === undefined ? undefined : `Version: ${model.version} (${file})`,
    model.baseModel === undefined ? undefined : `Base model: ${model.baseModel} (${file})`,
    model.licence === undefined ? undefined : `Licence: ${model.licence} (${file})`,
  ].filter((line) => line !== undefined);
}

/** Of several models, what is saved to and loaded from this one's place, and trained by its program. */
function itsArtefacts({ inventory }: RuleContext, manifest: Manifest, { artifact, trainedBy }: ModelEntry): readonly string[] {
  const place = artifact === undefined ? undefined : fromRoot(manifest, artifact);
  const uses = inventory.modelArtifacts.filter(
    ({ location, inTests }) => !inTests && place !== undefined && location !== undefined && coversLocation(place, location),
  );
  const program = trainedBy === undefined ? undefined : fromRoot(manifest, trainedBy).replace(/:[^:/]*$/, "");
  const trainings = inventory.delivery.trainings.filter((one) => one.place.file === program);
  const lines = [
    ...uses.map(({ op, call, place: at }) => `${op === "save" ? "Saved" : "Loaded"} by \`${call}\` (${at.file}:${at.line})`),
    ...trainings.map(({ call, place: at }) => `Trained by \`${call}\` (${at.file}:${at.line})`),
  ];
  return [...new Set(lines)];
}
