import * as vscode from "vscode";
import type { Fix } from "../../model/fix.ts";
import { filePlace } from "../../model/place.ts";
import type { FolderProject } from "./folder-project.ts";
import { reveal } from "./places.ts";
import type { Projects } from "./projects.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

const NAME = "ai-readiness.yaml";

/** Writes a manifest with what the source tells, or a bare one where no AI was found, and opens it. */
export async function createManifest(projects: Projects): Promise<void> {
  const project = await pickProject(projects);
  if (project === undefined) return;
  await project.settled();
  const [existing] = project.result?.manifests ?? [];
  if (existing !== undefined) {
    await reveal(project.folder.uri, filePlace(existing));
    return;
  }
  const fix = manifestFix(project) ?? bareManifest(project.folder.name);
  await vscode.workspace.applyEdit(await toWorkspaceEdit(project.folder.uri, fix));
  await reveal(project.folder.uri, filePlace(fix.newFiles?.[0]?.file ?? NAME));
}

function manifestFix(project: FolderProject): Fix | undefined {
  const fixes = (project.result?.findings ?? [])
    .filter(({ rule }) => rule === "governance/no-manifest")
    .flatMap(({ fixes: own }) => own);
  return fixes.find(({ newFiles }) => newFiles?.some(({ file }) => file.endsWith(NAME)));
}

/** Names the system and leaves open what nobody has said yet. */
function bareManifest(name: string): Fix {
  const system = /^[\w.-]+$/.test(name) ? name : JSON.stringify(name);
  const text = `version: 1\nsystem:\n  name: ${system}\n  purpose:\n  owner:\n  stage: pilot\n`;
  return { title: "Create a manifest", safe: true, newFiles: [{ file: NAME, text }] };
}

/** The project to act on: the active editor's, the only one, or the one that is picked. */
export async function pickProject(projects: Projects): Promise<FolderProject | undefined> {
  projects.wakeAll();
  const active = vscode.window.activeTextEditor?.document.uri;
  const [first, ...others] = projects.all;
  const own = active && projects.find(active);
  if (own !== undefined || others.length === 0) return own ?? first;
  const folder = await vscode.window.showWorkspaceFolderPick({ placeHolder: "Which folder?" });
  return folder && projects.wake(folder);
}
