import * as vscode from "vscode";
import { filePlace, type Place } from "../../model/place.ts";
import { createManifest, pickProject } from "./create-manifest.ts";
import { explainRule } from "./docs.ts";
import { loadEngine } from "./load-engine.ts";
import type { Output } from "./output.ts";
import { reveal } from "./places.ts";
import type { Projects } from "./projects.ts";
import { sweep } from "./sweep.ts";
import type { ReadinessTree } from "./tree.ts";
import type { Row } from "./tree-model.ts";
import { waive } from "./waive.ts";

/** What a finding's waiver is asked for by: a row of the tree, or what a code action hands over. */
type WaiveTarget = Row | { readonly folder: string; readonly fingerprint: string };

export function registerCommands(projects: Projects, tree: ReadinessTree, output: Output): vscode.Disposable {
  const register = <Arguments extends readonly unknown[]>(name: string, run: (...given: Arguments) => Promise<void> | void) =>
    vscode.commands.registerCommand(`aiReadiness.${name}`, run);

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
    register("explainRule", async (about: Row | string | undefined) => {
      const rule = typeof about === "string" ? about : (about?.check?.rule ?? (await pickRule()));
      if (rule !== undefined) await explainRule(rule);
    }),
    register("filter", () => tree.pickFilter()),
    register("groupBy", () => tree.pickGrouping()),
    register("filterActive", () => tree.pickFilter()),
    register("showOutput", () => output.channel.show(true)),
    register("waive", async (target: WaiveTarget) => {
      if ("fingerprint" in target) {
        const project = projects.find(vscode.Uri.parse(target.folder, true));
        if (project !== undefined) await waive(project, target.fingerprint);
        return;
      }
      const project = tree.projectOf(target);
      if (project !== undefined && target.check?.finding !== undefined) await waive(project, target.check.finding.fingerprint);
    }),
    register("fixAllOfRule", async (folder: string, rule: string, file: string | undefined) => {
      const project = projects.find(vscode.Uri.parse(folder, true));
      if (project !== undefined) await sweep({ project, rule, file });
    }),
    register("reveal", (folder: string, place: Place) => reveal(vscode.Uri.parse(folder, true), place)),
    register("runInTerminal", runInTerminal),
  );
}

/** Types the command and leaves it to the person to start it. */
async function runInTerminal(folder: string, command: string): Promise<void> {
  try {
    const terminal = vscode.window.createTerminal({ name: "AI Readiness", cwd: vscode.Uri.parse(folder, true) });
    terminal.show();
    terminal.sendText(command, false);
  } catch {
    // A browser without a machine behind it has no terminal.
    await vscode.env.clipboard.writeText(command);
    void vscode.window.showInformationMessage(`There is no terminal here, so the command was copied: ${command}`);
  }
}

async function openManifest(projects: Projects, tree: ReadinessTree, row: Row | undefined): Promise<void> {
  const project = (row && tree.projectOf(row)) ?? (await pickProject(projects));
  if (project === undefined) return;
  await project.settled();
  const manifests = project.result?.manifests ?? [];
  const wanted =
    row?.system?.manifest ??
    (manifests.length > 1 ? await vscode.window.showQuickPick([...manifests], { placeHolder: "Which manifest?" }) : manifests[0]);
  if (wanted !== undefined) {
    await reveal(project.folder.uri, filePlace(wanted));
    return;
  }
  if (manifests.length > 0) return;
  const create = "Create Manifest";
  if ((await vscode.window.showInformationMessage("There is no manifest in this folder yet.", create)) === create) {
    await createManifest(projects);
  }
}

async function pickRule(): Promise<string | undefined> {
  const { RULES } = await loadEngine();
  const items = RULES.map(({ id, summary }) => ({ label: id, detail: summary }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: "Which rule?", matchOnDetail: true });
  return picked?.label;
}
