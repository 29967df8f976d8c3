import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { anyGlobOfFolder } from "../../model/glob.ts";
import type { FileEntry, Listing, ListRequest } from "../../model/host.ts";
import { createFileLimit } from "../shared/file-limit.ts";
import { foldersOf } from "../shared/folders.ts";
import { type Ignores, ignoresFromAbove, NOTHING_IGNORED } from "../shared/ignores.ts";
import { isEnvironment, isLeftOutFolder } from "../shared/left-out.ts";
import { createLinkNotices, type SkippedLink } from "../shared/links.ts";

/** Milliseconds of listing before others may run. */
const SLICE = 20;

export interface ListOptions extends ListRequest {
  readonly root: string;
  /** Paths in git's index: what is committed is listed even where a `.gitignore` names it. */
  readonly tracked: ReadonlySet<string>;
  /** Called for each folder below the root that is a repository of its own. */
  readonly nested?: ((folder: string) => void) | undefined;
  /** Files to list at most; see `createFileLimit`. */
  readonly most?: number | undefined;
}

interface Waiting {
  readonly folder: string;
  readonly ignores: Ignores;
  /** True below an ignored folder, which is entered only because something in it is committed. */
  readonly onlyCommitted: boolean;
}

/** Every file below the root that is the project's own; see `Host.list`. Sorted by path within each folder, higher folders first. */
export async function listFiles(options: ListOptions): Promise<Listing> {
  const { root, notice, signal, most, leftAlone = [] } = options;
  const leavesOut = anyGlobOfFolder(leftAlone);
  const files: FileEntry[] = [];
  const unlisted: string[] = [];
  const committedFolders = foldersOf(options.tracked);
  const realRoot = realpathSync(root);
  const links = createLinkNotices(notice);
  const limit = createFileLimit(notice, most);
  const waiting: Waiting[] = [{ folder: "", ignores: ignoresAbove(root), onlyCommitted: false }];
  let sliceEnd = performance.now() + SLICE;
  let done = 0;
  for (; done < waiting.length && !limit.isFull; done++) {
    if (performance.now() > sliceEnd) {
      await new Promise((resolve) => setImmediate(resolve));
      sliceEnd = performance.now() + SLICE;
    }
    signal?.throwIfAborted();
    const { folder, ignores: above, onlyCommitted } = waiting[done]!;
    /** Paths, and whether each is a link. */
    const wanted = new Map<string, boolean>();
    let entries: Dirent[];
    try {
      entries = readdirSync(path.join(root, folder), { withFileTypes: true });
    } catch (error) {
      notice(folder === "" ? "." : folder, `The folder cannot be read (${codeOf(error)}), so nothing in it is judged.`);
      continue;
    }
    if (folder !== "" && isEnvironment(entries.map((entry) => entry.name))) continue;
    if (folder !== "" && entries.some((entry) => entry.name === ".git")) options.nested?.(folder);
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    const ignores = withOwnIgnores(root, folder, entries, above);
    for (const entry of entries) {
      const below = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isLeftOutFolder(entry.name)) continue;
        const ignored = onlyCommitted || ignores.ignored(below, true);
        if (ignored && !committedFolders.has(below)) continue;
        if (leavesOut(below)) unlisted.push(below);
        else waiting.push({ folder: below, ignores, onlyCommitted: ignored });
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        if ((onlyCommitted || ignores.ignored(below, false)) && !options.tracked.has(below)) continue;
        if (entry.isSymbolicLink() && isLeftOutFolder(entry.name)) continue;
        wanted.set(below, entry.isSymbolicLink());
      }
    }
    for (const below of limit.take([...wanted.keys()])) {
      const size = sizeOf(path.join(root, below), wanted.get(below)!, realRoot);
      if (typeof size === "number") files.push({ path: below, size });
      else if (size !== undefined) links.skipped(below, size);
    }
  }
  limit.leaveOut(waiting.slice(done).map(({ folder }) => folder));
  limit.end();
  links.end();
  return { files, unlisted: [...unlisted, ...limit.folders()].sort() };
}

function withOwnIgnores(root: string, folder: string, entries: readonly Dirent[], above: Ignores): Ignores {
  if (!entries.some((entry) => entry.name === ".gitignore" && entry.isFile())) return above;
  const text = readText(path.join(root, folder, ".gitignore"));
  return text === undefined ? above : above.with(folder, text);
}

/** What is ignored by files above the root, when the root lies below a repository's top, and by git's own list of exclusions. */
function ignoresAbove(root: string): Ignores {
  const folders: string[] = [];
  let top: string | undefined;
  for (let at = path.resolve(root); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) top = at;
    if (top !== undefined || at === path.dirname(at)) break;
    folders.unshift(path.dirname(at));
  }
  if (top === undefined) return NOTHING_IGNORED;
  let ignores = NOTHING_IGNORED;
  const prefixOf = (folder: string) => {
    const relative = path.relative(folder, root).split(path.sep).join("/");
    return relative === "" ? "" : `${relative}/`;
  };
  const exclude = readText(path.join(top, ".git", "info", "exclude"));
  if (exclude !== undefined) ignores = ignoresFromAbove(ignores, prefixOf(top), exclude);
  for (const folder of folders) {
    const text = readText(path.join(folder, ".gitignore"));
    if (text !== undefined) ignores = ignoresFromAbove(ignores, prefixOf(folder), text);
  }
  return ignores;
}

/**
 * Bytes of a file; undefined when it has gone meanwhile. A link counts when it leads to a file below the root: what lies outside is not
 * the repository's, and a report quotes what it reads.
 */
function sizeOf(file: string, isLink: boolean, realRoot: string): number | SkippedLink | undefined {
  try {
    if (!isLink) return lstatSync(file).size;
    const target = realpathSync(file);
    if (target !== realRoot && !target.startsWith(realRoot + path.sep)) return "outside";
    const stat = statSync(target);
    if (stat.isDirectory())
      return `${realpathSync(path.dirname(file))}${path.sep}`.startsWith(target + path.sep) ? "cycle" : "folder";
    return stat.isFile() ? stat.size : undefined;
  } catch (error) {
    if (!isLink) return undefined;
    return codeOf(error) === "ELOOP" ? "cycle" : "nowhere";
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
