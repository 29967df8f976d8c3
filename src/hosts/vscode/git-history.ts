import { dayOf } from "../../model/dates.ts";
import type { Commit, FileHistoryChange, History } from "../../model/history.ts";

/** What is used of VS Code's own git extension, as its `git.d.ts` writes it. */
export interface GitRepository {
  readonly rootUri: { readonly path: string };
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly untrackedChanges?: readonly GitChange[];
    readonly workingTreeChanges?: readonly GitChange[];
  };
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitCommit[]>;
  diffBetween(one: string, other: string): Promise<readonly GitChange[]>;
  show(ref: string, path: string): Promise<string>;
  buffer(ref: string, path: string): Promise<Uint8Array>;
  blame(path: string): Promise<string>;
  getCommit(ref: string): Promise<GitCommit>;
  getMergeBase(one: string, other: string): Promise<string | undefined>;
  getObjectDetails(ref: string, path: string): Promise<{ readonly size: number }>;
  getBranchBase?(branch: string): Promise<{ readonly name?: string; readonly remote?: string } | undefined>;
  /** What the work tree has otherwise than a commit; files that git does not track are left out. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
}

/** What the past of paths is read with. */
export type PastRepository = Pick<GitRepository, "rootUri" | "state" | "log" | "diffBetween">;

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly authorDate?: Date | undefined;
  readonly authorName?: string | undefined;
  readonly commitDate?: Date | undefined;
}

export interface GitChange {
  readonly uri: { readonly path: string };
  readonly originalUri: { readonly path: string };
  readonly renameUri: { readonly path: string } | undefined;
  readonly status: number;
}

/** Statuses that `diffBetween` gives, as the extension numbers them; all others are changes. */
const ADDED = 1;
const RENAMED = 3;
const DELETED = [2, 6];

/** Paths asked about, commits of each, and commits looked into: each costs a run of git. */
const MOST_PATHS = 60;
const MOST_COMMITS = 200;
const MOST_OPENED = 30;
/** What git calls a tree that holds nothing, in repositories with SHA-1 names: what the very first commit is compared with. */
const NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
/** How often a file's earlier name is followed. */
const MOST_NAMES = 3;

/**
 * The past of some paths, asked of VS Code's git extension, which runs git in workspaces that people trust. Commits name the asked paths alone,
 * except those in which a path begins: they are opened, to see what came with it and whether it was only moved.
 *
 * `prefix` is the folder's path below the repository's top, ending in `/`, or `""`.
 */
export async function readPast(
  repository: PastRepository,
  prefix: string,
  paths: readonly string[],
  isShallow: boolean,
  signal?: AbortSignal,
): Promise<History> {
  const commits = new Map<string, { readonly commit: GitCommit; readonly changes: Map<string, FileHistoryChange> }>();
  const opened = new Set<string>();
  const asked = new Set<string>();
  let complete = paths.length <= MOST_PATHS;
  let names: readonly string[] = paths.slice(0, MOST_PATHS);
  for (let round = 0; round < MOST_NAMES && names.length > 0; round++) {
    const earlier: string[] = [];
    for (const path of names) {
      if (asked.has(path)) continue;
      asked.add(path);
      signal?.throwIfAborted();
      const log = await repository.log({ maxEntries: MOST_COMMITS, path: prefix + path });
      for (const commit of log) {
        const known = commits.get(commit.hash) ?? { commit, changes: new Map<string, FileHistoryChange>() };
        commits.set(commit.hash, known);
        if (!known.changes.has(path)) known.changes.set(path, { path, kind: "changed" });
      }
      const first = log.at(-1);
      if (first === undefined) continue;
      // In a shallow clone a commit without parents is where the clone begins, not the path.
      const isEdge = isShallow && first.parents.length === 0;
      if (log.length >= MOST_COMMITS || isEdge || (!opened.has(first.hash) && opened.size >= MOST_OPENED)) {
        complete = false;
        continue;
      }
      if (!opened.has(first.hash)) {
        opened.add(first.hash);
        const { changes } = commits.get(first.hash)!;
        for (const change of await changesOf(repository, prefix, first)) changes.set(change.path, change);
      }
      const from = commits.get(first.hash)!.changes.get(path)?.from;
      if (from !== undefined) earlier.push(from);
    }
    names = earlier;
  }
  const listed = [...commits.values()].map(({ commit, changes }) => commitOf(commit, [...changes.values()]));
  return { commits: listed.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)), complete };
}

async function changesOf(repository: PastRepository, prefix: string, { hash, parents }: GitCommit): Promise<FileHistoryChange[]> {
  const root = `${repository.rootUri.path.replace(/\/$/, "")}/${prefix}`;
  const here = (uri: { readonly path: string }) => (uri.path.startsWith(root) ? uri.path.slice(root.length) : undefined);
  const found: FileHistoryChange[] = [];
  for (const { uri, originalUri, renameUri, status } of await repository.diffBetween(parents[0] ?? NOTHING, hash)) {
    const path = here(renameUri ?? uri);
    if (path === undefined) continue;
    const from = status === RENAMED ? here(originalUri) : undefined;
    if (status === RENAMED || status === ADDED) found.push({ path, kind: "added", ...(from !== undefined && { from }) });
    else found.push({ path, kind: DELETED.includes(status) ? "deleted" : "changed" });
  }
  return found;
}

function commitOf({ hash, message, authorDate, authorName, commitDate }: GitCommit, changes: FileHistoryChange[]): Commit {
  const date = commitDate ?? authorDate ?? new Date(0);
  return {
    hash,
    date: dayOf(date),
    author: authorName ?? "",
    subject: message.split("\n")[0]!.trim(),
    changes,
  };
}
