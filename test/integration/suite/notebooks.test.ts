import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ExtensionApi } from "../../../src/hosts/vscode/extension.ts";
import { closeAll, diagnostic, eventually, gone, openCopy, ours, ready, removeCopy } from "./driver.ts";

const READ = 'from datasets import load_dataset\nothers = load_dataset("acme/others")';
const RULE = "data/floating-revision";

describe("cells of an open notebook", () => {
  let api: ExtensionApi;
  let notebook: vscode.NotebookDocument;
  before(async () => {
    api = await ready();
  });
  beforeEach(async () => {
    notebook = await openCopy("cells");
    await change(vscode.NotebookEdit.insertCells(3, [code(READ)]));
    await diagnostic(notebook.cellAt(3).document.uri, RULE);
  });
  afterEach(() => removeCopy(notebook));

  async function change(...edits: readonly vscode.NotebookEdit[]): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [...edits]);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }
  const code = (text: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, "python");
  const place = () => notebook.getCells().findIndex(({ document }) => document.getText() === READ);

  it("are no longer judged once they are deleted", async () => {
    const { uri } = notebook.cellAt(3).document;
    await change(vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(3, 4)));
    await gone(uri, RULE);
    await eventually("no finding of the deleted cell", () =>
      api.result(notebook.uri)?.findings.every(({ message }) => !message.includes("acme/others")),
    );
  });

  it("take their findings along when they are moved", async () => {
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(3, 4)] });
    await vscode.commands.executeCommand("notebook.cell.moveUp");
    await eventually("the cell further up", () => place() === 2);
    await eventually("the finding in the third cell", () =>
      api.result(notebook.uri)?.findings.some(({ message, place }) => message.includes("acme/others") && place.cell === 2),
    );
    await diagnostic(notebook.cellAt(2).document.uri, RULE);
    await eventually("nothing of it in the cell below", () =>
      ours(notebook.cellAt(3).document.uri).every(({ message }) => !message.includes("acme/others")),
    );
  });

  it("are left alone while they are not in a language that is read", async () => {
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(3).document, "plaintext");
    await gone(notebook.cellAt(3).document.uri, RULE);
    await vscode.languages.setTextDocumentLanguage(notebook.cellAt(3).document, "python");
    await diagnostic(notebook.cellAt(3).document.uri, RULE);
  });
});

describe("a notebook that lies in no folder yet", () => {
  before(ready);
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await closeAll();
  });

  it("is left alone, as nothing is known of what is around it, and disturbs nothing", async () => {
    const api = await ready();
    const data = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, READ, "python")]);
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", data);
    assert.ok(notebook.isUntitled);
    await vscode.window.showNotebookDocument(notebook);
    const { uri } = notebook.cellAt(0).document;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), "# first\n");
    edit.set(notebook.uri, [
      vscode.NotebookEdit.insertCells(1, [new vscode.NotebookCellData(vscode.NotebookCellKind.Code, READ, "python")]),
    ]);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await api.settled();
    for (const cell of notebook.getCells()) assert.deepEqual(ours(cell.document.uri), []);
    assert.deepEqual(ours(notebook.uri), []);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
    assert.ok(!lenses.some(({ command }) => command?.command === "aiReadiness.showPath"));
    await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, new vscode.Position(2, 12));
  });
});
