import { nameHash } from "../../source/python/names.ts";
import { keptWith } from "../kept-with.ts";
import type { Unit } from "./unit.ts";

export const EXTRACTS = nameHash("extractall");
const UNPACKS = nameHash("unpack_archive");

/** Which calls of a file may unpack an archive, by their names. */
export const unpacksIn = keptWith(({ calledNames }: Unit): readonly number[] => {
  const found: number[] = [];
  for (let index = 0; index < calledNames.length; index++)
    if (calledNames[index] === EXTRACTS || calledNames[index] === UNPACKS) found.push(index);
  return found;
});
