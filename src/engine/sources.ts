import type { Manifest } from "../manifest/manifest.ts";
import { anyGlob, type PathMatcher } from "../model/glob.ts";
import { hashBytes } from "../model/hash.ts";
import type { FileChange, FileEntry, GitFacts, Host, Notice } from "../model/host.ts";
import { isSameSet } from "../model/sets.ts";
import type { Pause } from "../project/analyser.ts";
import { classify, type FileClass } from "./classify.ts";
import { type FileState, type Readers, readState, type StateReader, stateReader, tooBig } from "./file-states.ts";
import type { ScanOptions } from "./project.ts";

export interface SourceReaders extends Readers {
  /** True for the configuration files that are understood. */
  readonly isConfiguration: (path: string) => boolean;
}

/** The repository as it was last read. */
export interface Sources {
  /** Everything listed, in the order of paths. */
  readonly entries: ReadonlyMap<string, FileEntry>;
  /** Folders of which not everything is listed. */
  readonly unlisted: readonly string[];
  /** What was read and is not excluded, in the order of paths. */
  readonly states: ReadonlyMap<string, FileState>;
  /** Root first, then by path. */
  readonly manifests: readonly Manifest[];
  readonly isExcluded: PathMatcher;
  readonly git: GitFacts | undefined;
  readonly notices: readonly Notice[];
}

/** Keeps what was read of a repository, by content. */
export interface SourceKeeper {
  /** Everything is to be listed and read anew by the next `sync`. */
  expectAll(): void;
  expect(changes: readonly FileChange[]): void;
  /**
   * Lists and reads what is expected to have changed. Gives the same object as before when nothing did. When cancelled, what was read is
   * kept and the rest stays expected.
   */
  sync(exclude: readonly string[], pause: Pause, options: ScanOptions): Promise<Sources>;
  /** A keeper over another host that begins with what this one has read; neither touches the other. What differs is to be expected of it. */
  fork(host: Host): SourceKeeper;
}

/** What a keeper begins with, which is nothing unless it is a fork. */
interface Kept {
  readonly entries: ReadonlyMap<string, FileEntry>;
  readonly classes: ReadonlyMap<string, FileClass>;
  readonly states: ReadonlyMap<string, FileState>;
  readonly unread: ReadonlyMap<string, string>;
  readonly pending: ReadonlySet<string>;
}

/** Files asked for at once: hides the latency of remote file systems. */
const READ_AHEAD = 16;

export function createSourceKeeper(host: Host, readers: SourceReaders, kept?: Kept): SourceKeeper {
  let entries = new Map(kept?.entries);
  const classes = new Map(kept?.classes);
  const states = new Map(kept?.states);
  const unread = new Map(kept?.unread);
  const pending = new Set(kept?.pending);
  let listNotices: readonly Notice[] = [];
  let unlisted: readonly string[] = [];
  let leftAlone: readonly string[] = [];
  let git: GitFacts | undefined;
  const loaded = new Map<FileClass, StateReader>();
  let relist = true;
  let reread = kept === undefined;
  let askGit = true;
  let changed = true;
  let excludeKey: string | undefined;
  let sources: Sources | undefined;

  const readerOf = async (kind: FileClass): Promise<StateReader> => {
    const reader = loaded.get(kind) ?? (await stateReader(kind, readers));
    loaded.set(kind, reader);
    return reader;
  };

  const classOf = (path: string): FileClass => {
    let kind = classes.get(path);
    if (kind === undefined) {
      kind = classify(path, readers.isConfiguration);
      classes.set(path, kind);
    }
    return kind;
  };

  const list = async (signal: AbortSignal | undefined): Promise<void> => {
    const notices: Notice[] = [];
    const all = reread;
    const { files: listed, unlisted: left } = await host.list({
      notice: (file, message) => void notices.push({ file, message }),
      signal,
      leftAlone,
    });
    const next = new Map<string, FileEntry>();
    for (const entry of [...listed].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      next.set(entry.path, entry);
      if (all || !entries.has(entry.path)) pending.add(entry.path);
      if (!entries.has(entry.path)) changed = true;
    }
    for (const path of entries.keys()) {
      if (next.has(path)) continue;
      changed = true;
      for (const kept of [states, unread, pending, classes]) kept.delete(path);
    }
    if (left.join("\n") !== unlisted.join("\n")) changed = true;
    entries = next;
    unlisted = left;
    listNotices = notices;
    relist = false;
    reread = false;
  };

  const refreshGit = async (): Promise<void> => {
    const next = await host.git();
    if (!isSameSet(git?.tracked, next?.tracked)) {
      git = next;
      changed = true;
    }
    askGit = false;
  };

  /** Takes in one file's bytes, or the error in their place. */
  const take = (path: string, outcome: Outcome, read: StateReader): void => {
    pending.delete(path);
    if ("error" in outcome) {
      const message = `Skipped: it cannot be read (${outcome.error instanceof Error ? outcome.error.message : String(outcome.error)}).`;
      if (unread.get(path) !== message || states.has(path)) changed = true;
      unread.set(path, message);
      states.delete(path);
      return;
    }
    if (unread.delete(path)) changed = true;
    if ("state" in outcome) {
      if (states.get(path)?.notice === outcome.state.notice && states.get(path)?.hash === outcome.state.hash) return;
      changed = true;
      states.set(path, outcome.state);
      return;
    }
    const hash = hashBytes(outcome.bytes);
    if (states.get(path)?.hash === hash) return;
    changed = true;
    entries.set(path, { path, size: outcome.bytes.length });
    states.set(path, readState(path, classOf(path), outcome.bytes, hash, read));
  };

  const readAll = async (paths: readonly string[], pause: Pause, tell?: (done: number) => void): Promise<void> => {
    const ahead: Promise<Outcome>[] = [];
    for (const [index, path] of paths.entries()) {
      await pause();
      while (ahead.length < READ_AHEAD && index + ahead.length < paths.length) {
        ahead.push(readBytes(host, entries.get(paths[index + ahead.length]!)!, classOf));
      }
      take(path, await ahead.shift()!, await readerOf(classOf(path)));
      tell?.(index + 1);
    }
  };

  const textOf = (path: string): string | undefined => states.get(path)?.text;

  const manifestsRead = (): readonly Manifest[] => {
    const found: Manifest[] = [];
    for (const { manifest } of states.values()) if (manifest !== undefined) found.push(manifest);
    return found;
  };

  /** Reads what manifests extend, and what that extends in turn, whatever kind of file it would be otherwise. */
  const readExtended = async (pause: Pause): Promise<void> => {
    for (;;) {
      const manifests = manifestsRead();
      if (manifests.length === 0) return;
      const { extendedFiles } = await readers.manifests();
      const files = new Set(manifests.flatMap((manifest) => [...extendedFiles(manifest, textOf)]));
      const wanted = [...files].filter(
        (path) => entries.has(path) && !unread.has(path) && (pending.has(path) || !states.has(path)),
      );
      if (wanted.length === 0) return;
      for (const path of wanted) if (classOf(path) === "listed") classes.set(path, "document");
      await readAll(wanted, pause);
    }
  };

  const manifestsInOrder = async (): Promise<readonly Manifest[]> => {
    const manifests = manifestsRead();
    if (manifests.length === 0) return [];
    const { extendManifest } = await readers.manifests();
    return manifests
      .map((manifest) => extendManifest(manifest, textOf))
      .sort((a, b) => depth(a.folder) - depth(b.folder) || (a.file < b.file ? -1 : 1));
  };

  return {
    expectAll() {
      relist = reread = askGit = true;
    },
    expect(changes) {
      for (const { path, type } of changes) {
        if (path === ".git/index") askGit = true;
        else if (type === "changed" && entries.has(path)) pending.add(path);
        else {
          relist = askGit = true;
          pending.add(path);
        }
      }
    },
    async sync(exclude, pause, { signal, progress }) {
      signal?.throwIfAborted();
      // What is to be left alone decides what is listed at all.
      if (exclude.join("\n") !== leftAlone.join("\n")) relist = true;
      leftAlone = exclude;
      const isLeftAlone = anyGlob(exclude);
      if (relist) {
        progress?.({ phase: "list", done: 0, total: 1 });
        await list(signal);
        progress?.({ phase: "list", done: 1, total: 1 });
      }
      if (askGit) await refreshGit();
      await pause();
      for (const path of pending) if (!entries.has(path) || classOf(path) === "listed") pending.delete(path);
      await readAll(
        [...pending].filter((path) => classOf(path) === "manifest" && !isLeftAlone(path)),
        pause,
      );
      await readExtended(pause);
      const manifests = (await manifestsInOrder()).filter(({ file }) => !isLeftAlone(file));
      const key = JSON.stringify([exclude, manifests.map((manifest) => [manifest.folder, manifest.lint.exclude])]);
      if (key !== excludeKey) {
        excludeKey = key;
        changed = true;
      }
      const isExcluded = excluder(exclude, manifests);
      const paths = [...pending].filter((path) => !isExcluded(path)).sort();
      await readAll(paths, pause, (done) => progress?.({ phase: "read", done, total: paths.length }));
      if (!changed && sources !== undefined) return sources;
      const kept = new Map<string, FileState>();
      const notices = [...listNotices];
      for (const path of entries.keys()) {
        const state = states.get(path);
        const failure = unread.get(path);
        if (state === undefined && failure === undefined) continue;
        if (classOf(path) === "manifest" ? isLeftAlone(path) : isExcluded(path)) continue;
        if (state !== undefined) kept.set(path, state);
        const message = failure ?? state?.notice;
        if (message !== undefined) notices.push({ file: path, message });
      }
      sources = {
        entries,
        unlisted,
        states: kept,
        manifests,
        isExcluded,
        git,
        notices,
      };
      changed = false;
      return sources;
    },
    fork: (other) => createSourceKeeper(other, readers, { entries, classes, states, unread, pending }),
  };
}

type Outcome = { readonly bytes: Uint8Array } | { readonly state: FileState } | { readonly error: unknown };

/** No content has this hash. */
const UNREAD = -1;

/** The bytes; a file too big to read is answered for by its size, without opening it. */
async function readBytes(host: Host, entry: FileEntry, classOf: (path: string) => FileClass): Promise<Outcome> {
  const kind = classOf(entry.path);
  const notice = tooBig(entry, kind);
  if (notice !== undefined) {
    // Big text and JSON files are data, which is nothing to be told of.
    const quiet = /\.(?:txt|json)$/i.test(entry.path);
    return { state: { kind, hash: UNREAD, suppressions: [], ...(!quiet && { notice }) } };
  }
  try {
    return { bytes: await host.read(entry.path) };
  } catch (error) {
    return { error };
  }
}

/** Globs of options are relative to the root, those of a manifest to its folder. */
function excluder(exclude: readonly string[], manifests: readonly Manifest[]): PathMatcher {
  const patterns = manifests.flatMap((manifest) =>
    manifest.lint.exclude.map((glob) => (manifest.folder === "" ? glob : `${manifest.folder}/${glob.replace(/^\.\//, "")}`)),
  );
  return anyGlob([...exclude, ...patterns]);
}

function depth(folder: string): number {
  return folder === "" ? 0 : folder.split("/").length;
}
