import * as vscode from "vscode";
import type { Host } from "../../model/host.ts";
import type { BaseState } from "../worker/session.ts";
import type { FolderProject } from "./folder-project.ts";
import { findRepository } from "./git.ts";
import { repositoryOf } from "./git-extension.ts";
import type { GitRepository } from "./git-history.ts";
import { t } from "./l10n.ts";
import { relativePath, toUri } from "./places.ts";
import type { WorkspaceHost } from "./workspace-host.ts";

/** The commit where a branch began, and what is not as it was there. */
export interface BranchChanges {
  readonly state: BaseState;
  /** Gives the bytes as that commit holds them, and what git tracks there. */
  readonly host: Host;
}

/** Where a branch most often began, when nothing says it. */
const USUAL = ["origin/HEAD", "upstream/HEAD", "origin/main", "origin/master", "main", "master"];

/** Asks VS Code's git extension; gives a sentence where there is no base. */
export async function branchChanges(project: FolderProject): Promise<BranchChanges | { readonly reason: string }> {
  const root = project.folder.uri;
  const repository = await repositoryOf(root);
  if (repository === undefined) return { reason: t("VS Code's git knows no repository here.") };
  if (repository.state.HEAD?.commit === undefined) return { reason: t("Nothing has been committed here yet.") };
  const ref = await baseOf(repository, root);
  if (ref === undefined) return { reason: t("No base was found: name one in the setting aiReadiness.base.") };
  const commit = await repository.getMergeBase(ref, "HEAD").catch(() => undefined);
  if (commit === undefined) return { reason: t("This branch has no commit in common with {0}.", ref) };
  const prefix = (await findRepository(root))?.prefix ?? "";
  const { base, head, renames } = await differences(repository, root, prefix, commit);
  // What is open and not saved differs from what git sees on the disk.
  for (const { uri, isDirty } of [...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments]) {
    const path = isDirty ? relativePath(root, uri) : undefined;
    if (path !== undefined && !head.has(path)) base.add(path);
  }
  const sizes = await sizesAt(repository, prefix, commit, base);
  return {
    state: { revision: { ref, commit }, base: sizes, head: [...head], renames },
    host: baseHost(project.host, repository, prefix, commit, { base: sizes, head }),
  };
}

async function baseOf(repository: GitRepository, root: vscode.Uri): Promise<string | undefined> {
  const set = vscode.workspace.getConfiguration("aiReadiness", root).get<unknown>("base");
  if (typeof set === "string" && set.trim() !== "") return set.trim();
  const { name } = repository.state.HEAD ?? {};
  const told = name === undefined ? undefined : await repository.getBranchBase?.(name).catch(() => undefined);
  const remote = told?.remote === undefined ? told?.name : `${told.remote}/${told.name}`;
  for (const ref of remote === undefined ? USUAL : [remote, ...USUAL]) {
    const commit = await repository.getCommit(ref).catch(() => undefined);
    if (commit !== undefined) return ref;
  }
  return undefined;
}

/** Statuses of the git extension's changes. */
const ADDED = [1, 7];
const RENAMED = 3;

interface Differences {
  /** Paths whose text the base has otherwise, or alone. */
  readonly base: Set<string>;
  /** Paths that only the work tree has. */
  readonly head: Set<string>;
  readonly renames: Map<string, string>;
}

async function differences(repository: GitRepository, root: vscode.Uri, prefix: string, commit: string): Promise<Differences> {
  const top = `${repository.rootUri.path.replace(/\/$/, "")}/${prefix}`;
  const here = (uri: { readonly path: string }) => (uri.path.startsWith(top) ? uri.path.slice(top.length) : undefined);
  const found: Differences = { base: new Set(), head: new Set(), renames: new Map() };
  const untracked = [...(repository.state.untrackedChanges ?? []), ...(repository.state.workingTreeChanges ?? [])].filter(
    ({ status }) => status === ADDED[1],
  );
  for (const { uri, originalUri, renameUri, status } of [...(await repository.diffWith(commit)), ...untracked]) {
    const now = here(renameUri ?? uri);
    const was = here(originalUri);
    if (status === RENAMED) {
      if (now !== undefined) found.head.add(now);
      if (was !== undefined) found.base.add(was);
      if (was !== undefined && now !== undefined) found.renames.set(was, now);
    } else if (now === undefined) continue;
    else if (ADDED.includes(status)) {
      for (const path of await filesBelow(root, now)) found.head.add(path);
    } else found.base.add(now);
  }
  return found;
}

/** Git names a folder in which nothing is tracked by itself. */
async function filesBelow(root: vscode.Uri, path: string): Promise<readonly string[]> {
  if (!path.endsWith("/")) return [path];
  const folder = path.slice(0, -1);
  const listed = await vscode.workspace.fs.readDirectory(toUri(root, folder)).then(
    (entries) => entries,
    () => [],
  );
  const nested = listed.map(([name, type]) =>
    filesBelow(root, `${folder}/${name}${type === vscode.FileType.Directory ? "/" : ""}`),
  );
  return (await Promise.all(nested)).flat();
}

/** The bytes that each path has in a commit; undefined where it is not in it. */
async function sizesAt(
  repository: GitRepository,
  prefix: string,
  commit: string,
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, number | undefined>> {
  const sizes = new Map<string, number | undefined>();
  for (const path of paths) {
    const details = await repository.getObjectDetails(commit, prefix + path).catch(() => undefined);
    sizes.set(path, details?.size);
  }
  return sizes;
}

function baseHost(
  host: WorkspaceHost,
  repository: GitRepository,
  prefix: string,
  commit: string,
  { base, head }: { readonly base: ReadonlyMap<string, number | undefined>; readonly head: ReadonlySet<string> },
): Host {
  return {
    ...host,
    read: (path) => (base.get(path) === undefined ? host.read(path) : repository.buffer(commit, prefix + path)),
    async git() {
      const git = await host.gitNow();
      if (git === undefined) return undefined;
      const added = [...base].flatMap(([path, size]) => (size === undefined ? [] : [path]));
      return { ...git, tracked: new Set([...[...git.tracked].filter((path) => !head.has(path)), ...added]) };
    },
  };
}
