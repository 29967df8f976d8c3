import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ExtensionApi } from "../../../src/hosts/vscode/extension.ts";
import type { Row } from "../../../src/hosts/vscode/tree-model.ts";

/** Activates the extension and waits until it has read the workspace. */
export async function ready(): Promise<ExtensionApi> {
  const api = await activated();
  await eventually("a first result", () => api.result(root()) !== undefined);
  await api.settled();
  return api;
}

function activated(): Thenable<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>("ai-readiness.ai-readiness");
  assert.ok(extension, "the extension is not installed");
  return extension.activate();
}

export function root(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "no folder is open");
  return folder.uri;
}

export function at(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), path);
}

/** Waits until the condition holds; fails with what was waited for when it does not within 20 seconds. */
export async function eventually<T>(what: string, condition: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new assert.AssertionError({ message: `waited in vain for ${what}` });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Our own diagnostics of a document, by rule. */
export function rulesAt(uri: vscode.Uri): readonly string[] {
  return ours(uri).map(ruleOf).sort();
}

export function ours(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "ai-readiness");
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === "object" ? String(code.value) : String(code);
}

/** The diagnostic of a rule in a document, once it is there, where it stands after all that was changed before. */
export function diagnostic(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return eventually(`${rule} in ${uri.path}`, async () => {
    await (await activated()).settled();
    return ours(uri).find((one) => ruleOf(one) === rule);
  });
}

export async function gone(uri: vscode.Uri, rule: string): Promise<void> {
  await eventually(`no ${rule} in ${uri.path}`, async () => {
    await (await activated()).settled();
    return !rulesAt(uri).includes(rule);
  });
}

/** The code actions that VS Code offers on a diagnostic, with their edits. */
export async function actions(uri: vscode.Uri, on: vscode.Diagnostic): Promise<readonly vscode.CodeAction[]> {
  // A cell is open as part of its notebook.
  if (uri.scheme !== "vscode-notebook-cell") await vscode.workspace.openTextDocument(uri);
  return vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, on.range, undefined, 20);
}

export async function replaceIn(uri: vscode.Uri, old: string, by: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  // An edit is refused while the text is being read anew from the disk, such as after it has been saved.
  await eventually(`an edit of ${uri.path}`, async () => {
    const start = document.getText().indexOf(old);
    assert.notEqual(start, -1, `${old} is not in ${uri.path}`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(start + old.length)), by);
    return await vscode.workspace.applyEdit(edit);
  });
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function closeAll(): Promise<void> {
  for (const { uri, isDirty } of vscode.workspace.textDocuments) {
    if (!isDirty || uri.scheme === "untitled") continue;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** A copy of the notebook for one test to change, open in an editor. It reads a dataset of its own, since one cause is told once. */
export async function openCopy(name: string): Promise<vscode.NotebookDocument> {
  const copy = at(`notebooks/${name}.ipynb`);
  await write(copy, (await read(at("notebooks/explore.ipynb"))).replace("acme/explore", `acme/${name}`));
  const notebook = await vscode.workspace.openNotebookDocument(copy);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

export async function removeCopy(notebook: vscode.NotebookDocument): Promise<void> {
  await notebook.save();
  await closeAll();
  await vscode.workspace.fs.delete(notebook.uri);
}

export function allRows(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...allRows(row.children)]);
}
