import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DocumentedSchema } from "../../language/index.ts";

/** Put in by the bundler; absent when the sources run as they are. */
declare const EMBEDDED_VERSION: string | undefined;

const isBundle = typeof EMBEDDED_VERSION === "string";

export const VERSION: string = isBundle ? EMBEDDED_VERSION : JSON.parse(readFileSync(fromRoot("package.json"), "utf8")).version;

/** A rule's documentation as Markdown; undefined when it has no page. */
export function rulePage(rule: string): string | undefined {
  try {
    return readFileSync(fromRoot("docs", "rules", `${rule}.md`), "utf8");
  } catch {
    return undefined;
  }
}

/** The manifest's schema with what is for people in it. */
export function manifestSchema(): DocumentedSchema {
  return JSON.parse(readFileSync(fromRoot("schemas", "ai-readiness.schema.json"), "utf8")) as DocumentedSchema;
}

/** What lies in a clone and in the package alike: the bundle in `dist`, the sources further below. */
function fromRoot(...parts: readonly string[]): string {
  const root = isBundle ? path.join(__dirname, "..") : path.join(path.dirname(fileURLToPath(import.meta.url)), "../../..");
  return path.join(root, ...parts);
}
