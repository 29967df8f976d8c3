import type { ModelEntry } from "../manifest/manifest.ts";

/**
 * A model card to fill in, after Mitchell et al., "Model Cards for Model Reporting" (2019). What the manifest says is put in; what nobody
 * has said is a TODO, which keeps failing `governance/placeholder-document` until a person writes it.
 */
export function modelCard(name: string | undefined, model: ModelEntry | undefined): string {
  const known = [
    model?.artifact === undefined ? undefined : `- Artefact: \`${model.artifact}\``,
    model?.trainedBy === undefined ? undefined : `- Trained by: \`${model.trainedBy}\``,
    model?.version === undefined ? undefined : `- Version: ${model.version}`,
    model?.licence === undefined ? undefined : `- Licence: ${model.licence}`,
  ].filter((line) => line !== undefined);
  const data = model === undefined || model.trainingData.length === 0 ? [] : [`- Declared: ${model.trainingData.join(", ")}`];
  return `${[
    `# Model card: ${name ?? "TODO name"}`,
    "",
    "## Model details",
    "",
    ...known,
    "TODO: who made it, when, which kind of model.",
    "",
    "## Intended use",
    "",
    "TODO: what it is for, who uses it, and what it must not be used for.",
    "",
    "## Training data",
    "",
    ...data,
    "TODO: where the data comes from, which time it covers, and who is not in it.",
    "",
    "## Evaluation",
    "",
    "TODO: on which data, by which measures, with which results, and for which groups it does worse.",
    "",
    "## Limitations and risks",
    "",
    "TODO: where it fails, and what follows when it does.",
  ].join("\n")}\n`;
}
