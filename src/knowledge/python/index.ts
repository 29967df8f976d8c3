import type { Library } from "../knowledge.ts";
import classic from "./classic.json" with { type: "json" };
import deep from "./deep.json" with { type: "json" };
import guards from "./guards.json" with { type: "json" };
import hubs from "./hubs.json" with { type: "json" };
import io from "./io.json" with { type: "json" };
import llm from "./llm.json" with { type: "json" };
import monitors from "./monitors.json" with { type: "json" };
import serialise from "./serialise.json" with { type: "json" };
import serving from "./serving.json" with { type: "json" };
import tables from "./tables.json" with { type: "json" };
import tracking from "./tracking.json" with { type: "json" };
import validation from "./validation.json" with { type: "json" };
import visionAudio from "./vision-audio.json" with { type: "json" };

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
