import { classify } from "../../../src/engine/classify.ts";
import { configKind } from "../../../src/source/config/config-kind.ts";
import { readConfig } from "../../../src/source/config/read-config.ts";
import type { Facts } from "../../../src/source/facts.ts";
import { readJavaScript } from "../../../src/source/javascript/read-javascript.ts";
import { readPython, readPythonNotebook } from "../../../src/source/python/read-python.ts";
import type { FactsKind, FactsReader } from "../../../src/source/read-facts.ts";

const READERS: Readonly<Record<FactsKind, FactsReader>> = {
  python: readPython,
  notebook: readPythonNotebook,
  javascript: readJavaScript,
  configuration: readConfig,
};

/** Facts of a file as the engine reads them, with all readers at hand. */
export function readFacts(path: string, text: string): Facts | undefined {
  const kind = classify(path, (one) => configKind(one) !== undefined);
  return kind === "manifest" || kind === "document" || kind === "listed" ? undefined : READERS[kind](path, text);
}
