import * as vscode from "vscode";
import { createEngineThread } from "./engine-thread.ts";
import { type FolderProject, openFolder } from "./folder-project.ts";
import type { Output } from "./output.ts";
import { readSettings } from "./settings.ts";
import { watch } from "./watch.ts";

/** The projects of all workspace folders that have been woken. */
export interface Projects extends vscode.Disposable {
  readonly all: readonly FolderProject[];
  /** Fires when a project appears, scans or has a new result, and when one goes. */
  readonly onDidChange: vscode.Event<FolderProject>;
  readonly onDidClose: vscode.Event<FolderProject>;
  /** Starts the project of a folder, unless it is switched off there. */
  wake(folder: vscode.WorkspaceFolder): FolderProject | undefined;
  wakeAll(): void;
  find(uri: vscode.Uri): FolderProject | undefined;
}

export function createProjects(output: Output): Projects {
  const changed = new vscode.EventEmitter<FolderProject>();
  const thread = createEngineThread(output);
  const closed = new vscode.EventEmitter<FolderProject>();
  const open = new Map<string, { readonly project: FolderProject; readonly watcher: vscode.Disposable }>();

  function wake(folder: vscode.WorkspaceFolder): FolderProject | undefined {
    const key = folder.uri.toString();
    const already = open.get(key);
    if (already !== undefined) return already.project;
    if (!readSettings(folder.uri).enable) return undefined;
    const project = openFolder(folder, thread, output);
    project.onDidChange((changedProject) => changed.fire(changedProject));
    open.set(key, { project, watcher: watch(project) });
    changed.fire(project);
    return project;
  }

  function close(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    const entry = open.get(key);
    if (entry === undefined) return;
    open.delete(key);
    entry.watcher.dispose();
    entry.project.dispose();
    closed.fire(entry.project);
  }

  const listeners = [
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const folder of removed) close(folder);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        if (!event.affectsConfiguration("aiReadiness.enable", folder.uri)) continue;
        if (!readSettings(folder.uri).enable) close(folder);
      }
    }),
  ];

  return {
    get all() {
      return [...open.values()].map(({ project }) => project);
    },
    onDidChange: changed.event,
    onDidClose: closed.event,
    wake,
    wakeAll() {
      for (const folder of vscode.workspace.workspaceFolders ?? []) wake(folder);
    },
    find(uri) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      return folder && open.get(folder.uri.toString())?.project;
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
      for (const { project, watcher } of open.values()) {
        watcher.dispose();
        project.dispose();
      }
      open.clear();
      thread.dispose();
      changed.dispose();
      closed.dispose();
    },
  };
}
