import type { Manifest, ModelEntry } from "../manifest/manifest.ts";
import { coversLocation, fromRoot } from "./declared.ts";
import type { RuleContext } from "./define.ts";
import { draftDocument } from "./draft.ts";
import { at, dataRead, knownFacts, type Topic } from "./known-facts.ts";

/**
 * A model card to fill in, after Mitchell et al., "Model Cards for Model Reporting" (2019). What manifest and source tell is put in, with the place
 * where it was read; what nobody has said is a TODO, which keeps failing `governance/placeholder-document` until a person writes it.
 */
export function modelCard(context: RuleContext, model?: ModelEntry): string {
  const { manifest } = context;
  const isOnly = (manifest?.models.length ?? 0) <= 1;
  const own = model === undefined || manifest === undefined ? [] : declared(manifest, model);
  const found =
    isOnly || model === undefined
      ? (["models", "training", "hosted"] as const)
      : [itsArtefacts(context, manifest!, model), itsProvider(context, model)];
  const data =
    model === undefined || model.trainingData.length === 0
      ? []
      : [`Declared: ${model.trainingData.join(", ")} (${manifest!.file})`];
  // Whoever asks a provider's model knows of its data what the provider says.
  const isHosted = model?.baseModel !== undefined && model.artifact === undefined && model.trainedBy === undefined;
  const question = isHosted
    ? "What does its provider say about the data, up to when does it reach, and who is not in it?"
    : "Where does the data come from, which time does it cover, and who is not in it?";
  return draftDocument(context, `Model card: ${model?.name ?? "TODO name"}`, [
    ["Model details", "Who made it, when, and which kind of model is it?", own, ...found, "owner", "licence"],
    ["Intended use", "What is it for, who uses it, and what must it not be used for?", "purpose", "problem", "services"],
    ["Training data", question, data, itsData(context, model), "columns"],
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
  const program = programOf(manifest, trainedBy);
  const shares = manifest.models.filter((one) => one.trainedBy !== undefined && programOf(manifest, one.trainedBy) === program);
  // Which of several models a call trains is not told where one program trains them all.
  const trainings = shares.length > 1 ? [] : inventory.delivery.trainings.filter((one) => one.place.file === program);
  const lines = [
    ...uses.map(
      ({ op, call, place: where }) =>
        `${op === "save" ? "Saved" : op === "load" ? "Loaded" : "Downloaded"} by \`${call}\` ${at(where)}`,
    ),
    ...trainings.map(({ call, place: where }) => `Trained by \`${call}\` ${at(where)}`),
  ];
  return [...new Set(lines)];
}

/** Of several models, where this one is asked of a provider. */
function itsProvider(context: RuleContext, { name, baseModel }: ModelEntry): readonly string[] {
  return knownFacts(context, "hosted").filter((line) => line.includes(`\`${baseModel ?? name}\``));
}

/** What the programs that train read; all that is read where nothing of that is known. */
function itsData(context: RuleContext, model: ModelEntry | undefined): Topic | readonly string[] {
  const { manifest, inventory } = context;
  const own = manifest === undefined ? undefined : programOf(manifest, model?.trainedBy);
  const programs = own === undefined ? inventory.delivery.trainings.map(({ place }) => place.file) : [own];
  const reads = dataRead(context, ({ file }) => programs.includes(file));
  return reads.length > 0 ? reads : "data";
}

function programOf(manifest: Manifest, trainedBy: string | undefined): string | undefined {
  return trainedBy === undefined ? undefined : fromRoot(manifest, trainedBy).replace(/:[^:/]*$/, "");
}
