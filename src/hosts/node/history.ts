import { spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import type { FileVersion, History } from "../../model/history.ts";
import { createLogParser, LOG_FORMAT } from "../shared/git-log.ts";
import { gitEnvironment } from "./git.ts";

/** Commits read at most, newest first: older ones are not known then. */
const MOST_COMMITS = 20_000;
/** Characters of git's answer read at most. */
const MOST_TEXT = 96 << 20;
/** Characters of one earlier version of a file read at most. */
const MOST_OF_FILE = 2 << 20;
/** Milliseconds that git may take. */
const PATIENCE = 30_000;

/**
 * Switches off whatever a repository's configuration could have git start: a file-system monitor, hooks, a pager, external differs, text
 * converters, a program to verify signatures, and the fetching of objects that a partial clone lacks.
 */
const SAFE = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.pager", "cat"],
  ["diff.external", ""],
  ["log.showSignature", "false"],
  ["log.showRoot", "true"],
  ["protocol.allow", "never"],
].flatMap(([key, value]) => ["-c", `${key}=${value}`]);

/** Objects are compared by their names alone (`--raw`, no renames), so nothing in them is read. */
const LOG = [
  ["log", `--max-count=${MOST_COMMITS}`, "--no-merges", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative"],
  ["--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-mailmap", "--no-color", "--encoding=UTF-8"],
  ["--ignore-submodules=all", `--format=${LOG_FORMAT}`],
].flat();

/**
 * Asks git for the commits of a folder's repository up to `HEAD`, and again only after `HEAD` moved. Undefined without git or commits, and
 * where git itself calls the repository unsafe.
 */
export function createHistoryReader(root: string): (signal?: AbortSignal) => Promise<History | undefined> {
  let known: { readonly state: string; readonly history: History | undefined } | undefined;
  return async (signal) => {
    const state = await ask(root, ["rev-parse", "--is-shallow-repository", "HEAD"], signal);
    if (state === undefined || state.cut) return undefined;
    if (known?.state !== state.text)
      known = { state: state.text, history: await readLog(root, state.text.startsWith("true"), signal) };
    return known.history;
  };
}

async function readLog(root: string, isShallow: boolean, signal: AbortSignal | undefined): Promise<History | undefined> {
  const parser = createLogParser(isShallow);
  const log = await ask(root, LOG, signal, parser.take);
  if (log === undefined) return undefined;
  const commits = parser.end();
  return { commits, complete: !isShallow && !log.cut && parser.seen() < MOST_COMMITS };
}

/** A file's text as a commit holds it, read without filters or text converters. */
export async function readVersion(
  root: string,
  { commit, path }: FileVersion,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const answer = await ask(root, ["cat-file", "blob", `${commit}:./${path}`], signal, undefined, MOST_OF_FILE);
  return answer === undefined || answer.cut ? undefined : answer.text;
}

interface Answer {
  readonly text: string;
  /** True when git was stopped before its end. */
  readonly cut: boolean;
}

/** Runs git in the folder without a shell. `take` gets the answer in pieces as it comes; without it the whole is returned. */
function ask(
  root: string,
  command: readonly string[],
  signal: AbortSignal | undefined,
  take?: (text: string) => void,
  most = MOST_TEXT,
): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder("utf8");
    let text = "";
    let length = 0;
    let cut = false;
    const git = spawn("git", ["--no-pager", ...SAFE, ...command], {
      cwd: root,
      env: { ...gitEnvironment(), GIT_NO_LAZY_FETCH: "1" },
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
    });
    const stop = () => {
      cut = true;
      git.kill();
    };
    const patience = setTimeout(stop, PATIENCE);
    signal?.addEventListener("abort", stop);
    git.stdout.on("data", (bytes: Buffer) => {
      if (cut) return;
      const piece = decoder.write(bytes);
      length += piece.length;
      if (take === undefined) text += piece;
      else take(piece);
      if (length > most) stop();
    });
    git.on("error", () => finish(undefined));
    git.on("close", (code) => finish(code === 0 || cut ? { text, cut } : undefined));
    function finish(answer: Answer | undefined): void {
      clearTimeout(patience);
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else resolve(answer);
    }
  });
}
