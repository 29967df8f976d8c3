import * as vscode from "vscode";
import type { FileChange } from "../../model/host.ts";
import type { FolderProject } from "./folder-project.ts";
import { findRepository } from "./git.ts";
import { notebookOf, relativePath } from "./places.ts";
import { readSettings } from "./settings.ts";

/** Tells a project of everything that changes in its folder: files, editors, the settings, the branch. */
export function watch(project: FolderProject): vscode.Disposable {
  const { folder } = project;
  const disposables: vscode.Disposable[] = [];
  const inside = (uri: vscode.Uri): string | undefined => relativePath(folder.uri, uri);

  const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "**/*"));
  const note = (type: FileChange["type"]) => (uri: vscode.Uri) => {
    const path = inside(uri);
    if (path !== undefined) project.change([{ path, type }]);
  };
  /** A folder that is moved here may be told of without what is in it. */
  const created = async (uri: vscode.Uri): Promise<void> => {
    const path = inside(uri);
    if (path === undefined) return;
    const isFolder = await vscode.workspace.fs.stat(uri).then(
      ({ type }) => (type & vscode.FileType.Directory) !== 0,
      () => false,
    );
    project.change([{ path: isFolder ? `${path}/` : path, type: "created" }]);
  };
  disposables.push(files, files.onDidCreate(created), files.onDidChange(note("changed")), files.onDidDelete(note("deleted")));

  /** What is in an editor and on no disk reaches nobody but us. */
  const edited = (uri: vscode.Uri): void => {
    const path = inside(uri);
    if (path !== undefined && readSettings(folder.uri).run === "onType") project.change([{ path, type: "changed" }]);
  };
  disposables.push(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // An event without changes tells that the document was saved or reverted.
      if (contentChanges.length > 0 && document.uri.scheme === folder.uri.scheme) edited(document.uri);
    }),
    // What an editor kept over a restart is unsaved from the start.
    vscode.workspace.onDidOpenTextDocument(({ uri, isDirty }) => {
      if (isDirty) edited(uri);
    }),
    vscode.workspace.onDidOpenNotebookDocument(({ uri, isDirty }) => {
      if (isDirty) edited(uri);
    }),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => edited(notebook.uri)),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => note("changed")(uri)),
    vscode.workspace.onDidSaveNotebookDocument(({ uri }) => note("changed")(uri)),
    // Closed without saving: what counts is on the disk again. Where it was saved, the same bytes are found.
    vscode.workspace.onDidCloseTextDocument((document) => {
      note("changed")(document.uri);
      // A cell gets another language by being closed and opened again, of which the notebook itself tells nothing.
      const notebook = notebookOf(document);
      if (notebook !== undefined) edited(notebook.uri);
    }),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => note("changed")(uri)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("aiReadiness", folder.uri)) project.rescan();
    }),
  );

  let disposed = false;
  void watchGit(project).then((watcher) => {
    if (watcher === undefined) return;
    if (disposed) watcher.dispose();
    else disposables.push(watcher);
  });
  return new vscode.Disposable(() => {
    disposed = true;
    for (const disposable of disposables) disposable.dispose();
  });
}

/** A switch of branches moves `HEAD`; an added or removed file is written to `index`. Either changes what is tracked. */
async function watchGit(project: FolderProject): Promise<vscode.Disposable | undefined> {
  const repository = await findRepository(project.folder.uri);
  if (repository === undefined) return undefined;
  const pattern = new vscode.RelativePattern(repository.directory, "{HEAD,index}");
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const moved = (): void => project.gitMoved();
  watcher.onDidChange(moved);
  watcher.onDidCreate(moved);
  return watcher;
}
