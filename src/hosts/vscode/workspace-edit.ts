import * as vscode from "vscode";
import type { Fix, TextEdit } from "../../model/fix.ts";
import { filePlace, type Place } from "../../model/place.ts";
import { documentUri, toRange, toUri } from "./places.ts";

const encoder = new TextEncoder();

/** A fix as VS Code's own kind of edit. Notebooks that it edits are opened, since their cells are documents only then. */
export async function toWorkspaceEdit(root: vscode.Uri, fix: Fix): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { place, text } of fix.edits ?? []) {
    if (place.cell !== undefined) await vscode.workspace.openNotebookDocument(toUri(root, place.file));
    edit.replace(documentUri(root, place), toRange(place), text);
  }
  for (const { file, text } of fix.newFiles ?? []) {
    edit.createFile(toUri(root, file), { ignoreIfExists: true, contents: encoder.encode(text) });
  }
  return edit;
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
