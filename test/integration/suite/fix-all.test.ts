import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actions,
  at,
  closeAll,
  diagnostic,
  eventually,
  gone,
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

const PATHS = "src/paths.py";
const MANIFEST = "ai-readiness.yaml";
const SOURCE = `import joblib

# Where the models lie.
first = joblib.load("/home/alex/churn/first.pkl")
second = joblib.load("/home/alex/churn/second.pkl")
`;
const ROW = (id: string, source: readonly string[]) => ({
  cell_type: "code",
  execution_count: 1,
  id,
  metadata: {},
  outputs: [{ name: "stdout", output_type: "stream", text: ["done\n"] }],
  source,
});

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

function titled(uri: vscode.Uri, on: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
  return eventually(`${title}`, async () => (await actions(uri, on)).find((one) => title.test(one.title)));
}

async function applied({ edit }: vscode.CodeAction): Promise<void> {
  assert.ok(edit !== undefined && (await vscode.workspace.applyEdit(edit)));
}

async function perform({ command }: vscode.CodeAction): Promise<void> {
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Only what is asked for by its kind, as saving does. */
function ofKind(document: vscode.TextDocument, kind: string): Thenable<vscode.CodeAction[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, whole, kind, 5);
}

const THIRD = 'import joblib\n\nthird = joblib.load("/Users/alex/churn/third.pkl")\n';

/** Asks to answer a rule in the whole folder, where two files break it, and makes sure that nothing is changed before that is confirmed. */
async function sweepFolder() {
  const copy = at("src/more_paths.py");
  await write(copy, THIRD);
  const document = await open(at(PATHS));
  const found = await eventually("both findings and the other file's", async () => {
    const [first] = ours(document.uri).filter((one) => ruleOf(one) === "integration/local-path");
    const titles = first === undefined ? [] : (await actions(document.uri, first)).map(({ title }) => title);
    return titles.some((title) => /^Fix all 3 of .* in this folder/.test(title)) ? first : undefined;
  });
  let done = false;
  void perform(await titled(document.uri, found, /local-path in this folder/)).then(() => {
    done = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 3000));
  assert.equal(done, false, "it was applied without being confirmed");
  assert.equal(document.getText(), SOURCE);
  return { document, copy, done: () => done };
}

describe("fixing many at once", () => {
  before(async () => {
    await ready();
    await write(at(PATHS), SOURCE);
  });
  afterEach(closeAll);
  after(async () => {
    await vscode.workspace.fs.delete(at(PATHS));
    await gone(at(PATHS), "integration/local-path");
  });

  it("take one step to undo, whatever a fix touches in a file", async () => {
    const document = await open(at(PATHS));
    const found = await diagnostic(document.uri, "integration/local-path");
    await applied(await titled(document.uri, found, /^Read the path from FIRST_FILE in the environment$/));
    assert.match(document.getText(), /^import os\n\nimport joblib\n[\s\S]*joblib\.load\(os\.environ\["FIRST_FILE"\]\)/);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), SOURCE);
  });

  it("answer all of a rule in a file, in one step", async () => {
    const document = await open(at(PATHS));
    const found = await diagnostic(document.uri, "integration/local-path");
    await perform(await titled(document.uri, found, /^Fix all 2 of integration\/local-path in this file$/));
    assert.equal(
      document.getText(),
      SOURCE.replace("import joblib", "import os\n\nimport joblib")
        .replace('"/home/alex/churn/first.pkl"', 'os.environ["FIRST_FILE"]')
        .replace('"/home/alex/churn/second.pkl"', 'os.environ["SECOND_FILE"]'),
    );
    await gone(document.uri, "integration/local-path");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), SOURCE);
  });

  it("show what touches several files before anything is changed, and leave all of it alone when it is discarded", async () => {
    const { document, copy, done } = await sweepFolder();
    await eventually("the end of the preview", async () => {
      await vscode.commands.executeCommand("refactorPreview.discard");
      return done();
    });
    assert.equal(document.getText(), SOURCE);
    await vscode.workspace.fs.delete(copy);
  });

  it("write all of what was shown when it is applied, in one step to undo", async () => {
    const { document, copy, done } = await sweepFolder();
    await eventually("the end of the preview", async () => {
      await vscode.commands.executeCommand("refactorPreview.apply");
      return done();
    });
    assert.match(
      document.getText(),
      /joblib\.load\(os\.environ\["FIRST_FILE"\]\)\n.*joblib\.load\(os\.environ\["SECOND_FILE"\]\)/,
    );
    const other = await vscode.workspace.openTextDocument(copy);
    assert.match(other.getText(), /os\.environ\["THIRD_FILE"\]/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    await eventually("both files as they were", () => document.getText() === SOURCE && other.getText() === THIRD);
    await document.save();
    await other.save();
    await closeAll();
    await vscode.workspace.fs.delete(copy);
  });

  it("answer all of a rule in a notebook through its cells, in one step", async () => {
    const copy = at("notebooks/paths.ipynb");
    const cells = [
      ROW("a1", ["import joblib\n", 'third = joblib.load("/Users/alex/churn/third.pkl")']),
      ROW("a2", ['fourth = joblib.load("/Users/alex/churn/fourth.pkl")  # the last']),
    ];
    await write(copy, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1));
    const notebook = await vscode.workspace.openNotebookDocument(copy);
    await vscode.window.showNotebookDocument(notebook);
    const { uri } = notebook.cellAt(1).document;
    const found = await diagnostic(uri, "integration/local-path");
    await perform(await titled(uri, found, /^Fix all 2 of integration\/local-path in this file$/));
    assert.deepEqual(
      notebook.getCells().map((cell) => [cell.document.getText(), cell.outputs.length]),
      [
        ['import os\n\nimport joblib\nthird = joblib.load(os.environ["THIRD_FILE"])', 1],
        ['fourth = joblib.load(os.environ["FOURTH_FILE"])  # the last', 1],
      ],
    );
    await removeCopy(notebook);
  });

  it("edit a notebook's cell in one step to undo", async () => {
    const copy = at("notebooks/undo.ipynb");
    const cells = [ROW("a1", ["import joblib\n", 'third = joblib.load("/Users/alex/churn/third.pkl")'])];
    await write(copy, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1));
    const notebook = await vscode.workspace.openNotebookDocument(copy);
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(0).document;
    const before = cell.getText();
    const found = await diagnostic(cell.uri, "integration/local-path");
    await applied(await titled(cell.uri, found, /^Read the path from THIRD_FILE in the environment$/));
    assert.match(cell.getText(), /os\.environ\["THIRD_FILE"\]/);
    await vscode.commands.executeCommand("notebook.cell.edit");
    await vscode.commands.executeCommand("undo");
    await eventually("the cell as it was", () => notebook.cellAt(0).document.getText() === before);
    await removeCopy(notebook);
  });

  it("clear a cell's output through the notebook, and keep its source", async () => {
    // A credential counts where git has the file.
    const uri = at("notebooks/explore.ipynb");
    const before = await read(uri);
    const leak = {
      ...ROW("a1", ["print(1)"]),
      outputs: [{ name: "stdout", output_type: "stream", text: ["AKIAQ3ZP7WN4LXK5RT2M\n"] }],
    };
    await write(
      uri,
      JSON.stringify({ cells: [leak, ROW("a2", ["print(2)"])], metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(0).document;
    try {
      await diagnostic(cell.uri, "integration/hardcoded-secret");
      await vscode.commands.executeCommand("aiReadiness.fixAllOfRule", root().toString(), "integration/hardcoded-secret");
      assert.deepEqual(
        notebook.getCells().map((one) => [one.document.getText(), one.outputs.length]),
        [
          ["print(1)", 0],
          ["print(2)", 1],
        ],
      );
      await notebook.save();
      assert.doesNotMatch(await read(uri), /AKIA/);
    } finally {
      await closeAll();
      await write(uri, before);
    }
  });

  it("apply safe fixes on save, and no others", async () => {
    const before = await read(at(MANIFEST));
    const settings = vscode.workspace.getConfiguration("editor", at(MANIFEST));
    await settings.update("codeActionsOnSave", { "source.fixAll.aiReadiness": "explicit" }, vscode.ConfigurationTarget.Workspace);
    try {
      const document = await open(at(MANIFEST));
      await replaceIn(document.uri, before.slice(0, before.indexOf("\n")), "version: 1\nlint:\n  exclude: build/**");
      await eventually("the mistake", () => rulesAt(document.uri).includes("governance/invalid-manifest"));
      await document.save();
      assert.match(document.getText(), /exclude: \[build\/\*\*\]/);
      assert.match(await read(at(MANIFEST)), /exclude: \[build\/\*\*\]/);
    } finally {
      await settings.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Workspace);
      await closeAll();
      await write(at(MANIFEST), before);
      await gone(at(MANIFEST), "governance/invalid-manifest");
    }
  });

  it("leave alone on save what is unsafe, in programs and in notebooks", async () => {
    const document = await open(at(PATHS));
    await diagnostic(document.uri, "integration/local-path");
    assert.deepEqual(await ofKind(document, "source.fixAll.aiReadiness"), []);
    assert.deepEqual(await ofKind(document, "notebook.source.fixAll.aiReadiness"), []);
  });
});
