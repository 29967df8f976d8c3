/** A folder with more files than this is a store of data; nothing is gained by listing it all, and much time is lost. */
export const MOST_FILES = 50_000;

/** Folders that the message names. */
const NAMED = 3;

/** Counts the files of one listing. Folders are to be listed from the top downwards, so that what is left out lies deepest. */
export interface FileLimit {
  /** True once no file fits in any more. */
  readonly isFull: boolean;
  /** Takes as many of one folder depth's files as fit in; what does not is remembered for the message. */
  take(paths: readonly string[]): readonly string[];
  /** Remembers folders that were not looked into. */
  leaveOut(folders: readonly string[]): void;
  /** Folders of which not everything fitted in. */
  folders(): readonly string[];
  /** What was left out and what helps, in one notice, once all is listed; undefined when everything fitted in. */
  end(): string | undefined;
}

/** Never silent: what is left out is told through `notice`, or people would believe that it had been judged. */
export function createFileLimit(notice: (path: string, message: string) => void, most = MOST_FILES): FileLimit {
  let count = 0;
  const folders = new Set<string>();

  return {
    get isFull() {
      return count >= most;
    },
    take(paths) {
      const fitting = paths.slice(0, most - count);
      count += fitting.length;
      for (const path of paths.slice(fitting.length)) folders.add(path.slice(0, Math.max(path.lastIndexOf("/"), 0)));
      return fitting;
    },
    leaveOut(skipped) {
      for (const folder of skipped) folders.add(folder);
    },
    folders: () => [...folders],
    end() {
      if (folders.size === 0) return undefined;
      const message = messageOf([...folders].sort(), most);
      notice("", message);
      return message;
    },
  };
}

function messageOf(folders: readonly string[], most: number): string {
  const named = folders.slice(0, NAMED).map((folder) => (folder === "" ? "the top folder" : `${folder}/`));
  const more = folders.length - named.length;
  const others = more === 0 ? [] : [`${more} more ${more === 1 ? "folder" : "folders"}`];
  return (
    `There are more than ${most.toLocaleString("en-US")} files here, so files in ${inWords([...named, ...others])} were left out and are ` +
    "not judged: list folders of data in .gitignore or under aiReadiness.exclude, or open the folder of the system alone."
  );
}

function inWords(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
