import type * as vscode from "vscode";

/**
 * Appends text that may come from the repository so that it shows as it is written, and cannot pose as a link or an icon of ours. VS Code's own
 * `appendText` makes every space one at which no line breaks.
 */
export function appendPlain(markdown: vscode.MarkdownString, text: string): vscode.MarkdownString {
  const escaped = text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_{}[\]()#+!|>~$-]/g, "\\$&");
  return markdown.appendMarkdown(escaped);
}
