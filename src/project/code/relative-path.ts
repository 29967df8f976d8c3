import { folderOf } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import type { Change, Programs } from "./change.ts";
import { literalAt } from "./literals-at.ts";
import { replacing } from "./source-text.ts";

/** Replaces a plain literal by a relative path: programs run from the root of their project, notebooks from their own folder. */
export function makeRelative({ python }: Programs, place: Place, path: string): Change | undefined {
  const facts = python.get(place.file);
  const literal = facts && literalAt(facts, place);
  if (facts === undefined || literal === undefined || /["'\\]/.test(path) || !/^r?$/.test(literal.prefix)) return undefined;
  const { start, end, quote } = literal;
  const written = facts.notebook ? relative(folderOf(facts.path), path) : path;
  return { edits: [replacing(facts, start, end, `${quote}${written}${quote}`)], newFiles: [] };
}

function relative(from: string, to: string): string {
  const [folders, parts] = [from === "" ? [] : from.split("/"), to.split("/")];
  let same = 0;
  while (same < folders.length && same < parts.length - 1 && folders[same] === parts[same]) same++;
  return [...folders.slice(same).map(() => ".."), ...parts.slice(same)].join("/");
}
