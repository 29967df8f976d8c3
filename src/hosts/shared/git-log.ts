import type { Commit, FileHistoryChange } from "../../model/history.ts";

/** For `git log --raw -z --no-renames --no-abbrev`: hash, parents, day, author and first line, each ended by NUL. */
export const LOG_FORMAT = "%x01%H%x00%P%x00%cs%x00%an%x00%s";

export interface LogParser {
  /** The next piece of git's answer, cut anywhere. */
  take(text: string): void;
  /** The commits that touch anything, newest first, once all is taken. A commit that was cut off is left out. */
  end(): readonly Commit[];
  /** How many commits there were, those that touch nothing here included. */
  seen(): number;
}

interface Draft {
  readonly fields: string[];
  readonly changes: {
    readonly path: string;
    readonly kind: FileHistoryChange["kind"];
    readonly before: string;
    readonly after: string;
  }[];
}

const KINDS: Readonly<Record<string, FileHistoryChange["kind"]>> = { A: "added", D: "deleted" };

/** Reads the log as it comes. In a shallow clone a commit without parents only seems to add what it holds, so its changes are dropped. */
export function createLogParser(isShallow: boolean): LogParser {
  const commits: Commit[] = [];
  let rest = "";
  let draft: Draft | undefined;
  let meta: string | undefined;
  let seen = 0;

  const close = (): void => {
    if (draft === undefined || draft.fields.length < 5) return;
    const [hash, parents, date, author, subject] = draft.fields as [string, string, string, string, string];
    const isEdge = isShallow && parents === "";
    if (draft.changes.length > 0 && !isEdge) commits.push({ hash, date, author, subject, changes: changesOf(draft) });
    draft = undefined;
  };

  const token = (text: string): void => {
    if (meta !== undefined) {
      const [, , before = "", after = "", status = ""] = meta.slice(1).split(" ");
      draft?.changes.push({ path: text, kind: KINDS[status] ?? "changed", before, after });
      meta = undefined;
    } else if (text.startsWith("\u0001")) {
      close();
      seen++;
      draft = { fields: [text.slice(1)], changes: [] };
    } else if (draft !== undefined && draft.fields.length < 5) draft.fields.push(text);
    else if (/^\n?:/.test(text)) meta = text.trimStart();
  };

  return {
    take(text) {
      const parts = (rest + text).split("\0");
      rest = parts.pop()!;
      for (const part of parts) token(part);
    },
    end() {
      if (rest !== "") draft = undefined;
      close();
      return commits;
    },
    seen: () => seen,
  };
}

/** A file that went while one with the same content, or the same name, came was moved. */
function changesOf({ changes }: Draft): FileHistoryChange[] {
  const gone = changes.filter(({ kind }) => kind === "deleted");
  return changes.map(({ path, kind, after }): FileHistoryChange => {
    if (kind !== "added" || gone.length === 0) return { path, kind };
    const same = gone.filter(({ before }) => before === after);
    const named = gone.filter((one) => nameOf(one.path) === nameOf(path));
    const from = same.find((one) => nameOf(one.path) === nameOf(path)) ?? same[0] ?? (named.length === 1 ? named[0] : undefined);
    return from === undefined ? { path, kind } : { path, kind, from: from.path };
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).toLowerCase();
}
