import { anyGlobOfFolder } from "../model/glob.ts";
import type { FileVersion, History } from "../model/history.ts";
import type { FileEntry, Host } from "../model/host.ts";

export interface MemoryHostOptions {
  /** Paths in git's index; undefined stands for a folder without git. */
  readonly tracked?: readonly string[];
  readonly today?: string;
  /** What git knows of the past; undefined stands for a folder without commits. */
  readonly history?: History;
  /** Texts of earlier versions, by `commit:path`. */
  readonly pastTexts?: Readonly<Record<string, string>>;
}

/** A repository in memory that records what is asked of it, so that tests can tell what the engine reads. */
export interface MemoryHost extends Host {
  /** Every path that was read, in order, repeats included. */
  readonly reads: readonly string[];
  readonly lists: () => number;
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  track(paths: readonly string[] | undefined): void;
  setToday(today: string): void;
  /** The paths that were asked for with each look at the past. */
  readonly pasts: readonly (readonly string[])[];
  setHistory(history: History | undefined): void;
}

export function createMemoryHost(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryHostOptions = {},
): MemoryHost {
  const encoder = new TextEncoder();
  const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? encoder.encode(content) : content);
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  const reads: string[] = [];
  const pasts: (readonly string[])[] = [];
  let lists = 0;
  let tracked = options.tracked;
  let today = options.today ?? "2026-11-22";
  let history = options.history;
  let time = 0;
  return {
    reads,
    lists: () => lists,
    async list({ leftAlone = [] }) {
      lists++;
      const leavesOut = anyGlobOfFolder(leftAlone);
      const left = new Set<string>();
      const files = [...contents].flatMap(([path, bytes]): FileEntry[] => {
        const folder = foldersAbove(path).find(leavesOut);
        if (folder !== undefined) left.add(folder);
        return folder === undefined ? [{ path, size: bytes.length }] : [];
      });
      return { files, unlisted: [...left].sort() };
    },
    async read(path) {
      reads.push(path);
      const bytes = contents.get(path);
      if (bytes === undefined) throw new Error(`There is no file ${path}.`);
      return bytes;
    },
    async git() {
      return tracked === undefined ? undefined : { tracked: new Set(tracked) };
    },
    async history(paths) {
      pasts.push(paths);
      return history;
    },
    textAt: async ({ commit, path }: FileVersion) => options.pastTexts?.[`${commit}:${path}`],
    pasts,
    setHistory(next) {
      history = next;
    },
    today: () => today,
    yield: () => new Promise((resolve) => setTimeout(resolve, 0)),
    // Each look at the clock takes a millisecond, so that slices end at the same points in every run.
    now: () => time++,
    write: (path, content) => void contents.set(path, bytesOf(content)),
    remove: (path) => void contents.delete(path),
    track(paths) {
      tracked = paths;
    },
    setToday(date) {
      today = date;
    },
  };
}

/** `["a", "a/b"]` of `a/b/c.py`. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
