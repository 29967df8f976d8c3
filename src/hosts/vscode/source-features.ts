import * as vscode from "vscode";
import type { RelatedPlace } from "../../model/place.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { appendPlace } from "./manifest-features.ts";
import { appendPlain } from "./markdown.ts";
import { documentUri, relativePath, reveal, toRange } from "./places.ts";
import type { Projects } from "./projects.ts";

const LANGUAGES = ["python", "javascript", "typescript", "javascriptreact", "typescriptreact"];
const PROGRAMS: vscode.DocumentSelector = LANGUAGES.map((language) => ({ language }));

/** A document of a project that has been read: a file, or a cell of an open notebook. */
interface Read {
  readonly project: FolderProject;
  readonly file: string;
  readonly cell?: number;
}

/** Lenses above services and dataset reads, hovers with the reasons, and the ways between source and manifest. */
export function provideSourceFeatures(projects: Projects): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();

  return vscode.Disposable.from(
    changed,
    projects.onDidChange(({ scanning }) => {
      if (!scanning) changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("aiReadiness.codeLens")) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(PROGRAMS, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        const read = find(projects, document);
        // Lines may have moved since the file was read: the lenses come back with the next result.
        if (read?.project.session === undefined || read.project.isStale(read.file)) return [];
        const settings = vscode.workspace.getConfiguration("aiReadiness.codeLens", document.uri);
        const shown = {
          service: settings.get<unknown>("services") !== false,
          dataset: settings.get<unknown>("datasets") !== false,
        };
        const lenses = await read.project.session.lenses(read.file);
        return lenses
          .filter(({ kind, place }) => shown[kind] && place.cell === read.cell)
          .map(({ kind, place, title, chain }) => {
            const icon = kind === "service" ? "pulse" : "database";
            return new vscode.CodeLens(toRange(place), {
              title: `$(${icon}) ${title}`,
              tooltip: kind === "service" ? t("Show the path from here to inference and to monitors") : t("Show why"),
              command: "aiReadiness.showPath",
              arguments: [read.project.folder.uri.toString(), title, chain],
            });
          });
      },
    }),
    vscode.languages.registerHoverProvider(PROGRAMS, {
      async provideHover(document, position) {
        const [hover] = await hoversAt(projects, document, position);
        if (hover === undefined) return undefined;
        const { read, title, reasons, entry, place } = hover;
        const root = read.project.folder.uri;
        const text = new vscode.MarkdownString("**AI Readiness** · ");
        appendPlain(text, title).appendMarkdown("\n\n");
        for (const reason of reasons.slice(0, 8)) {
          appendPlain(text.appendMarkdown("- "), reason.message);
          appendPlace(text, root, reason.place);
          text.appendMarkdown("\n");
        }
        if (entry !== undefined) {
          text.appendMarkdown(`\n${t("Declared")}`);
          appendPlace(text, root, entry);
        }
        return new vscode.Hover(text, toRange(place));
      },
    }),
    vscode.commands.registerCommand("aiReadiness.showPath", showPath),
    vscode.commands.registerCommand("aiReadiness.goToManifestEntry", async () => {
      const editor = vscode.window.activeTextEditor;
      const hovers = editor === undefined ? [] : await hoversAt(projects, editor.document, editor.selection.active);
      const found = hovers.find(({ entry }) => entry !== undefined);
      if (found?.entry !== undefined) await reveal(found.read.project.folder.uri, found.entry);
      else void vscode.window.showInformationMessage(t("No entry of a manifest covers what is at the cursor."));
    }),
  );
}

function find(projects: Projects, document: vscode.TextDocument): Read | undefined {
  const notebook = vscode.workspace.notebookDocuments.find((one) => one.getCells().some((cell) => cell.document === document));
  const uri = notebook?.uri ?? document.uri;
  const project = projects.find(uri);
  const file = project && relativePath(project.folder.uri, uri);
  if (project === undefined || file === undefined) return undefined;
  const cell = notebook?.getCells().findIndex((one) => one.document === document);
  return cell === undefined ? { project, file } : { project, file, cell };
}

async function hoversAt(projects: Projects, document: vscode.TextDocument, position: vscode.Position) {
  const read = find(projects, document);
  if (read?.project.session === undefined || read.project.isStale(read.file)) return [];
  const at = {
    file: read.file,
    line: position.line + 1,
    column: position.character + 1,
    ...(read.cell !== undefined && { cell: read.cell }),
  };
  const hovers = await read.project.session.sourceHovers(at);
  return hovers.map((hover) => ({ ...hover, read }));
}

/** Lets a person walk the places one after the other: each is shown while it is pointed at. */
async function showPath(folder: string, title: string, chain: readonly RelatedPlace[]): Promise<void> {
  const root = vscode.Uri.parse(folder, true);
  const items = chain.map((step) => {
    const { file, line, cell } = step.place;
    return {
      label: step.message,
      description: `${file}:${cell === undefined ? "" : `${t("cell {0}", cell + 1)}:`}${line}`,
      step,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: t("Pick a place to go to it"),
    matchOnDescription: true,
    onDidSelectItem(item: (typeof items)[number]) {
      const { place } = item.step;
      if (place.cell !== undefined || place.file.endsWith(".ipynb")) return;
      void vscode.window.showTextDocument(documentUri(root, place), {
        selection: toRange(place),
        preview: true,
        preserveFocus: true,
      });
    },
  });
  if (picked !== undefined) await reveal(root, picked.step.place);
}
