import * as vscode from "vscode";
import type { Fix } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { Diagnostics, Published } from "./diagnostics.ts";
import { reveal } from "./places.ts";
import { shownAfter, toWorkspaceEdit } from "./workspace-edit.ts";

/** Shows where the fix that was chosen last has made its change. */
const SHOW_APPLIED = "aiReadiness.showApplied";
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("aiReadiness");

/** A fix that is turned into an edit only when it is chosen, against the newest text. */
class FixAction extends vscode.CodeAction {
  readonly published: Published;
  readonly index: number;

  constructor(published: Published, index: number, fix: Fix) {
    super(fix.title, vscode.CodeActionKind.QuickFix);
    this.published = published;
    this.index = index;
  }
}

/** Quick fixes, waivers and explanations for what the diagnostics show. */
export function provideCodeActions(diagnostics: Diagnostics): vscode.Disposable {
  let applied: { readonly root: vscode.Uri; readonly place: Place } | undefined;
  const provider = vscode.languages.registerCodeActionsProvider(
    "*",
    {
      async provideCodeActions(document, range, context) {
        if (context.only?.contains(FIX_ALL) && !context.only.contains(vscode.CodeActionKind.QuickFix)) {
          return fixAll(diagnostics.at(document.uri));
        }
        // Asked while something is being typed: the squiggles are about to move, so the answer waits for them.
        const shown = diagnostics.at(document.uri);
        const stale = shown.find(({ project, finding }) => project.isStale(finding.place.file));
        if (stale !== undefined) await stale.project.settled();
        const found = diagnostics.at(document.uri).filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
        return [...found.flatMap(fixActions), ...found.flatMap(otherActions)];
      },
      async resolveCodeAction(action) {
        if (!(action instanceof FixAction)) return action;
        const { project, finding } = action.published;
        // Lines may have moved since the squiggle was drawn.
        await project.settled();
        const now = project.result?.findings.find(({ fingerprint }) => fingerprint === finding.fingerprint);
        const fix = now?.fixes[action.index];
        if (fix === undefined) return action;
        if (changesText(fix)) action.edit = await toWorkspaceEdit(project.folder.uri, fix);
        const place = shownAfter(fix, finding.place.file);
        applied = place && { root: project.folder.uri, place };
        return action;
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
  // Without arguments: VS Code forgets those of a code action as soon as its edit has changed the squiggles.
  const show = vscode.commands.registerCommand(SHOW_APPLIED, async () => {
    if (applied !== undefined) await reveal(applied.root, applied.place);
  });
  return vscode.Disposable.from(provider, show);
}

function fixActions(published: Published): vscode.CodeAction[] {
  const { finding, project, diagnostic } = published;
  const root = project.folder.uri.toString();
  return finding.fixes.map((fix, index) => {
    const action = new FixAction(published, index, fix);
    action.diagnostics = [diagnostic];
    action.isPreferred = fix.safe && changesText(fix) && index === 0;
    if (fix.command !== undefined) {
      action.command = { command: "aiReadiness.runInTerminal", title: fix.title, arguments: [root, fix.command] };
    } else if (fix.open !== undefined) {
      action.command = { command: "aiReadiness.reveal", title: fix.title, arguments: [root, fix.open] };
    } else if (shownAfter(fix, finding.place.file) !== undefined) {
      action.command = { command: SHOW_APPLIED, title: fix.title };
    }
    return action;
  });
}

function changesText({ edits = [], newFiles = [] }: Fix): boolean {
  return edits.length + newFiles.length > 0;
}

function otherActions({ finding, project, diagnostic }: Published): vscode.CodeAction[] {
  const waive = new vscode.CodeAction(`Waive ${finding.rule} here with a reason…`, vscode.CodeActionKind.QuickFix);
  waive.command = {
    command: "aiReadiness.waive",
    title: waive.title,
    arguments: [{ folder: project.folder.uri.toString(), fingerprint: finding.fingerprint }],
  };
  const explain = new vscode.CodeAction(`Explain ${finding.rule}`, vscode.CodeActionKind.QuickFix);
  explain.command = { command: "aiReadiness.explainRule", title: explain.title, arguments: [finding.rule] };
  for (const action of [waive, explain]) action.diagnostics = [diagnostic];
  return [waive, explain];
}

/** Every safe fix that stays within the file, for `source.fixAll`. Of two that would touch the same text, the first wins. */
async function fixAll(published: readonly Published[]): Promise<vscode.CodeAction[]> {
  const action = new vscode.CodeAction("Fix all safe AI readiness problems in this file", FIX_ALL);
  action.edit = new vscode.WorkspaceEdit();
  const taken: vscode.Range[] = [];
  for (const { project, finding } of published) {
    const fix = finding.fixes.find((one) => one.safe && one.edits !== undefined && one.newFiles === undefined);
    if (fix?.edits === undefined || project.isStale(finding.place.file)) continue;
    if (fix.edits.some(({ place }) => place.file !== finding.place.file || place.cell !== finding.place.cell)) continue;
    for (const [uri, edits] of (await toWorkspaceEdit(project.folder.uri, fix)).entries()) {
      if (edits.some(({ range }) => taken.some((other) => range.intersection(other) !== undefined))) continue;
      taken.push(...edits.map(({ range }) => range));
      for (const { range, newText } of edits) action.edit.replace(uri, range, newText);
    }
  }
  return action.edit.size === 0 ? [] : [action];
}
