import * as vscode from "vscode";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import type { Projects } from "./projects.ts";
import { readinessTooltip } from "./tooltips.ts";
import { headline } from "./tree-model.ts";

export interface Status extends vscode.Disposable {
  update(): void;
}

const SELECTOR: vscode.DocumentSelector = [
  { language: "python" },
  { language: "javascript" },
  { language: "typescript" },
  { pattern: "**/ai-readiness.{yaml,yml}" },
];

/** The weakest pillar in the status bar, of the folder that the active editor is in, and a sign of life while a folder is read. */
export function createStatus(projects: Projects): Status {
  const bar = vscode.window.createStatusBarItem("aiReadiness", vscode.StatusBarAlignment.Left, -10);
  bar.name = "AI Readiness";
  bar.command = "aiReadiness.show";
  const language = vscode.languages.createLanguageStatusItem("aiReadiness", SELECTOR);
  language.name = "AI Readiness";
  language.text = "AI Readiness";
  language.command = { command: "aiReadiness.show", title: t("Show") };

  function update(): void {
    const project = current(projects);
    const result = project?.result;
    const weakest = result && headline(result.readiness);
    language.busy = project?.scanning ?? false;
    const failed = project?.failure !== undefined;
    language.severity = failed ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    language.detail = language.busy ? t("reading") : failed ? t("reading failed") : (weakest ?? t("nothing to judge"));
    if (weakest === undefined || result === undefined) {
      bar.hide();
      return;
    }
    bar.text = `$(dashboard) ${weakest}`;
    bar.tooltip = readinessTooltip(result);
    bar.accessibilityInformation = { label: t("AI Readiness, weakest pillar: {0} checks pass", weakest.replace("/", t(" of "))) };
    bar.show();
  }

  const listener = vscode.window.onDidChangeActiveTextEditor(update);
  update();
  return { update, dispose: () => vscode.Disposable.from(listener, bar, language).dispose() };
}

function current(projects: Projects): FolderProject | undefined {
  const active = vscode.window.activeTextEditor?.document.uri ?? vscode.window.activeNotebookEditor?.notebook.uri;
  return (active && projects.find(active)) ?? projects.all[0];
}
