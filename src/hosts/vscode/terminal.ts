import * as vscode from "vscode";
import { t } from "./l10n.ts";

/** Types the command and leaves it to the person to start it. */
export async function runInTerminal(folder: string, command: string): Promise<void> {
  try {
    const terminal = vscode.window.createTerminal({ name: "AI Readiness", cwd: vscode.Uri.parse(folder, true) });
    terminal.show();
    terminal.sendText(command, false);
  } catch {
    // A browser without a machine behind it has no terminal.
    await vscode.env.clipboard.writeText(command);
    void vscode.window.showInformationMessage(t("There is no terminal here, so the command was copied: {0}", command));
  }
}
