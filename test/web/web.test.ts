import * as vscode from "vscode";
import type { ExtensionApi } from "../../src/hosts/vscode/extension.ts";

/**
 * What only a browser's extension host can show: that the first bundle starts there, that the engine's parts are found and started, and that a folder is
 * read without Node. Mocha needs more of a platform than this worker is, so the tests are functions; `scripts/run-web.mjs` reads what they log.
 */
const TESTS: Readonly<Record<string, () => Promise<void>>> = {
  async "runs in a worker, without Node"() {
    expect("WorkerGlobalScope" in globalThis, "this is no worker");
    expect(!("process" in globalThis && "versions" in process), "this is Node");
  },
  async "wakes up by itself, loads the engine and reads the folder"() {
    const { api, folder } = await start();
    const result = api.result(folder);
    expect(result !== undefined, "there is no result");
    expect(result.manifests.includes("ai-readiness.yaml"), `the manifests are ${result.manifests.join(", ") || "none"}`);
    expect(
      result.checks.some(({ subject }) => subject.kind === "service"),
      "no service was found",
    );
    expect(result.findings.length > 0, "there is no finding");
  },
  async "shows findings where they are"() {
    const { folder } = await start();
    const shown = vscode.languages
      .getDiagnostics()
      .filter(([, diagnostics]) => diagnostics.some(({ source }) => source === "ai-readiness"));
    expect(shown.length > 0, "nothing is underlined");
    expect(
      shown.every(([uri]) => uri.toString().startsWith(folder.toString())),
      "a finding lies outside the folder",
    );
  },
  async "completes and explains the manifest"() {
    const { folder } = await start();
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "ai-readiness.yaml"));
    const behind = (text: string) => {
      const offset = document.getText().indexOf(text);
      expect(offset !== -1, `${text} is not in the manifest`);
      return document.positionAt(offset + text.length);
    };
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      behind("training-data: ["),
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    expect(labels.includes("customers"), `offered were ${labels.join(", ")}`);
    const text = await hover(document.uri, behind("name: cust"));
    expect(text.includes("src/train.py"), `the hover says ${text}`);
  },
  async "shows lenses and hovers in programs"() {
    const { folder } = await start();
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "src/train.py"));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 50);
    const titles = lenses.flatMap(({ command }) => (command?.command === "aiReadiness.showPath" ? [command.title] : []));
    expect(
      titles.some((title) => title.includes("data/raw.csv")),
      `the lenses are ${titles.join(", ")}`,
    );
    const text = await hover(document.uri, document.positionAt(document.getText().indexOf("read_csv(") + 3));
    expect(text.includes("Dataset read"), `the hover says ${text}`);
  },
  async "mends the manifest by a fix"() {
    const { api, folder } = await start();
    const program = vscode.Uri.joinPath(folder, "src/train.py");
    const untracked = () =>
      vscode.languages
        .getDiagnostics(program)
        .find(({ code }) => typeof code === "object" && code.value === "data/untracked-dataset");
    // There is no git's word on what is tracked where git cannot be asked: then another finding is mended.
    const found = untracked() ?? vscode.languages.getDiagnostics(program).find(({ source }) => source === "ai-readiness");
    expect(found !== undefined, "there is no finding in src/train.py");
    const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      program,
      found.range,
      undefined,
      20,
    );
    const action = offered.find(({ edit, title }) => edit !== undefined && !title.startsWith("Ignore"));
    expect(action?.edit !== undefined, `offered were ${offered.map(({ title }) => title).join(", ")}`);
    const before = api.runs(folder);
    expect(await vscode.workspace.applyEdit(action.edit), `${action.title} was not applied`);
    const same = () => vscode.languages.getDiagnostics(program).some(({ message }) => message === found.message);
    for (let tries = 0; tries < 100 && (same() || api.runs(folder) === before); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await api.settled();
    }
    expect(api.runs(folder) > before && !same(), `${found.message} is still there after ${action.title}`);
  },
  async "loads what reads JavaScript with the first program in it"() {
    const { api, folder } = await start();
    const file = vscode.Uri.joinPath(folder, "src/chat.ts");
    const program = [
      'import OpenAI from "openai";',
      'export const ask = (input: string) => new OpenAI().responses.create({ model: "gpt-5", input });',
    ];
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${program.join("\n")}\n`));
    const asked = () => api.result(folder)?.checks.filter(({ subject }) => subject.place?.file === "src/chat.ts") ?? [];
    for (let tries = 0; tries < 100 && asked().length === 0; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await api.settled();
    }
    expect(asked().length > 0, "nothing in it was judged");
  },
  async "has the pages of the rules with it"() {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("ai-readiness:/rules/data/untracked-dataset.md"));
    expect(page.getText().startsWith("# data/untracked-dataset"), `the page begins ${page.getText().slice(0, 60)}`);
  },
};

export async function run(): Promise<void> {
  const passes: { readonly fullTitle: string }[] = [];
  const failures: { readonly fullTitle: string; readonly err: { readonly message: string } }[] = [];
  for (const [title, test] of Object.entries(TESTS)) {
    const fullTitle = `in the browser: ${title}`;
    try {
      await test();
      passes.push({ fullTitle });
    } catch (error) {
      failures.push({ fullTitle, err: { message: error instanceof Error ? error.message : String(error) } });
    }
  }
  console.log(`WEB RESULTS ${JSON.stringify({ stats: { passes: passes.length }, passes, failures, pending: [] })}`);
}

async function start(): Promise<{ readonly api: ExtensionApi; readonly folder: vscode.Uri }> {
  const extension = vscode.extensions.getExtension<ExtensionApi>("ai-readiness.ai-readiness");
  expect(extension !== undefined, "the extension is not there");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  expect(folder !== undefined, "no folder is open");
  const api = await extension.activate();
  for (let tries = 0; tries < 200 && api.result(folder) === undefined; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await api.settled();
  }
  return { api, folder };
}

async function hover(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  return hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === "string" ? one : one.value))).join("\n");
}

function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
