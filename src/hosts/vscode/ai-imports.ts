import { AI_NAMES } from "../../knowledge/ai-names.ts";

const names: ReadonlySet<string> = new Set(AI_NAMES);

/**
 * True for an import of a library that trains, serves models or infers, or of a part of one: `sklearn.linear_model`,
 * `@anthropic-ai/sdk/streaming`.
 */
export function isAiImport(name: string): boolean {
  for (let part = name; part !== ""; part = part.slice(0, Math.max(part.lastIndexOf("."), part.lastIndexOf("/"), 0))) {
    if (names.has(part)) return true;
  }
  return false;
}

const QUOTED = /(?:\bfrom|\brequire\(|\bimport\(|^\s*import)\s*["'](@?[\w./-]+)["']/;
const FROM = /^\s*from\s+([\w.]+)\s+import\b/;
const IMPORT = /^\s*import\s+([\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+(?:\s+as\s+\w+)?)*)\s*(?:[#;]|$)/;

/** The names that lines of Python, JavaScript or TypeScript import: `sklearn.linear_model`, `@anthropic-ai/sdk`. */
export function importedNames(lines: Iterable<string>): readonly string[] {
  const names: string[] = [];
  for (const line of lines) {
    const one = QUOTED.exec(line)?.[1] ?? FROM.exec(line)?.[1];
    if (one !== undefined) names.push(one);
    else for (const part of IMPORT.exec(line)?.[1]?.split(",") ?? []) names.push(part.trim().split(/\s/)[0]!);
  }
  return names;
}
