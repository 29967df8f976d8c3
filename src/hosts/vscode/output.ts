import * as vscode from "vscode";
import type { Settings } from "./settings.ts";

/** The output channel. What is traced shows at the level `info`, so that the setting alone decides. */
export interface Output extends vscode.Disposable {
  readonly channel: vscode.LogOutputChannel;
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly error: (message: string) => void;
  /** Shown when tracing is on, at that detail or a finer one. */
  readonly trace: (detail: "messages" | "verbose", message: string) => void;
}

export function createOutput(detail: () => Settings["trace"]): Output {
  const channel = vscode.window.createOutputChannel("AI Readiness", { log: true });
  return {
    channel,
    info: (message) => channel.info(message),
    warn: (message) => channel.warn(message),
    error: (message) => channel.error(message),
    trace(wanted, message) {
      const shown = detail();
      if (shown === "verbose" || shown === wanted) channel.info(message);
    },
    dispose: () => channel.dispose(),
  };
}
