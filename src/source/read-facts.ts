import { filePlace } from "../model/place.ts";
import { readConfig } from "./config/read-config.ts";
import type { Facts, PythonFacts } from "./facts.ts";
import { isJavaScript, readJavaScript } from "./javascript/read-javascript.ts";
import { type Notebook, readNotebook } from "./notebook/notebook.ts";
import { linePositions } from "./positions.ts";
import { indexModule } from "./python/module-index.ts";
import { parsePython } from "./python/parser.ts";

/** Facts of a program or a configuration file, by its name; undefined where nothing reads such files. Throws where a notebook is none. */
export function readFacts(path: string, text: string): Facts | undefined {
  if (/\.pyw?$/i.test(path)) return readPython(path, text);
  if (/\.ipynb$/i.test(path)) return readPythonNotebook(path, text);
  if (isJavaScript(path)) return readJavaScript(path, text);
  return readConfig(path, text);
}

function readPython(path: string, text: string): PythonFacts {
  return {
    language: "python",
    path,
    module: indexModule(parsePython(text)),
    positions: linePositions(text),
    notebook: false,
    commands: [],
    leaks: [],
  };
}

function readPythonNotebook(path: string, text: string): PythonFacts {
  const notebook = readNotebook(text, path);
  if ("error" in notebook) throw new Error(notebook.error);
  return {
    language: "python",
    path,
    module: indexModule(parsePython(notebook.text)),
    positions: notebook.positions,
    notebook: true,
    commands: notebook.commands,
    leaks: notebook.leaks,
    ...ranBefore(path, notebook),
    ran: notebook.cells.flatMap(({ index, executionCount, hasOutputs }) =>
      executionCount !== undefined || hasOutputs ? [index] : [],
    ),
  };
}

/** The first cell whose count is lower than that of a cell above it. */
function ranBefore(path: string, { cells }: Notebook): Pick<PythonFacts, "ranBefore"> {
  let highest = 0;
  for (const { index, kind, executionCount } of cells) {
    if (kind !== "code" || executionCount === undefined) continue;
    if (executionCount < highest) return { ranBefore: { ...filePlace(path), cell: index } };
    highest = executionCount;
  }
  return {};
}
