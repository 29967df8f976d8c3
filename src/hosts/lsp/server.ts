import { fileURLToPath } from "node:url";
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type Position,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentedSchema, ManifestText, Stretch } from "../../language/index.ts";
import type { Finding } from "../../model/check.ts";
import { chooseFixes, joinFixes } from "../../model/choose-fixes.ts";
import type { Fix } from "../../model/fix.ts";
import type { FileChange, Host } from "../../model/host.ts";
import { folderOf } from "../../model/paths.ts";
import {
  manifestHover,
  relativePath,
  sourceHover,
  toCompletionItem,
  toDiagnostic,
  toFoldingRange,
  toRange,
  toSymbol,
  toUri,
  toWorkspaceEdit,
} from "./convert.ts";
import type { LanguageEngine } from "./engine.ts";
import { type Folder, openFolder } from "./folder.ts";

export interface ServerParts {
  readonly version: string;
  readonly createHost: (root: string) => Host;
  readonly schema: DocumentedSchema;
  readonly engine: LanguageEngine;
}

const FIX_ALL = `${CodeActionKind.SourceFixAll}.aiReadiness`;
const CHANGES = {
  [FileChangeType.Created]: "created",
  [FileChangeType.Changed]: "changed",
  [FileChangeType.Deleted]: "deleted",
} as const;
const MANIFEST = /(?:^|\/)ai-readiness\.ya?ml$/;

/** A document that a folder holds. */
interface Asked {
  readonly folder: Folder;
  readonly file: string;
  readonly document: TextDocument;
  readonly text: ManifestText;
}

/** Serves the same findings, fixes and manifest language to every editor that speaks the Language Server Protocol. */
export function serve(connection: Connection, { version, createHost, schema, engine }: ServerParts): void {
  const documents = new TextDocuments(TextDocument);
  let folders: Folder[] = [];
  let hasSnippets = false;
  let canWatch = false;

  connection.onInitialize((params): InitializeResult => {
    hasSnippets = params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    canWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    folders = rootsOf(params).map(open);
    return {
      serverInfo: { name: "AI Readiness", version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        completionProvider: { triggerCharacters: [" ", ":", "/", "[", "{", ",", '"'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentLinkProvider: { resolveProvider: false },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        codeLensProvider: { resolveProvider: false },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    if (canWatch)
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] });
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.flatMap(({ uri }) => (uri.startsWith("file:") ? [fileURLToPath(uri)] : []));
      for (const folder of folders) if (gone.includes(folder.root)) folder.dispose();
      folders = folders.filter(({ root }) => !gone.includes(root));
      for (const { uri } of added) if (uri.startsWith("file:")) folders.push(open(fileURLToPath(uri)));
    });
  });
  connection.onShutdown(() => {
    for (const folder of folders) folder.dispose();
  });

  function open(root: string): Folder {
    let shown = new Set<string>();
    return openFolder(root, createHost(root), (file) => documents.get(toUri(root, file))?.getText(), schema, engine, {
      found(findings) {
        for (const [file, own] of findings) {
          const diagnostics = own.map((finding) => toDiagnostic(root, finding));
          void connection.sendDiagnostics({ uri: toUri(root, file), diagnostics });
        }
        for (const file of shown)
          if (!findings.has(file)) void connection.sendDiagnostics({ uri: toUri(root, file), diagnostics: [] });
        shown = new Set(findings.keys());
      },
      warn: (message) => connection.console.warn(message),
    });
  }

  /** The folder that holds a document: the innermost, where one lies in another. */
  function find(uri: string): { readonly folder: Folder; readonly file: string } | undefined {
    const holding = folders.flatMap((folder) => {
      const file = relativePath(folder.root, uri);
      return file === undefined ? [] : [{ folder, file }];
    });
    return holding.sort((one, other) => one.file.length - other.file.length)[0];
  }

  function ask(uri: string): Asked | undefined {
    const document = documents.get(uri);
    const found = find(uri);
    return document && found && { ...found, document, text: { file: found.file, text: document.getText() } };
  }

  const changed = (uri: string, type: FileChange["type"]): void => {
    const found = find(uri);
    if (found === undefined) return;
    if (folderOf(found.file) === ".git" || found.file.startsWith(".git/")) {
      // A switch of branches, or a commit, changes what is tracked.
      if (/^\.git\/(?:HEAD|index)$/.test(found.file)) found.folder.rescan();
    } else found.folder.change([{ path: found.file, type }]);
  };
  documents.onDidChangeContent(({ document }) => changed(document.uri, "changed"));
  documents.onDidClose(({ document }) => changed(document.uri, "changed"));
  documents.onDidSave(({ document }) => changed(document.uri, "changed"));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) changed(uri, CHANGES[type]);
  });

  const manifestAt = (uri: string): Asked | undefined => (MANIFEST.test(uri) ? ask(uri) : undefined);
  const rangeOf =
    (document: TextDocument) =>
    ({ start, end }: Stretch) => ({ start: document.positionAt(start), end: document.positionAt(end) });

  connection.onCompletion(({ textDocument, position }) => {
    const asked = manifestAt(textDocument.uri);
    if (asked === undefined) return [];
    const { items, start, end } = asked.folder.language.complete(asked.text, asked.document.offsetAt(position));
    const range = rangeOf(asked.document)({ start, end });
    return items.map((item, index) => toCompletionItem(item, index, range, hasSnippets));
  });

  connection.onHover(({ textDocument, position }) => {
    const asked = ask(textDocument.uri);
    if (asked === undefined) return undefined;
    const { folder, file, document, text } = asked;
    if (MANIFEST.test(file)) {
      const hover = folder.language.hover(text, document.offsetAt(position));
      const value = hover && manifestHover(folder.root, hover.meaning, hover.parts);
      return value ? { contents: { kind: "markdown", value }, range: rangeOf(document)(hover) } : undefined;
    }
    const world = folder.world();
    const at = { file, line: position.line + 1, column: position.character + 1 };
    const [hover] = world === undefined ? [] : engine.sourceHoversAt(world, at);
    return hover && { contents: { kind: "markdown", value: sourceHover(folder.root, hover) }, range: toRange(hover.place) };
  });

  connection.onDefinition(({ textDocument, position }) => {
    const asked = manifestAt(textDocument.uri);
    const links = asked?.folder.language.definitions(asked.text, asked.document.offsetAt(position)) ?? [];
    return links.map(({ place }) => ({ uri: toUri(asked!.folder.root, place.file), range: toRange(place) }));
  });

  connection.onReferences(({ textDocument, position, context }) => {
    const asked = manifestAt(textDocument.uri);
    const found = asked?.folder.language.references(asked.text, asked.document.offsetAt(position)) ?? [];
    const wanted = context.includeDeclaration ? found : found.slice(1);
    return wanted.map((stretch) => ({ uri: textDocument.uri, range: rangeOf(asked!.document)(stretch) }));
  });

  connection.onPrepareRename(({ textDocument, position }) => {
    const asked = manifestAt(textDocument.uri);
    if (asked === undefined) return undefined;
    const offset = asked.document.offsetAt(position);
    const found = asked.folder.language.references(asked.text, offset);
    const here = found.find(({ start, end }) => start <= offset && offset <= end);
    return here && rangeOf(asked.document)(here);
  });

  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const asked = manifestAt(textDocument.uri);
    if (asked === undefined) return undefined;
    const answer = asked.folder.language.rename(asked.text, asked.document.offsetAt(position), newName);
    if ("problem" in answer) return new ResponseError(-32803, answer.problem);
    const edits = answer.edits.map((stretch) => ({ range: rangeOf(asked.document)(stretch), newText: newName }));
    return { changes: { [textDocument.uri]: edits } };
  });

  connection.onDocumentLinks(({ textDocument }) => {
    const asked = manifestAt(textDocument.uri);
    const links = asked?.folder.language.links(asked.text) ?? [];
    return links.map(({ origin, place }) => ({
      range: rangeOf(asked!.document)(origin),
      target: `${toUri(asked!.folder.root, place.file)}#L${place.line}`,
    }));
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const asked = manifestAt(textDocument.uri);
    return asked?.folder.language.outline(asked.text).map((item) => toSymbol(item, rangeOf(asked.document)));
  });

  connection.onFoldingRanges(({ textDocument }) => {
    const asked = manifestAt(textDocument.uri);
    return asked?.folder.language.folds(asked.text).map((fold) => toFoldingRange(fold, rangeOf(asked.document)));
  });

  connection.onCodeLens(async ({ textDocument }) => {
    const found = find(textDocument.uri);
    await found?.folder.settled();
    const world = found?.folder.world();
    if (found === undefined || world === undefined) return [];
    const own = engine.lensesOf(world, found.file).filter(({ place }) => place.cell === undefined);
    return own.map(({ place, title }) => ({ range: toRange(place), command: { title, command: "" } }));
  });

  connection.onCodeAction(async ({ textDocument, range, context }): Promise<CodeAction[]> => {
    const found = find(textDocument.uri);
    if (found === undefined) return [];
    // The fixes must fit the text as it is now.
    await found.folder.settled();
    const { root, result } = found.folder;
    const own = (result()?.findings ?? []).filter(({ place, waived }) => place.file === found.file && !waived);
    const wants = (kind: string) => context.only === undefined || context.only.some((only) => `${kind}.`.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      for (const finding of own)
        if (touches(toDiagnostic(root, finding).range, range)) actions.push(...quickFixes(root, finding));
    }
    if (context.only !== undefined && wants(FIX_ALL)) actions.push(...fixAll(root, found.file, own));
    return actions;
  });

  documents.listen(connection);
  connection.listen();
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.filter((uri) => uri.startsWith("file:")).map((uri) => fileURLToPath(uri));
}

function quickFixes(root: string, finding: Finding): readonly CodeAction[] {
  return finding.fixes.flatMap((fix, index): CodeAction[] => {
    const edit = toWorkspaceEdit(root, fix);
    if (edit === undefined) return [];
    const diagnostics = [toDiagnostic(root, finding)];
    return [{ title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, edit, isPreferred: fix.safe && index === 0 }];
  });
}

/** Safe fixes that stay within the file, as `source.fixAll`. */
function fixAll(root: string, file: string, findings: readonly Finding[]): readonly CodeAction[] {
  const stays = (_: Finding, fix: Fix) =>
    fix.newFiles === undefined && fix.clearOutputs === undefined && (fix.edits ?? []).every(({ place }) => place.file === file);
  const chosen = chooseFixes(findings, { unsafe: false, accepts: stays });
  const title = "Fix all safe AI readiness problems in this file";
  const joined = joinFixes(
    title,
    chosen.map(({ fix }) => fix),
  );
  const edit = toWorkspaceEdit(root, joined);
  return edit === undefined ? [] : [{ title, kind: FIX_ALL, edit }];
}

function touches(
  one: { readonly start: Position; readonly end: Position },
  other: { readonly start: Position; readonly end: Position },
): boolean {
  const before = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return !before(one.end, other.start) && !before(other.end, one.start);
}
