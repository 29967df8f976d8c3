import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DocumentedSchema } from "../../language/index.ts";

/** Put in by the bundler, so that the command line is one file; absent when the sources run as they are. */
declare const EMBEDDED_VERSION: string | undefined;
declare const EMBEDDED_PAGES: Readonly<Record<string, string>> | undefined;
declare const EMBEDDED_SCHEMA: DocumentedSchema | undefined;

export const VERSION: string = typeof EMBEDDED_VERSION === "string" ? EMBEDDED_VERSION : versionFromSource();

/** A rule's documentation as Markdown; undefined when it has no page. */
export function rulePage(rule: string): string | undefined {
  if (typeof EMBEDDED_PAGES === "object") return EMBEDDED_PAGES[rule];
  try {
    return readFileSync(fromRoot("docs", "rules", `${rule}.md`), "utf8");
  } catch {
    return undefined;
  }
}

/** The manifest's schema with what is for people in it. */
export function manifestSchema(): DocumentedSchema {
  if (typeof EMBEDDED_SCHEMA === "object") return EMBEDDED_SCHEMA;
  return JSON.parse(readFileSync(fromRoot("schemas", "ai-readiness.schema.json"), "utf8")) as DocumentedSchema;
}

function versionFromSource(): string {
  return JSON.parse(readFileSync(fromRoot("package.json"), "utf8")).version;
}

function fromRoot(...parts: readonly string[]): string {
  return path.join(path.dirname(fileURLToPath(import.meta.url)), "../../..", ...parts);
}
