import * as vscode from "vscode";
import type { Place } from "../../model/place.ts";

/** A place's stretch in VS Code's 0-based terms. */
export function toRange(place: Place): vscode.Range {
  return new vscode.Range(place.line - 1, place.column - 1, place.endLine - 1, place.endColumn - 1);
}

/** The URI of a path below a workspace folder. */
export function toUri(root: vscode.Uri, path: string): vscode.Uri {
  return path === "" ? root : vscode.Uri.joinPath(root, ...path.split("/"));
}

/** The path of a URI below a root, with `/`; undefined when it lies outside. */
export function relativePath(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== root.scheme || uri.authority !== root.authority) return undefined;
  const base = root.path.endsWith("/") ? root.path : `${root.path}/`;
  return uri.path.startsWith(base) ? uri.path.slice(base.length) : undefined;
}

/** The open notebook at a URI. Its cells have documents of their own, with URIs of their own. */
export function openNotebook(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.notebookDocuments.find((notebook) => !notebook.isClosed && notebook.uri.toString() === wanted);
}

/** The notebook whose cell a document is. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== "vscode-notebook-cell") return undefined;
  return vscode.workspace.notebookDocuments.find(
    (notebook) => !notebook.isClosed && notebook.getCells().some((cell) => cell.document === document),
  );
}

/** The document in which a place shows: an open notebook's cell, or else the file itself. */
export function documentUri(root: vscode.Uri, place: Place): vscode.Uri {
  const file = toUri(root, place.file);
  if (place.cell === undefined) return file;
  const notebook = openNotebook(file);
  if (notebook === undefined || place.cell >= notebook.cellCount) return file;
  return notebook.cellAt(place.cell).document.uri;
}

/** Shows a place: opens its file, or its notebook and cell, and selects the stretch. */
export async function reveal(root: vscode.Uri, place: Place): Promise<void> {
  const file = toUri(root, place.file);
  if (place.cell === undefined && !place.file.endsWith(".ipynb")) {
    await vscode.window.showTextDocument(file, { selection: toRange(place), preview: true });
    return;
  }
  const notebook = await vscode.workspace.openNotebookDocument(file);
  const cell = Math.min(place.cell ?? 0, Math.max(notebook.cellCount - 1, 0));
  const range = new vscode.NotebookRange(cell, cell + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, { selections: [range], preview: true });
  editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}
