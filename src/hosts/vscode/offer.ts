import * as vscode from "vscode";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";

const OFFERED = "aiReadiness.offered";
const NEVER = "aiReadiness.neverOffer";

/** Memories of this workspace, and of all of them. */
export interface Memories {
  readonly workspaceState: vscode.Memento;
  readonly globalState: vscode.Memento;
}

/**
 * Offers once in a workspace to make a manifest, where AI was found and none governs it. Whoever waves it away is never asked there again; who
 * wants it nowhere can say so.
 */
export async function offerManifest({ result }: FolderProject, { workspaceState, globalState }: Memories): Promise<void> {
  const isMissing = result?.findings.some(({ rule, waived }) => rule === "governance/no-manifest" && !waived) ?? false;
  if (!isMissing || result?.manifests.length !== 0) return;
  if (workspaceState.get<boolean>(OFFERED) === true || globalState.get<boolean>(NEVER) === true) return;
  await workspaceState.update(OFFERED, true);
  const [create, show, never] = [t("Create Manifest"), t("Show Findings"), t("Never Offer This")];
  const answer = await vscode.window.showInformationMessage(
    t("AI was found here, and no manifest says what it is for, who owns it and how it is watched."),
    create,
    show,
    never,
  );
  if (answer === create) await vscode.commands.executeCommand("aiReadiness.createManifest");
  if (answer === show) await vscode.commands.executeCommand("aiReadiness.show");
  if (answer === never) await globalState.update(NEVER, true);
}
