import assert from "node:assert/strict";
import * as vscode from "vscode";
import { at, closeAll, eventually, ready, replaceIn, root } from "./driver.ts";

const MANIFEST = "ai-readiness.yaml";

async function manifest(): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(at(MANIFEST));
}

/** The position right after a text of the manifest. */
async function after(text: string): Promise<vscode.Position> {
  const document = await manifest();
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, text);
  return document.positionAt(offset + text.length);
}

async function labels(position: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    at(MANIFEST),
    position,
  );
  return list.items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .map(({ label }) => (typeof label === "string" ? label : label.label));
}

async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  return hovers
    .flatMap(({ contents }) => contents.map((content) => (typeof content === "string" ? content : content.value)))
    .join("\n");
}

describe("the manifest's language", () => {
  before(ready);
  afterEach(closeAll);

  it("completes fields, values and names as one types", async () => {
    await vscode.window.showTextDocument(await manifest());
    const names = await labels(await after("training-data: ["));
    assert.ok(names.includes("customers"), names.join(", "));
    const fields = await labels(new vscode.Position(0, 0));
    assert.ok(fields.includes("integrations"), fields.join(", "));
  });

  it("completes paths and functions of the project", async () => {
    await vscode.window.showTextDocument(await manifest());
    await replaceIn(at(MANIFEST), "version: 1\n", 'version: 1\nadoption:\n  rollout: docs/\n  feedback: "src/api.py:"\n');
    assert.ok((await labels(await after("rollout: docs/"))).includes("docs/model-card.md"));
    const functions = await labels(await after('"src/api.py:'));
    assert.ok(functions.includes("src/api.py:predict"), functions.join(", "));
  });

  it("hovers with what a field means and what the source says", async () => {
    const text = await hoverAt(at(MANIFEST), await after("name: cust"));
    assert.match(text, /Name by which models and monitors refer to this dataset/);
    assert.match(text, /src\/train\.py/);
  });

  it("leads to files, and from an entry into the source", async () => {
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      at(MANIFEST),
      await after("name: cust"),
    );
    assert.ok(links.some(({ targetUri }) => targetUri.path === at("src/train.py").path));
    const files = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", at(MANIFEST));
    assert.ok(files.some(({ target }) => target?.path === at("data/customers.csv").path));
  });

  it("renames a dataset in one step, or says why not", async () => {
    await vscode.window.showTextDocument(await manifest());
    const position = await after("training-data: [cust");
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      at(MANIFEST),
      position,
      "clients",
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const text = (await manifest()).getText();
    assert.match(text, /training-data: \[clients\]/);
    assert.match(text, /name: clients/);
    await assert.rejects(
      Promise.resolve(
        vscode.commands.executeCommand("vscode.executeDocumentRenameProvider", at(MANIFEST), await after("version"), "x"),
      ),
      /Only the names/,
    );
  });

  it("has an outline", async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      at(MANIFEST),
    );
    assert.ok(symbols.some(({ name, children }) => name === "data" && children.some((child) => child.name === "customers")));
  });

  it("folds sections, entries, texts and comments", async () => {
    await vscode.window.showTextDocument(await manifest());
    const purpose = "  purpose: |\n    Rank customers\n    by risk\n";
    await replaceIn(at(MANIFEST), "version: 1\n", `# Written by hand.\n# Kept by all.\nversion: 1\nx-note:\n${purpose}`);
    const document = await manifest();
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider", document.uri);
    const folded = folds.map(({ start, end, kind }) => [
      document.lineAt(start).text.trim(),
      document.lineAt(end).text.trim(),
      kind,
    ]);
    const has = (...fold: unknown[]) =>
      assert.ok(
        folded.some((one) => one.every((part, index) => part === fold[index])),
        JSON.stringify([fold, folded]),
      );
    has("# Written by hand.", "# Kept by all.", vscode.FoldingRangeKind.Comment);
    has("purpose: |", "by risk", undefined);
    has("data:", "licence: internal", undefined);
    has("- name: customers", "licence: internal", undefined);
  });
});

describe("lines of programs", () => {
  before(ready);
  afterEach(async () => {
    await vscode.workspace.getConfiguration("aiReadiness", root()).update("codeLens.datasets", undefined);
    await closeAll();
  });

  const lenses = async (path: string) => {
    await vscode.window.showTextDocument(at(path));
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", at(path), 50);
    return found.flatMap(({ command }) => (command?.command === "aiReadiness.showPath" ? [command.title] : []));
  };

  it("say what watches a service and what tracks a dataset", async () => {
    assert.match((await lenses("src/api.py")).join("\n"), /nothing watches this service|drift/);
    assert.match((await lenses("src/train.py")).join("\n"), /data\/raw\.csv: tracked by/);
  });

  it("can be switched off", async () => {
    await vscode.workspace.getConfiguration("aiReadiness", root()).update("codeLens.datasets", false);
    await eventually(
      "no lenses on datasets",
      async () => !(await lenses("src/train.py")).some((title) => /tracked by/.test(title)),
    );
  });

  it("hover with reasons", async () => {
    const document = await vscode.workspace.openTextDocument(at("src/train.py"));
    const offset = document.getText().indexOf("read_csv(");
    const text = await hoverAt(document.uri, document.positionAt(offset + 3));
    assert.match(text, /Dataset read/);
  });

  it("lead to the manifest's entry", async () => {
    const document = await vscode.workspace.openTextDocument(at("src/train.py"));
    const offset = document.getText().search(/read_csv\("data\/customers/);
    assert.notEqual(offset, -1);
    const position = document.positionAt(offset + 2);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
    await vscode.commands.executeCommand("aiReadiness.goToManifestEntry");
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, at(MANIFEST).path);
  });
});
