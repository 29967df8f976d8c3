import { folderOf } from "../../model/paths.ts";
import type { PythonFacts } from "../../source/facts.ts";

/** The folders into which a notebook writes programs, the latest first, each with those above it up to the notebook. */
export function writtenFolders({ path, written = [] }: PythonFacts): readonly string[] {
  const found = new Set<string>();
  for (const one of written.toReversed()) {
    for (let folder = folderOf(one.path); folder !== path; folder = folderOf(folder)) found.add(folder);
  }
  return written.length === 0 ? [] : [...found, path];
}
