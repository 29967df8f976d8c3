import { execFile } from "node:child_process";
import type { GitFacts } from "../../model/host.ts";

/**
 * What git knows of a folder; paths are relative to it, also when it lies below the repository's top. Undefined where there is no git
 * or no repository.
 *
 * Nothing of the repository may run: its configuration could name a file-system monitor or hooks, so both are switched off, and with
 * nothing left to run a repository that somebody else owns (a container's mount) may be read.
 */
export function readGit(root: string): Promise<GitFacts | undefined> {
  const safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.directory=*"];
  return new Promise((resolve) => {
    execFile(
      "git",
      [...safe, "ls-files", "-z"],
      { cwd: root, env: gitEnvironment(), encoding: "utf8", maxBuffer: 1 << 30, timeout: 60_000, windowsHide: true },
      (error, stdout) => resolve(error ? undefined : { tracked: new Set(stdout.split("\0").filter((path) => path !== "")) }),
    );
  });
}

/** The person's environment without what would point git at another repository, with no lock taken and no question asked. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
}
