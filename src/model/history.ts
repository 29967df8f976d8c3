/** What git tells of the past, as plain data. Paths are relative to the project's root, with `/`; days are the committer's: `2026-10-25`. */

/** One commit that is not a merge. */
export interface Commit {
  readonly hash: string;
  readonly date: string;
  readonly author: string;
  /** The first line of its message. */
  readonly subject: string;
  readonly changes: readonly FileHistoryChange[];
}

export interface FileHistoryChange {
  readonly path: string;
  readonly kind: "added" | "changed" | "deleted";
  /** The path under which the same content stood before, for a file that was moved. */
  readonly from?: string;
}

/** The past as far as it is known. */
export interface History {
  /** Newest first. */
  readonly commits: readonly Commit[];
  /** False where older commits are not known: a shallow clone, or more than are read. */
  readonly complete: boolean;
}

/** The commits that touched one of the paths, under the names that it had before too, newest first. A folder stands for all below it. */
export function commitsOf({ commits }: History, paths: readonly string[]): readonly Commit[] {
  const names = new Set(paths);
  const folders = paths.map((path) => `${path}/`);
  return commits.filter(({ changes }) => {
    let touched = false;
    for (const { path, from } of changes) {
      if (!names.has(path) && !folders.some((folder) => path.startsWith(folder))) continue;
      touched = true;
      if (from !== undefined) names.add(from);
    }
    return touched;
  });
}

/** The commit in which a file first appeared, under whatever name; undefined where history does not go back that far, or never knew it. */
export function firstCommit(history: History, path: string): Commit | undefined {
  let name = path;
  let first: Commit | undefined;
  for (const commit of history.commits) {
    const change = commit.changes.find((one) => one.path === name && one.kind === "added");
    if (change === undefined) continue;
    if (change.from === undefined) first = commit;
    else {
      name = change.from;
      // Where it was before has to be found as well.
      first = undefined;
    }
  }
  return first;
}

/** The newest commit that touched one of the paths. */
export function lastCommit(history: History, paths: readonly string[]): Commit | undefined {
  return commitsOf(history, paths)[0];
}

/** Those of later days than `day`, newest first. What was committed on the day itself may have been known then. */
export function since(commits: readonly Commit[], day: string): readonly Commit[] {
  return commits.filter(({ date }) => date > day);
}

/** `1a2b3c4 of 2026-11-02, "Train on October"`: how people are told of a commit. */
export function describeCommit({ hash, date, subject }: Commit): string {
  const short = subject.length > 60 ? `${subject.slice(0, 59).trimEnd()}…` : subject;
  return `${hash.slice(0, 7)} of ${date}${short === "" ? "" : `, "${short}"`}`;
}

/** A file as a commit holds it. */
export interface FileVersion {
  /** The commit's hash. */
  readonly commit: string;
  /** Its path then. */
  readonly path: string;
}

/** The file as it stood at the end of a day: after the last commit of that day or before. Undefined where it was not there, or is not known. */
export function versionOn({ commits }: History, path: string, day: string): FileVersion | undefined {
  let name = path;
  for (const { hash, date, changes } of commits) {
    const change = changes.find((one) => one.path === name);
    if (change === undefined) continue;
    if (date <= day) return change.kind === "deleted" ? undefined : { commit: hash, path: name };
    if (change.from !== undefined) name = change.from;
  }
  return undefined;
}
