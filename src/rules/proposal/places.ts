import type { Place } from "../../model/place.ts";

/** Places named in a comment before the rest is only counted. */
const MOST = 3;

/** `src/train.py:12`; in a notebook `explore.ipynb, cell 3`, counted from one. */
function placeName(place: Place, from: string): string {
  const file = from !== "" && place.file.startsWith(`${from}/`) ? place.file.slice(from.length + 1) : place.file;
  return place.cell === undefined ? `${file}:${place.line}` : `${file}, cell ${place.cell + 1}`;
}

/** `src/a.py:1, src/b.py:2 and 3 more`; each place once, in files below `from` as it is told from there. */
export function placeNames(places: readonly Place[], from: string): string {
  const names = [...new Set(places.map((place) => placeName(place, from)))];
  const isCell = names.some((name) => name.includes(", cell "));
  const shown = names.slice(0, names.length === MOST + 1 ? MOST + 1 : MOST);
  const rest = names.length - shown.length;
  const separator = isCell ? "; " : ", ";
  if (rest > 0) return `${shown.join(separator)} and ${rest} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(separator)} and ${shown.at(-1)}`;
}
