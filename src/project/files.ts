import { globMatcher } from "../model/glob.ts";

/** The project's files, as rules and the analysis may ask for them. Paths are relative to the root, with `/`. */
export interface Files {
  /** True for a file, or a folder that holds one. */
  has(path: string): boolean;
  /** Every path listed, git-ignored ones included where the host lists them, sorted. */
  readonly paths: readonly string[];
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
}

/** Answers questions about the files that were listed; folders are known by what they hold. */
export function createFiles(input: FilesInput): Files {
  const paths = [...input.paths].sort();
  let known: Set<string> | undefined;
  const globs = new Map<string, readonly string[]>();
  return {
    paths,
    has(path) {
      known ??= withFolders(paths);
      const wanted = clean(path);
      return wanted === "" || known.has(wanted);
    },
    glob(pattern) {
      let found = globs.get(pattern);
      if (found === undefined) {
        const matches = globMatcher(pattern);
        found = paths.filter(matches);
        globs.set(pattern, found);
      }
      return found;
    },
    text: (path) => input.text(clean(path)),
    size: (path) => input.size?.(clean(path)),
    isTracked: (path) => input.tracked?.has(clean(path)),
  };
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
