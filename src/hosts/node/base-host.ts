import { createHash } from "node:crypto";
import path from "node:path/posix";
import type { FileChange, FileEntry, Host } from "../../model/host.ts";
import { isEnvironment, isLeftOutFolder } from "../shared/left-out.ts";
import { askGit, type BlobReader, readConverted, type TreeEntry } from "./git-objects.ts";

/** The head's host with what was seen through it, so that a base can be told from it without reading anything twice. */
export interface WatchedHost extends Host {
  readonly listed: () => ReadonlyMap<string, FileEntry>;
  /** The blob ids that what was read would have in git: of the bytes as they are, and with line ends as git stores them. */
  readonly idsOf: (file: string) => readonly string[] | undefined;
}

/** `algorithm` is that by which the repository names its objects. */
export function watch(host: Host, algorithm: "sha1" | "sha256"): WatchedHost {
  let listed: ReadonlyMap<string, FileEntry> = new Map();
  const ids = new Map<string, readonly string[]>();
  return {
    ...host,
    async list(request) {
      const listing = await host.list(request);
      listed = new Map(listing.files.map((entry) => [entry.path, entry]));
      return listing;
    },
    async read(file) {
      const bytes = await host.read(file);
      ids.set(file, blobIds(bytes, algorithm));
      return bytes;
    },
    listed: () => listed,
    idsOf: (file) => ids.get(file),
  };
}

function blobIds(bytes: Uint8Array, algorithm: string): readonly string[] {
  const id = (content: Uint8Array) => createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex");
  if (!bytes.includes(13)) return [id(bytes)];
  return [id(bytes), id(Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n"), "latin1"))];
}

export interface BaseParts {
  readonly root: string;
  readonly commit: string;
  readonly head: WatchedHost;
  readonly tree: readonly TreeEntry[];
  readonly index: ReadonlyMap<string, string>;
  readonly blobs: BlobReader;
}

export interface Base {
  readonly host: Host;
  /** Files that are not as on the head. */
  readonly differing: readonly FileChange[];
}

/**
 * The folder as the commit holds it. Files that are the same on the head are the head's: they are known by their blob ids, so they are
 * neither read nor compared. What lies in submodules is taken from the head, since the commit holds only their names.
 */
export async function createBase({ root, commit, head, tree, index, blobs }: BaseParts): Promise<Base> {
  const listed = head.listed();
  const files = new Map<string, TreeEntry>();
  const links: TreeEntry[] = [];
  const submodules: string[] = [];
  const isOwn = ownFiles(tree);
  for (const entry of tree) {
    if (entry.kind === "commit") submodules.push(`${entry.path}/`);
    else if (!isOwn(entry.path)) continue;
    else if (entry.kind === "link") links.push(entry);
    else files.set(entry.path, entry);
  }
  for (const link of links) {
    const target = path.join(path.dirname(link.path), (await blobs.read(link.id)).toString("utf8"));
    const file = files.get(target);
    if (file?.kind === "blob") files.set(link.path, { ...file, path: link.path });
  }

  const looksOther = ({ path: file, id }: TreeEntry) => head.idsOf(file)?.includes(id) === false;
  const unlike = [...files.values()].filter((entry) => index.get(entry.path) === entry.id && looksOther(entry));
  const converted = await readConverted(
    root,
    unlike.map((entry) => entry.path),
  );
  const isSame = (entry: TreeEntry): boolean => {
    if (!listed.has(entry.path)) return false;
    const ids = head.idsOf(entry.path);
    if (ids?.includes(entry.id)) return true;
    // Where nothing looked into it, or git stores it in another form, git's own word counts.
    return index.get(entry.path) === entry.id && (ids === undefined || converted.has(entry.path));
  };

  const entries: FileEntry[] = [];
  const differing: FileChange[] = [];
  const same = new Set<string>();
  for (const entry of files.values()) {
    const known = listed.get(entry.path);
    if (isSame(entry)) {
      same.add(entry.path);
      entries.push(known!);
    } else {
      entries.push({ path: entry.path, size: entry.size });
      differing.push({ path: entry.path, type: known === undefined ? "created" : "changed" });
    }
  }
  for (const [file, entry] of listed) {
    if (files.has(file)) continue;
    if (submodules.some((folder) => file.startsWith(folder))) {
      same.add(file);
      entries.push(entry);
    } else differing.push({ path: file, type: "deleted" });
  }

  const own = await commitsSince(root, commit);
  const host: Host = {
    ...head,
    list: async () => ({ files: entries, unlisted: [] }),
    read(file) {
      const entry = files.get(file);
      return same.has(file) || entry === undefined ? head.read(file) : blobs.read(entry.id);
    },
    git: async () => ({ ...(await head.git()), tracked: new Set(files.keys()) }),
    ...(head.history && {
      async history(paths: readonly string[], signal?: AbortSignal) {
        const history = await head.history?.(paths, signal);
        return history && { ...history, commits: history.commits.filter(({ hash }) => !own.has(hash)) };
      },
    }),
  };
  return { host, differing };
}

/** The commits that the branch has and the base has not. */
async function commitsSince(root: string, commit: string): Promise<ReadonlySet<string>> {
  return new Set((await askGit(root, ["rev-list", `${commit}..HEAD`])).split("\n"));
}

/** False for what lies in folders of dependencies and in environments, as the listing of a folder leaves them out. */
function ownFiles(tree: readonly TreeEntry[]): (file: string) => boolean {
  const names = new Map<string, string[]>();
  for (const { path: file } of tree) {
    const folder = path.dirname(file);
    const siblings = names.get(folder);
    if (siblings === undefined) names.set(folder, [path.basename(file)]);
    else siblings.push(path.basename(file));
  }
  const known = new Map<string, boolean>([[".", true]]);
  const isOwn = (folder: string): boolean => {
    let own = known.get(folder);
    if (own === undefined) {
      own = isOwn(path.dirname(folder)) && !isLeftOutFolder(path.basename(folder)) && !isEnvironment(names.get(folder) ?? []);
      known.set(folder, own);
    }
    return own;
  };
  return (file) => isOwn(path.dirname(file));
}
