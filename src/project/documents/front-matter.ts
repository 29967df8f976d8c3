import { HUB_CARDS } from "../../knowledge/hub-cards.ts";
import { near } from "../../model/near.ts";
import type { Place, RelatedPlace } from "../../model/place.ts";
import { type Entry, type MapValue, type Value, yamlValues } from "../../source/config/yaml-tree.ts";
import { linePositions } from "../../source/positions.ts";

/** Fields that only cards on the Hub have: front matter with one of them is meant for it. */
const OF_THE_HUB = [
  "pipeline_tag",
  "library_name",
  "base_model",
  "model-index",
  "datasets",
  "task_categories",
  "size_categories",
  "dataset_info",
  "annotations_creators",
];

/** Longer front matter is none that people write; in characters. */
const MATTER_LIMIT = 50_000;

/**
 * Mistakes in the front matter of a model or dataset card, by which the Hub cannot read what is meant. What is merely unknown here is none: a
 * word has to be a near miss of one that the Hub knows, or of a shape that it documents otherwise.
 */
export function frontMatterMistakes(path: string, text: string): readonly RelatedPlace[] {
  const match = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null || match[2]!.length > MATTER_LIMIT) return [];
  const [root] = yamlValues(match[2]!);
  if (root?.kind !== "map" || !root.entries.some(({ key }) => OF_THE_HUB.includes(key))) return [];
  const positions = linePositions(text);
  const offset = match[1]!.length;
  return mistakesOf(root, (start, end) => positions.place(path, offset + start, offset + end));
}

type At = (start: number, end: number) => Place;

function mistakesOf(root: MapValue, at: At): RelatedPlace[] {
  const found: RelatedPlace[] = [];
  const tell = (value: Value, message: string) => void found.push({ place: at(value.start, value.end), message });
  for (const entry of root.entries) {
    const { key, keyStart, keyEnd, value } = entry;
    const meant = HUB_CARDS.keys.includes(key) ? undefined : near(key, HUB_CARDS.keys);
    if (meant !== undefined && !root.entries.some((other) => other.key === meant))
      found.push({ place: at(keyStart, keyEnd), message: `\`${key}\` is no field of a card; did you mean \`${meant}\`?` });
    if (key === "license") for (const one of scalars(value)) known(one, "licence", HUB_CARDS.licences, tell);
    if (key === "pipeline_tag") for (const one of scalars(value)) known(one, "task", HUB_CARDS.pipelineTags, tell);
    if (key === "language") for (const one of scalars(value)) language(one, tell);
    if (key === "datasets") datasets(value, tell);
    if (key === "metrics") metrics(value, tell);
    if (key === "model-index") modelIndex(entry, tell);
  }
  return found;
}

type Tell = (value: Value, message: string) => void;

function scalars(value: Value): readonly Value[] {
  return value.kind === "list" ? value.items : [value];
}

function word(value: Value | undefined): string | undefined {
  return value?.kind === "scalar" && value.value !== null && value.text.trim() !== "" ? value.text.trim() : undefined;
}

function known(value: Value, what: string, words: readonly string[], tell: Tell): void {
  const written = word(value);
  if (written === undefined || words.includes(written)) return;
  const meant =
    near(written, words) ??
    words.find(
      (one) =>
        one ===
        written
          .toLowerCase()
          .replace(/\s+(?:license|licence)\b|[\s_]+/g, "-")
          .replace(/-+$/, ""),
    );
  if (meant !== undefined && meant !== written)
    tell(value, `\`${written}\` is no ${what} that the Hub knows; did you mean \`${meant}\`?`);
}

function language(value: Value, tell: Tell): void {
  const written = word(value);
  const code = HUB_CARDS.languages[written?.toLowerCase() ?? ""];
  if (code !== undefined) tell(value, `A language is given by its code: \`${code}\` for ${written}.`);
}

function datasets(value: Value, tell: Tell): void {
  for (const one of scalars(value)) {
    const written = word(one);
    if (one.kind === "map") tell(one, "`datasets` lists the names of datasets, not groups of fields.");
    else if (written !== undefined && /^https?:\/\//.test(written))
      tell(one, "A dataset is named by its id, `owner/name`, not by an address.");
  }
}

function metrics(value: Value, tell: Tell): void {
  if (value.kind === "map") tell(value, "`metrics` lists the names of metrics; their values belong into `model-index`.");
  else
    for (const one of scalars(value))
      if (one.kind === "map") tell(one, "`metrics` lists the names of metrics; their values belong into `model-index`.");
}

/** A list of models, each with a name and results; each result with a task, a dataset and metrics. */
function modelIndex({ value }: Entry, tell: Tell): void {
  if (value.kind !== "list") {
    tell(value, "`model-index` must be a list of models, each with a name and results.");
    return;
  }
  for (const model of value.items) {
    if (word(field(model, "name")) === undefined) tell(head(model), "A model of `model-index` needs a name.");
    const results = field(model, "results");
    if (results?.kind !== "list") {
      tell(results ?? head(model), "A model of `model-index` needs a list of results.");
      continue;
    }
    for (const result of results.items) {
      if (word(field(field(result, "task"), "type")) === undefined) tell(head(result), "A result needs a task with its type.");
      const dataset = field(result, "dataset");
      if (word(field(dataset, "name")) === undefined || word(field(dataset, "type")) === undefined)
        tell(head(dataset ?? result), "A result needs a dataset with its type and name.");
      const measured = field(result, "metrics");
      if (measured?.kind !== "list") tell(head(measured ?? result), "A result needs a list of metrics.");
      else
        for (const metric of measured.items)
          if (word(field(metric, "type")) === undefined || field(metric, "value") === undefined)
            tell(head(metric), "A metric needs its type and its value.");
    }
  }
}

function field(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === "map" ? value.entries.find((one) => one.key === key)?.value : undefined;
}

/** The first words of a group stand for it: a place of many lines hides what is meant. */
function head(value: Value): Value {
  const first = value.kind === "map" ? value.entries[0] : undefined;
  return first === undefined ? value : { ...value, start: first.keyStart, end: first.keyEnd };
}
