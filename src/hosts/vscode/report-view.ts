import * as vscode from "vscode";
import type { Place } from "../../model/place.ts";
import type { PageRequest } from "../worker/session.ts";
import type { Branches } from "./branch.ts";
import { pickProject } from "./create-manifest.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { reveal } from "./places.ts";
import type { Projects } from "./projects.ts";

/** What the page posts. It comes from our own script, and is looked at all the same. */
interface Message {
  readonly open?: { readonly file: string; readonly line: number; readonly column: number; readonly cell?: number };
  readonly save?: true;
  readonly print?: true;
}

/** The readiness report: for reading beside the code, for saving and for printing. */
export function provideReport(projects: Projects, branches: Branches, version: string): vscode.Disposable {
  const panels = new Map<FolderProject, vscode.WebviewPanel>();
  const nonces = new WeakMap<vscode.WebviewPanel, string>();

  function wanted(project: FolderProject): PageRequest {
    const branch = branches.stateOf(project);
    return { version, folder: project.folder.name, compared: branch.kind === "compared" };
  }

  async function draw(project: FolderProject): Promise<void> {
    const panel = panels.get(project);
    if (panel === undefined || project.result === undefined) return;
    const page = await project.session?.page({ ...wanted(project), nonce: nonces.get(panel) ?? "" });
    if (page === undefined) return;
    // Whoever reads the report loses what is unfolded when it is loaded anew, so that is done only when it says something else.
    if (panel.webview.html !== page) panel.webview.html = page;
  }

  async function show(given?: FolderProject): Promise<void> {
    const project = given ?? (await pickProject(projects));
    if (project === undefined) return;
    branches.want();
    await project.settled();
    const open = panels.get(project);
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const title = t("Readiness of {0}", project.folder.name);
    const panel = vscode.window.createWebviewPanel("aiReadiness.report", title, vscode.ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      // Nothing is loaded from anywhere.
      localResourceRoots: [],
    });
    panels.set(project, panel);
    nonces.set(panel, nonce());
    panel.onDidDispose(() => panels.delete(project));
    panel.webview.onDidReceiveMessage((message: Message) => receive(project, message));
    await draw(project);
  }

  async function receive(project: FolderProject, message: Message): Promise<void> {
    if (message.open !== undefined) {
      const { file, line, column, cell } = message.open;
      const place: Place = { file, line, column, endLine: line, endColumn: column, ...(cell !== undefined && { cell }) };
      await reveal(project.folder.uri, place);
    }
    if (message.save === true) await save(project);
    if (message.print === true) await print(project);
  }

  async function pageOf(project: FolderProject): Promise<Uint8Array> {
    return new TextEncoder().encode(await project.session?.page(wanted(project)));
  }

  async function save(project: FolderProject): Promise<vscode.Uri | undefined> {
    const defaultUri = vscode.Uri.joinPath(project.folder.uri, "ai-readiness.html");
    const file = await vscode.window.showSaveDialog({
      defaultUri,
      filters: { [t("Web page")]: ["html"] },
      title: t("Save the readiness report"),
    });
    if (file !== undefined) await vscode.workspace.fs.writeFile(file, await pageOf(project));
    return file;
  }

  /** Editors cannot print: the page is saved, and opened in the browser, which can. */
  async function print(project: FolderProject): Promise<void> {
    const file = await save(project);
    if (file !== undefined) await vscode.env.openExternal(file);
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand("aiReadiness.showReport", () => show()),
    vscode.commands.registerCommand("aiReadiness.saveReport", async () => {
      const project = await pickProject(projects);
      await project?.settled();
      if (project?.result !== undefined) await save(project);
    }),
    projects.onDidChange((project) => {
      if (!project.scanning) void draw(project);
    }),
    branches.onDidChange((project) => void draw(project)),
    projects.onDidClose((project) => panels.get(project)?.dispose()),
    new vscode.Disposable(() => {
      for (const panel of panels.values()) panel.dispose();
    }),
  );
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
