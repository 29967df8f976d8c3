import * as vscode from "vscode";
import type { DocumentedSchema } from "../../language/index.ts";
import type { AskedLanguage, Session } from "../worker/session.ts";

/** Manifests, wherever they lie. */
export const MANIFESTS: vscode.DocumentSelector = { pattern: "**/ai-readiness.{yaml,yml}" };

/** Makes the language of each project's manifests; the schema, with what is for people in it, comes with the extension. */
export function createLanguages(extension: vscode.Uri): (session: Session) => Promise<AskedLanguage> {
  const made = new WeakMap<Session, AskedLanguage>();
  let schema: Promise<DocumentedSchema> | undefined;

  async function read(): Promise<DocumentedSchema> {
    const file = vscode.Uri.joinPath(extension, "schemas/ai-readiness.schema.json");
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as DocumentedSchema;
  }
  return async (session) => {
    schema ??= read().catch((error: unknown) => {
      // What could not be fetched may be there the next time.
      schema = undefined;
      throw error;
    });
    const documented = await schema;
    const language = made.get(session) ?? session.language(documented);
    made.set(session, language);
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
