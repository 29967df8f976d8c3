/** One thing that could be written. */
export interface Completion {
  readonly label: string;
  readonly kind: "field" | "value" | "file" | "folder" | "symbol" | "entity" | "rule" | "snippet";
  readonly insert: string;
  /** True when `insert` is written in the snippet syntax that editors share: `${1:name}`. */
  readonly isSnippet?: boolean;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Once it is taken there is more to offer at once. */
  readonly more?: boolean;
  /** True for what a schema alone tells, so that an editor which knows the schema need not be told twice. */
  readonly bySchema: boolean;
}

/** What could be written at a place, best first. */
export interface Completions {
  /** Offsets of what is replaced: `end` is the cursor, `wordEnd` the end of the word that it stands in. */
  readonly start: number;
  readonly end: number;
  readonly wordEnd: number;
  readonly items: readonly Completion[];
}
