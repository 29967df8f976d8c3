import { readFileSync } from "node:fs";
import path from "node:path";
import { dayOf } from "../../model/dates.ts";
import type { GitFacts, Host } from "../../model/host.ts";
import { withNested } from "../shared/nested.ts";
import { readGit } from "./git.ts";
import { createHistoryReader, readVersion } from "./history.ts";
import { listFiles } from "./list.ts";

/** A folder on disk as the engine sees it. */
export function createNodeHost(root: string): Host {
  const folder = path.resolve(root);
  /** The listing and the engine ask for the same scan; the next listing asks git again. */
  let git: Promise<GitFacts | undefined> | undefined;
  const history = createHistoryReader(folder);
  return {
    async list(request) {
      git = readGit(folder);
      const tracked = (await git)?.tracked ?? new Set<string>();
      const nested: string[] = [];
      const listing = await listFiles({ ...request, root: folder, tracked, nested: (below) => nested.push(below) });
      if (nested.length > 0) git = readNested(folder, git, nested);
      return listing;
    },
    // In one thread with a warm cache, reading synchronously takes under half the time that promises take.
    async read(file) {
      return readFileSync(path.join(folder, file));
    },
    git() {
      git ??= readGit(folder);
      return git;
    },
    history: (_paths, signal) => history(signal),
    textAt: (version, signal) => readVersion(folder, version, signal),
    today: () => dayOf(new Date()),
    yield: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => performance.now(),
  };
}

async function readNested(root: string, outer: Promise<GitFacts | undefined>, folders: readonly string[]) {
  const git = await outer;
  if (git === undefined) return undefined;
  const nested = folders.map(async (folder) => ({ folder, git: await readGit(path.join(root, folder)) }));
  return withNested(git, await Promise.all(nested));
}
