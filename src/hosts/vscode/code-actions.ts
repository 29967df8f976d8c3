import * as vscode from "vscode";
import type { Finding } from "../../model/check.ts";
import { changesText, type Fix, isForBulk } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import type { Diagnostics, Published } from "./diagnostics.ts";
import { FIX_ALL, fixAllAction, NOTEBOOK_FIX_ALL } from "./fix-all.ts";
import { t } from "./l10n.ts";
import { fixAgain, revealIfThere } from "./perform-fix.ts";
import { shownAfter, toWorkspaceEdit } from "./workspace-edit.ts";

/** Shows where the fix that was chosen last has made its change. */
const SHOW_APPLIED = "aiReadiness.showApplied";

/** A fix that is turned into an edit only when it is chosen, against the newest text. */
class FixAction extends vscode.CodeAction {
  readonly published: Published;

  constructor(published: Published, fix: Fix) {
    super(fix.title, vscode.CodeActionKind.QuickFix);
    this.published = published;
  }
}

/** Quick fixes, waivers and explanations for what the diagnostics show. */
export function provideCodeActions(diagnostics: Diagnostics): vscode.Disposable {
  let applied: { readonly root: vscode.Uri; readonly place: Place } | undefined;
  const provider = vscode.languages.registerCodeActionsProvider(
    "*",
    {
      async provideCodeActions(document, range, context) {
        const { only } = context;
        if (only !== undefined && !only.contains(vscode.CodeActionKind.QuickFix)) {
          const kind = [FIX_ALL, NOTEBOOK_FIX_ALL].find((one) => only.contains(one));
          return kind === undefined ? [] : fixAllAction(diagnostics, document, kind);
        }
        // Asked while something is being typed: the squiggles are about to move, so the answer waits for them.
        const shown = diagnostics.at(document.uri);
        const stale = shown.find(({ project, finding }) => project.isStale(finding.place.file));
        if (stale !== undefined) await stale.project.settled();
        await diagnostics.settled();
        const here = diagnostics.at(document.uri).filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
        const found = await Promise.all(here.map(mendable));
        return [...found.flatMap(fixActions), ...(await sweepActions(found)), ...found.flatMap(otherActions)];
      },
      async resolveCodeAction(action) {
        if (!(action instanceof FixAction)) return action;
        const { project, finding } = action.published;
        // Lines may have moved since the squiggle was drawn.
        const fix = await fixAgain(project, finding, action.title);
        if (fix === undefined) return action;
        if (changesText(fix)) action.edit = await toWorkspaceEdit(project.folder.uri, fix);
        const place = shownAfter(fix, finding.place.file);
        applied = place && { root: project.folder.uri, place };
        return action;
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL, NOTEBOOK_FIX_ALL] },
  );
  // Without arguments: VS Code forgets those of a code action as soon as its edit has changed the squiggles.
  const show = vscode.commands.registerCommand(SHOW_APPLIED, async () => {
    if (applied !== undefined) await revealIfThere(applied.root, applied.place);
  });
  return vscode.Disposable.from(provider, show);
}

/** What shows, with the fixes that there are for it. */
type Mendable = Published & { readonly finding: Finding };

async function mendable(published: Published): Promise<Mendable> {
  const [finding] = await published.project.withFixes([published.finding]);
  return { ...published, finding: finding! };
}

function fixActions(published: Mendable): vscode.CodeAction[] {
  const { finding, project, diagnostic } = published;
  const root = project.folder.uri.toString();
  return finding.fixes.map((fix, index) => {
    const action = new FixAction(published, fix);
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

/** Offered where the rule has more findings that can be answered alike: in this file, and beyond it. */
async function sweepActions(found: readonly Mendable[]): Promise<vscode.CodeAction[]> {
  const actions: vscode.CodeAction[] = [];
  const seen = new Set<string>();
  for (const { finding, project, diagnostic } of found) {
    const { rule, place } = finding;
    if (seen.has(rule) || !canBeSwept(finding)) continue;
    seen.add(rule);
    const all = (project.result?.findings ?? []).filter((one) => one.rule === rule);
    const alike = (await project.withFixes(all)).filter(canBeSwept);
    const here = alike.filter((one) => one.place.file === place.file).length;
    const offer = (title: string, file: string | undefined) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { command: "aiReadiness.fixAllOfRule", title, arguments: [project.folder.uri.toString(), rule, file] };
      action.diagnostics = [diagnostic];
      actions.push(action);
    };
    if (here > 1) offer(t("Fix all {0} of {1} in this file", here, rule), place.file);
    if (alike.length > here) offer(t("Fix all {0} of {1} in this folder…", alike.length, rule), undefined);
  }
  return actions;
}

function canBeSwept({ waived, fixes }: Finding): boolean {
  return !waived && fixes.some((fix) => isForBulk(fix, true));
}

function otherActions({ finding, project, diagnostic }: Published): vscode.CodeAction[] {
  const waive = new vscode.CodeAction(t("Waive {0} here with a reason…", finding.rule), vscode.CodeActionKind.QuickFix);
  waive.command = {
    command: "aiReadiness.waive",
    title: waive.title,
    arguments: [{ folder: project.folder.uri.toString(), fingerprint: finding.fingerprint }],
  };
  const explain = new vscode.CodeAction(t("Explain {0}", finding.rule), vscode.CodeActionKind.QuickFix);
  explain.command = { command: "aiReadiness.explainRule", title: explain.title, arguments: [finding.rule] };
  for (const action of [waive, explain]) action.diagnostics = [diagnostic];
  return [waive, explain];
}
