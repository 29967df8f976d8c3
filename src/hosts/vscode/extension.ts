import type * as vscode from "vscode";
import type { ScanResult } from "../../engine/project.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { provideDocs } from "./docs.ts";
import { createOutput } from "./output.ts";
import { createProjects } from "./projects.ts";
import { readSettings } from "./settings.ts";

/** What other extensions and the tests may ask of this one. */
export interface ExtensionApi {
  /** Resolves when the results cover every change so far. */
  readonly settled: () => Promise<void>;
  /** The newest result of the folder that holds a URI; undefined where nothing has been scanned. */
  readonly result: (uri: vscode.Uri) => ScanResult | undefined;
}

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const output = createOutput(() => readSettings(undefined).trace);
  const projects = createProjects(output);
  const diagnostics = createDiagnostics();
  context.subscriptions.push(output, diagnostics, provideDocs(context.extensionUri), projects);

  context.subscriptions.push(
    projects.onDidChange((project) => {
      if (!project.scanning) diagnostics.publish(project);
    }),
    projects.onDidClose((project) => diagnostics.clear(project)),
  );
  projects.wakeAll();

  return {
    async settled() {
      for (const project of projects.all) await project.settled();
    },
    result: (uri) => projects.find(uri)?.result,
  };
}
