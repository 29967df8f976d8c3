import type { Place } from "./place.ts";

/** Replaces the text at `place` by `text`; an empty stretch is an insertion. Edits of one fix never overlap. */
export interface TextEdit {
  readonly place: Place;
  readonly text: string;
}

/** A file that the fix makes; it is never written over one that exists. */
export interface NewFile {
  readonly file: string;
  readonly text: string;
}

/**
 * A repair as data, so that the editor, the command line and the tests apply it alike.
 * `safe` fixes keep what the program does; unsafe ones are offered singly and never applied in bulk unasked.
 */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits?: readonly TextEdit[];
  readonly newFiles?: readonly NewFile[];
  /** A command line that the person sees in a terminal and starts. */
  readonly command?: string;
  /** A place to go to, when only a person can do the rest. */
  readonly open?: Place;
}
