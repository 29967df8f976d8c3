import * as vscode from "vscode";
import type { Finding } from "../../model/check.ts";
import { chooseFixes, joinFixes } from "../../model/choose-fixes.ts";
import type { Fix } from "../../model/fix.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { t } from "./l10n.ts";
import { documentUri } from "./places.ts";
import { readSettings } from "./settings.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("aiReadiness");
export const NOTEBOOK_FIX_ALL = vscode.CodeActionKind.Notebook.append(FIX_ALL.value);

/** What `source.fixAll` does to a document, and its twin to all cells of a notebook: safe fixes that stay within it. */
export async function fixAllAction(
  diagnostics: Diagnostics,
  document: vscode.TextDocument,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const isNotebook = kind.value === NOTEBOOK_FIX_ALL.value;
  const notebook = notebookOf(document);
  if (isNotebook && notebook === undefined) return [];
  const documents = isNotebook ? notebook!.getCells().map((cell) => cell.document) : [document];
  const shown = () => documents.flatMap(({ uri }) => diagnostics.at(uri));
  const project = shown()[0]?.project;
  if (project === undefined) return [];
  // Asked for while saving: what was typed last has to be judged first.
  await project.settled();
  await diagnostics.settled();
  const root = project.folder.uri;
  const isDirty = notebook?.isDirty ?? document.isDirty;
  if (isDirty && readSettings(root).run === "onSave") return [];
  const wanted = new Set(documents.map(({ uri }) => uri.toString()));
  const stays = (_: Finding, fix: Fix) =>
    fix.newFiles === undefined &&
    fix.clearOutputs === undefined &&
    (fix.edits ?? []).every(({ place }) => wanted.has(documentUri(root, place).toString()));
  const findings = await project.withFixes(shown().map(({ finding }) => finding));
  const chosen = chooseFixes(findings, { unsafe: false, accepts: stays });
  if (chosen.length === 0) return [];
  const action = new vscode.CodeAction(
    isNotebook ? t("Fix all safe AI readiness problems in this notebook") : t("Fix all safe AI readiness problems in this file"),
    kind,
  );
  action.edit = await toWorkspaceEdit(
    root,
    joinFixes(
      action.title,
      chosen.map(({ fix }) => fix),
    ),
  );
  return [action];
}

/** The notebook whose cell a document is. */
function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  return vscode.workspace.notebookDocuments.find((notebook) => notebook.getCells().some((cell) => cell.document === document));
}
