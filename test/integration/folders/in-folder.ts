import assert from "node:assert/strict";
import * as vscode from "vscode";

/** A path in one of the folders that are open together. */
export function inFolder(name: string, path = ""): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
  assert.ok(folder, `the folder ${name} is not open`);
  return path === "" ? folder.uri : vscode.Uri.joinPath(folder.uri, path);
}
