import * as vscode from "vscode";
import type { FileVersion, History } from "../../model/history.ts";
import { findRepository } from "./git.ts";
import { type GitRepository, readPast } from "./git-history.ts";

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { getRepository(uri: vscode.Uri): GitRepository | null };
}

/** The git extension's repository of a folder; undefined where it is missing, switched off or has none, as in browsers. */
export async function repositoryOf(folder: vscode.Uri): Promise<GitRepository | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return undefined;
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git.enabled ? (git.getAPI(1).getRepository(folder) ?? undefined) : undefined;
}

/** Asks for the past of paths, and anew only after `HEAD` moved. */
export function createPastReader(
  folder: vscode.Uri,
): (paths: readonly string[], signal?: AbortSignal) => Promise<History | undefined> {
  const known = new Map<string, { readonly head: string; readonly history: History }>();
  return async (paths, signal) => {
    const repository = await repositoryOf(folder);
    const head = repository?.state.HEAD?.commit;
    if (repository === undefined || head === undefined) return undefined;
    const key = paths.join("\0");
    const before = known.get(key);
    if (before?.head === head) return before.history;
    const found = await findRepository(folder);
    const history = await readPast(repository, found?.prefix ?? "", paths, await isShallow(found?.directory), signal);
    // One question a system is kept; others were asked before the files changed.
    if (known.size > 50) known.clear();
    known.set(key, { head, history });
    return history;
  };
}

/** A file's text as a commit holds it; undefined where git cannot tell. */
export async function readVersion(folder: vscode.Uri, { commit, path }: FileVersion): Promise<string | undefined> {
  const repository = await repositoryOf(folder);
  const prefix = (await findRepository(folder))?.prefix ?? "";
  try {
    return await repository?.show(commit, prefix + path);
  } catch {
    return undefined;
  }
}

/** What `git blame` prints of a file as it is on the disk; undefined where git cannot tell. */
export async function readBlame(folder: vscode.Uri, path: string): Promise<string | undefined> {
  const repository = await repositoryOf(folder);
  const prefix = (await findRepository(folder))?.prefix ?? "";
  try {
    return await repository?.blame(prefix + path);
  } catch {
    return undefined;
  }
}

/** Git lists where a shallow clone begins in a file; a linked work tree has it two folders up. */
async function isShallow(directory: vscode.Uri | undefined): Promise<boolean> {
  if (directory === undefined) return true;
  for (const file of ["shallow", "../../shallow"]) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(directory, file));
      return true;
    } catch {}
  }
  return false;
}
