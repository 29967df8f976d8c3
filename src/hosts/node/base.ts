import type { Project, ProjectOptions, ScanOptions } from "../../engine/index.ts";
import type { ReportInput } from "../../reporters/input.ts";
import { UsageError } from "./arguments.ts";
import { type Base, createBase, type WatchedHost, watch } from "./base-host.ts";
import { askGit, type BlobReader, createBlobReader, GitError, readIndex, readRenames, readTree } from "./git-objects.ts";
import { createNodeHost } from "./host.ts";
import type { Product } from "./product.ts";

/**
 * Judges the folder and then, keeping the facts of every file that did not change, the commit where the branch left `ref`. The work tree is
 * only read. Throws a `UsageError` where there is no such commit.
 */
export async function compareWithBase(
  root: string,
  ref: string,
  product: Product,
  options: ProjectOptions,
  scan: ScanOptions,
): Promise<ReportInput> {
  const commit = await mergeBase(root, ref, scan.signal);
  const { head, project } = await openHead(root, product, options, scan.signal);
  const result = await project.scan(scan);
  const blobs = createBlobReader(root);
  try {
    const renames = await readRenames(root, commit, scan.signal);
    const { host, differing } = await stateAt(root, commit, head, blobs, scan.signal);
    const base = await project.fork(host, differing).apply([], scan);
    return { ...result, comparison: product.compare({ revision: { ref, commit }, base, head: result, renames }) };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError(`The base ${ref} cannot be read: ${error.message}.`);
  } finally {
    blobs.close();
  }
}

/** The folder as it lies there, watched, so that other states can be told from it. Nothing is read yet. */
export async function openHead(
  root: string,
  product: Product,
  options: ProjectOptions,
  signal: AbortSignal | undefined,
): Promise<{ readonly head: WatchedHost; readonly project: Project }> {
  const format = await askGit(root, ["rev-parse", "--show-object-format"], signal);
  const head = watch(createNodeHost(root), format.trim() === "sha256" ? "sha256" : "sha1");
  return { head, project: product.openProject(head, options) };
}

/** The folder as a commit holds it. The head must have been read. */
export async function stateAt(
  root: string,
  commit: string,
  head: WatchedHost,
  blobs: BlobReader,
  signal: AbortSignal | undefined,
): Promise<Base> {
  const [tree, index] = await Promise.all([readTree(root, commit, signal), readIndex(root, signal)]);
  return createBase({ root, commit, head, tree, index, blobs });
}

/** The commit where `HEAD` left `ref`. */
async function mergeBase(root: string, ref: string, signal: AbortSignal | undefined): Promise<string> {
  const commit = await ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (commit === undefined) {
    const isRepository = (await ask(["rev-parse", "--git-dir"])) !== undefined;
    throw new UsageError(
      isRepository
        ? `There is no commit ${ref} here. In continuous integration, fetch it first.`
        : "There is no git repository here, so there is no base to compare with.",
    );
  }
  const base = await ask(["merge-base", "HEAD", commit]);
  if (base === undefined) {
    throw new UsageError(
      `${ref} and HEAD have no commit in common here. A shallow clone lacks it: fetch the whole history, with fetch-depth 0.`,
    );
  }
  return base;

  async function ask(args: readonly string[]): Promise<string | undefined> {
    try {
      return (await askGit(root, args, signal)).trim() || undefined;
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }
}
