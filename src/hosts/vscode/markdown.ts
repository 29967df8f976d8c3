import type * as vscode from "vscode";
import { escapeMarkdown } from "../../model/markdown.ts";

/** Appends text that may come from the repository. VS Code's own `appendText` makes every space one at which no line breaks. */
export function appendPlain(markdown: vscode.MarkdownString, text: string): vscode.MarkdownString {
  return markdown.appendMarkdown(escapeMarkdown(text));
}
