import * as vscode from "vscode";
import type { ProjectOptions } from "../../engine/project.ts";
import type { Host } from "../../model/host.ts";
import { remoteSession } from "../worker/client.ts";
import type { Session } from "../worker/session.ts";
import { isOutOfMemory, startThread, type Thread } from "../worker/thread.ts";
import { t } from "./l10n.ts";
import { extensionUri, loadEngine } from "./load-engine.ts";
import type { Output } from "./output.ts";

/** Where sessions of the engine are opened. */
export interface EngineThread extends vscode.Disposable {
  open(host: Host, options: ProjectOptions): Promise<Session>;
}

/**
 * The engine in a thread of its own, so that however long it works, or collects its garbage, no keystroke and no other extension waits for it. It is
 * started with the first folder, and anew when it died, such as for want of memory. A browser's extension host is a thread already, and there
 * the engine works in it, slice by slice.
 */
export function createEngineThread(output: Output): EngineThread {
  let thread: Thread | undefined;

  function current(): Thread {
    if (thread !== undefined) return thread;
    const started = startThread(vscode.Uri.joinPath(extensionUri(), "dist/engine/worker.js").fsPath, (why) => {
      if (thread === started) thread = undefined;
      const reason = reasonOf(why);
      output.error(reason);
      started.channel.cut(new Error(reason));
    });
    thread = started;
    return started;
  }

  return {
    async open(host, options) {
      if (!("WorkerGlobalScope" in globalThis)) {
        try {
          current();
          return remoteSession(current, host, options);
        } catch (error) {
          output.warn(`The engine has no thread of its own here: ${error instanceof Error ? error.message : error}`);
        }
      }
      const { openProject, openSession } = await loadEngine();
      return openSession(openProject, host, options);
    },
    dispose() {
      thread?.stop();
      thread?.channel.cut(new Error("The window is being closed."));
      thread = undefined;
    },
  };
}

function reasonOf(why: Error | number): string {
  if (isOutOfMemory(why))
    return t("The engine ran out of memory. Leave parts of the folder out with the setting aiReadiness.exclude.");
  return typeof why === "number"
    ? t("The engine ended by itself, with exit code {0}.", why)
    : t("The engine failed: {0}", why.message);
}
