import type { ScanResult } from "../../engine/project.ts";
import type { DocumentedSchema, ManifestLanguage, World } from "../../language/index.ts";
import type { Finding } from "../../model/check.ts";
import { groupBy } from "../../model/group.ts";
import type { FileChange, Host } from "../../model/host.ts";
import type { LanguageEngine } from "./engine.ts";

/** Milliseconds of quiet before a change is looked at. */
const TYPING_DELAY = 150;

/** One workspace folder: its project, and what keeps its newest result new. */
export interface Folder {
  readonly root: string;
  readonly language: ManifestLanguage;
  readonly result: () => ScanResult | undefined;
  readonly world: () => World | undefined;
  change(changes: readonly FileChange[]): void;
  rescan(): void;
  /** Resolves when the result covers every change so far. */
  settled(): Promise<void>;
  dispose(): void;
}

export interface FolderEvents {
  /** All findings of the folder by file, each time that there are new ones. */
  readonly found: (findings: ReadonlyMap<string, readonly Finding[]>) => void;
  readonly warn: (message: string) => void;
}

/** Opens a folder and reads it. `unsaved` gives what an editor holds of a file, which comes before what is on disk. */
export function openFolder(
  root: string,
  host: Host,
  unsaved: (file: string) => string | undefined,
  schema: DocumentedSchema,
  { openProject, createManifestLanguage }: LanguageEngine,
  events: FolderEvents,
): Folder {
  const encoder = new TextEncoder();
  const project = openProject({
    ...host,
    read: async (file) => {
      const text = unsaved(file);
      return text === undefined ? host.read(file) : encoder.encode(text);
    },
  });
  let result: ScanResult | undefined;
  let changes: FileChange[] = [];
  let everything = true;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let cancel = new AbortController();
  const told = new Set<string>();

  async function look(): Promise<void> {
    while (everything || changes.length > 0) {
      const [all, some] = [everything || result === undefined, changes];
      everything = false;
      changes = [];
      cancel = new AbortController();
      const { signal } = cancel;
      try {
        result = all ? await project.scan({ signal }) : await project.apply(some, { signal });
        events.found(
          groupBy(
            result.findings.filter(({ waived }) => !waived),
            ({ place }) => place.file,
          ),
        );
        for (const { file, message } of result.notices) {
          const line = `${file}: ${message}`;
          if (!told.has(line)) events.warn(line);
          told.add(line);
        }
      } catch (error) {
        if (!signal.aborted) {
          events.warn(`The scan failed. ${error instanceof Error ? (error.stack ?? error.message) : error}`);
          return;
        }
        // Given up for a newer one, which has to look at what this one did not come to.
        everything ||= all;
      }
    }
  }

  function start(): void {
    running ??= look().finally(() => {
      running = undefined;
    });
  }

  function later(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      start();
    }, delay);
  }

  const self: Folder = {
    root,
    language: createManifestLanguage(schema, () => project.world),
    result: () => result,
    world: () => project.world,
    change(next) {
      changes.push(...next);
      later(TYPING_DELAY);
    },
    rescan() {
      everything = true;
      later(0);
    },
    async settled() {
      while (timer !== undefined || running !== undefined) {
        if (timer !== undefined) {
          clearTimeout(timer);
          timer = undefined;
          start();
        }
        await running;
      }
    },
    dispose() {
      clearTimeout(timer);
      timer = undefined;
      changes = [];
      everything = false;
      cancel.abort(new Error("The folder was closed."));
    },
  };
  self.rescan();
  return self;
}
