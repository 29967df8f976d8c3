import * as vscode from "vscode";
import type { ProjectOptions, ScanResult } from "../../engine/project.ts";
import type { Finding, ShownFinding } from "../../model/check.ts";
import type { Fix } from "../../model/fix.ts";
import type { FileChange, Notice } from "../../model/host.ts";
import type { Judgement, Session } from "../worker/session.ts";
import type { EngineThread } from "./engine-thread.ts";
import { loadEngine } from "./load-engine.ts";
import type { Output } from "./output.ts";
import { createScheduler, type Work } from "./scheduler.ts";
import { readSettings } from "./settings.ts";
import { createWorkspaceHost, type WorkspaceHost } from "./workspace-host.ts";

/** One workspace folder: its project, its newest result, and what keeps that result new. */
export interface FolderProject extends vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder;
  /** The newest result; undefined before the first scan has ended. */
  readonly result: Judgement | undefined;
  readonly scanning: boolean;
  /** Why the newest scan failed, so that there is no result, or only an older one; undefined when it did not. */
  readonly failure: string | undefined;
  /** Findings with their fixes, as the newest scan has them. */
  withFixes<One extends ShownFinding>(findings: readonly One[]): Promise<readonly (One & Finding)[]>;
  /** How often work was begun, on everything or on what changed. */
  readonly runs: number;
  /** What answers for the newest scan; undefined before the first one began. */
  readonly session: Session | undefined;
  /** Opens the session where nothing has been asked yet. */
  opened(): Promise<Session>;
  /** Fires when scanning begins and ends, and with it when there is a new result. */
  readonly onDidChange: vscode.Event<FolderProject>;
  /** The folder as an editor sees it. */
  readonly host: WorkspaceHost;
  /** What the newest scan was told: settings by rule, and what is left alone. */
  options(): ProjectOptions;
  /** Judges everything from nothing, beside what is known: tests hold what grew by small steps against it. */
  judgedAnew(): Promise<ScanResult>;
  /** True for a file that changed after the newest result had been computed. */
  isStale(path: string): boolean;
  /** A path that ends with `/` is a folder. */
  change(changes: readonly FileChange[]): void;
  /** Git's HEAD or index has been written: scans anew when that changed what is tracked or which branch is out. */
  gitMoved(): void;
  /** Reads the settings again and scans everything anew. */
  rescan(): void;
  /** Resolves when the result covers every change so far. */
  settled(): Promise<void>;
}

/** Milliseconds of quiet before changes are looked at: long enough for a word to be typed. */
const TYPING_DELAY = 150;
/** Changes that no person makes by hand at once: a switch of branches, an unpacked archive. */
const BURST = 100;
/** VS Code tells of a burst in portions of 500 changes, 200 ms apart. Whoever begins between two of them begins in vain. */
const BURST_DELAY = 600;
/** A switch of branches writes many files after it has written HEAD. */
const GIT_DELAY = 300;

const NO_FIXES: Promise<readonly Fix[]> = Promise.resolve([]);

export function openFolder(folder: vscode.WorkspaceFolder, thread: EngineThread, output: Output): FolderProject {
  const changed = new vscode.EventEmitter<FolderProject>();
  let settings = readSettings(folder.uri);
  let result: Judgement | undefined;
  let scanning = false;
  let failure: string | undefined;
  let runs = 0;
  const host = createWorkspaceHost(folder.uri, () => settings.run === "onSave");
  const options = (): ProjectOptions => ({ severity: settings.severity, exclude: settings.exclude });
  let session: Session | undefined;
  const reported = new Set<string>();
  let warned = false;

  let opening: Promise<Session> | undefined;
  async function opened(): Promise<Session> {
    opening ??= thread.open(host, options());
    try {
      session = await opening;
      return session;
    } catch (error) {
      // What could not be loaded may be there the next time.
      opening = undefined;
      throw error;
    }
  }

  /** Of the newest result, as far as somebody has looked. */
  let fixes = new Map<string, Promise<readonly Fix[]>>();
  async function withFixes<One extends ShownFinding>(findings: readonly One[]): Promise<readonly (One & Finding)[]> {
    const known = fixes;
    const unknown = findings.map(({ fingerprint }) => fingerprint).filter((fingerprint) => !known.has(fingerprint));
    const asked = unknown.length === 0 ? undefined : session?.fixes(unknown);
    for (const [index, fingerprint] of unknown.entries()) known.set(fingerprint, asked?.then((all) => all[index]!) ?? NO_FIXES);
    return Promise.all(findings.map(async (one) => ({ ...one, fixes: await (known.get(one.fingerprint) ?? NO_FIXES) })));
  }

  async function run(work: Work, signal: AbortSignal): Promise<void> {
    const start = host.now();
    runs++;
    setScanning(true);
    try {
      const engine = await opened();
      // Before the first result there is nothing that a change could be applied to.
      const next =
        work.kind === "scan" || result === undefined ? await engine.scan(signal) : await engine.apply(work.changes, signal);
      signal.throwIfAborted();
      result = next;
      fixes = new Map();
      failure = undefined;
      output.trace("messages", `${folder.name}: ${describe(work, next)} in ${Math.round(host.now() - start)} ms.`);
      report(next.notices);
      warnOfSize();
    } catch (error) {
      if (signal.aborted) output.trace("verbose", `${folder.name}: the scan was given up for a newer one.`);
      else {
        failure = error instanceof Error ? error.message : String(error);
        output.error(`${folder.name}: the scan failed. ${error instanceof Error ? (error.stack ?? error.message) : error}`);
      }
      throw error;
    } finally {
      setScanning(false);
    }
  }

  /** Each notice once, or a skipped file would be listed at every keystroke. */
  function report(notices: readonly Notice[]): void {
    for (const { file, message } of notices) {
      const line = `${folder.name}: ${file === "" ? "" : `${file}: `}${message}`;
      if (reported.has(line)) continue;
      reported.add(line);
      output.warn(line);
    }
  }

  /** Whoever believes that everything was judged has to be told, and once: the output is read by few. */
  function warnOfSize(): void {
    const leftOut = host.leftOut();
    if (leftOut === undefined || warned) return;
    warned = true;
    void vscode.window.showWarningMessage(`${folder.name}: ${leftOut}`);
  }

  function setScanning(value: boolean): void {
    scanning = value;
    changed.fire(self);
  }

  /** What happens to a folder happens to all that is in it, and a `.gitignore` decides what is listed at all. */
  function needsScan({ path, type }: FileChange): boolean {
    return /(?:^|\/)\.gitignore$|\/$/.test(path) || (type === "deleted" && host.isFolder(path));
  }

  let gitTimer: ReturnType<typeof setTimeout> | undefined;
  const scheduler = createScheduler({
    run,
    delay: (changes) => (changes > BURST ? BURST_DELAY : result === undefined ? 0 : TYPING_DELAY),
  });
  const self: FolderProject = {
    folder,
    get result() {
      return result;
    },
    get session() {
      return session;
    },
    opened,
    get scanning() {
      return scanning;
    },
    get failure() {
      return failure;
    },
    get runs() {
      return runs;
    },
    withFixes,
    onDidChange: changed.event,
    host,
    options,
    judgedAnew: async () => (await loadEngine()).openProject(host, options()).scan(),
    isStale: (path) => scheduler.isPending(path),
    change(changes) {
      const relevant = changes.filter(({ path }) => !host.ignores(path));
      if (relevant.some(needsScan)) scheduler.scan(relevant);
      else scheduler.change(relevant);
    },
    gitMoved() {
      clearTimeout(gitTimer);
      gitTimer = setTimeout(() => {
        void host.gitChanged().then((differs) => {
          if (differs) scheduler.scan();
        });
      }, GIT_DELAY);
    },
    rescan() {
      settings = readSettings(folder.uri);
      session?.configure(options());
      scheduler.scan();
    },
    settled: () => scheduler.settled(),
    dispose() {
      clearTimeout(gitTimer);
      scheduler.dispose();
      session?.dispose();
      changed.dispose();
    },
  };
  scheduler.scan();
  return self;
}

function describe(work: Work, result: Judgement): string {
  const what = work.kind === "scan" ? "scanned everything" : `looked at ${work.changes.length} changed files`;
  return `${what}, ${result.checks.length} checks and ${result.findings.length} findings`;
}
