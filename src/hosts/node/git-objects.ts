import { spawn } from "node:child_process";
import { gitEnvironment } from "./git.ts";

/** One entry of a tree, its path relative to the folder that was asked for. */
export interface TreeEntry {
  readonly path: string;
  /** `blob` a file, `link` a symbolic link, `commit` a submodule. */
  readonly kind: "blob" | "link" | "commit";
  readonly id: string;
  /** In bytes; 0 for submodules. */
  readonly size: number;
}

/** Git said no; the message is its own. */
export class GitError extends Error {}

/**
 * Nothing of the repository may run: file-system monitor, hooks, external differs and pagers are switched off, and only commands are used that
 * read objects as they are, so that no filter and no text converter is asked. Objects that a partial clone lacks are not fetched.
 */
const SAFE = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.pager=cat",
  "diff.external=",
  "protocol.allow=never",
  "safe.directory=*",
];

function start(root: string, args: readonly string[], input: "ignore" | "pipe") {
  return spawn("git", ["--no-pager", "--no-replace-objects", ...SAFE.flatMap((setting) => ["-c", setting]), ...args], {
    cwd: root,
    env: { ...gitEnvironment(), GIT_NO_LAZY_FETCH: "1" },
    stdio: [input, "pipe", "pipe"],
    windowsHide: true,
  });
}

/** What a git command prints. Rejects with a `GitError`, or with the signal's reason. */
export function askGit(root: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const git = start(root, args, "ignore");
    const out: Buffer[] = [];
    let err = "";
    const stop = () => git.kill();
    signal?.addEventListener("abort", stop);
    git.stdout?.on("data", (piece: Buffer) => out.push(piece));
    git.stderr?.on("data", (piece: Buffer) => {
      err += piece.toString("utf8");
    });
    git.on("error", (error) => reject(new GitError(error.message)));
    git.on("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else if (code === 0) resolve(Buffer.concat(out).toString("utf8"));
      else reject(new GitError(err.trim() || `git ${args[0]} ended with ${code}`));
    });
  });
}

/** The files of a commit below the folder. */
export async function readTree(root: string, commit: string, signal?: AbortSignal): Promise<readonly TreeEntry[]> {
  const text = await askGit(root, ["ls-tree", "-r", "-z", "-l", commit], signal);
  return text.split("\0").flatMap((record): readonly TreeEntry[] => {
    const match = /^(\d+) (blob|commit) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(record);
    if (match === null) return [];
    const [, mode, type, id = "", size, path = ""] = match;
    const kind = type === "commit" ? "commit" : mode === "120000" ? "link" : "blob";
    return [{ path, kind, id, size: Number(size) || 0 }];
  });
}

/** Blob ids of the index below the folder, without entries in conflict. */
export async function readIndex(root: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const text = await askGit(root, ["ls-files", "-z", "--stage"], signal);
  const ids = new Map<string, string>();
  for (const record of text.split("\0")) {
    const match = /^\d+ ([0-9a-f]+) 0\t(.*)$/s.exec(record);
    if (match !== null) ids.set(match[2] ?? "", match[1] ?? "");
  }
  return ids;
}

/** Files that the index holds under another name than the commit, by their name in the commit. */
export async function readRenames(root: string, commit: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const command = [
    "diff-index",
    "--cached",
    "-z",
    "-M",
    "--raw",
    "--diff-filter=R",
    "--relative",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
  ];
  const fields = (await askGit(root, [...command, commit], signal)).split("\0");
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) renames.set(fields[at + 1] ?? "", fields[at + 2] ?? "");
  return renames;
}

/** Of these files, those that git stores in another form than they have in the work tree: Git LFS, encryption, another encoding. */
export async function readConverted(root: string, files: readonly string[], signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const converted = new Set<string>();
  // In portions, since a command line holds only so much.
  for (let at = 0; at < files.length; at += 200) {
    const some = files.slice(at, at + 200);
    const attributes = ["filter", "working-tree-encoding", "ident"];
    const fields = (await askGit(root, ["check-attr", "-z", ...attributes, "--", ...some], signal)).split("\0");
    for (let field = 0; field + 2 < fields.length; field += 3) {
      if (!/^(?:unspecified|unset)$/.test(fields[field + 2] ?? "")) converted.add(fields[field] ?? "");
    }
  }
  return converted;
}

/** Blobs by id, as they are stored. */
export interface BlobReader {
  /** Rejects when the object is not there. */
  read(id: string): Promise<Buffer>;
  close(): void;
}

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** One `git cat-file --batch` that answers in the order of the questions. It starts with the first. */
export function createBlobReader(root: string): BlobReader {
  let git: ReturnType<typeof start> | undefined;
  let buffer: Buffer = Buffer.alloc(0);
  const waiting: Waiting[] = [];

  const take = (piece: Buffer) => {
    buffer = buffer.length === 0 ? piece : Buffer.concat([buffer, piece]);
    for (;;) {
      const end = buffer.indexOf(10);
      if (end < 0 || waiting.length === 0) return;
      const [id, type, size] = buffer.toString("latin1", 0, end).split(" ");
      if (size === undefined || type !== "blob") {
        buffer = buffer.subarray(end + 1);
        waiting.shift()?.reject(new GitError(`git has no file ${id}`));
        continue;
      }
      const last = end + 1 + Number(size);
      if (buffer.length < last + 1) return;
      const bytes = Buffer.from(buffer.subarray(end + 1, last));
      buffer = buffer.subarray(last + 1);
      waiting.shift()?.resolve(bytes);
    }
  };
  const fail = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };

  return {
    read(id) {
      if (git === undefined) {
        git = start(root, ["cat-file", "--batch"], "pipe");
        git.stdout?.on("data", take);
        git.stderr?.resume();
        git.stdin?.on("error", () => undefined);
        git.on("error", fail);
        git.on("close", () => fail(new GitError("git ended before it had answered")));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        git?.stdin?.write(`${id}\n`);
      });
    },
    close: () => void git?.stdin?.end(),
  };
}
