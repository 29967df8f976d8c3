import { javascriptLibraries } from "./javascript/index.ts";
import type { Library } from "./knowledge.ts";
import classic from "./python/classic.json" with { type: "json" };
import deep from "./python/deep.json" with { type: "json" };
import guards from "./python/guards.json" with { type: "json" };
import hubs from "./python/hubs.json" with { type: "json" };
import io from "./python/io.json" with { type: "json" };
import llm from "./python/llm.json" with { type: "json" };
import monitors from "./python/monitors.json" with { type: "json" };
import serialise from "./python/serialise.json" with { type: "json" };
import serving from "./python/serving.json" with { type: "json" };
import tables from "./python/tables.json" with { type: "json" };
import tracking from "./python/tracking.json" with { type: "json" };
import validation from "./python/validation.json" with { type: "json" };
import visionAudio from "./python/vision-audio.json" with { type: "json" };

export { javascriptLibraries };

/** What is known of Python libraries. The files are held to `schemas/knowledge.schema.json` by the tests, so they are not checked here. */
export const pythonLibraries: readonly Library[] = [
  tables,
  io,
  visionAudio,
  hubs,
  classic,
  deep,
  serialise,
  llm,
  serving,
  tracking,
  monitors,
  validation,
  guards,
].flatMap((family) => family.libraries as unknown as readonly Library[]);

/** Every import name of the libraries, with whether it speaks of AI. */
export function importNames(libraries: readonly Library[]): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  for (const library of libraries)
    for (const name of library.imports) names.set(name, library.ai === true || names.get(name) === true);
  return names;
}
