import * as vscode from "vscode";
import type { GitFacts } from "../../model/host.ts";
import { readGitIndex } from "./git-index.ts";

const decoder = new TextDecoder();

/** The repository that a folder lies in. */
interface Repository {
  /** The git directory of the work tree: `.git`, or for a linked work tree the folder that `.git` names. */
  readonly directory: vscode.Uri;
  /** The folder's path below the top of the work tree, with a `/` at its end, or `""` at the top. */
  readonly prefix: string;
}

export interface GitState extends GitFacts {
  /** What `HEAD` holds: the name of a branch, or a commit. */
  readonly head: string;
}

/** What git knows of the files below a folder; undefined where there is no repository, or its index cannot be read. */
export async function gitState(folder: vscode.Uri): Promise<GitState | undefined> {
  const repository = await findRepository(folder);
  if (repository === undefined) return undefined;
  const index = await readBytes(vscode.Uri.joinPath(repository.directory, "index"));
  const paths = index && readGitIndex(index);
  if (paths === undefined) return undefined;
  const { prefix } = repository;
  const below = () => [...paths].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const tracked = prefix === "" ? paths : new Set(below());
  const head = await readBytes(vscode.Uri.joinPath(repository.directory, "HEAD"));
  return { tracked, head: decoder.decode(head) };
}

/** Looks for `.git` in the folder and in those above it, as git does. */
export async function findRepository(folder: vscode.Uri): Promise<Repository | undefined> {
  let at = folder;
  let prefix = "";
  for (;;) {
    const dot = vscode.Uri.joinPath(at, ".git");
    const type = await fileType(dot);
    if (type === vscode.FileType.Directory) return { directory: dot, prefix };
    if (type === vscode.FileType.File) {
      const named = /^gitdir:\s*(.+?)\s*$/m.exec(decoder.decode(await readBytes(dot)))?.[1];
      if (named === undefined) return undefined;
      const absolute = named.startsWith("/") || /^[a-z]:/i.test(named);
      return { directory: absolute ? folder.with({ path: slashed(named) }) : vscode.Uri.joinPath(at, named), prefix };
    }
    const parent = vscode.Uri.joinPath(at, "..");
    if (parent.path === at.path) return undefined;
    prefix = `${at.path.slice(at.path.replace(/\/$/, "").lastIndexOf("/") + 1)}/${prefix}`;
    at = parent;
  }
}

function slashed(path: string): string {
  const forward = path.replaceAll("\\", "/");
  return forward.startsWith("/") ? forward : `/${forward}`;
}

async function fileType(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type & ~vscode.FileType.SymbolicLink;
  } catch {
    return undefined;
  }
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
