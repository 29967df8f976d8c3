import * as vscode from "vscode";
import type { ScanResult } from "../../engine/project.ts";
import type { ShownFinding } from "../../model/check.ts";
import type { Fix } from "../../model/fix.ts";
import type { Judgement } from "../worker/session.ts";
import { isAiImport } from "./ai-imports.ts";
import { type BranchState, createBranches } from "./branch.ts";
import { provideCodeActions } from "./code-actions.ts";
import { registerCommands } from "./commands.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { provideDocs, readPage } from "./docs.ts";
import { useTranslator } from "./l10n.ts";
import { createLanguages } from "./language.ts";
import { provideManifestFeatures } from "./manifest-features.ts";
import { offerManifest } from "./offer.ts";
import { createOutput } from "./output.ts";
import { createProjects } from "./projects.ts";
import { provideReport } from "./report-view.ts";
import { readSettings } from "./settings.ts";
import { provideSourceFeatures } from "./source-features.ts";
import { createStatus } from "./status.ts";
import { provideTasks } from "./tasks.ts";
import { provideTools } from "./tools.ts";
import { createTree } from "./tree.ts";
import type { Row, ViewState } from "./tree-model.ts";
import { createWaker } from "./wake.ts";

/** What other extensions and the tests may ask of this one. */
export interface ExtensionApi {
  /** Resolves when the results cover every change that has been noticed so far. */
  readonly settled: () => Promise<void>;
  /** The newest result of the folder that holds a URI; undefined where nothing has been scanned. */
  readonly result: (uri: vscode.Uri) => Judgement | undefined;
  /** The fixes of a finding of the newest result. */
  readonly fixes: (uri: vscode.Uri, finding: ShownFinding) => Promise<readonly Fix[]>;
  /** The folder that holds a URI, judged from nothing. */
  readonly judgedAnew: (uri: vscode.Uri) => Promise<ScanResult | undefined>;
  /** What the folder that holds a URI changes against its base, once it has been compared. */
  readonly branch: (uri: vscode.Uri) => Promise<BranchState | undefined>;
  /** Why the newest scan of the folder that holds a URI failed; undefined when it did not. */
  readonly failure: (uri: vscode.Uri) => string | undefined;
  /** How often work was begun on the folder that holds a URI: on everything, or on what changed. */
  readonly runs: (uri: vscode.Uri) => number;
  /** What the tree shows, and which of its welcome texts applies. */
  readonly tree: { readonly rows: () => readonly Row[]; readonly state: () => ViewState };
}

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  useTranslator(vscode.l10n.t);
  const output = createOutput(() => readSettings(undefined).trace);
  const projects = createProjects(output);
  const diagnostics = createDiagnostics();
  const branches = createBranches(projects, output);
  const tree = createTree(projects, branches, context.workspaceState);
  const status = createStatus(projects);

  const show = (): void => {
    tree.update();
    status.update();
  };
  const republish = (notebook: vscode.NotebookDocument): void => {
    // The findings of an open notebook belong to its cells, those of a closed one to its file.
    const project = projects.find(notebook.uri);
    if (project !== undefined) diagnostics.publish(project);
  };
  const republishAll = (): void => {
    for (const project of projects.all) if (project.result !== undefined) diagnostics.publish(project);
  };
  context.subscriptions.push(
    output,
    diagnostics,
    tree,
    status,
    projects,
    provideDocs(context.extensionUri),
    provideCodeActions(diagnostics),
    provideManifestFeatures(projects, createLanguages(context.extensionUri)),
    provideSourceFeatures(projects),
    provideTasks(projects),
    provideTools(projects, (rule) => readPage(context.extensionUri, rule)),
    registerCommands(projects, tree, output),
    projects.onDidChange((project) => {
      if (!project.scanning && project.result !== undefined) {
        diagnostics.publish(project);
        void offerManifest(project, context);
      }
      if (project.scanning && project.result !== undefined) status.update();
      else show();
    }),
    branches,
    provideReport(projects, branches, String(context.extension.packageJSON.version)),
    branches.onDidChange(show),
    projects.onDidClose((project) => {
      diagnostics.clear(project);
      show();
    }),
    vscode.workspace.onDidOpenNotebookDocument(republish),
    vscode.workspace.onDidCloseNotebookDocument(republish),
    vscode.workspace.onDidChangeWorkspaceFolders(show),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("aiReadiness.enable")) show();
      if (event.affectsConfiguration("yaml.validate")) republishAll();
    }),
    // The YAML extension may come or go: what it tells is not told twice, and what it no longer tells is told.
    vscode.extensions.onDidChange(republishAll),
    createWaker(projects, isAiImport),
  );

  return {
    async settled() {
      for (const project of projects.all) await project.settled();
      await diagnostics.settled();
    },
    judgedAnew: async (uri) => projects.find(uri)?.judgedAnew(),
    result: (uri) => projects.find(uri)?.result,
    fixes: async (uri, finding) => (await projects.find(uri)?.withFixes([finding]))?.[0]?.fixes ?? [],
    failure: (uri) => projects.find(uri)?.failure,
    runs: (uri) => projects.find(uri)?.runs ?? 0,
    async branch(uri) {
      branches.want();
      const project = projects.find(uri);
      await project?.settled();
      await branches.settled();
      return project && branches.stateOf(project);
    },
    tree: { rows: tree.rows, state: tree.state },
  };
}
