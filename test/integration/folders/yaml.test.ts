import assert from "node:assert/strict";
import * as vscode from "vscode";
import { at, closeAll, eventually, ours, ready, replaceIn, root, ruleOf } from "../suite/driver.ts";

const MANIFEST = "ai-readiness.yaml";

describe("beside an extension that reads the manifest's schema", () => {
  const settings = () => vscode.workspace.getConfiguration("yaml", root());
  const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);

  before(async () => {
    await ready();
    const yaml = vscode.extensions.getExtension("redhat.vscode-yaml");
    assert.ok(yaml, "the neighbour is not installed");
    await yaml.activate();
    await vscode.window.showTextDocument(at(MANIFEST));
  });
  afterEach(async () => {
    for (const name of ["completion", "hover", "validate"]) await set(name, undefined);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
  after(closeAll);

  async function offered(position: vscode.Position, label: string): Promise<number> {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      at(MANIFEST),
      position,
    );
    const labels = list.items.map((item) => (typeof item.label === "string" ? item.label : item.label.label));
    return labels.filter((one) => one === label).length;
  }
  async function behind(text: string): Promise<vscode.Position> {
    const document = await vscode.workspace.openTextDocument(at(MANIFEST));
    const offset = document.getText().indexOf(text);
    assert.notEqual(offset, -1, text);
    return document.positionAt(offset + text.length);
  }
  const unknownFields = (field: string) => {
    const all = vscode.languages.getDiagnostics(at(MANIFEST)).filter(({ message }) => message.includes(field));
    return all.map(({ source }) => source).sort();
  };

  it("fields and values are offered once", async () => {
    assert.equal(await offered(new vscode.Position(0, 0), "integrations"), 1);
    assert.equal(await offered(await behind("stage: "), "production"), 1);
  });

  it("what no schema knows is still offered", async () => {
    assert.equal(await offered(await behind("training-data: ["), "customers"), 1);
  });

  it("fields are offered by us when it is told not to", async () => {
    await set("completion", false);
    assert.equal(await offered(new vscode.Position(0, 0), "integrations"), 1);
  });

  it("what a field means is said once", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      at(MANIFEST),
      await behind("\nmode"),
    );
    const texts = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === "string" ? one : one.value)));
    const first = texts.find((text) => text.length > 10)?.slice(0, 10);
    assert.ok(first, "nothing is said");
    assert.equal(texts.filter((text) => text.includes(first)).length, 1, texts.join("\n---\n"));
  });

  it("sections are folded once, and comments by us", async () => {
    await replaceIn(at(MANIFEST), "version: 1\n", "# one\n# two\nversion: 1\n");
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider", at(MANIFEST));
    const starts = folds.map(({ start }) => start);
    assert.deepEqual(starts, [...new Set(starts)]);
    const document = await vscode.workspace.openTextDocument(at(MANIFEST));
    const at0 = folds.find(({ start }) => start === 0);
    assert.deepEqual([at0?.end, at0?.kind], [1, vscode.FoldingRangeKind.Comment]);
    // The neighbour's sections reach to the end of the file, which tells them from ours.
    const sections = folds.filter(({ kind }) => kind === undefined);
    assert.ok(sections.length > 0);
    assert.ok(sections.every(({ end }) => end === document.lineCount - 1));
  });

  it("a mistake against the schema is shown once, and by us when it is told not to", async () => {
    await replaceIn(at(MANIFEST), "version: 1\n", "version: 1\nnonsense: 1\n");
    await eventually("the neighbour's mark", () => unknownFields("nonsense").includes("yaml-schema"));
    const api = await ready();
    assert.ok(
      api
        .result(root())
        ?.findings.some(({ rule, message }) => rule === "governance/invalid-manifest" && /nonsense/.test(message)),
    );
    assert.deepEqual(unknownFields("nonsense"), ["yaml-schema"]);
    await set("validate", false);
    await eventually("our own mark", () =>
      ours(at(MANIFEST)).some((one) => ruleOf(one) === "governance/invalid-manifest" && one.message.includes("nonsense")),
    );
  });
});
