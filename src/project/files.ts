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
  /** In git's index; undefined without git. */
  isTracked(path: string): boolean | undefined;
}
