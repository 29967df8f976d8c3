import * as vscode from "vscode";
import type { ShownCheck, ShownFinding } from "../../model/check.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { loadPart } from "./load-engine.ts";
import { unsavedBytes } from "./open-documents.ts";
import { reveal, toUri } from "./places.ts";
import { startOf, toWorkspaceEdit } from "./workspace-edit.ts";

/** Stands where nobody was named; the waiver keeps failing until somebody is. */
const NOBODY = "TODO";
const DAY = 24 * 60 * 60 * 1000;

/** Asks why, until when and on whose behalf a finding is to be waived, and writes the waiver into its manifest. */
export async function waive(project: FolderProject, fingerprint: string): Promise<void> {
  await project.settled();
  const check = project.result?.checks.find((one) => one.finding?.fingerprint === fingerprint);
  if (check?.finding === undefined) return;
  if (check.manifest === undefined) {
    const create = t("Create Manifest");
    const answer = await vscode.window.showInformationMessage(
      t("A waiver is written into a manifest, and there is none here yet."),
      create,
    );
    if (answer === create) await vscode.commands.executeCommand("aiReadiness.createManifest");
    return;
  }
  const title = t("Waive {0} for {1}", check.rule, check.subject.name);
  const reason = await vscode.window.showInputBox({
    title: t("{0} (1 of 3)", title),
    prompt: t("Why is it right to leave this as it is? Reviewers read the reason."),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === "" ? t("A waiver needs a reason.") : undefined),
  });
  if (reason === undefined) return;
  const expires = await vscode.window.showInputBox({
    title: t("{0} (2 of 3)", title),
    prompt: t("The last day on which the waiver holds."),
    value: new Date(Date.now() + 90 * DAY).toISOString().slice(0, 10),
    ignoreFocusOut: true,
    validateInput: (value) => (isDate(value.trim()) ? undefined : t("A date is written as 2026-12-31.")),
  });
  if (expires === undefined) return;
  const owner = await vscode.window.showInputBox({
    title: t("{0} (3 of 3)", title),
    prompt: t("Who answers for it? Left empty, the waiver counts as invalid until somebody is named."),
    value: await ownerHint(project, check.manifest),
    ignoreFocusOut: true,
  });
  if (owner === undefined) return;
  await writeWaiver(project, check, check.finding, {
    reason: reason.trim(),
    expires: expires.trim(),
    owner: owner.trim() || NOBODY,
  });
}

interface Answers {
  readonly reason: string;
  readonly expires: string;
  readonly owner: string;
}

/** Appends the waiver; shows it where it was written. */
export async function writeWaiver(
  project: FolderProject,
  check: ShownCheck,
  finding: ShownFinding,
  answers: Answers,
): Promise<void> {
  const file = check.manifest;
  if (file === undefined) return;
  const [{ parseManifest }, { addEntry }] = await Promise.all([loadPart("manifests"), loadPart("edits")]);
  const manifest = parseManifest(file, await readText(project, file));
  const { reason, owner, expires } = answers;
  const edits = addEntry(manifest, ["waivers"], { rule: finding.rule, subject: check.subject.key, reason, owner, expires });
  const [first] = edits;
  if (first === undefined) {
    void vscode.window.showWarningMessage(t("The waiver could not be written into {0}: mend the manifest's errors first.", file));
    return;
  }
  const fix = { title: t("Waive"), safe: false, edits };
  if (!(await vscode.workspace.applyEdit(await toWorkspaceEdit(project.folder.uri, fix)))) {
    void vscode.window.showWarningMessage(t("{0} changed meanwhile, so the waiver was not written. Try it again.", file));
    return;
  }
  await reveal(project.folder.uri, startOf(first));
}

/** The system's owner, who most often answers for what is set aside. */
async function ownerHint(project: FolderProject, file: string): Promise<string> {
  const { parseManifest } = await loadPart("manifests");
  return parseManifest(file, await readText(project, file)).system.owner ?? "";
}

async function readText(project: FolderProject, file: string): Promise<string> {
  const uri = toUri(project.folder.uri, file);
  return new TextDecoder().decode(unsavedBytes(uri) ?? (await vscode.workspace.fs.readFile(uri)));
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
