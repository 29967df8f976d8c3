import { folderOf } from "../../model/paths.ts";
import { filePlace } from "../../model/place.ts";
import type { PythonFacts } from "../facts.ts";
import { type Notebook, readNotebook, type WrittenModule } from "../notebook/notebook.ts";
import { linePositions } from "../positions.ts";
import { indexModule } from "./module-index.ts";
import { parsePython } from "./parser.ts";

/** Facts of a Python file. */
export function readPython(path: string, text: string): PythonFacts {
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

/** Facts of a notebook, whose cells are one module in their order. Throws where it is none. */
export function readPythonNotebook(path: string, text: string): PythonFacts {
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
    ...(notebook.written.length > 0 && { written: notebook.written.map((module) => writtenModule(path, module)) }),
    ran: notebook.cells.flatMap(({ index, executionCount, hasOutputs }) =>
      executionCount !== undefined || hasOutputs ? [index] : [],
    ),
  };
}

function writtenModule(notebook: string, { path, file, text, positions }: WrittenModule): PythonFacts {
  const folder = folderOf(notebook);
  return {
    ...readPython(`${notebook}/${path}`, text),
    positions: { place: (_file, start, end) => positions.place(notebook, start, end) },
    writtenBy: { notebook, as: folder === "" ? file : `${folder}/${file}` },
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
