import type { Place } from "../model/place.ts";
import { printable } from "./style.ts";

/** A source line with the stretch that is meant marked below it. */
export interface Excerpt {
  readonly line: string;
  /** Spaces and carets. */
  readonly marks: string;
}

const TAB = "    ";

/** The line cut to `width` around what is meant; undefined when the place lies outside it, since then the file has changed. */
export function excerptOf(source: string, place: Place, width: number): Excerpt | undefined {
  if (source.trim() === "" || place.column > source.length + 1) return undefined;
  const end = place.endLine > place.line ? source.length : Math.min(place.endColumn - 1, source.length);
  const before = spread(source.slice(0, place.column - 1));
  const marked = spread(source.slice(place.column - 1, Math.max(end, place.column - 1)).trimEnd());
  const after = spread(source.slice(Math.max(end, place.column - 1)));
  const indent = before.length - before.trimStart().length;
  let head = before.slice(indent);
  if (head.length > width / 2) head = `...${head.slice(head.length - Math.floor(width / 2) + 3)}`;
  const room = Math.max(width - head.length, 10);
  const meant = marked.length > room ? `${marked.slice(0, room - 3)}...` : marked;
  const tail = after.slice(0, Math.max(room - meant.length, 0)).trimEnd();
  const columns = Math.max(columnsOf(meant), 1);
  return { line: head + meant + tail, marks: " ".repeat(columnsOf(head)) + "^".repeat(columns) };
}

function spread(text: string): string {
  return printable(text).replaceAll("\t", TAB);
}

/** Columns that a terminal takes for the text: two for East Asian wide characters and emoji, none for combining marks. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{Mark}|\u200d/u.test(character)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}
