import assert from "node:assert/strict";
import * as vscode from "vscode";
import { at, closeAll, diagnostic, eventually, gone, read, ready, replaceIn, root, write } from "./driver.ts";

const MANIFEST = "ai-readiness.yaml";

/** Runs the command up to its preview, makes sure that nothing is changed by then, and answers the preview. */
async function create(answer: "apply" | "discard", unchanged: () => Promise<void>): Promise<void> {
  let done = false;
  let failure: unknown;
  void vscode.commands.executeCommand("aiReadiness.createManifest").then(
    () => {
      done = true;
    },
    (error: unknown) => {
      done = true;
      failure = error;
    },
  );
  await new Promise((resolve) => setTimeout(resolve, 3000));
  assert.equal(failure, undefined);
  assert.equal(done, false, "it was written without being confirmed");
  await unchanged();
  await eventually(`the preview to take "${answer}"`, async () => {
    await vscode.commands.executeCommand(`refactorPreview.${answer}`);
    return done;
  });
  assert.equal(failure, undefined);
}

describe("a manifest from what was found", () => {
  let written: string;

  before(async () => {
    await ready();
    written = await read(at(MANIFEST));
  });
  afterEach(async () => {
    await closeAll();
    await write(at(MANIFEST), written);
    await gone(at(MANIFEST), "governance/invalid-manifest");
  });

  it("is begun once its preview was confirmed", async () => {
    const api = await ready();
    await vscode.workspace.fs.delete(at(MANIFEST));
    await eventually("the view without a manifest", () => api.tree.state() === "noManifest");
    await eventually("a finding about the missing manifest", () =>
      api.result(root())?.findings.some(({ rule }) => rule === "governance/no-manifest"),
    );
    const isAbsent = async () => {
      await assert.rejects(async () => read(at(MANIFEST)), "the manifest is there before it was confirmed");
    };
    await create("discard", isAbsent);
    await isAbsent();
    await create("apply", isAbsent);
    const made = await eventually("the new manifest", () => read(at(MANIFEST)).catch(() => ""));
    assert.match(made, /^version: 1$/m);
    assert.match(made, /^ {2}# answers .*src\/api\.py:\d+$/m);
    assert.match(made, /entry: src\/api\.py/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, at(MANIFEST).path);
    await eventually("the view with a manifest", () => api.tree.state() === "ready");
  });

  it("is added to, and what people wrote stays", async () => {
    const api = await ready();
    const isUnchanged = async () => assert.equal(await read(at(MANIFEST)), written);
    const document = await vscode.workspace.openTextDocument(at(MANIFEST));
    // A preview gives up what has changed under it, such as a text that is still being read anew from the disk.
    await eventually("the text of the disk in the editor", () => document.getText() === written && !document.isDirty);
    await api.settled();
    await create("apply", isUnchanged);
    const text = await eventually("the additions", () => {
      const now = document.getText();
      return /^ +# read by src\/train\.py:\d+/m.test(now) ? now : undefined;
    });
    for (const line of written.split("\n")) assert.ok(text.includes(line), `"${line}" is gone from\n${text}`);
    await document.save();
    await eventually("a result with the additions", () =>
      api.result(root())?.checks.some(({ rule, verdict }) => rule === "data/undeclared-dataset" && verdict === "pass"),
    );
    // A second time there is nothing to add, so nothing is asked.
    await api.settled();
    await vscode.commands.executeCommand("aiReadiness.createManifest");
    assert.equal(document.getText(), text);
  });

  it("is left alone while it is broken, and the place of the break is shown", async () => {
    await replaceIn(at(MANIFEST), "version: 1", "version: [1");
    const document = await vscode.workspace.openTextDocument(at(MANIFEST));
    await diagnostic(at(MANIFEST), "governance/invalid-manifest");
    const broken = document.getText();
    await vscode.commands.executeCommand("aiReadiness.createManifest");
    assert.equal(document.getText(), broken);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, at(MANIFEST).path);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});
