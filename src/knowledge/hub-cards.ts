import data from "./hub-cards.json" with { type: "json" };

/** Words that cards on the Hugging Face Hub are written in, after its documentation of model and dataset cards. */
export const HUB_CARDS: {
  /** Fields of the front matter. */
  readonly keys: readonly string[];
  readonly licences: readonly string[];
  readonly pipelineTags: readonly string[];
  /** Names of languages, for which cards give codes. */
  readonly languages: Readonly<Record<string, string>>;
} = data;
