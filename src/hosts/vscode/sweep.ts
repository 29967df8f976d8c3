import * as vscode from "vscode";
import type { MendedFile } from "../../engine/index.ts";
import { lineChanges } from "../../model/line-changes.ts";
import type { SweepRequest, Swept } from "../worker/session.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { toUri } from "./places.ts";
import { askFirst, withoutOutputs } from "./workspace-edit.ts";
import { createWorkspaceHost } from "./workspace-host.ts";

/** All fixes of one rule: in one file, or in the whole folder. */
export interface Sweep extends SweepRequest {
  readonly project: FolderProject;
}

/**
 * Mends all of one rule, unsafe fixes included, since a person asked for them: they are tried on a draft, and what holds is put into the editors as
 * one step to undo. What touches more than one file is shown for confirmation first.
 */
export async function sweep({ project, rule, file }: Sweep): Promise<void> {
  await project.settled();
  const { uri: root } = project.folder;
  const title = t("Fix all of {0}", rule);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true } as const;
  const mended = await vscode.window.withProgress(options, async (_, token): Promise<Swept | undefined> => {
    const cancel = new AbortController();
    token.onCancellationRequested(() => cancel.abort());
    try {
      return await project.session?.sweep(
        createWorkspaceHost(root, () => false),
        { rule, file },
        cancel.signal,
      );
    } catch (error) {
      if (cancel.signal.aborted) return undefined;
      throw error;
    }
  });
  if (mended === undefined) return;
  if (mended.files.length === 0) return tell(mended, true);
  if (!mended.isUnmoved) return tellOfMove();
  const edit = new vscode.WorkspaceEdit();
  const preview = mended.files.length > 1 ? askFirst(edit, root, title) : undefined;
  for (const one of mended.files) await put(edit, root, one, preview);
  if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) tell(mended, false);
  // VS Code refuses what was made for another text. What was shown first may have been discarded, and that is an answer.
  else if (preview === undefined) tellOfMove();
}

function tellOfMove(): void {
  void vscode.window.showWarningMessage(t("The files changed while they were looked at, so nothing was fixed. Try it again."));
}

/** Says what was not applied, and why. */
function tell({ refused }: Swept, isEmpty: boolean): void {
  if (refused.length > 0) void vscode.window.showWarningMessage(t("Not all could be fixed: {0}", refused.slice(0, 3).join(" ")));
  else if (isEmpty) void vscode.window.showInformationMessage(t("Nothing could be fixed without a person."));
}

type Preview = vscode.WorkspaceEditEntryMetadata | undefined;

async function put(
  edit: vscode.WorkspaceEdit,
  root: vscode.Uri,
  { file, before, after, bytes }: MendedFile,
  preview: Preview,
): Promise<void> {
  const uri = toUri(root, file);
  if (before === undefined) edit.createFile(uri, { ignoreIfExists: true, contents: bytes }, preview);
  else if (file.endsWith(".ipynb")) await putNotebook(edit, uri, before, after, preview);
  else putLines(edit, uri, before, after, preview);
}

/** Cell by cell, through the notebook's own documents. */
async function putNotebook(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  before: string,
  after: string,
  preview: Preview,
): Promise<void> {
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const [old, next] = [cellsOf(before), cellsOf(after)];
  const cleared: [vscode.NotebookEdit, Preview][] = [];
  for (const [index, cell] of next.entries()) {
    if (index >= notebook.cellCount || old[index] === undefined) continue;
    if (cell.source !== old[index].source)
      putLines(edit, notebook.cellAt(index).document.uri, old[index].source, cell.source, preview);
    if (cell.outputs !== old[index].outputs) for (const one of withoutOutputs(notebook, index)) cleared.push([one, preview]);
  }
  if (cleared.length > 0) edit.set(uri, cleared);
}

function cellsOf(text: string): readonly { readonly source: string; readonly outputs: number }[] {
  const { cells } = JSON.parse(text) as {
    cells: readonly { source: string | readonly string[]; outputs?: readonly unknown[] }[];
  };
  return cells.map(({ source, outputs = [] }) => ({
    source: typeof source === "string" ? source : source.join(""),
    outputs: outputs.length,
  }));
}

function putLines(edit: vscode.WorkspaceEdit, uri: vscode.Uri, before: string, after: string, preview: Preview): void {
  for (const { start, end, lines } of lineChanges(before, after))
    edit.replace(uri, new vscode.Range(start, 0, end, 0), lines.join(""), preview);
}
