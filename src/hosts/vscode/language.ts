import * as vscode from "vscode";
import type { DocumentedSchema, ManifestLanguage } from "../../language/index.ts";
import type { FolderProject } from "./folder-project.ts";
import { loadPart } from "./load-engine.ts";

/** What the language features need of the engine, once it is loaded. */
export interface Language {
  readonly manifest: ManifestLanguage;
}

/** Manifests, wherever they lie. */
export const MANIFESTS: vscode.DocumentSelector = { pattern: "**/ai-readiness.{yaml,yml}" };

/** Makes the language of each project's manifests; the schema, with what is for people in it, comes with the extension. */
export function createLanguages(extension: vscode.Uri): (project: FolderProject) => Promise<Language> {
  const made = new WeakMap<FolderProject, Promise<Language>>();
  let schema: Promise<DocumentedSchema> | undefined;

  async function read(): Promise<DocumentedSchema> {
    const file = vscode.Uri.joinPath(extension, "schemas/ai-readiness.schema.json");
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as DocumentedSchema;
  }
  async function make(project: FolderProject): Promise<Language> {
    schema ??= read();
    const [{ createManifestLanguage }, documented] = await Promise.all([loadPart("language"), schema]);
    return { manifest: createManifestLanguage(documented, () => project.world) };
  }
  return (project) => {
    let language = made.get(project);
    if (language === undefined) {
      language = make(project).catch((error: unknown) => {
        // What could not be fetched may be there the next time.
        made.delete(project);
        schema = undefined;
        throw error;
      });
      made.set(project, language);
    }
    return language;
  };
}

/**
 * Whether the Red Hat YAML extension does one of its things here. It reads the schema that this extension contributes, so what the schema
 * alone tells is left to it.
 */
export function yamlExtensionDoes(what: "completion" | "hover" | "validate", scope: vscode.Uri): boolean {
  return hasYamlExtension() && vscode.workspace.getConfiguration("yaml", scope).get<unknown>(what) !== false;
}

/** Whether the Red Hat YAML extension is installed, which outlines and folds every YAML file. */
export function hasYamlExtension(): boolean {
  return vscode.extensions.getExtension("redhat.vscode-yaml") !== undefined;
}
