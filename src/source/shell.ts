/** A command that a file runs: a notebook's `!wget …`, a Dockerfile's CMD, a CI step, a DVC stage, a Procfile line. */
export interface ShellCommand {
  /** The words, unquoted as a POSIX shell would; variables are left as `$NAME`. */
  readonly words: readonly string[];
  /** Offsets in the text that the file's positions map knows. */
  readonly start: number;
  readonly end: number;
}
