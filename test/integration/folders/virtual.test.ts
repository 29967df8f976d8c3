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

  it("is not looked into where the settings leave it out, and nothing there is called missing", async () => {
    const manifest = "version: 1\nsystem:\n  name: cloud\n  stage: pilot\nadoption:\n  rollout: legacy/plan.md\n";
    files.put(inCloud("legacy/deep/old.py"), 'from datasets import load_dataset\n\nload_dataset("acme/old")\n');
    files.put(inCloud("ai-readiness.yaml"), manifest);
    await diagnostic(inCloud("legacy/deep/old.py"), "data/floating-revision");
    await diagnostic(inCloud("ai-readiness.yaml"), "adoption/no-rollout-plan");
    files.looked();
    const settings = vscode.workspace.getConfiguration("aiReadiness", ROOT);
    await settings.update("exclude", ["legacy/**"], vscode.ConfigurationTarget.WorkspaceFolder);
    await gone(inCloud("legacy/deep/old.py"), "data/floating-revision");
    await gone(inCloud("ai-readiness.yaml"), "adoption/no-rollout-plan");
    const looked = files.looked();
    assert.ok(looked.includes(inCloud("src").path), looked.join(", "));
    assert.ok(!looked.some((path) => path.startsWith(inCloud("legacy").path)), looked.join(", "));
    const runs = api.runs(ROOT);
    files.put(inCloud("legacy/deep/old.py"), "x = 1\n");
    files.put(inCloud("src/train.py"), `${await read(inCloud("src/train.py"))}\n`);
    await eventually("a look at what changed elsewhere", () => api.runs(ROOT) > runs);
    await api.settled();
    assert.ok(!files.looked().includes(ROOT.path), "what changed where nothing is looked at had the folder listed anew");
    await settings.update("exclude", undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await diagnostic(inCloud("ai-readiness.yaml"), "adoption/no-rollout-plan");
  });

  it("keeps what was found when reading fails, says so, and recovers", async () => {
    files.setBroken(true);
    files.put(inCloud("src/more.py"), "x = 1\n");
    assert.match(await eventually("a failure", () => api.failure(ROOT)), /is not a function/);
    assert.ok(api.result(ROOT) !== undefined);
    files.setBroken(false);
    await vscode.workspace.fs.delete(inCloud("src/more.py"));
    await eventually("an end of the failure", () => api.failure(ROOT) === undefined);
  });

  it("has no program started for it", async () => {
    assert.deepEqual(programs.ours(), []);
    // That the list is not empty for want of looking.
    execFileSync(process.execPath, ["--version"]);
    assert.ok(programs.all().includes(process.execPath), programs.all().join("\n"));
  });
});
