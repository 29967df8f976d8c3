import * as vscode from "vscode";
import type { Completion, Fold, HoverPart, Link, ManifestText, OutlineItem, Stretch } from "../../language/index.ts";
import { VERDICT_MARKS } from "../../model/check.ts";
import type { AskedLanguage, Session } from "../worker/session.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { hasYamlExtension, MANIFESTS, yamlExtensionDoes } from "./language.ts";
import { appendPlain } from "./markdown.ts";
import { documentUri, relativePath, toRange } from "./places.ts";
import type { Projects } from "./projects.ts";

const KINDS: Readonly<Record<Completion["kind"], vscode.CompletionItemKind>> = {
  field: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
  symbol: vscode.CompletionItemKind.Function,
  entity: vscode.CompletionItemKind.Reference,
  rule: vscode.CompletionItemKind.Event,
  snippet: vscode.CompletionItemKind.Snippet,
};

const SYMBOLS: Readonly<Record<OutlineItem["kind"], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Module,
  entry: vscode.SymbolKind.Object,
  field: vscode.SymbolKind.Property,
};

/** What a person may fold as a kind: *Fold All Block Comments*, *Fold All Regions*. */
const FOLDS: Readonly<Record<Fold["kind"], vscode.FoldingRangeKind | undefined>> = {
  structure: undefined,
  text: undefined,
  comment: vscode.FoldingRangeKind.Comment,
  region: vscode.FoldingRangeKind.Region,
};

/** A manifest that is open, with the language that answers for it. */
interface Asked {
  readonly project: FolderProject;
  readonly language: AskedLanguage;
  readonly text: ManifestText;
}

/** Completion, hovers and navigation in manifests. */
export function provideManifestFeatures(
  projects: Projects,
  languageOf: (session: Session) => Promise<AskedLanguage>,
): vscode.Disposable {
  async function ask(document: vscode.TextDocument): Promise<Asked | undefined> {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const project = folder && (projects.find(document.uri) ?? projects.wake(folder));
    const file = project && relativePath(project.folder.uri, document.uri);
    if (project === undefined || file === undefined) return undefined;
    return { project, language: await languageOf(await project.opened()), text: { file, text: document.getText() } };
  }
  const rangeOf = (document: vscode.TextDocument, { start, end }: Stretch) =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));

  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      MANIFESTS,
      {
        async provideCompletionItems(document, position) {
          const asked = await ask(document);
          if (asked === undefined) return undefined;
          const { start, end, wordEnd, items } = await asked.language.complete(asked.text, document.offsetAt(position));
          const known = yamlExtensionDoes("completion", document.uri);
          const inserting = rangeOf(document, { start, end });
          const replacing = rangeOf(document, { start, end: wordEnd });
          const shown = items.filter(({ bySchema }) => !(known && bySchema));
          return shown.map((item, index) => completionItem(item, index, { inserting, replacing }));
        },
      },
      " ",
      ":",
      "/",
      "[",
      "{",
      ",",
      '"',
    ),
    vscode.languages.registerHoverProvider(MANIFESTS, {
      async provideHover(document, position) {
        const asked = await ask(document);
        const hover = await asked?.language.hover(asked.text, document.offsetAt(position));
        if (asked === undefined || hover === undefined) return undefined;
        const meaning = yamlExtensionDoes("hover", document.uri) ? "" : hover.meaning;
        const contents = hoverText(asked.project.folder.uri, meaning, hover.parts);
        return contents === undefined ? undefined : new vscode.Hover(contents, rangeOf(document, hover));
      },
    }),
    vscode.languages.registerDefinitionProvider(MANIFESTS, {
      async provideDefinition(document, position) {
        const asked = await ask(document);
        const links = (await asked?.language.definitions(asked.text, document.offsetAt(position))) ?? [];
        return links.map((link) => locationLink(asked!.project.folder.uri, link, rangeOf(document, link.origin)));
      },
    }),
    vscode.languages.registerReferenceProvider(MANIFESTS, {
      async provideReferences(document, position, { includeDeclaration }) {
        const asked = await ask(document);
        const found = (await asked?.language.references(asked.text, document.offsetAt(position))) ?? [];
        const wanted = includeDeclaration ? found : found.slice(1);
        return wanted.map((stretch) => new vscode.Location(document.uri, rangeOf(document, stretch)));
      },
    }),
    vscode.languages.registerRenameProvider(MANIFESTS, {
      async prepareRename(document, position) {
        const asked = await ask(document);
        const offset = document.offsetAt(position);
        const found = (await asked?.language.references(asked.text, offset)) ?? [];
        const here = found.find(({ start, end }) => start <= offset && offset <= end);
        if (here === undefined) throw new Error(t("Only the names of datasets, models and services can be renamed."));
        return rangeOf(document, here);
      },
      async provideRenameEdits(document, position, newName) {
        const asked = await ask(document);
        const answer = await asked?.language.rename(asked.text, document.offsetAt(position), newName);
        if (answer === undefined) return undefined;
        if ("problem" in answer) throw new Error(answer.problem);
        const edit = new vscode.WorkspaceEdit();
        for (const stretch of answer.edits) edit.replace(document.uri, rangeOf(document, stretch), newName);
        return edit;
      },
    }),
    vscode.languages.registerDocumentLinkProvider(MANIFESTS, {
      async provideDocumentLinks(document) {
        const asked = await ask(document);
        const links = (await asked?.language.links(asked.text)) ?? [];
        return links.map(({ origin, place, what }) => {
          const uri = documentUri(asked!.project.folder.uri, place);
          const link = new vscode.DocumentLink(rangeOf(document, origin), uri.with({ fragment: `L${place.line}` }));
          link.tooltip = what === "symbol" ? t("Go to the code") : t("Open the file");
          return link;
        });
      },
    }),
    vscode.languages.registerDocumentSymbolProvider(
      MANIFESTS,
      {
        async provideDocumentSymbols(document) {
          // The Red Hat YAML extension has an outline of all YAML files.
          if (hasYamlExtension()) return [];
          const asked = await ask(document);
          const toSymbol = (item: OutlineItem): vscode.DocumentSymbol => {
            const { name, detail, kind, stretch, nameStretch, children } = item;
            const range = rangeOf(document, stretch);
            const symbol = new vscode.DocumentSymbol(name || "…", detail, SYMBOLS[kind], range, rangeOf(document, nameStretch));
            symbol.children = children.map(toSymbol);
            return symbol;
          };
          return (await asked?.language.outline(asked.text))?.map(toSymbol);
        },
      },
      { label: "AI Readiness" },
    ),
    vscode.languages.registerFoldingRangeProvider(MANIFESTS, {
      async provideFoldingRanges(document) {
        const asked = await ask(document);
        const folds = await asked?.language.folds(asked.text);
        // The Red Hat YAML extension folds mappings and lists, but neither texts, nor comments, nor regions.
        const own = hasYamlExtension() ? folds?.filter(({ kind }) => kind !== "structure") : folds;
        const lineOf = (offset: number) => document.positionAt(offset).line;
        return own?.map(({ start, end, kind }) => new vscode.FoldingRange(lineOf(start), lineOf(end), FOLDS[kind]));
      },
    }),
  );
}

function completionItem(
  item: Completion,
  index: number,
  range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range },
): vscode.CompletionItem {
  const completion = new vscode.CompletionItem(item.label, KINDS[item.kind]);
  completion.range = range;
  completion.insertText = item.isSnippet ? new vscode.SnippetString(item.insert) : item.insert;
  // What is typed may hold a slash or a colon, which VS Code takes for the end of a word.
  completion.filterText = item.label;
  completion.sortText = String(index).padStart(4, "0");
  if (item.detail) completion.detail = item.detail;
  if (item.documentation) completion.documentation = new vscode.MarkdownString(item.documentation);
  if (item.more) completion.command = { command: "editor.action.triggerSuggest", title: "Suggest" };
  return completion;
}

/** Text from the repository is escaped, so that it cannot pose as a link of ours. */
function hoverText(root: vscode.Uri, meaning: string, parts: readonly HoverPart[]): vscode.MarkdownString | undefined {
  if (meaning === "" && parts.length === 0) return undefined;
  const text = new vscode.MarkdownString(meaning);
  if (meaning !== "" && parts.length > 0) text.appendMarkdown("\n\n---\n\n");
  for (const part of parts) {
    text.appendMarkdown("- ");
    appendPlain(text, `${part.mark === undefined ? "" : `${VERDICT_MARKS[part.mark]} `}${part.text}`);
    if (part.place !== undefined) appendPlace(text, root, part.place);
    text.appendMarkdown("\n");
  }
  return text;
}

/** ` · src/train.py:12`, as a link. */
export function appendPlace(
  text: vscode.MarkdownString,
  root: vscode.Uri,
  place: { readonly file: string; readonly line: number; readonly cell?: number },
): void {
  const { file, line, cell } = place;
  const uri = documentUri(root, { ...place, column: 1, endLine: line, endColumn: 1 }).with({ fragment: `L${line}` });
  appendPlain(text.appendMarkdown(" · ["), `${file}:${cell === undefined ? line : `${t("cell {0}", cell + 1)}:${line}`}`);
  text.appendMarkdown(`](${uri.toString()})`);
}

function locationLink(root: vscode.Uri, { place }: Link, origin: vscode.Range): vscode.LocationLink {
  const range = toRange(place);
  return { originSelectionRange: origin, targetUri: documentUri(root, place), targetRange: range, targetSelectionRange: range };
}
