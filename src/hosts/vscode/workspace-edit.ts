import * as vscode from "vscode";
import type { CellReference, Fix, TextEdit } from "../../model/fix.ts";
import { groupBy } from "../../model/group.ts";
import { filePlace, type Place } from "../../model/place.ts";
import { t } from "./l10n.ts";
import { documentUri, toRange, toUri } from "./places.ts";

const encoder = new TextEncoder();

/**
 * A fix as VS Code's own kind of edit. Notebooks that it edits are opened, since their cells are documents only then: a notebook's text is
 * never edited as JSON. What touches more than one file is shown for confirmation first; all of it is one step to undo.
 */
export async function toWorkspaceEdit(root: vscode.Uri, fix: Fix): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const preview = filesOf(fix).size > 1 ? askFirst(edit, root, fix.title) : undefined;
  for (const { place, text } of fix.edits ?? []) {
    if (place.cell !== undefined) await vscode.workspace.openNotebookDocument(toUri(root, place.file));
    edit.replace(documentUri(root, place), toRange(place), text, preview);
  }
  for (const [file, cells] of groupBy(fix.clearOutputs ?? [], (one) => one.file)) {
    const notebook = await vscode.workspace.openNotebookDocument(toUri(root, file));
    edit.set(
      notebook.uri,
      cells
        .flatMap(({ cell }) => withoutOutputs(notebook, cell))
        .map((one) => [one, preview] as [vscode.NotebookEdit, vscode.WorkspaceEditEntryMetadata | undefined]),
    );
  }
  for (const { file, text } of fix.newFiles ?? []) {
    edit.createFile(toUri(root, file), { ignoreIfExists: true, contents: encoder.encode(text) }, preview);
  }
  return edit;
}

/**
 * Has an edit shown before it is applied, and answers what its entries bear for that. What needs confirmation is not ticked in the preview, and
 * what is not ticked is not written, so it is an entry that does nothing that asks for the preview, and all others stand there ticked.
 */
export function askFirst(edit: vscode.WorkspaceEdit, root: vscode.Uri, label: string): vscode.WorkspaceEditEntryMetadata {
  edit.createFile(root, { ignoreIfExists: true }, { needsConfirmation: true, label: t("Show what would be written") });
  return { needsConfirmation: false, label };
}

/** The files that a fix touches. */
export function filesOf({ edits = [], newFiles = [], clearOutputs = [] }: Fix): ReadonlySet<string> {
  return new Set([
    ...edits.map(({ place }) => place.file),
    ...newFiles.map(({ file }) => file),
    ...clearOutputs.map(({ file }) => file),
  ]);
}

/** The same cell as if it had never run. */
export function withoutOutputs(notebook: vscode.NotebookDocument, index: CellReference["cell"]): vscode.NotebookEdit[] {
  if (index >= notebook.cellCount) return [];
  const cell = notebook.cellAt(index);
  const data = new vscode.NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
  data.metadata = { ...cell.metadata, ...("execution_count" in cell.metadata && { execution_count: null }) };
  data.outputs = [];
  return [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(index, index + 1), [data])];
}

/** What to show once a fix has been applied: a file that it made, or an edit outside the document from which it was called. */
export function shownAfter(fix: Fix, from: string): Place | undefined {
  const [made] = fix.newFiles ?? [];
  if (made !== undefined) return filePlace(made.file);
  const elsewhere = fix.edits?.find(({ place }) => place.file !== from);
  return elsewhere && startOf(elsewhere);
}

/** Where an edit's text begins once it has been applied. Lines that are added begin after the break that leads them in. */
export function startOf({ place, text }: TextEdit): Place {
  const lead = /^\r?\n([ \t]*)/.exec(text);
  const start = lead === null ? place : { ...place, line: place.line + 1, column: lead[1]!.length + 1 };
  return { ...start, endLine: start.line, endColumn: start.column };
}
