import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actions, at, closeAll, diagnostic, eventually, openCopy, ready, removeCopy } from "./driver.ts";

const TRAIN = "src/train.py";

async function titled(uri: vscode.Uri, on: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
  const offered = await actions(uri, on);
  const action = offered.find((one) => title.test(one.title));
  assert.ok(action, `${title} is not among ${offered.map((one) => one.title).join(", ")}`);
  return action;
}

async function perform({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined) assert.ok(await vscode.workspace.applyEdit(edit));
  if (command !== undefined) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

describe("quick fixes", () => {
  before(ready);
  afterEach(closeAll);

  it("declare an untracked dataset in the manifest, which mends the finding", async () => {
    const found = await diagnostic(at(TRAIN), "data/untracked-dataset");
    const action = await titled(at(TRAIN), found, /Declare the dataset/);
    const edits = action.edit?.entries() ?? [];
    assert.deepEqual(
      edits.map(([uri]) => uri.path),
      [at("ai-readiness.yaml").path],
    );
    const before = (await vscode.workspace.openTextDocument(at("ai-readiness.yaml"))).getText();
    await perform(action);
    const document = await vscode.workspace.openTextDocument(at("ai-readiness.yaml"));
    assert.match(document.getText(), /location: data\/raw\.csv/);
    assert.ok(document.getText().includes("# Kept in git, since it is small."), "the comment is gone");
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, document.uri.path, "the manifest is not shown");
    assert.notEqual(document.getText(), before);
  });

  it("insert a revision at the call, and do it once only", async () => {
    const found = await diagnostic(at(TRAIN), "data/floating-revision");
    await perform(await titled(at(TRAIN), found, /revision/));
    const document = await vscode.workspace.openTextDocument(at(TRAIN));
    assert.match(document.getText(), /load_dataset\("acme\/reviews", revision=".*"\)/);
  });

  it("are made for where the text is now, not where it was when the squiggle was drawn", async () => {
    const found = await diagnostic(at(TRAIN), "data/floating-revision");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(at(TRAIN), new vscode.Position(0, 0), "import os\nimport sys\n");
    await vscode.workspace.applyEdit(edit);
    const moved = new vscode.Diagnostic(
      new vscode.Range(found.range.start.translate(2), found.range.end.translate(2)),
      found.message,
      found.severity,
    );
    await perform(await titled(at(TRAIN), moved, /revision/));
    const document = await vscode.workspace.openTextDocument(at(TRAIN));
    assert.match(document.getText(), /load_dataset\("acme\/reviews", revision=".*"\)/);
  });

  it("edit the cell of a notebook and leave the rest of it alone", async () => {
    const notebook = await openCopy("fixing");
    const before = notebook.getCells().map(({ document }) => document.getText());
    const cell = notebook.cellAt(2).document;
    const found = await diagnostic(cell.uri, "data/floating-revision");
    await perform(await titled(cell.uri, found, /revision/));
    const after = notebook.getCells().map(({ document }) => document.getText());
    assert.match(after[2] ?? "", /^reviews = load_dataset\("acme\/fixing", revision=".*"\)\nreviews$/);
    assert.deepEqual(after.slice(0, 2), before.slice(0, 2));
    await removeCopy(notebook);
  });

  it("go to the section that a document leaves empty", async () => {
    const card = at("docs/model-card.md");
    const found = await diagnostic(card, "governance/placeholder-document");
    const action = await titled(card, found, /section|placeholder|Go to/i);
    await perform(action);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, card.path);
  });

  it("offer to waive and to explain each finding, and open its page", async () => {
    const found = await diagnostic(at(TRAIN), "data/floating-revision");
    const titles = (await actions(at(TRAIN), found)).map(({ title }) => title);
    assert.ok(titles.includes("Waive data/floating-revision here with a reason…"), titles.join(", "));
    await perform(await titled(at(TRAIN), found, /^Explain/));
    await eventually("the page of the rule", () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes("floating-revision"))),
    );
  });

  it("leave nothing behind that was not there before", async () => {
    await diagnostic(at(TRAIN), "data/untracked-dataset");
    await diagnostic(at(TRAIN), "data/floating-revision");
  });
});
