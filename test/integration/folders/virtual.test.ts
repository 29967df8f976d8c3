import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as vscode from "vscode";
import type { ExtensionApi } from "../../../src/hosts/vscode/extension.ts";
import { actions, closeAll, diagnostic, eventually, gone, ours, read, ready, replaceIn } from "../suite/driver.ts";
import { createMemoryFiles } from "./memory-files.ts";
import { startedPrograms } from "./programs.ts";

const ROOT = vscode.Uri.parse("memfs:/cloud");
const inCloud = (path: string) => vscode.Uri.joinPath(ROOT, path);

describe("a folder in a virtual file system", () => {
  const files = createMemoryFiles();
  let api: ExtensionApi;
  let programs: ReturnType<typeof startedPrograms>;
  let registration: vscode.Disposable;

  before(async () => {
    api = await ready();
    programs = startedPrograms();
    registration = vscode.workspace.registerFileSystemProvider("memfs", files, { isCaseSensitive: true });
    files.put(inCloud("ai-readiness.yaml"), "version: 1\nsystem:\n  name: cloud\n  stage: pilot\n");
    files.put(inCloud("src/train.py"), 'from datasets import load_dataset\n\nreviews = load_dataset("acme/reviews")\n');
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    assert.ok(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: ROOT, name: "cloud" }));
  });
  after(async () => {
    await closeAll();
    const folder = vscode.workspace.workspaceFolders?.find(({ name }) => name === "cloud");
    if (folder !== undefined) vscode.workspace.updateWorkspaceFolders(folder.index, 1);
    await eventually("no findings of a closed folder", () => ours(inCloud("src/train.py")).length === 0);
    programs.end();
    registration.dispose();
  });

  it("wakes up by its manifest, though nothing can be searched there, and shows its findings", async () => {
    await diagnostic(inCloud("src/train.py"), "data/floating-revision");
    assert.deepEqual(api.result(ROOT)?.manifests, ["ai-readiness.yaml"]);
  });

  it("says nothing of what is tracked, since there is no git", () => {
    const rules = api.result(ROOT)?.findings.map(({ rule }) => rule) ?? [];
    assert.ok(!rules.includes("data/untracked-dataset"), rules.join(", "));
  });

  it("follows files that change there", async () => {
    files.put(inCloud("src/more.py"), 'from datasets import load_dataset\n\nload_dataset("acme/others")\n');
    await diagnostic(inCloud("src/more.py"), "data/floating-revision");
    await vscode.workspace.fs.delete(inCloud("src/more.py"));
    await gone(inCloud("src/more.py"), "data/floating-revision");
  });

  it("follows what is typed, and offers its fixes", async () => {
    const uri = inCloud("src/train.py");
    await vscode.window.showTextDocument(uri);
    const offered = await actions(uri, await diagnostic(uri, "data/floating-revision"));
    assert.ok(offered.length > 0, "no fix is offered");
    await replaceIn(uri, '"acme/reviews"', `"acme/reviews", revision="${"4f9a".repeat(10)}"`);
    await gone(uri, "data/floating-revision");
    await vscode.workspace.saveAll(false);
    assert.match(await read(uri), /revision=/);
  });

  it("has no program started for it", async () => {
    assert.deepEqual(programs.ours(), []);
    // That the list is not empty for want of looking.
    execFileSync(process.execPath, ["--version"]);
    assert.ok(programs.all().includes(process.execPath), programs.all().join("\n"));
  });
});
