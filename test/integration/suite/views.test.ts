import assert from "node:assert/strict";
import * as vscode from "vscode";
import { changesText } from "../../../src/model/fix.ts";
import { allRows, at, closeAll, diagnostic, eventually, read, ready, replaceIn, root } from "./driver.ts";

describe("the tree", () => {
  before(async () => {
    await ready();
    await diagnostic(at("src/train.py"), "data/untracked-dataset");
  });
  afterEach(closeAll);

  it("shows the headline, the pillars, their checks and the evidence", async () => {
    const { tree } = await ready();
    // What the branch changes may stand on top already.
    const [headline, ...pillars] = tree.rows().filter(({ kind }) => kind !== "changes");
    assert.equal(headline?.kind, "headline");
    assert.match(headline.label, /^Weakest: /);
    assert.ok(pillars.length >= 3);
    assert.ok(pillars.every(({ kind }) => kind === "pillar"));
    const rows = allRows(pillars);
    const untracked = rows.find(({ check }) => check?.rule === "data/untracked-dataset" && check.verdict === "fail");
    assert.ok(untracked);
    assert.equal(untracked.place?.file, "src/train.py");
    assert.ok(untracked.children.some(({ place }) => place?.file === ".gitignore"));
    assert.ok(rows.some(({ check }) => check?.verdict === "pass"));
    assert.ok(rows.every(({ spoken }) => spoken !== ""));
  });

  it("agrees with the engine about every check that is not hidden", async () => {
    const api = await ready();
    // What the branch changes may stand on top already, and shows some of them again.
    const shown = allRows(api.tree.rows().filter(({ kind }) => kind !== "changes")).filter(({ kind }) => kind === "check").length;
    const checks = api.result(root())?.checks.filter(({ verdict }) => verdict !== "not-applicable").length;
    assert.equal(shown, checks);
  });

  it("opens the place behind a row", async () => {
    const api = await ready();
    const row = allRows(api.tree.rows()).find(
      ({ check }) => check?.rule === "data/untracked-dataset" && check.verdict === "fail",
    );
    await vscode.commands.executeCommand("aiReadiness.reveal", root().toString(), row?.place);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, at("src/train.py").path);
    assert.match(editor.document.getText(editor.selection), /data\/raw\.csv/);
  });

  it("opens the cell behind a row", async () => {
    const api = await ready();
    const row = allRows(api.tree.rows()).find(({ place }) => place?.cell !== undefined);
    await vscode.commands.executeCommand("aiReadiness.reveal", root().toString(), row?.place);
    const editor = vscode.window.activeNotebookEditor;
    assert.equal(editor?.notebook.uri.path, at("notebooks/explore.ipynb").path);
    assert.equal(editor.selection.start, 2);
  });

  it("fixes a failed check from its row, with the fix that is picked", async () => {
    const api = await ready();
    const failing = allRows(api.tree.rows()).filter(({ check }) => check?.verdict === "fail" && check.finding !== undefined);
    const fixes = await Promise.all(failing.map(({ check }) => api.fixes(root(), check!.finding!)));
    const picked = fixes.findIndex((own) => own.filter(changesText).length > 1);
    const row = failing[picked];
    const fix = fixes[picked]?.[0];
    assert.ok(fix !== undefined && changesText(fix), "there is nothing to pick from");
    const files = [...(fix.edits ?? []).map(({ place }) => place.file), ...(fix.newFiles ?? []).map(({ file }) => file)];
    assert.deepEqual([...new Set(files)].length, 1);
    const document = await vscode.workspace.openTextDocument(at(files[0]!));
    const before = document.getText();
    let done = false;
    void vscode.commands.executeCommand("aiReadiness.fix", row).then(() => {
      done = true;
    });
    await eventually("the fix that was picked", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return done;
    });
    assert.notEqual(document.getText(), before);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("writes a draft and names it in the manifest once that was confirmed, in one step to undo", async () => {
    const api = await ready();
    const row = allRows(api.tree.rows()).find(
      ({ check }) => check?.rule === "adoption/no-rollout-plan" && check.verdict === "fail",
    );
    const manifest = await vscode.workspace.openTextDocument(at("ai-readiness.yaml"));
    const before = manifest.getText();
    const draft = at("docs/rollout.md");
    let done = false;
    void vscode.commands.executeCommand("aiReadiness.fix", row).then(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.equal(done, false, "it was written without being confirmed");
    assert.equal(manifest.getText(), before);
    await eventually("the preview to be applied", async () => {
      await vscode.commands.executeCommand("refactorPreview.apply");
      return done;
    });
    assert.match(await read(draft), /^# Rollout plan\n[\s\S]*TODO/);
    assert.match(manifest.getText(), /rollout: docs\/rollout\.md/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, draft.path, "the draft is not shown");
    await vscode.window.showTextDocument(manifest);
    await vscode.commands.executeCommand("undo");
    await eventually("the manifest as it was, and no draft", async () => {
      const isThere = await read(draft).then(
        () => true,
        () => false,
      );
      return manifest.getText() === before && !isThere;
    });
    await manifest.save();
  });

  it("fixes from a row what has one fix, without asking", async () => {
    const api = await ready();
    const row = allRows(api.tree.rows()).find(
      ({ check, place }) => check?.rule === "data/floating-revision" && check.verdict === "fail" && place?.cell === undefined,
    );
    await vscode.commands.executeCommand("aiReadiness.fix", row);
    const document = await vscode.workspace.openTextDocument(at("src/train.py"));
    assert.match(document.getText(), /load_dataset\("acme\/reviews", revision=".*"\)/);
  });

  it("changes with the findings", async () => {
    const api = await ready();
    const fails = (): number => allRows(api.tree.rows()).filter(({ check }) => check?.verdict === "fail").length;
    const before = fails();
    await replaceIn(at("src/train.py"), '"acme/reviews"', `"acme/reviews", revision="${"4f9a".repeat(10)}"`);
    await eventually("one failure fewer", () => fails() === before - 1);
  });
});

describe("commands", () => {
  before(ready);
  afterEach(closeAll);

  it("read everything again", async () => {
    const api = await ready();
    const before = api.result(root());
    await vscode.commands.executeCommand("aiReadiness.refresh");
    assert.ok(api.result(root()));
    assert.deepEqual(api.result(root())?.findings, before?.findings);
  });

  it("open the manifest", async () => {
    await vscode.commands.executeCommand("aiReadiness.openManifest");
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, at("ai-readiness.yaml").path);
  });

  it("bring the view and the output to the front", async () => {
    await vscode.commands.executeCommand("aiReadiness.show");
    await vscode.commands.executeCommand("aiReadiness.showOutput");
  });

  it("put a command line into a terminal without starting it", async () => {
    const marker = at("started.txt");
    await vscode.commands.executeCommand("aiReadiness.runInTerminal", root().toString(), "touch started.txt");
    await eventually("the terminal", () => vscode.window.terminals.some(({ name }) => name === "AI Readiness"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await assert.rejects(async () => vscode.workspace.fs.stat(marker));
    for (const terminal of vscode.window.terminals) terminal.dispose();
  });
});
