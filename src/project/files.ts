import { globMatcher } from "../model/glob.ts";

/** The project's files, as rules and the analysis may ask for them. Paths are relative to the root, with `/`. */
export interface Files {
  /** True for a file, or a folder that holds one: listed, or in git's index where nothing was listed. */
  has(path: string): boolean;
  /** Every path listed, git-ignored ones included where the host lists them, sorted. */
  readonly paths: readonly string[];
  /**
   * True where it is known that a path, or a glob, names nothing: all that it may name would have been listed. Where a folder was left out, neither this nor
   * `has` holds.
   */
  lacks(pattern: string): boolean;
  /** Folders of which not everything is listed. */
  readonly unlisted: readonly string[];
  /** Paths that match a glob (`*`, `**`, `?`), relative to the root. */
  glob(pattern: string): readonly string[];
  /** Text of a document or configuration that was read in this scan; undefined for programs, binaries and what was skipped. */
  text(path: string): string | undefined;
  /** In bytes; undefined where the host does not tell. */
  size(path: string): number | undefined;
  /** In git's index; undefined without git. */
  isTracked(path: string): boolean | undefined;
}

export interface FilesInput {
  readonly paths: Iterable<string>;
  readonly text: (path: string) => string | undefined;
  readonly tracked: ReadonlySet<string> | undefined;
  readonly size?: (path: string) => number | undefined;
  readonly unlisted?: readonly string[];
}

/** Answers questions about the files that were listed; folders are known by what they hold. */
export function createFiles(input: FilesInput): Files {
  const paths = [...input.paths].sort();
  let known: Set<string> | undefined;
  const globs = new Map<string, readonly string[]>();
  const { unlisted = [], tracked } = input;
  const left = new Set(unlisted);
  const isUnlisted = (path: string): boolean => {
    for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) if (left.has(at)) return true;
    return left.has("");
  };
  const has = (path: string): boolean => {
    known ??= withFolders(unlisted.length === 0 ? paths : [...paths, ...[...(tracked ?? [])].filter(isUnlisted)]);
    const wanted = clean(path);
    return wanted === "" || known.has(wanted);
  };
  const glob = (pattern: string): readonly string[] => {
    let found = globs.get(pattern);
    if (found === undefined) {
      const matches = globMatcher(pattern);
      found = paths.filter(matches);
      globs.set(pattern, found);
    }
    return found;
  };
  return {
    paths,
    unlisted,
    has,
    lacks(pattern) {
      const wanted = clean(pattern);
      if (has(wanted)) return false;
      if (!/[*?[{]/.test(wanted)) return !isUnlisted(wanted);
      const start = wanted.replace(/\/?[^/]*[*?[{].*$/, "");
      return glob(wanted).length === 0 && !unlisted.some((folder) => isBelow(start, folder) || isBelow(folder, start));
    },
    glob,
    text: (path) => input.text(clean(path)),
    size: (path) => input.size?.(clean(path)),
    isTracked: (path) => input.tracked?.has(clean(path)),
  };
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

function withFolders(paths: readonly string[]): Set<string> {
  const known = new Set(paths);
  for (const path of paths) {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at);
      if (known.has(folder)) break;
      known.add(folder);
    }
  }
  return known;
}

/** `./a//b/` as `a/b`. */
function clean(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name === ".." && names.length > 0) names.pop();
    else names.push(name);
  }
  return names.join("/");
}
