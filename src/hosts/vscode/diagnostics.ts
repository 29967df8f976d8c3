import * as vscode from "vscode";
import type { ShownFinding } from "../../model/check.ts";
import { groupBy } from "../../model/group.ts";
import type { Place } from "../../model/place.ts";
import { ruleUri } from "./docs.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { yamlExtensionDoes } from "./language.ts";
import { laterTask } from "./later-task.ts";
import { documentUri, toRange } from "./places.ts";

const SOURCE = "ai-readiness";

const LEVELS = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  off: vscode.DiagnosticSeverity.Hint,
} as const;

/** Shown faded, as what could be taken out. */
const UNNECESSARY: ReadonlySet<string> = new Set(["data/unread-dataset"]);

const INVALID_MANIFEST = "governance/invalid-manifest";

export interface Published {
  readonly project: FolderProject;
  readonly finding: ShownFinding;
  readonly diagnostic: vscode.Diagnostic;
}

export interface Diagnostics extends vscode.Disposable {
  /** Shows a project's newest findings in place of its earlier ones: few at once, many in slices. */
  publish(project: FolderProject): void;
  /** Resolves when all that was to be shown is. */
  settled(): Promise<void>;
  /** Takes back all that a project shows. */
  clear(project: FolderProject): void;
  /** What shows in a document: a file's, or a notebook cell's. */
  at(document: vscode.Uri): readonly Published[];
}

/** What a project shows by now. */
interface Shown {
  readonly documents: Documents;
  readonly published: Map<string, readonly Published[]>;
  /** Counts what was published, so that an older one is given up. */
  readonly turn: number;
}

/** Milliseconds after which others get their turn. */
const SLICE = 5;

/** Findings as squiggles and rows of the Problems panel: of source, of manifests and of notebook cells. */
export function createDiagnostics(): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  let publishing: Promise<unknown> = Promise.resolve();
  const shown = new Map<FolderProject, Shown>();

  async function publish(project: FolderProject): Promise<void> {
    const before = shown.get(project);
    const turn = (before?.turn ?? 0) + 1;
    const documents = before?.documents ?? documentsBelow(project.folder.uri);
    const published = before?.published ?? new Map<string, readonly Published[]>();
    shown.set(project, { documents, published, turn });
    const findings = (project.result?.findings ?? []).filter(({ waived, place }) => !waived && !project.isStale(place.file));
    // What is open may have moved its squiggles along with the text, so it is told anew even where nothing is new.
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    const found = new Set<string>();
    let changes: [vscode.Uri, readonly vscode.Diagnostic[] | undefined][] = [];
    let began = performance.now();
    for (const [, inFile] of groupBy(findings, ({ place }) => place.file)) {
      for (const [key, own] of groupBy(inFile, ({ place }) => documents.keyOf(place))) {
        found.add(key);
        const already = published.get(key);
        if (already !== undefined && !open.has(key) && isUnchanged(already, own)) {
          const isSame = own.every((finding, index) => finding === already[index]!.finding);
          const renewed = () => own.map((finding, index) => ({ ...already[index]!, finding }));
          if (!isSame) published.set(key, renewed());
          continue;
        }
        const made = own.map((finding) => ({ project, finding, diagnostic: toDiagnostic(documents, finding) }));
        const document = documents.uriOf(own[0]!.place);
        published.set(key, made);
        changes.push([document, made.filter((one) => !isToldTwice(one, document)).map(({ diagnostic }) => diagnostic)]);
      }
      if (performance.now() - began < SLICE) continue;
      collection.set(changes);
      changes = [];
      await laterTask();
      // What is newer is told in this one's place, and goes on from what it told.
      if (shown.get(project)?.turn !== turn) return;
      began = performance.now();
    }
    for (const [key, own] of published) {
      // A file that has changed since it was read: its squiggles move along with the text until it has been read again.
      if (found.has(key) || own.some(({ finding }) => project.isStale(finding.place.file))) continue;
      published.delete(key);
      changes.push([vscode.Uri.parse(key, true), undefined]);
    }
    collection.set(changes);
  }

  return {
    publish(project) {
      const last = publish(project);
      publishing = Promise.all([publishing.catch(() => {}), last]);
    },
    async settled() {
      await publishing;
    },
    clear(project) {
      for (const uri of shown.get(project)?.published.keys() ?? []) collection.delete(vscode.Uri.parse(uri, true));
      shown.delete(project);
    },
    at(document) {
      const uri = document.toString();
      return [...shown.values()].flatMap(({ published }) => published.get(uri) ?? []);
    },
    dispose: () => collection.dispose(),
  };
}

/** True where the same would be shown again. What a manifest's mistake shows depends on more than its finding. */
function isUnchanged(published: readonly Published[], findings: readonly ShownFinding[]): boolean {
  return (
    published.length === findings.length &&
    findings.every((finding, index) => {
      const { finding: before } = published[index]!;
      return finding.rule !== INVALID_MANIFEST && (finding === before || shownOf(finding) === shownOf(before));
    })
  );
}

/** What of a finding a diagnostic is made of, for comparison. */
function shownOf({ rule, severity, message, help, place, related }: ShownFinding): string {
  return JSON.stringify([rule, severity, message, help, place, related]);
}

/** True for what the Red Hat YAML extension tells of a manifest by its schema. Our quick fixes are still offered there. */
function isToldTwice({ project, finding }: Published, uri: vscode.Uri): boolean {
  const { place, rule } = finding;
  if (rule !== INVALID_MANIFEST || !yamlExtensionDoes("validate", uri)) return false;
  return (project.result?.schemaProblems ?? []).some(
    ({ file, line, column }) => file === place.file && line === place.line && column === place.column,
  );
}

/** The documents in which places show. */
interface Documents {
  uriOf(place: Place): vscode.Uri;
  keyOf(place: Place): string;
}

/** VS Code's URIs are slow to make, so each file's is made once; where a notebook's cell shows depends on what is open. */
function documentsBelow(root: vscode.Uri): Documents {
  const files = new Map<string, { readonly uri: vscode.Uri; readonly key: string }>();
  const find = (place: Place) => {
    const isFile = place.cell === undefined || vscode.workspace.notebookDocuments.length === 0;
    const known = isFile ? files.get(place.file) : undefined;
    if (known !== undefined) return known;
    const uri = documentUri(root, place);
    const found = { uri, key: uri.toString() };
    if (isFile) files.set(place.file, found);
    return found;
  };
  return { uriOf: (place) => find(place).uri, keyOf: (place) => find(place).key };
}

function toDiagnostic(documents: Documents, finding: ShownFinding): vscode.Diagnostic {
  // The document of an open notebook's cell is no file.
  const isClosed = finding.place.cell !== undefined && documents.uriOf(finding.place).scheme !== "vscode-notebook-cell";
  const diagnostic = new vscode.Diagnostic(toRange(finding.place), messageOf(finding, isClosed), LEVELS[finding.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: finding.rule, target: ruleUri(finding.rule) };
  diagnostic.relatedInformation = finding.related.map(
    ({ place, message }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(documents.uriOf(place), toRange(place)), message),
  );
  if (UNNECESSARY.has(finding.rule)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** A closed notebook shows its findings as a whole, so the message has to name the cell. */
function messageOf({ message, help, place }: ShownFinding, isClosed: boolean): string {
  const told = help === undefined ? message : `${message}\n${help}`;
  return isClosed ? t("Cell {0}: {1}", place.cell! + 1, told) : told;
}
