import type { Facts } from "./facts.ts";

/** Facts of one file, by its path and text; undefined where there is nothing to know of it. May throw, as where a notebook is none. */
export type FactsReader = (path: string, text: string) => Facts | undefined;

/** What facts are read off. */
export type FactsKind = "python" | "notebook" | "javascript" | "configuration";

/** Gives what reads a kind of file. Each language is a part of its own, which is loaded when the first of its files is to be read. */
export const FACTS_READERS: Readonly<Record<FactsKind, () => Promise<FactsReader>>> = {
  python: async () => (await import("./python/read-python.ts")).readPython,
  notebook: async () => (await import("./python/read-python.ts")).readPythonNotebook,
  javascript: async () => (await import("./javascript/read-javascript.ts")).readJavaScript,
  configuration: async () => (await import("./config/read-config.ts")).readConfig,
};
