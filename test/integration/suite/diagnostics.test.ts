import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as vscode from "vscode";
import {
  at,
  closeAll,
  diagnostic,
  eventually,
  gone,
  openCopy,
  ours,
  read,
  ready,
  removeCopy,
  replaceIn,
  root,
  ruleOf,
  rulesAt,
  write,
} from "./driver.ts";

const TRAIN = "src/train.py";

describe("diagnostics", () => {
  before(ready);
  afterEach(closeAll);

  it("mark the call in a program, with rule, page and reasons", async () => {
    const found = await diagnostic(at(TRAIN), "data/floating-revision");
    const document = await vscode.workspace.openTextDocument(at(TRAIN));
    assert.equal(document.getText(found.range), 'load_dataset("acme/reviews")');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    const { code } = found;
    assert.ok(typeof code === "object");
    assert.equal(code.target.toString(), "ai-readiness:/rules/data/floating-revision.md");
    const untracked = await diagnostic(at(TRAIN), "data/untracked-dataset");
    assert.equal(untracked.severity, vscode.DiagnosticSeverity.Error);
    const related = untracked.relatedInformation?.map(({ location }) => location.uri.path.split("/").at(-1));
    assert.ok(related?.includes(".gitignore"), `related: ${related}`);
  });

  it("follow what is typed, saved or not, and the lines that move", async () => {
    await replaceIn(at(TRAIN), "def train():", "# one line more\n\n\ndef train():");
    const moved = await eventually("the moved finding", () =>
      ours(at(TRAIN)).find((one) => ruleOf(one) === "data/floating-revision" && one.range.start.line === 12),
    );
    const document = await vscode.workspace.openTextDocument(at(TRAIN));
    assert.equal(document.getText(moved.range), 'load_dataset("acme/reviews")');
    await replaceIn(at(TRAIN), '"acme/reviews"', `"acme/reviews", revision="${"4f9a".repeat(10)}"`);
    await gone(at(TRAIN), "data/floating-revision");
    assert.ok(document.isDirty);
  });

  it("go back to what is on the disk when an editor is closed without saving", async () => {
    await vscode.window.showTextDocument(at(TRAIN));
    await replaceIn(at(TRAIN), '"acme/reviews"', `"acme/reviews", revision="${"4f9a".repeat(10)}"`);
    await gone(at(TRAIN), "data/floating-revision");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await diagnostic(at(TRAIN), "data/floating-revision");
  });

  it("judge the manifest while it is typed", async () => {
    const manifest = at("ai-readiness.yaml");
    assert.ok(!rulesAt(manifest).includes("governance/invalid-manifest"));
    await replaceIn(manifest, "  purpose:", "  purpsoe:");
    const found = await diagnostic(manifest, "governance/invalid-manifest");
    const document = await vscode.workspace.openTextDocument(manifest);
    assert.equal(document.lineAt(found.range.start.line).text.trim().split(":")[0], "purpsoe");
    await replaceIn(manifest, "  purpsoe:", "  purpose:");
    await gone(manifest, "governance/invalid-manifest");
  });

  it("stand in the cells of an open notebook, and at the file of a closed one", async () => {
    const file = at("notebooks/explore.ipynb");
    const closed = await diagnostic(file, "data/floating-revision");
    assert.ok(closed.message.startsWith("Cell 3: "), closed.message);
    const notebook = await vscode.workspace.openNotebookDocument(file);
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(2).document;
    const open = await diagnostic(cell.uri, "data/floating-revision");
    assert.equal(cell.getText(open.range), 'load_dataset("acme/explore")');
    assert.deepEqual(rulesAt(file), []);
  });

  it("follow what is typed in a cell, and cells that move", async () => {
    const notebook = await openCopy("typing");
    const cell = notebook.cellAt(2).document;
    await diagnostic(cell.uri, "data/floating-revision");
    const edit = new vscode.WorkspaceEdit();
    const above = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, "Another cell", "markdown");
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(0, [above])]);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const api = await ready();
    await eventually("the finding in the fourth cell", () =>
      api.result(root())?.findings.some(({ place }) => place.file === "notebooks/typing.ipynb" && place.cell === 3),
    );
    await diagnostic(cell.uri, "data/floating-revision");
    await replaceIn(cell.uri, '"acme/typing"', `"acme/typing", revision="${"4f9a".repeat(10)}"`);
    await gone(cell.uri, "data/floating-revision");
    await vscode.window.showNotebookDocument(notebook);
    await removeCopy(notebook);
  });

  it("go with a file that is renamed, moved or deleted", async () => {
    const old = at("src/extra.py");
    const renamed = at("src/more.py");
    await write(old, await read(at(TRAIN)));
    await diagnostic(old, "data/floating-revision");
    await vscode.workspace.fs.rename(old, renamed);
    await diagnostic(renamed, "data/floating-revision");
    await eventually("nothing at the old name", () => ours(old).length === 0);
    await vscode.workspace.fs.createDirectory(at("lib"));
    await vscode.workspace.fs.rename(renamed, at("lib/more.py"));
    await diagnostic(at("lib/more.py"), "data/floating-revision");
    await eventually("nothing where it was", () => ours(renamed).length === 0);
    await vscode.workspace.fs.rename(at("lib"), at("library"));
    await diagnostic(at("library/more.py"), "data/floating-revision");
    await eventually("nothing in the old folder", () => ours(at("lib/more.py")).length === 0);
    await vscode.workspace.fs.delete(at("library"), { recursive: true });
    await eventually("nothing in the deleted folder", () => ours(at("library/more.py")).length === 0);
  });

  it("are those of the branch that is checked out", async () => {
    const git = (...args: readonly string[]): void => {
      execFileSync("git", ["-c", "user.name=Tests", "-c", "user.email=tests@example.com", ...args], {
        cwd: root().fsPath,
        stdio: "pipe",
      });
    };
    const file = at("src/branch.py");
    git("checkout", "-q", "-b", "feature");
    await write(file, await read(at(TRAIN)));
    git("add", ".");
    git("commit", "-q", "-m", "More");
    await diagnostic(file, "data/floating-revision");
    git("checkout", "-q", "main");
    await eventually("nothing of the other branch", () => ours(file).length === 0);
    git("checkout", "-q", "feature");
    await diagnostic(file, "data/floating-revision");
    git("checkout", "-q", "main");
    git("branch", "-q", "-D", "feature");
    await eventually("nothing of the other branch again", () => ours(file).length === 0);
  });

  it("notice that a file is added to git, though the file itself stays as it is", async () => {
    await diagnostic(at(TRAIN), "data/untracked-dataset");
    execFileSync("git", ["add", "--force", "data/raw.csv"], { cwd: root().fsPath });
    await gone(at(TRAIN), "data/untracked-dataset");
    execFileSync("git", ["rm", "-q", "--cached", "data/raw.csv"], { cwd: root().fsPath });
    await diagnostic(at(TRAIN), "data/untracked-dataset");
  });

  it("obey the settings", async () => {
    const settings = vscode.workspace.getConfiguration("aiReadiness", root());
    const set = (name: string, value: unknown) => settings.update(name, value, vscode.ConfigurationTarget.Workspace);
    await diagnostic(at(TRAIN), "data/floating-revision");
    await set("severity", { "data/floating-revision": "off" });
    await gone(at(TRAIN), "data/floating-revision");
    await set("severity", { "data/floating-revision": "error" });
    const graver = await diagnostic(at(TRAIN), "data/floating-revision");
    assert.equal(graver.severity, vscode.DiagnosticSeverity.Error);
    await set("severity", undefined);
    await set("exclude", ["src/**"]);
    await eventually("nothing in what is excluded", () => ours(at(TRAIN)).length === 0);
    await set("exclude", undefined);
    await diagnostic(at(TRAIN), "data/floating-revision");
    await set("enable", false);
    await eventually("nothing while switched off", () => ours(at(TRAIN)).length === 0);
    await set("enable", undefined);
    await diagnostic(at(TRAIN), "data/floating-revision");
  });

  it("wait for the file to be saved when the settings say so", async () => {
    const settings = vscode.workspace.getConfiguration("aiReadiness", root());
    await settings.update("run", "onSave", vscode.ConfigurationTarget.Workspace);
    const api = await ready();
    const before = await read(at(TRAIN));
    await replaceIn(at(TRAIN), '"acme/reviews"', `"acme/reviews", revision="${"4f9a".repeat(10)}"`);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await api.settled();
    assert.ok(rulesAt(at(TRAIN)).includes("data/floating-revision"), "an unsaved change was looked at");
    const document = await vscode.workspace.openTextDocument(at(TRAIN));
    await document.save();
    await gone(at(TRAIN), "data/floating-revision");
    await settings.update("run", undefined, vscode.ConfigurationTarget.Workspace);
    await write(at(TRAIN), before);
    await diagnostic(at(TRAIN), "data/floating-revision");
  });
});
