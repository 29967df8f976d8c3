import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InitializeResult,
  type Location,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { openProject } from "../../../../src/engine/index.ts";
import { serve } from "../../../../src/hosts/lsp/server.ts";
import { createNodeHost } from "../../../../src/hosts/node/host.ts";
import { createManifestLanguage, type DocumentedSchema, lensesOf, sourceHoversAt } from "../../../../src/language/index.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
const SCHEMA = JSON.parse(readFileSync(path.join(ROOT, "schemas/ai-readiness.schema.json"), "utf8")) as DocumentedSchema;

const MANIFEST = `version: 1
system: { name: churn, owner: ml@example.com }
data:
  - name: customers
    location: data/customers.csv
models:
  - { name: churn, artifact: models/churn.pkl, training-data: [customers] }
services:
  - { name: scoring, entry: "src/api.py:predict", models: [churn] }
`;
const API = `import joblib
from datasets import load_dataset
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/churn.pkl")
reviews = load_dataset("acme/reviews")

@app.post("/predict")
def predict(rows: list):
    return model.predict(rows)
`;

describe("the language server", () => {
  let folder: string;
  let client: ProtocolConnection;
  let streams: readonly PassThrough[];
  let initialized: InitializeResult;
  const shown = new Map<string, readonly Diagnostic[]>();
  let heard: () => void = () => {};

  const uri = (file: string) => pathToFileURL(path.join(folder, file)).href;
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const open = (file: string, text: string) =>
    client.sendNotification("textDocument/didOpen", {
      textDocument: { uri: uri(file), languageId: file.endsWith(".py") ? "python" : "yaml", version: 1, text },
    });
  const close = (file: string) => client.sendNotification("textDocument/didClose", { textDocument: { uri: uri(file) } });
  const rules = (file: string) => (shown.get(uri(file)) ?? []).map(({ code }) => String(code));
  /** Waits for diagnostics that fulfil the condition; mocha's own limit ends what never comes. */
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise<void>((resolve) => (heard = resolve));
  };
  const positionOf = (text: string, of: string, more = 0) => {
    const offset = of.indexOf(text);
    assert.notEqual(offset, -1, text);
    const before = of.slice(0, offset + more).split("\n");
    return { line: before.length - 1, character: before.at(-1)!.length };
  };

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "ai-readiness-lsp-"));
    put("ai-readiness.yaml", MANIFEST);
    put("src/api.py", API);
    put("data/customers.csv", "id\n1\n");
    const [up, down] = [new PassThrough(), new PassThrough()];
    streams = [up, down];
    serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
      version: "1.2.3",
      createHost: createNodeHost,
      schema: SCHEMA,
      engine: { openProject, createManifestLanguage, lensesOf, sourceHoversAt },
    });
    client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      shown.set(params.uri, params.diagnostics);
      heard();
    });
    client.onUnhandledNotification(() => {});
    client.listen();
    initialized = await client.sendRequest("initialize", {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "churn" }],
    });
    await client.sendNotification("initialized", {});
    await until(() => rules("src/api.py").length > 0 && rules("ai-readiness.yaml").length > 0);
  });

  after(async () => {
    await client.sendRequest("shutdown");
    client.dispose();
    for (const stream of streams) stream.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says who it is and what it can do", () => {
    assert.deepEqual(initialized.serverInfo, { name: "AI Readiness", version: "1.2.3" });
    assert.deepEqual(initialized.capabilities.codeActionProvider, {
      codeActionKinds: ["quickfix", "source.fixAll.aiReadiness"],
    });
  });

  it("publishes findings of a folder without being asked, files that are not open included", () => {
    assert.ok(rules("src/api.py").includes("mlops/unmonitored-inference"), rules("src/api.py").join(", "));
    const found = shown.get(uri("src/api.py"))!.find(({ code }) => code === "data/floating-revision")!;
    assert.equal(found.range.start.line, 6);
    assert.equal(found.source, "ai-readiness");
  });

  it("judges what is typed, before it is saved, and forgets it when it is closed unsaved", async () => {
    await open("src/api.py", API);
    await client.sendNotification("textDocument/didChange", {
      textDocument: { uri: uri("src/api.py"), version: 2 },
      contentChanges: [
        { text: API.replace('"acme/reviews"', '"acme/reviews", revision="0123456789abcdef0123456789abcdef01234567"') },
      ],
    });
    await until(() => !rules("src/api.py").includes("data/floating-revision"));
    await close("src/api.py");
    await until(() => rules("src/api.py").includes("data/floating-revision"));
  });

  it("notices files that others write", async () => {
    put("src/more.py", 'from datasets import load_dataset\nload_dataset("acme/more")\n');
    await client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uri("src/more.py"), type: 1 }] });
    await until(() => rules("src/more.py").includes("data/floating-revision"));
    rmSync(path.join(folder, "src/more.py"));
    await client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: uri("src/more.py"), type: 3 }] });
    await until(() => rules("src/more.py").length === 0);
  });

  it("offers quick fixes with edits that fit", async () => {
    const finding = shown.get(uri("src/api.py"))!.find(({ code }) => code === "data/floating-revision")!;
    const actions = await client.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uri("src/api.py") },
      range: finding.range,
      context: { diagnostics: [finding] },
    });
    const fix = actions.find(({ title }) => /revision/.test(title));
    assert.ok(fix, actions.map(({ title }) => title).join(", "));
    const [change] = fix.edit!.documentChanges as TextDocumentEdit[];
    assert.equal(change!.textDocument.uri, uri("src/api.py"));
    assert.match((change!.edits[0] as { newText: string }).newText, /revision=/);
  });

  it("completes manifests, with snippets where the editor knows them", async () => {
    const text = MANIFEST.replace("training-data: [customers]", "training-data: []");
    await open("ai-readiness.yaml", text);
    const at = async (marker: string, more: number) =>
      client.sendRequest<CompletionItem[]>("textDocument/completion", {
        textDocument: { uri: uri("ai-readiness.yaml") },
        position: positionOf(marker, text, more),
      });
    const names = await at("training-data: [", "training-data: [".length);
    assert.deepEqual(
      names.map(({ label }) => label),
      ["customers"],
    );
    const sections = await at("services:", 0);
    assert.ok(sections.some(({ label }) => label === "adoption"));
    await close("ai-readiness.yaml");
  });

  it("hovers, leads on, finds references, renames, links, outlines and folds", async () => {
    await open("ai-readiness.yaml", MANIFEST);
    const textDocument = { uri: uri("ai-readiness.yaml") };
    const name = positionOf("customers]", MANIFEST, 2);
    const hover = await client.sendRequest<Hover>("textDocument/hover", { textDocument, position: name });
    assert.match((hover.contents as { value: string }).value, /Names of the `data` entries/);
    const entry = positionOf("src/api.py:predict", MANIFEST, 3);
    const [definition] = await client.sendRequest<Location[]>("textDocument/definition", { textDocument, position: entry });
    assert.deepEqual([definition!.uri, definition!.range.start.line], [uri("src/api.py"), 9]);
    const references = await client.sendRequest<Location[]>("textDocument/references", {
      textDocument,
      position: name,
      context: { includeDeclaration: true },
    });
    assert.equal(references.length, 2);
    const renamed = await client.sendRequest<WorkspaceEdit>("textDocument/rename", {
      textDocument,
      position: name,
      newName: "clients",
    });
    assert.equal(renamed.changes![textDocument.uri]!.length, 2);
    await assert.rejects(
      client.sendRequest("textDocument/rename", { textDocument, position: name, newName: "a b" }),
      /letters, digits/,
    );
    const symbols = await client.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      ["version", "system", "data", "models", "services"],
    );
    const folds = await client.sendRequest<FoldingRange[]>("textDocument/foldingRange", { textDocument });
    assert.deepEqual(folds[0], { startLine: 2, endLine: 4 });
    await close("ai-readiness.yaml");
  });

  it("says at a program's lines what watches and tracks them", async () => {
    await open("src/api.py", API);
    const textDocument = { uri: uri("src/api.py") };
    const lenses = await client.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument });
    assert.ok(lenses.some(({ command }) => command?.title === "✗ nothing watches this service"));
    const hover = await client.sendRequest<Hover>("textDocument/hover", {
      textDocument,
      position: positionOf("model.predict", API, 8),
    });
    assert.match((hover.contents as { value: string }).value, /Inference/);
    await close("src/api.py");
  });
});
