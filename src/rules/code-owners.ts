import { globMatcher } from "../model/glob.ts";
import type { Files } from "../project/files.ts";

/** Where GitHub, GitLab and Gitea look for it: the first one counts. */
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS"];

export interface CodeOwners {
  readonly file: string;
  readonly text: string;
  /** Who owns a path; nobody is an empty list. */
  readonly of: (path: string) => readonly string[];
}

/** The project's list of code owners; `unread` where there is one whose text is not known. */
export function codeOwners(files: Pick<Files, "has" | "lacks" | "text">): CodeOwners | "unread" | undefined {
  const file = PLACES.find((path) => files.has(path));
  if (file === undefined) return PLACES.every((path) => files.lacks(path)) ? undefined : "unread";
  const text = files.text(file);
  if (text === undefined) return "unread";
  return ownersIn({ file, text });
}

/** What a list says. */
export function ownersIn({ file, text }: Pick<CodeOwners, "file" | "text">): CodeOwners {
  const sections = readSections(text);
  return { file, text, of: (path) => sections.flatMap((lines) => lines.findLast(({ covers }) => covers(path))?.owners ?? []) };
}

interface Line {
  readonly covers: (path: string) => boolean;
  readonly owners: readonly string[];
}

/** In each section the last pattern that matches wins. A section's own owners (GitLab) are those of its lines that name none. */
function readSections(text: string): readonly (readonly Line[])[] {
  let lines: Line[] = [];
  const sections = [lines];
  let inherited: readonly string[] = [];
  for (const written of text.split(/\r?\n/)) {
    const line = written.replace(/(^|\s)#.*$/, "").trim();
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?\s*(.*)$/.exec(line);
    if (section !== null) {
      inherited = section[1] === "" ? [] : section[1]!.split(/\s+/);
      lines = [];
      sections.push(lines);
    } else if (line !== "") {
      const [pattern, ...owners] = line.split(/(?<!\\)\s+/).map((word) => word.replaceAll("\\ ", " "));
      const excludes = pattern!.startsWith("!");
      const covers = matcher(excludes ? pattern!.slice(1) : pattern!);
      lines.push({ covers, owners: excludes ? [] : owners.length > 0 ? owners : inherited });
    }
  }
  return sections;
}

/** A pattern with a slash before its end starts at the top; any other one matches in every folder. */
function matcher(pattern: string): (path: string) => boolean {
  const isAnchored = pattern.slice(0, -1).includes("/");
  const bare = pattern.replace(/^\//, "").replace(/\/$/, "");
  return bare === "" ? () => true : globMatcher(isAnchored ? bare : `**/${bare}`);
}
