import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ExtensionApi } from "../../../src/hosts/vscode/extension.ts";
import { closeAll, diagnostic, eventually, gone, ours, ready, replaceIn, ruleOf, rulesAt, write } from "../suite/driver.ts";
import { inFolder } from "./in-folder.ts";

describe("folders that are open together", () => {
  let api: ExtensionApi;
  before(async () => {
    api = await ready();
    for (const name of ["monorepo", "burst"])
      await eventually(`a result of ${name}`, () => api.result(inFolder(name)) !== undefined);
  });
  afterEach(closeAll);

  it("have settings of their own", async () => {
    const milder = await diagnostic(inFolder("pilot", "src/train.py"), "data/untracked-dataset");
    assert.equal(milder.severity, vscode.DiagnosticSeverity.Information);
    const usual = await diagnostic(inFolder("monorepo", "churn/src/train.py"), "data/untracked-dataset");
    assert.equal(usual.severity, vscode.DiagnosticSeverity.Error);
  });

  it("are left alone where the extension is switched off, whatever is opened there", async () => {
    await vscode.window.showTextDocument(inFolder("off", "src/train.py"));
    await vscode.window.showTextDocument(inFolder("off", "ai-readiness.yaml"));
    await api.settled();
    assert.equal(api.result(inFolder("off")), undefined);
    assert.deepEqual(rulesAt(inFolder("off", "src/train.py")), []);
  });

  it("begin when they are switched on, and take everything back when they are switched off", async () => {
    const settings = vscode.workspace.getConfiguration("aiReadiness", inFolder("off"));
    const before = api.runs(inFolder("pilot"));
    await settings.update("enable", undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await diagnostic(inFolder("off", "src/train.py"), "data/untracked-dataset");
    await settings.update("enable", false, vscode.ConfigurationTarget.WorkspaceFolder);
    await eventually("nothing where it is off", () => ours(inFolder("off", "src/train.py")).length === 0);
    assert.equal(api.runs(inFolder("pilot")), before, "the settings of one folder had another one scanned");
  });

  it("without AI sleep", async () => {
    await vscode.window.showTextDocument(inFolder("website", "index.js"));
    await api.settled();
    assert.equal(api.result(inFolder("website")), undefined);
    assert.equal(api.runs(inFolder("website")), 0);
  });

  it("show in the tree where they are scanned, and only there", () => {
    const rows = api.tree.rows();
    const folders = new Set(rows.map(({ folder }) => folder));
    assert.equal(folders.size, 3, rows.map(({ label, description }) => `${label} ${description}`).join("\n"));
    assert.ok(rows.some(({ label }) => label === "burst"));
  });

  it("wake when they get a manifest", async () => {
    const manifest = inFolder("website", "ai-readiness.yaml");
    await write(manifest, "version: 1\nnonsense: 1\n");
    await eventually("a result", () => api.result(inFolder("website")) !== undefined);
    await vscode.workspace.fs.delete(manifest);
  });

  it("judge every manifest of a folder, and what is typed in one by itself", async () => {
    const result = api.result(inFolder("monorepo"));
    assert.deepEqual([...(result?.manifests ?? [])].sort(), ["churn/ai-readiness.yaml", "pricing/ai-readiness.yaml"]);
    for (const name of ["churn", "pricing"])
      await diagnostic(inFolder("monorepo", `${name}/src/train.py`), "data/untracked-dataset");
    const one = inFolder("monorepo", "churn/ai-readiness.yaml");
    const other = inFolder("monorepo", "pricing/ai-readiness.yaml");
    const before = rulesAt(other);
    const mistakes = () =>
      api.result(one)?.findings.flatMap(({ rule, place }) => (rule === "governance/invalid-manifest" ? [place.file] : []));
    await replaceIn(one, "  purpose:", "  purpsoe:");
    await eventually("a finding on the mistake", () => (mistakes()?.length ?? 0) > 0);
    await api.settled();
    assert.deepEqual(new Set(mistakes()), new Set(["churn/ai-readiness.yaml"]));
    assert.deepEqual(rulesAt(other), before);
    await vscode.window.showTextDocument(one);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await eventually("no mistake", () => mistakes()?.length === 0);
  });

  it("believe a repository inside another one about what it tracks", async () => {
    const file = inFolder("monorepo", "labs/train.py");
    const found = await diagnostic(file, "data/untracked-dataset");
    const document = await vscode.workspace.openTextDocument(file);
    assert.match(document.lineAt(found.range.start.line).text, /loose/);
    const untracked = ours(file).filter((one) => ruleOf(one) === "data/untracked-dataset");
    assert.equal(untracked.length, 1, "what the inner repository tracks is called untracked");
  });

  it("go with their findings when they are closed", async () => {
    const uri = inFolder("monorepo", "churn/src/train.py");
    const folders = vscode.workspace.workspaceFolders ?? [];
    const { index, name, uri: root } = folders.find((folder) => folder.name === "monorepo")!;
    await diagnostic(uri, "data/untracked-dataset");
    assert.ok(vscode.workspace.updateWorkspaceFolders(index, 1));
    await gone(uri, "data/untracked-dataset");
    await eventually("the folder to be closed", () => vscode.workspace.workspaceFolders?.length === folders.length - 1);
    assert.ok(vscode.workspace.updateWorkspaceFolders(folders.length - 1, 0, { uri: root, name }));
    await diagnostic(uri, "data/untracked-dataset");
  });
});
