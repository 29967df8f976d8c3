import * as vscode from "vscode";
import { filePlace, type Place } from "../../model/place.ts";
import { createManifest, pickProject } from "./create-manifest.ts";
import { explainRule } from "./docs.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import { loadPart } from "./load-engine.ts";
import type { Output } from "./output.ts";
import { fixFinding } from "./perform-fix.ts";
import { reveal } from "./places.ts";
import type { Projects } from "./projects.ts";
import { sweep } from "./sweep.ts";
import { runInTerminal } from "./terminal.ts";
import type { ReadinessTree } from "./tree.ts";
import type { Row } from "./tree-model.ts";
import { waive } from "./waive.ts";

/** A finding: a row of the tree, or what a code action hands over. */
type FindingTarget = Row | { readonly folder: string; readonly fingerprint: string };

export function registerCommands(projects: Projects, tree: ReadinessTree, output: Output): vscode.Disposable {
  const register = <Arguments extends readonly unknown[]>(name: string, run: (...given: Arguments) => Promise<void> | void) =>
    vscode.commands.registerCommand(`aiReadiness.${name}`, run);

  async function withFinding(
    target: FindingTarget | undefined,
    act: (project: FolderProject, fingerprint: string) => Promise<void>,
  ): Promise<void> {
    // VS Code hands over nothing for a row that has just gone.
    if (target === undefined) return;
    const isRow = !("fingerprint" in target);
    const project = isRow ? tree.projectOf(target) : projects.find(vscode.Uri.parse(target.folder, true));
    const fingerprint = isRow ? target.check?.finding?.fingerprint : target.fingerprint;
    if (project !== undefined && fingerprint !== undefined) await act(project, fingerprint);
  }

  return vscode.Disposable.from(
    register("refresh", async () => {
      const awake = projects.all;
      projects.wakeAll();
      for (const project of awake) project.rescan();
      for (const project of projects.all) await project.settled();
    }),
    register("show", async () => {
      projects.wakeAll();
      await tree.show();
    }),
    register("createManifest", () => createManifest(projects)),
    register("openManifest", (row: Row | undefined) => openManifest(projects, tree, row)),
    register("explainRule", async (...given: readonly (Row | string | undefined)[]) => {
      const [about] = given;
      const rule = given.length === 0 ? await pickRule() : typeof about === "string" ? about : about?.check?.rule;
      if (rule !== undefined) await explainRule(rule);
    }),
    register("filter", () => tree.pickFilter()),
    register("groupBy", () => tree.pickGrouping()),
    register("filterActive", () => tree.pickFilter()),
    register("showOutput", () => output.channel.show(true)),
    register("waive", (target: FindingTarget | undefined) => withFinding(target, waive)),
    register("fix", (target: FindingTarget | undefined) => withFinding(target, fixFinding)),
    register("fixAllOfRule", async (folder: string, rule: string, file: string | undefined) => {
      const project = projects.find(vscode.Uri.parse(folder, true));
      if (project !== undefined) await sweep({ project, rule, file });
    }),
    register("reveal", (folder: string, place: Place) => reveal(vscode.Uri.parse(folder, true), place)),
    register("runInTerminal", runInTerminal),
  );
}

async function openManifest(projects: Projects, tree: ReadinessTree, row: Row | undefined): Promise<void> {
  const project = (row && tree.projectOf(row)) ?? (await pickProject(projects));
  if (project === undefined) return;
  await project.settled();
  const manifests = project.result?.manifests ?? [];
  const wanted =
    row?.system?.manifest ??
    (manifests.length > 1
      ? await vscode.window.showQuickPick([...manifests], { placeHolder: t("Which manifest?") })
      : manifests[0]);
  if (wanted !== undefined) {
    await reveal(project.folder.uri, filePlace(wanted));
    return;
  }
  if (manifests.length > 0) return;
  const create = t("Create Manifest");
  if ((await vscode.window.showInformationMessage(t("There is no manifest in this folder yet."), create)) === create) {
    await createManifest(projects);
  }
}

async function pickRule(): Promise<string | undefined> {
  const { RULES } = await loadPart("rules");
  const items = RULES.map(({ id, summary }) => ({ label: id, detail: summary }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: t("Which rule?"), matchOnDetail: true });
  return picked?.label;
}
