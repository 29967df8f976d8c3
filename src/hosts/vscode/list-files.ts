import * as vscode from "vscode";
import { anyGlobOfFolder } from "../../model/glob.ts";
import type { FileEntry, Listing, ListRequest } from "../../model/host.ts";
import { createFileLimit } from "../shared/file-limit.ts";
import { foldersOf } from "../shared/folders.ts";
import { type Ignores, ignoresFromAbove, NOTHING_IGNORED } from "../shared/ignores.ts";
import { isEnvironment, isLeftOutFolder } from "../shared/left-out.ts";
import { createLinkNotices } from "../shared/links.ts";
import { findRepository } from "./git.ts";
import { toUri } from "./places.ts";

/** Requests that the file system has to answer at a time. */
const AT_ONCE = 24;
const decoder = new TextDecoder();

export interface FolderListing extends Listing {
  /** What each folder that was looked into ignores. */
  readonly ignores: ReadonlyMap<string, Ignores>;
  /** Of what is unlisted, the folders that were to be left out. */
  readonly excluded: ReadonlySet<string>;
  /** Folders below the root that are repositories of their own. */
  readonly repositories: readonly string[];
  /** What had to be left out of a folder that is too big, and what helps; undefined when everything is listed. */
  readonly leftOut?: string | undefined;
}

export interface ListOptions extends ListRequest {
  readonly root: vscode.Uri;
  /** Paths in git's index: what is committed is listed even where a `.gitignore` names it. */
  readonly tracked: ReadonlySet<string>;
  /** Files to list at most; see `createFileLimit`. */
  readonly most?: number | undefined;
}

interface Folder {
  readonly path: string;
  readonly ignores: Ignores;
  /** True below an ignored folder, which is entered only because something in it is committed. */
  readonly onlyCommitted: boolean;
}

/**
 * Every file below the root that is the project's own; see `Host.list`. Links are left out: where one leads cannot be told through
 * VS Code's file system, and what lies outside the folder is not the repository's.
 */
export async function listFiles(options: ListOptions): Promise<FolderListing> {
  const { root, tracked, notice, signal, most, leftAlone = [] } = options;
  const leavesOut = anyGlobOfFolder(leftAlone);
  const files: FileEntry[] = [];
  const excluded = new Set<string>();
  const ignoresOf = new Map<string, Ignores>();
  const repositories: string[] = [];
  const committed = foldersOf(tracked);
  const links = createLinkNotices(notice);
  const limit = createFileLimit(notice, most);
  let level: Folder[] = [{ path: "", ignores: await ignoresAbove(root), onlyCommitted: false }];
  while (level.length > 0 && !limit.isFull) {
    const below: Folder[] = [];
    const wanted: string[] = [];
    await forEach(level, async ({ path, ignores: above, onlyCommitted }) => {
      signal?.throwIfAborted();
      const entries = await readFolder(root, path, notice);
      if (path !== "" && isEnvironment(entries.map(([name]) => name))) return;
      if (path !== "" && entries.some(([name]) => name === ".git")) repositories.push(path);
      const ignores = await withOwnIgnores(root, path, entries, above);
      ignoresOf.set(path, ignores);
      for (const [name, type] of entries) {
        const child = path === "" ? name : `${path}/${name}`;
        if (type === vscode.FileType.Directory && !isLeftOutFolder(name)) {
          const ignored = onlyCommitted || ignores.ignored(child, true);
          if (ignored && !committed.has(child)) continue;
          if (leavesOut(child)) excluded.add(child);
          else below.push({ path: child, ignores, onlyCommitted: ignored });
        } else if (type === vscode.FileType.File) {
          if (tracked.has(child) || !(onlyCommitted || ignores.ignored(child, false))) wanted.push(child);
        } else if ((type & vscode.FileType.SymbolicLink) !== 0 && !isLeftOutFolder(name)) {
          const isFolder = (type & vscode.FileType.Directory) !== 0;
          if (!tracked.has(child) && (onlyCommitted || ignores.ignored(child, isFolder))) continue;
          links.skipped(child, isFolder ? "folder" : (type & vscode.FileType.File) !== 0 ? "file" : "nowhere");
        }
      }
    });
    // Folders answer in any order; what is left out must not depend on it.
    await forEach(limit.take(wanted.sort()), async (path) => {
      signal?.throwIfAborted();
      const size = await fileSize(toUri(root, path));
      if (size !== undefined) files.push({ path, size });
    });
    level = below;
  }
  limit.leaveOut(level.map(({ path }) => path));
  const leftOut = limit.end();
  links.end();
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  const unlisted = [...excluded, ...limit.folders()].sort();
  return { files, unlisted, excluded, ignores: ignoresOf, repositories, leftOut };
}

async function withOwnIgnores(
  root: vscode.Uri,
  folder: string,
  entries: readonly [string, vscode.FileType][],
  above: Ignores,
): Promise<Ignores> {
  if (!entries.some(([name, type]) => name === ".gitignore" && type === vscode.FileType.File)) return above;
  const text = await readText(vscode.Uri.joinPath(toUri(root, folder), ".gitignore"));
  return text === undefined ? above : above.with(folder, text);
}

/** What is ignored by files above the root, when the root lies below a repository's top, and by git's own list of exclusions. */
async function ignoresAbove(root: vscode.Uri): Promise<Ignores> {
  const repository = await findRepository(root);
  if (repository === undefined) return NOTHING_IGNORED;
  const { directory, prefix } = repository;
  const exclude = await readText(vscode.Uri.joinPath(directory, "info", "exclude"));
  let ignores = exclude === undefined ? NOTHING_IGNORED : ignoresFromAbove(NOTHING_IGNORED, prefix, exclude);
  const steps = prefix.split("/").slice(0, -1);
  for (let depth = 0; depth < steps.length; depth++) {
    const up = steps.slice(depth).map(() => "..");
    const text = await readText(vscode.Uri.joinPath(root, ...up, ".gitignore"));
    if (text !== undefined) ignores = ignoresFromAbove(ignores, `${steps.slice(depth).join("/")}/`, text);
  }
  return ignores;
}

async function readFolder(
  root: vscode.Uri,
  folder: string,
  notice: (path: string, message: string) => void,
): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(toUri(root, folder));
  } catch (error) {
    const reason = error instanceof vscode.FileSystemError ? error.code : String(error);
    notice(folder === "" ? "." : folder, `The folder cannot be read (${reason}), so nothing in it is judged.`);
    return [];
  }
}

/** Undefined for a file that has gone meanwhile. */
async function fileSize(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return undefined;
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decoder.decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Runs over all items, a bounded number of them at a time. */
async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane));
}
