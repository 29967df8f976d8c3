import type { InventoryPart } from "../inventory-part.ts";
import type { Pause } from "../pause.ts";
import type { Symbols } from "../symbols.ts";
import { createPythonAnalyser, type PythonAnalyser, type PythonInput, type PythonResult } from "./python-analyser.ts";
import { pythonSymbols } from "./symbol-index.ts";

/** What Python programs tell of a project. The monitors that symbols measure by are indices into the part's. */
export interface PythonPart extends Pick<PythonResult, "resolver" | "delivery" | "usage"> {
  readonly part: InventoryPart;
  readonly symbols: Symbols;
}

export interface Python {
  analyse(input: PythonInput, pause: Pause): Promise<PythonPart>;
  /** One for another state of the same folder: each of its analyses begins with what this one knows then, and leaves it as it is. */
  fork(): Python;
}

/** Analyses Python files and notebooks, with what configuration sets up to watch them; remembers what did not change between two calls. */
export function createPython(analyser: PythonAnalyser = createPythonAnalyser()): Python {
  return {
    async analyse(input, pause) {
      const { analysis, resolver, delivery, usage } = await analyser.analyse(input, pause);
      const files = new Set(input.paths);
      const symbols = pythonSymbols(analysis, resolver, (path) => files.has(path));
      return { part: analysis.part, symbols, resolver, delivery, usage };
    },
    fork: () => createPython(analyser.fork()),
  };
}
