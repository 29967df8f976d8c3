import * as vscode from "vscode";
import { dayOf } from "../../model/dates.ts";
import type { GitFacts, Host } from "../../model/host.ts";
import { isSameSet } from "../../model/sets.ts";
import { NOTHING_IGNORED } from "../shared/ignores.ts";
import { isLeftOutFolder } from "../shared/left-out.ts";
import { withNested } from "../shared/nested.ts";
import { type GitState, gitState } from "./git.ts";
import { createPastReader, readVersion } from "./git-extension.ts";
import { laterTask } from "./later-task.ts";
import { type FolderListing, listFiles } from "./list-files.ts";
import { unsavedBytes } from "./open-documents.ts";
import { toUri } from "./places.ts";

export interface WorkspaceHost extends Host {
  /** True for paths that `list` does not give, so that changes there need no second look. */
  ignores(path: string): boolean;
  /** True for a folder that held files when it was last listed. */
  isFolder(path: string): boolean;
  /** What the last listing had to leave out of a folder that is too big, and what helps. */
  leftOut(): string | undefined;
  /** True when git's branch, or what it tracks, is no longer what was last told. */
  gitChanged(): Promise<boolean>;
  /** What git knows now, for others than the scan: it does not count as told. */
  gitNow(): Promise<GitFacts | undefined>;
}

/**
 * The engine's window on one workspace folder, on a disk, over a remote connection or in a virtual file system. What an editor holds
 * unsaved comes before what is stored, unless `savedOnly` says otherwise.
 */
export function createWorkspaceHost(root: vscode.Uri, savedOnly: () => boolean): WorkspaceHost {
  let listing: FolderListing = { files: [], unlisted: [], excluded: new Set(), ignores: new Map(), repositories: [] };
  let git: GitState | undefined;

  async function readGit(): Promise<GitState | undefined> {
    const outer = await gitState(root);
    if (outer === undefined || listing.repositories.length === 0) return outer;
    const nested = listing.repositories.map(async (folder) => ({ folder, git: await gitState(toUri(root, folder)) }));
    return withNested(outer, await Promise.all(nested));
  }

  return {
    async list(request) {
      git = await readGit();
      listing = await listFiles({ ...request, root, tracked: git?.tracked ?? new Set() });
      // Which repositories lie inside is known only now.
      if (listing.repositories.length > 0) git = await readGit();
      return listing;
    },
    async read(path) {
      const uri = toUri(root, path);
      return (savedOnly() ? undefined : unsavedBytes(uri)) ?? vscode.workspace.fs.readFile(uri);
    },
    git: async () => {
      git = await readGit();
      return git;
    },
    history: createPastReader(root),
    textAt: (version) => readVersion(root, version),
    today: () => dayOf(new Date()),
    yield: laterTask,
    now: () => performance.now(),
    ignores(path) {
      const steps = path.split("/");
      if (steps.some((_, depth) => listing.excluded.has(steps.slice(0, depth + 1).join("/")))) return true;
      if (git?.tracked.has(path)) return false;
      if (steps.some(isLeftOutFolder)) return true;
      let ignores = listing.ignores.get("") ?? NOTHING_IGNORED;
      for (let depth = 1; depth < steps.length; depth++) {
        const folder = steps.slice(0, depth).join("/");
        if (ignores.ignored(folder, true)) return true;
        ignores = listing.ignores.get(folder) ?? ignores;
      }
      return ignores.ignored(path, false);
    },
    isFolder: (path) => listing.ignores.has(path),
    leftOut: () => listing.leftOut,
    gitNow: readGit,
    async gitChanged() {
      const now = await readGit();
      return now?.head !== git?.head || !isSameSet(now?.tracked, git?.tracked);
    },
  };
}
