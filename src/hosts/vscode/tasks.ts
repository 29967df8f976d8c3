import * as vscode from "vscode";
import { isAtLeast, SEVERITIES } from "../../model/severity.ts";
import type { FolderProject } from "./folder-project.ts";
import { t } from "./l10n.ts";
import type { Projects } from "./projects.ts";

const TYPE = "ai-readiness";

interface Definition extends vscode.TaskDefinition {
  readonly rules?: readonly string[];
  readonly failOn?: string;
}

/** The task `ai-readiness: check`: the same judgement as on the command line, by the engine that is here already. */
export function provideTasks(projects: Projects): vscode.Disposable {
  const toTask = (folder: vscode.WorkspaceFolder, definition: Definition): vscode.Task => {
    const execution = new vscode.CustomExecution(async () => terminal(folder, definition, projects));
    const task = new vscode.Task(definition, folder, "check", TYPE, execution, "$ai-readiness");
    task.group = vscode.TaskGroup.Test;
    task.detail = t("Judge the folder and list what stands between its AI and production");
    task.presentationOptions = { clear: true, reveal: vscode.TaskRevealKind.Always };
    return task;
  };
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).map((folder) => toTask(folder, { type: TYPE })),
    resolveTask(task) {
      const { scope } = task;
      const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
      if (folder === undefined) return undefined;
      const resolved = toTask(folder, task.definition as Definition);
      // VS Code takes a task only with the very definition that it asked about.
      resolved.definition = task.definition;
      return resolved;
    },
  });
}

function terminal(folder: vscode.WorkspaceFolder, definition: Definition, projects: Projects): vscode.Pseudoterminal {
  const write = new vscode.EventEmitter<string>();
  const close = new vscode.EventEmitter<number>();
  let closed = false;
  const run = async (): Promise<number> => {
    const project = projects.wake(folder);
    if (project === undefined) {
      write.fire(`${t("AI Readiness is switched off in this folder.")}\r\n`);
      return 2;
    }
    await project.settled();
    if (closed || project.result === undefined) return 2;
    return print(project, definition, (text) => write.fire(text.replace(/\r?\n/g, "\r\n")));
  };
  return {
    onDidWrite: write.event,
    onDidClose: close.event,
    open() {
      run().then(
        (code) => close.fire(code),
        (error: unknown) => {
          write.fire(`${error instanceof Error ? error.message : String(error)}\r\n`);
          close.fire(2);
        },
      );
    },
    close() {
      closed = true;
    },
  };
}

/** Prints the findings; gives the exit code that the command line would give. */
async function print(
  { result, session }: FolderProject,
  { rules, failOn = "error" }: Definition,
  write: (text: string) => void,
): Promise<number> {
  const findings = result!.findings.filter(({ rule }) => rules === undefined || rules.includes(rule));
  write((await session?.concise(rules)) ?? "");
  const bar = SEVERITIES.find((severity) => severity === failOn);
  if (bar === undefined) return 0;
  return findings.some(({ waived, severity }) => !waived && isAtLeast(severity, bar)) ? 1 : 0;
}
