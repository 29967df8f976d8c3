/** One measurement inside the extension host of a real VS Code; see `scripts/bench-editor.mjs`. */
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";
import type { ExtensionApi } from "../../src/hosts/vscode/extension.ts";
import { now, type Stall, threadCpu, timeIn, watchStalls } from "./stalls.ts";

const ROUNDS = 40;

export async function run(): Promise<void> {
  const { AI_READINESS_BENCH: program, AI_READINESS_RESULTS: results, AI_READINESS_PROFILE: profile } = process.env;
  const figures = program === "manifest" ? await ask(profile) : await open(at(program!), profile);
  writeFileSync(results!, JSON.stringify(figures));
}

/** From the first program with AI in it that somebody opens to the findings, then a keystroke. */
async function open(program: vscode.Uri, profile: string | undefined) {
  // What VS Code does for itself after its start is not ours.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const end = await watchStalls();
  const cpu = threadCpu();
  const activation = await timed(async () => extension().activate());
  const activationCpu = (threadCpu() - cpu) / 1000;
  const api = extension().exports;
  const started = performance.now();
  await vscode.window.showTextDocument(program);
  await eventually(() => api.result(root()) !== undefined);
  await api.settled();
  const scan = performance.now() - started;
  // What follows a result: diagnostics, the tree, the status.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const opening = await end();
  if (profile !== undefined) writeFileSync(profile, JSON.stringify(opening.profile));
  const { findings } = api.result(root())!;

  const endTyping = await watchStalls();
  const keystroke = await timed(async () => {
    const runs = api.runs(root());
    await insert(program, "x = 1\n");
    await eventually(() => api.runs(root()) > runs);
    await api.settled();
  });
  const typing = await endTyping();
  return {
    activation,
    activationCpu,
    scan,
    findings: findings.length,
    opening: worst(opening.stalls),
    keystroke,
    typing: worst(typing.stalls),
  };
}

/** Completion and hovers in a manifest that is being typed, as an editor asks for them. */
async function ask(profile: string | undefined) {
  await extension().activate();
  const api = extension().exports;
  const manifest = at("ai-readiness.yaml");
  await vscode.window.showTextDocument(manifest);
  await eventually(() => api.result(root()) !== undefined);
  await api.settled();
  const document = await vscode.workspace.openTextDocument(manifest);
  const places = ["location: data/", "training-data: [", "entry: pkg", "version: ", "by: pkg"];
  const asked: { readonly [what in "completion" | "hover"]: Asked[] } = { completion: [], hover: [] };
  const commands = { completion: "vscode.executeCompletionItemProvider", hover: "vscode.executeHoverProvider" } as const;
  const end = await watchStalls();
  for (let round = 0; round < ROUNDS; round++) {
    const text = document.getText();
    const place = places[round % places.length]!;
    const position = document.positionAt(nth(text, place, round * 7) + place.length).translate(1);
    // Another text each time, so that nothing is answered from before.
    await insert(manifest, `# ${round}\n`);
    for (const what of ["completion", "hover"] as const) {
      const start = now();
      const found = await vscode.commands.executeCommand<vscode.CompletionList | vscode.Hover[]>(
        commands[what],
        manifest,
        position,
      );
      asked[what].push({ start, end: now(), found: "items" in found ? found.items.length : found.length });
    }
  }
  const { stalls, profile: taken } = await end();
  if (profile !== undefined) writeFileSync(profile, JSON.stringify(taken));
  const figures = (what: keyof typeof asked, provider: string) =>
    asked[what].map(({ start, end: done, found }) => ({
      whole: (done - start) / 1000,
      own: timeIn(taken, provider, start, done),
      found,
    }));
  return {
    lines: document.lineCount,
    completion: figures("completion", "provideCompletionItems"),
    hover: figures("hover", "provideHover"),
    asking: worst(stalls),
  };
}

/** One question to VS Code: when it was asked and answered, and how much came. */
interface Asked {
  readonly start: number;
  readonly end: number;
  readonly found: number;
}

/** Where the n-th of a text's occurrences begins, counted round and round. */
function nth(text: string, part: string, n: number): number {
  const starts: number[] = [];
  for (let start = text.indexOf(part); start >= 0; start = text.indexOf(part, start + 1)) starts.push(start);
  return starts[n % starts.length] ?? 0;
}

function worst(stalls: readonly Stall[]): readonly Stall[] {
  return stalls.slice(0, 8);
}

function extension(): vscode.Extension<ExtensionApi> {
  return vscode.extensions.getExtension<ExtensionApi>("ai-readiness.ai-readiness")!;
}

function root(): vscode.Uri {
  return vscode.workspace.workspaceFolders![0]!.uri;
}

function at(path: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), path);
}

async function insert(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
