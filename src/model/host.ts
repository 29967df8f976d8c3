import type { FileVersion, History } from "./history.ts";

/** One file as the host lists it. */
export interface FileEntry {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

export interface FileChange {
  readonly path: string;
  readonly type: "created" | "changed" | "deleted";
}

/** What is asked of a listing. */
export interface ListRequest {
  /** Told of problems, such as a folder that cannot be read. */
  readonly notice: (path: string, message: string) => void;
  readonly signal?: AbortSignal | undefined;
  /** Globs of what nobody wants to know anything of: folders that they cover need not be looked into. */
  readonly leftAlone?: readonly string[] | undefined;
}

export interface Listing {
  readonly files: readonly FileEntry[];
  /**
   * Folders of which not everything is listed, since they were to be left out or there was too much: what is not listed there, or further down, may be there
   * all the same.
   */
  readonly unlisted: readonly string[];
}

/**
 * Where the engine meets the world. Paths are relative to the project's root, with `/`. The engine itself never touches files,
 * git or clocks, so it runs alike on the desktop, in the browser, on the command line and in tests.
 */
export interface Host {
  /**
   * Every file below the root except `.git`, dependency folders and virtual environments. Git-ignored files may be left out;
   * symbolic links to folders are not followed.
   */
  list(request: ListRequest): Promise<Listing>;
  /** The bytes of a file; rejects when it cannot be read. An editor's host gives what is in the open editor, saved or not. */
  read(path: string): Promise<Uint8Array>;
  /** What git knows, or undefined where there is no git. */
  git(): Promise<GitFacts | undefined>;
  /**
   * What git knows of the past of these paths (files, folders, relative to the root), perhaps of others as well; asked only when a rule
   * needs it, and the same object as before while nothing was committed. Undefined, or absent, where there is no git.
   */
  history?(paths: readonly string[], signal?: AbortSignal): Promise<History | undefined>;
  /** The text of a file as a commit of `history` holds it; undefined where git cannot tell. */
  textAt?(version: FileVersion, signal?: AbortSignal): Promise<string | undefined>;
  /** Today's date, for expiry: `2026-11-22`. */
  today(): string;
  /** Lets other work run; resolves in a later task. */
  yield(): Promise<void>;
  /** Milliseconds from any origin, never going back. */
  now(): number;
}

export interface GitFacts {
  /** Paths in the index. A committed file is a versioned file. */
  readonly tracked: ReadonlySet<string>;
}

/** Something that the person should know about the scan itself: a file skipped, a rule that crashed. */
export interface Notice {
  readonly file: string;
  readonly message: string;
}
