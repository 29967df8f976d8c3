import type { Library } from "./knowledge.ts";

export { javascriptLibraries } from "./javascript/index.ts";
export { pythonLibraries } from "./python/index.ts";

/** Every import name of the libraries, with whether it speaks of AI. */
export function importNames(libraries: readonly Library[]): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  for (const library of libraries)
    for (const name of library.imports) names.set(name, library.ai === true || names.get(name) === true);
  return names;
}
