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

/** A notebook's cell, by its 0-based index over all cells. */
export interface CellReference {
  readonly file: string;
  readonly cell: number;
}

/**
 * What may be expected of a fix, which those who apply it hold it to:
 * - `mend`: the finding goes, and nothing new is found.
 * - `declare`: it states or corrects something in the manifest, or begins to measure. The finding goes, and what is stated or measured is then
 *   judged in turn.
 * - `scaffold`: it leaves something for a person to fill in. A finding stays, in other words, until that is done.
 */
export type FixKind = "mend" | "declare" | "scaffold";

/**
 * A repair as data, so that the editor, the command line and the tests apply it alike.
 * `safe` fixes keep what the program does; unsafe ones are offered singly and never applied in bulk unasked.
 */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  /** `mend` unless said. */
  readonly kind?: FixKind;
  /** The rule whose finding it answers; the engine puts it in. */
  readonly rule?: string;
  /** One answer of several, of which only a person knows the right one, or a step that nobody should take unseen: never applied in bulk. */
  readonly singly?: true;
  readonly edits?: readonly TextEdit[];
  readonly newFiles?: readonly NewFile[];
  /** Cells of notebooks that lose their outputs and their execution count. */
  readonly clearOutputs?: readonly CellReference[];
  /** A command line that the person sees in a terminal and starts. */
  readonly command?: string;
  /** A place to go to, when only a person can do the rest. */
  readonly open?: Place;
}

/** True for a fix that writes something; the others are commands to look at and places to go to. */
export function changesText({ edits = [], newFiles = [], clearOutputs = [] }: Fix): boolean {
  return edits.length + newFiles.length + clearOutputs.length > 0;
}

/** True for a fix that may be applied together with others, without somebody choosing it. */
export function isForBulk(fix: Fix, unsafe: boolean): boolean {
  return changesText(fix) && fix.singly !== true && fix.command === undefined && (fix.safe || unsafe);
}

/**
 * How a fix comes to be applied: `safe` and `unsafe` ones by `ai-readiness fix`, unsafe ones when it is asked to; a `draft` leaves something to fill
 * in; a `choice` is made by a person alone; a `command` is shown, a place is opened.
 */
export const WAYS = ["safe", "unsafe", "draft", "choice", "command", "open"] as const;
export type Way = (typeof WAYS)[number];

export function wayOf(fix: Fix): Way {
  if (!changesText(fix)) return fix.command === undefined ? "open" : "command";
  if (fix.singly === true) return "choice";
  if (fix.kind === "scaffold") return "draft";
  return fix.safe ? "safe" : "unsafe";
}
