import * as vscode from "vscode";
import { openNotebook } from "./places.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * What an editor holds for a file and has not saved yet; undefined when the file on disk is up to date. An open notebook always counts
 * as the editor has it, since findings name its cells by number.
 */
export function unsavedBytes(uri: vscode.Uri): Uint8Array | undefined {
  const notebook = openNotebook(uri);
  if (notebook !== undefined) return encoder.encode(notebookJson(notebook));
  const wanted = uri.toString();
  const document = vscode.workspace.textDocuments.find((open) => open.isDirty && open.uri.toString() === wanted);
  return document === undefined ? undefined : encoder.encode(document.getText());
}

/** An open notebook as nbformat JSON. Cell by cell like the editor's, so that a finding's cell index fits the editor. */
export function notebookJson(notebook: vscode.NotebookDocument): string {
  const metadata: unknown = notebook.metadata.metadata;
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: typeof metadata === "object" && metadata !== null ? metadata : {},
    cells: notebook.getCells().map(cellJson),
  });
}

function cellJson(cell: vscode.NotebookCell) {
  const source = cell.document.getText();
  if (cell.kind === vscode.NotebookCellKind.Markup) return { cell_type: "markdown", metadata: {}, source };
  const language = cell.document.languageId;
  if (language === "raw") return { cell_type: "raw", metadata: {}, source };
  return {
    cell_type: "code",
    metadata: language === "python" ? {} : { vscode: { languageId: language } },
    execution_count: cell.executionSummary?.executionOrder ?? null,
    source,
    outputs: cell.outputs.map(outputJson),
  };
}

/** Texts only: nothing is read out of pictures. */
function outputJson(output: vscode.NotebookCellOutput) {
  const data: Record<string, string> = {};
  for (const { mime, data: bytes } of output.items) {
    const stream = /^application\/vnd\.code\.notebook\.(stdout|stderr)$/.exec(mime)?.[1];
    if (stream !== undefined) return { output_type: "stream", name: stream, text: decoder.decode(bytes) };
    if (mime.startsWith("text/")) data[mime] = decoder.decode(bytes);
  }
  return { output_type: "display_data", metadata: {}, data };
}
