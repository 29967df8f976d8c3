import type { DocumentPath, Manifest, ModelEntry } from "../../manifest/manifest.ts";
import type { RelatedPlace } from "../../model/place.ts";
import { type CardStatements, cardStatements, isSameVersion, type Statement } from "../card-statements.ts";
import { declaredSubject, manifestToJudge } from "../claimed.ts";
import { fromRoot } from "../declared.ts";
import { defineRule, type RuleContext } from "../define.ts";
import { goTo } from "../go-to.ts";
import { list } from "../words.ts";

export default defineRule({
  id: "governance/card-mismatch",
  severity: "error",
  summary: "A model card describes another version, training or dataset than the manifest declares.",
  basis: ["EU AI Act Annex IV", "ISO/IEC 42001 A.6.2.7"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    for (const model of manifest?.models ?? []) judge(context, manifest!, model);
  },
});

interface Mismatch {
  readonly message: string;
  readonly at: Statement;
  readonly related: RelatedPlace;
}

function judge({ report, files }: RuleContext, manifest: Manifest, model: ModelEntry) {
  const subject = declaredSubject(manifest, "model", `models.${model.name}`, model.name, [...model.path, "name"]);
  if (model.card === undefined) return report.notApplicable(subject, { message: "The manifest names no card of it." });
  const file = fromRoot(manifest, model.card.replace(/#.*$/, ""));
  const text = files.text(file);
  if (text === undefined) return report.unknown(subject, { message: `Its card ${model.card} is not read here.` });
  const card = cardStatements(file, text);
  const found = [version(manifest, model, card), trained(manifest, model, card), datasets(manifest, model, card)];
  const [first, ...others] = found.filter((one) => typeof one === "object");
  const isShared = manifest.models.some((other) => other !== model && other.card === model.card);
  if (first !== undefined && isShared) {
    report.unknown(subject, {
      message: `${file} describes several models; which of its fields speak of this one cannot be told.`,
    });
  } else if (first !== undefined) {
    report.fail(subject, {
      message: `The card of ${model.name} ${first.message}.`,
      help: "Bring the card up to date with the model that is in use, or correct the manifest, whichever is wrong.",
      place: first.at.place,
      related: [first.related, ...others.map(({ at, message }) => ({ place: at.place, message: `the card ${message}` }))],
      fixes: [goTo("Go to what the card says", first.at.place), goTo("Go to what the manifest declares", first.related.place)],
    });
  } else if (found.includes("agrees")) {
    const message = `${file} names what the manifest declares.`;
    report.pass(subject, { message, evidence: { grade: "adequate", places: [] } });
  } else report.unknown(subject, { message: `${file} names no version, day of training or dataset that could be compared.` });
}

type Outcome = Mismatch | "agrees" | undefined;

/** Only where the manifest gives a number: `dvc` and the like say where versions are kept. A history of versions is no mismatch. */
function version(manifest: Manifest, { version: declared, path }: ModelEntry, { versions, ambiguous }: CardStatements): Outcome {
  if (declared === undefined || !/^v?\d+(?:\.\d+)+/i.test(declared)) return undefined;
  if ([...versions, ...ambiguous].some(({ text }) => isSameVersion(text, declared))) return "agrees";
  const [first] = versions;
  return first && mismatch(manifest, first, "version", declared, [...path, "version"]);
}

function trained(manifest: Manifest, { trainedOn, path }: ModelEntry, card: CardStatements): Outcome {
  if (trainedOn === undefined || card.trained.length === 0) return undefined;
  if (card.trained.some(({ text }) => text === trainedOn)) return "agrees";
  return mismatch(manifest, card.trained[0]!, "training of", trainedOn, [...path, "trained-on"]);
}

/** The front matter lists datasets by their hub ids; a declared dataset goes by its name or its location. */
function datasets(manifest: Manifest, { trainingData, path }: ModelEntry, card: CardStatements): Outcome {
  const [first] = card.datasets;
  if (trainingData.length === 0 || first === undefined) return undefined;
  const declared = manifest.data.filter(({ name }) => trainingData.includes(name));
  if (declared.length < trainingData.length) return undefined;
  const names = declared.flatMap(({ name, locations }) => [name, ...locations].map(plain));
  const isKnown = ({ text }: Statement) => names.some((name) => name.includes(plain(text)) || plain(text).includes(name));
  if (card.datasets.some(isKnown)) return "agrees";
  return {
    message: `says that it was trained on ${list(card.datasets.map(({ text }) => text))}, and the manifest declares ${list(trainingData)}`,
    at: first,
    related: { place: manifest.placeOf([...path, "training-data"]), message: "what the manifest declares" },
  };
}

function mismatch(manifest: Manifest, at: Statement, what: string, declared: string, path: DocumentPath): Mismatch {
  return {
    message: `describes the ${what} ${at.text}, and the manifest declares ${declared}`,
    at,
    related: { place: manifest.placeOf(path), message: "what the manifest declares" },
  };
}

/** `acme/Churn_2024` and `hf://acme/churn-2024` are alike. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
