import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type {
  CompletionItem,
  CompletionItemKind,
  Diagnostic,
  DiagnosticSeverity,
  DocumentSymbol,
  FoldingRange,
  Range,
  SymbolKind,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Completion, Fold, HoverPart, OutlineItem, SourceHover, Stretch } from "../../language/index.ts";
import { type Finding, VERDICT_MARKS } from "../../model/check.ts";
import { changesText, type Fix } from "../../model/fix.ts";
import { escapeMarkdown } from "../../model/markdown.ts";
import type { Place } from "../../model/place.ts";

/** The engine's plain data in the terms of the Language Server Protocol, whose numbers stand here by the names of its specification. */

const SEVERITIES: Readonly<Record<Finding["severity"], DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, off: 4 };

const KINDS: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  field: 10,
  value: 20,
  file: 17,
  folder: 19,
  symbol: 3,
  entity: 18,
  rule: 23,
  snippet: 15,
};

const SYMBOLS: Readonly<Record<OutlineItem["kind"], SymbolKind>> = { section: 2, entry: 19, field: 7 };

export function toRange({ line, column, endLine, endColumn }: Place): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

export function toUri(root: string, file: string): string {
  return pathToFileURL(path.join(root, file)).href;
}

/** The path of a document below a root, with `/`; undefined for what lies outside or is no file. */
export function relativePath(root: string, uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  const relative = path.relative(root, fileURLToPath(uri));
  return relative === "" || relative.startsWith("..") || path.isAbsolute(relative)
    ? undefined
    : relative.split(path.sep).join("/");
}

/** A cell of a notebook has no line in its file: what was found there is shown at the file's start, with the cell's number. */
export function toDiagnostic(root: string, finding: Finding): Diagnostic {
  const { cell, file } = finding.place;
  const help = finding.help === undefined ? "" : `\n${finding.help}`;
  const where = cell === undefined ? "" : `Cell ${cell + 1}, line ${finding.place.line}: `;
  return {
    range: cell === undefined ? toRange(finding.place) : toRange({ file, line: 1, column: 1, endLine: 1, endColumn: 1 }),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: "ai-readiness",
    message: `${where}${finding.message}${help}`,
    relatedInformation: finding.related
      .filter(({ place }) => place.cell === undefined)
      .map(({ place, message }) => ({ location: { uri: toUri(root, place.file), range: toRange(place) }, message })),
    data: finding.fingerprint,
  };
}

/** Undefined for a fix that changes cells of a notebook, which this protocol cannot reach, or that edits nothing. */
export function toWorkspaceEdit(root: string, fix: Fix): WorkspaceEdit | undefined {
  const { edits = [], newFiles = [], clearOutputs = [] } = fix;
  if (!changesText(fix) || clearOutputs.length > 0 || edits.some(({ place }) => place.cell !== undefined)) return undefined;
  const documentChanges: WorkspaceEdit["documentChanges"] = [];
  for (const { file, text } of newFiles) {
    const uri = toUri(root, file);
    const start = { line: 0, character: 0 };
    documentChanges.push({ kind: "create", uri, options: { ignoreIfExists: true } });
    documentChanges.push({ textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] });
  }
  for (const file of new Set(edits.map(({ place }) => place.file))) {
    const own = edits.filter(({ place }) => place.file === file);
    documentChanges.push({
      textDocument: { uri: toUri(root, file), version: null },
      edits: own.map(({ place, text }) => ({ range: toRange(place), newText: text })),
    });
  }
  return { documentChanges };
}

export function toCompletionItem(item: Completion, index: number, range: Range, hasSnippets: boolean): CompletionItem {
  const newText = item.isSnippet && !hasSnippets ? withoutStops(item.insert) : item.insert;
  return {
    label: item.label,
    kind: KINDS[item.kind],
    sortText: String(index).padStart(4, "0"),
    filterText: item.label,
    textEdit: { range, newText },
    ...(item.isSnippet && hasSnippets && { insertTextFormat: 2 as const }),
    ...(item.detail && { detail: item.detail }),
    ...(item.documentation && { documentation: { kind: "markdown" as const, value: item.documentation } }),
    ...(item.more && { command: { title: "Suggest", command: "editor.action.triggerSuggest" } }),
  };
}

/** `${1:name}` as `name`, `${2|a,b|}` as `a`, `$0` as nothing. */
function withoutStops(snippet: string): string {
  return snippet.replace(/\$\{\d+\|([^,|]*)[^}]*\}|\$\{\d+:?([^}]*)\}|\$\d+/g, (_, first, text) => first ?? text ?? "");
}

export function toSymbol(item: OutlineItem, rangeOf: (stretch: Stretch) => Range): DocumentSymbol {
  return {
    name: item.name || "…",
    detail: item.detail,
    kind: SYMBOLS[item.kind],
    range: rangeOf(item.stretch),
    selectionRange: rangeOf(item.nameStretch),
    children: item.children.map((child) => toSymbol(child, rangeOf)),
  };
}

export function toFoldingRange({ kind, ...stretch }: Fold, rangeOf: (stretch: Stretch) => Range): FoldingRange {
  const { start, end } = rangeOf(stretch);
  return { startLine: start.line, endLine: end.line, ...((kind === "comment" || kind === "region") && { kind }) };
}

export function manifestHover(root: string, meaning: string, parts: readonly HoverPart[]): string {
  const lines = parts.map((part) => {
    const mark = part.mark === undefined ? "" : `${VERDICT_MARKS[part.mark]} `;
    return `- ${mark}${escapeMarkdown(part.text)}${part.place === undefined ? "" : link(root, part.place)}`;
  });
  return [meaning, lines.join("\n")].filter((text) => text !== "").join("\n\n---\n\n");
}

export function sourceHover(root: string, { title, reasons, entry }: SourceHover): string {
  const lines = reasons.slice(0, 8).map(({ place, message }) => `- ${escapeMarkdown(message)}${link(root, place)}`);
  if (entry !== undefined) lines.push(`\nDeclared${link(root, entry)}`);
  return `**AI Readiness** · ${escapeMarkdown(title)}\n\n${lines.join("\n")}`;
}

function link(root: string, { file, line, cell }: Place): string {
  const name = `${file}:${cell === undefined ? line : `cell ${cell + 1}:${line}`}`;
  return ` · [${escapeMarkdown(name)}](${toUri(root, file)}#L${line})`;
}
