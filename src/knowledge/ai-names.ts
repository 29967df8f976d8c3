import { importNames, javascriptLibraries, pythonLibraries } from "./index.ts";

/**
 * Import names of the libraries that train, serve models or infer. The build writes the names out where this is bundled, so that whoever
 * only asks for them need not carry all that is known of the libraries.
 */
export const AI_NAMES: readonly string[] = [...importNames([...pythonLibraries, ...javascriptLibraries])]
  .filter(([, ai]) => ai)
  .map(([name]) => name);
