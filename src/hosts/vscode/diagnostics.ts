import * as vscode from "vscode";
import type { Finding } from "../../model/check.ts";
import { ruleUri } from "./docs.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { yamlExtensionDoes } from "./language.ts";
import { documentUri, openNotebook, toRange, toUri } from "./places.ts";

const SOURCE = "ai-readiness";

const LEVELS = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  off: vscode.DiagnosticSeverity.Hint,
} as const;

/** Shown faded, as what could be taken out. */
const UNNECESSARY: ReadonlySet<string> = new Set(["data/unread-dataset"]);

export interface Published {
  readonly project: FolderProject;
  readonly finding: Finding;
  readonly diagnostic: vscode.Diagnostic;
}

export interface Diagnostics extends vscode.Disposable {
  /** Shows a project's newest findings in place of its earlier ones. */
  publish(project: FolderProject): void;
  /** Takes back all that a project shows. */
  clear(project: FolderProject): void;
  /** What shows in a document: a file's, or a notebook cell's. */
  at(document: vscode.Uri): readonly Published[];
}

/** Findings as squiggles and rows of the Problems panel: of source, of manifests and of notebook cells. */
export function createDiagnostics(): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  const shown = new Map<FolderProject, Map<string, readonly Published[]>>();

  return {
    publish(project) {
      const before = shown.get(project) ?? new Map<string, readonly Published[]>();
      const after = new Map<string, Published[]>();
      const root = project.folder.uri;
      for (const finding of project.result?.findings ?? []) {
        if (finding.waived || project.isStale(finding.place.file)) continue;
        const uri = documentUri(root, finding.place);
        const diagnostic = toDiagnostic(root, finding);
        const published = after.get(uri.toString());
        if (published === undefined) after.set(uri.toString(), [{ project, finding, diagnostic }]);
        else published.push({ project, finding, diagnostic });
      }
      const merged = new Map<string, readonly Published[]>(after);
      for (const [uri, published] of before) {
        if (after.has(uri)) continue;
        // The file has changed since it was read: its squiggles move along with the text until it has been read again.
        const stale = published.some(({ finding }) => project.isStale(finding.place.file));
        if (stale) merged.set(uri, published);
        else collection.delete(vscode.Uri.parse(uri, true));
      }
      for (const [uri, published] of after) {
        collection.set(
          vscode.Uri.parse(uri, true),
          published.filter((one) => !isToldTwice(one, vscode.Uri.parse(uri, true))).map(({ diagnostic }) => diagnostic),
        );
      }
      shown.set(project, merged);
    },
    clear(project) {
      for (const uri of shown.get(project)?.keys() ?? []) collection.delete(vscode.Uri.parse(uri, true));
      shown.delete(project);
    },
    at(document) {
      const uri = document.toString();
      return [...shown.values()].flatMap((published) => published.get(uri) ?? []);
    },
    dispose: () => collection.dispose(),
  };
}

/** True for what the Red Hat YAML extension tells of a manifest by its schema. Our quick fixes are still offered there. */
function isToldTwice({ project, finding }: Published, uri: vscode.Uri): boolean {
  const { place, rule } = finding;
  if (rule !== "governance/invalid-manifest" || !yamlExtensionDoes("validate", uri)) return false;
  const manifest = project.world?.manifests.find(({ file }) => file === place.file);
  return (manifest?.problems ?? []).some(
    ({ bySchema, place: at }) => bySchema === true && at.line === place.line && at.column === place.column,
  );
}

function toDiagnostic(root: vscode.Uri, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(finding.place), messageOf(root, finding), LEVELS[finding.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: finding.rule, target: ruleUri(finding.rule) };
  diagnostic.relatedInformation = finding.related.map(
    ({ place, message }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(documentUri(root, place), toRange(place)), message),
  );
  if (UNNECESSARY.has(finding.rule)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** A closed notebook shows its findings as a whole, so the message has to name the cell. */
function messageOf(root: vscode.Uri, finding: Finding): string {
  const { cell, file } = finding.place;
  const help = finding.help === undefined ? "" : `\n${finding.help}`;
  const isClosed = cell !== undefined && openNotebook(toUri(root, file)) === undefined;
  return isClosed ? t("Cell {0}: {1}", cell + 1, finding.message + help) : finding.message + help;
}
