import * as vscode from "vscode";
import type { Finding, ShownFinding } from "../../model/check.ts";
import { changesText, type Fix, type Way, wayOf } from "../../model/fix.ts";
import { isSamePlace, type Place } from "../../model/place.ts";
import type { FolderProject } from "./folder-project.ts";
import { later, t } from "./l10n.ts";
import { reveal, toUri } from "./places.ts";
import { runInTerminal } from "./terminal.ts";
import { filesOf, shownAfter, toWorkspaceEdit } from "./workspace-edit.ts";

/** How often an edit is made out of the newest text before it is given up. */
const ATTEMPTS = 3;

const WAY_TITLES: Readonly<Record<Way, string>> = {
  safe: later("edits"),
  unsafe: later("edits what the program does"),
  draft: later("writes a draft to fill in"),
  choice: later("edits"),
  command: later("types a command into a terminal"),
  open: later("opens the place"),
};

/**
 * Mends a finding, by its fingerprint: with its only fix, or with the one that is picked. Edits are what a code action would do, a command is typed
 * into a terminal and left there, a place is shown.
 */
export async function fixFinding(project: FolderProject, fingerprint: string): Promise<void> {
  await project.settled();
  const found = project.result?.findings.filter((one) => one.fingerprint === fingerprint) ?? [];
  const [finding] = await project.withFixes(found);
  const fix = finding && (await pickFix(finding));
  if (finding === undefined || fix === undefined) return;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // The text may have changed while somebody was picking.
    const own = await fixAgain(project, finding, fix.title);
    if (own === undefined) return;
    if (await performFix(project.folder.uri, own, finding.place.file)) return;
  }
  void vscode.window.showWarningMessage(t("VS Code did not take the change, since the file keeps changing. Try it again."));
}

/**
 * A fix as the newest text needs it; undefined, and told, where there is none any more. What the finding is about may have another name by now, such as that
 * under which the manifest declares it: then the one of its rule at its place is meant.
 */
export async function fixAgain(project: FolderProject, finding: ShownFinding, title: string): Promise<Fix | undefined> {
  await project.settled();
  const all = project.result?.findings ?? [];
  const now =
    all.find(({ fingerprint }) => fingerprint === finding.fingerprint) ??
    all.find(({ rule, place }) => rule === finding.rule && isSamePlace(place, finding.place));
  const [whole] = now === undefined ? [] : await project.withFixes([now]);
  const fix = whole?.fixes.find((one) => one.title === title);
  if (fix === undefined) void vscode.window.showInformationMessage(t("This was mended in the meantime, so nothing was changed."));
  return fix;
}

async function pickFix({ fixes, message }: Finding): Promise<Fix | undefined> {
  if (fixes.length < 2) return fixes[0];
  const items = fixes.map((fix) => ({ label: fix.title, description: t(WAY_TITLES[wayOf(fix)]), fix }));
  const picked = await vscode.window.showQuickPick(items, { title: t("AI Readiness: how to fix it"), placeHolder: message });
  return picked?.fix;
}

/** False where VS Code refused the edit, as it does while a text is being read anew from the disk. */
async function performFix(root: vscode.Uri, fix: Fix, from: string): Promise<boolean> {
  if (changesText(fix)) {
    const isApplied = await vscode.workspace.applyEdit(await toWorkspaceEdit(root, fix), { isRefactoring: true });
    // What is shown for confirmation first may be discarded, and that is an answer.
    if (!isApplied) return filesOf(fix).size > 1;
  }
  const place = fix.open ?? shownAfter(fix, from) ?? fix.edits?.[0]?.place;
  if (fix.command !== undefined) await runInTerminal(root.toString(), fix.command);
  else if (place !== undefined) await revealIfThere(root, place);
  return true;
}

/** What had to be confirmed may have been discarded, and then there is nothing to show. */
export async function revealIfThere(root: vscode.Uri, place: Place): Promise<void> {
  const isThere = await vscode.workspace.fs.stat(toUri(root, place.file)).then(
    () => true,
    () => false,
  );
  if (isThere) await reveal(root, place);
}
