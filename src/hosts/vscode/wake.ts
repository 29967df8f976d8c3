import * as vscode from "vscode";
import { importedNames } from "./ai-imports.ts";
import { notebookOf } from "./places.ts";
import type { Projects } from "./projects.ts";

const MANIFESTS = "**/ai-readiness.{yaml,yml}";
const PROGRAMS: ReadonlySet<string> = new Set(["python", "javascript", "typescript", "javascriptreact", "typescriptreact"]);
/** Imports stand at the top; a file that is longer is not read to its end just to decide whether to wake. */
const MOST_LINES = 200;
/**
 * Sleeps until there is a reason to scan a folder: a manifest in it, or a program open that imports a library which trains, serves or
 * infers. Whoever opens a folder without AI pays for a look at the imports of what they open, and for nothing else.
 */
export function createWaker(projects: Projects, isAiImport: (name: string) => boolean): vscode.Disposable {
  const isAwake = (uri: vscode.Uri): boolean => projects.find(uri) !== undefined;

  function wakeAt(uri: vscode.Uri): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder !== undefined) projects.wake(folder);
  }

  function look(document: vscode.TextDocument): void {
    if (!PROGRAMS.has(document.languageId)) return;
    // A notebook's cell lies in the folder of its notebook.
    const uri = notebookOf(document)?.uri ?? document.uri;
    if (vscode.workspace.getWorkspaceFolder(uri) === undefined || isAwake(uri)) return;
    if (importedNames(firstLines(document)).some(isAiImport)) wakeAt(uri);
  }

  async function lookForManifests(folder: vscode.WorkspaceFolder): Promise<void> {
    const pattern = new vscode.RelativePattern(folder, MANIFESTS);
    const [found] = await vscode.workspace.findFiles(pattern, "**/node_modules/**", 1);
    if (found !== undefined || (await hasManifest(folder))) projects.wake(folder);
  }

  function lookAround(folders: readonly vscode.WorkspaceFolder[]): void {
    if (folders.length === 0) return;
    for (const folder of folders) void lookForManifests(folder);
    for (const document of vscode.workspace.textDocuments) look(document);
  }

  const manifests = vscode.workspace.createFileSystemWatcher(MANIFESTS, false, true, true);
  const disposables = [
    manifests,
    manifests.onDidCreate(wakeAt),
    vscode.workspace.onDidOpenTextDocument(look),
    // An import that was typed only now.
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidChangeWorkspaceFolders(({ added }) => lookAround(added)),
    // Switched on, a folder is looked at like one that was just opened; switched off, it does not wake.
    vscode.workspace.onDidChangeConfiguration((event) => {
      const folders = vscode.workspace.workspaceFolders ?? [];
      lookAround(folders.filter(({ uri }) => event.affectsConfiguration("aiReadiness.enable", uri)));
    }),
  ];
  lookAround(vscode.workspace.workspaceFolders ?? []);
  return vscode.Disposable.from(...disposables);
}

/** Virtual file systems can be read, but most cannot be searched. */
async function hasManifest({ uri }: vscode.WorkspaceFolder): Promise<boolean> {
  if (uri.scheme === "file" || uri.scheme === "vscode-remote") return false;
  const names = await vscode.workspace.fs.readDirectory(uri).then(
    (entries) => entries.map(([name]) => name),
    (): readonly string[] => [],
  );
  return names.includes("ai-readiness.yaml") || names.includes("ai-readiness.yml");
}

function* firstLines(document: vscode.TextDocument): Generator<string> {
  for (let line = 0; line < Math.min(document.lineCount, MOST_LINES); line++) yield document.lineAt(line).text;
}
