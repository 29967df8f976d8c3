import * as vscode from "vscode";
import type { ManifestProposal, ManifestProposals } from "../../engine/index.ts";
import type { TextEdit } from "../../model/fix.ts";
import { groupBy } from "../../model/group.ts";
import { filePlace } from "../../model/place.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { reveal, toRange, toUri } from "./places.ts";
import type { Projects } from "./projects.ts";
import { askFirst } from "./workspace-edit.ts";

/**
 * Begins a manifest with what was found, or adds to the manifests that are there what they do not say yet. All of it is shown for confirmation
 * before anything is written, and is one step to undo.
 */
export async function createManifest(projects: Projects): Promise<void> {
  const project = await pickProject(projects);
  if (project === undefined) return;
  await project.settled();
  const found = await proposals(project, false);
  if (found === undefined) return;
  if (found.state === "broken") {
    const { message, place } = found.problem;
    await reveal(project.folder.uri, place);
    void vscode.window.showErrorMessage(
      t("{0} is broken on line {1}, so nothing was added. {2}", found.file, place.line, message),
    );
    return;
  }
  // Whoever asks for a manifest where no AI was found gets one to begin with.
  const { manifests } = found.state === "proposed" ? found : ((await proposals(project, true)) as Proposed);
  const changed = manifests.filter(({ fix }) => fix !== undefined);
  const shown = changed[0] ?? manifests[0];
  if (changed.length > 0 && !(await confirmed(project.folder.uri, changed))) return;
  if (shown !== undefined) await reveal(project.folder.uri, filePlace(shown.file));
  if (changed.length === 0)
    void vscode.window.showInformationMessage(t("{0} already says what was found.", shown?.file ?? "ai-readiness.yaml"));
}

type Proposed = Extract<ManifestProposals, { readonly state: "proposed" }>;

async function proposals({ session, folder }: FolderProject, force: boolean): Promise<ManifestProposals | undefined> {
  return session?.propose({ name: folder.name, force });
}

/** Shows what would be written; true once it was agreed to and written. */
async function confirmed(root: vscode.Uri, manifests: readonly ManifestProposal[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const asked = askFirst(edit, root, "");
  const before = new Map<ManifestProposal, number>();
  for (const manifest of manifests) {
    const { file, fix } = manifest;
    const preview = { ...asked, label: fix!.title };
    const uri = toUri(root, file);
    if (!manifest.isNew) before.set(manifest, (await vscode.workspace.openTextDocument(uri)).version);
    // What is added at one point is one edit, so that its order is beyond doubt.
    const pointOf = ({ place }: TextEdit) => `${place.line}:${place.column}:${place.endLine}:${place.endColumn}`;
    for (const [, own] of groupBy(fix!.edits ?? [], pointOf)) {
      edit.replace(uri, toRange(own[0]!.place), own.map(({ text }) => text).join(""), preview);
    }
    for (const { text } of fix!.newFiles ?? []) {
      // The text is an edit of its own, since a preview shows edits and not what a new file holds.
      edit.createFile(uri, { ignoreIfExists: true }, preview);
      edit.insert(uri, new vscode.Position(0, 0), text, preview);
    }
  }
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return false;
  // A preview that is discarded counts as applied, with nothing in it.
  const written = await Promise.all(manifests.map((manifest) => isWritten(toUri(root, manifest.file), before.get(manifest))));
  return written.includes(true);
}

/** Looks at a document after a preview was answered, and how long between them in milliseconds: the answer may come before what it changed. */
const MOST_LOOKS = 10;
const LOOK = 50;

/** True where the file has changed since the version, or has come to be. A new one is saved: it would be empty to everybody else. */
async function isWritten(uri: vscode.Uri, version: number | undefined): Promise<boolean> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    if (version === undefined) await document.save();
    for (let looks = 0; looks < MOST_LOOKS && document.version === version; looks++) {
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
    return document.version !== version;
  } catch {
    return false;
  }
}

/** The project to act on: the active editor's, the only one, or the one that is picked. */
export async function pickProject(projects: Projects): Promise<FolderProject | undefined> {
  projects.wakeAll();
  const active = vscode.window.activeTextEditor?.document.uri;
  const [first, ...others] = projects.all;
  const own = active && projects.find(active);
  if (own !== undefined || others.length === 0) return own ?? first;
  const folder = await vscode.window.showWorkspaceFolderPick({ placeHolder: t("Which folder?") });
  return folder && projects.wake(folder);
}
