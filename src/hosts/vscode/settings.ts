import * as vscode from "vscode";
import { SEVERITIES, type Severity } from "../../model/severity.ts";

export interface Settings {
  readonly enable: boolean;
  readonly run: "onType" | "onSave";
  readonly severity: Readonly<Record<string, Severity>>;
  readonly exclude: readonly string[];
  readonly trace: "off" | "messages" | "verbose";
}

/** The settings in a workspace folder. Values of a wrong type, which VS Code lets through, count as unset. */
export function readSettings(scope: vscode.Uri | undefined): Settings {
  const settings = vscode.workspace.getConfiguration("aiReadiness", scope);
  const trace = settings.get<unknown>("trace");
  return {
    enable: settings.get<unknown>("enable") !== false,
    run: settings.get<unknown>("run") === "onSave" ? "onSave" : "onType",
    severity: readSeverities(settings.get<unknown>("severity")),
    exclude: readStrings(settings.get<unknown>("exclude")),
    trace: trace === "messages" || trace === "verbose" ? trace : "off",
  };
}

function readSeverities(value: unknown): Record<string, Severity> {
  const severities: Record<string, Severity> = {};
  if (typeof value !== "object" || value === null) return severities;
  for (const [rule, level] of Object.entries(value)) {
    const severity = SEVERITIES.find((known) => known === level);
    if (severity !== undefined) severities[rule] = severity;
  }
  return severities;
}

function readStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
