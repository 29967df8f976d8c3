import * as vscode from "vscode";
import type { ShownComparison } from "../worker/session.ts";
import { branchChanges } from "./branch-changes.ts";
import type { FolderProject } from "./folder-project.ts";
import type { Output } from "./output.ts";
import type { Projects } from "./projects.ts";

/** How far a folder's comparison with its base is. */
export type BranchState =
  | { readonly kind: "waiting" }
  /** There is no base: no repository, no git extension, no commit in common. */
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "compared"; readonly comparison: ShownComparison };

export interface Branches extends vscode.Disposable {
  readonly onDidChange: vscode.Event<FolderProject>;
  stateOf(project: FolderProject): BranchState;
  /** From now on each new result is held against its base. Nothing is done before somebody looks. */
  want(): void;
  /** Resolves when the newest results have been compared. */
  settled(): Promise<void>;
}

/** Milliseconds of quiet after a result: the branch is for reading, not for typing. */
const DELAY = 400;

/** Holds each folder against the commit where its branch began. */
export function createBranches(projects: Projects, output: Output): Branches {
  const changed = new vscode.EventEmitter<FolderProject>();
  const folders = new Map<FolderProject, FolderBranch>();
  let wanted = false;

  const follow = (project: FolderProject): void => {
    if (!wanted || project.scanning || project.result === undefined) return;
    let folder = folders.get(project);
    if (folder === undefined) {
      folder = createFolderBranch(project, output, () => changed.fire(project));
      folders.set(project, folder);
    }
    folder.look();
  };
  const listeners = [
    projects.onDidChange(follow),
    projects.onDidClose((project) => folders.delete(project)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("aiReadiness.base")) for (const folder of folders.values()) folder.look();
    }),
  ];
  return {
    onDidChange: changed.event,
    stateOf: (project) => folders.get(project)?.state() ?? { kind: "waiting" },
    want() {
      if (wanted) return;
      wanted = true;
      for (const project of projects.all) follow(project);
    },
    async settled() {
      for (const folder of folders.values()) await folder.settled();
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
      changed.dispose();
    },
  };
}

interface FolderBranch {
  readonly state: () => BranchState;
  look(): void;
  settled(): Promise<void>;
}

function createFolderBranch(project: FolderProject, output: Output, changed: () => void): FolderBranch {
  let state: BranchState = { kind: "waiting" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  async function compare(): Promise<void> {
    const head = project.result;
    if (head === undefined) return;
    const found = await branchChanges(project);
    if ("reason" in found) {
      set({ kind: "none", reason: found.reason });
      return;
    }
    const comparison = await project.session?.compare(found.host, found.state);
    // A newer result came in between: it is compared in its own turn.
    if (comparison === undefined || project.result !== head) return;
    set({ kind: "compared", comparison });
  }

  function set(next: BranchState): void {
    state = next;
    changed();
  }

  function start(): void {
    timer = undefined;
    running = running.then(compare).catch((error: unknown) => {
      output.warn(`${project.folder.name}: the branch could not be compared. ${error instanceof Error ? error.message : error}`);
      set({ kind: "none", reason: "The base could not be read; the output channel says why." });
    });
  }

  return {
    state: () => state,
    look() {
      clearTimeout(timer);
      timer = setTimeout(start, DELAY);
    },
    async settled() {
      if (timer !== undefined) {
        clearTimeout(timer);
        start();
      }
      await running;
    },
  };
}
