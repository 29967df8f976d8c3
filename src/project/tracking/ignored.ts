import createIgnore, { type Ignore } from "ignore";
import { folderOf } from "../../model/paths.ts";
import type { Place } from "../../model/place.ts";
import { isWithin } from "./paths.ts";

interface IgnoreFile {
  readonly path: string;
  readonly folder: string;
  readonly rules: Ignore;
}

/** Tells which line of which `.gitignore` keeps a path out of git; files further down overrule those above. */
export function ignoreLookup(
  files: readonly { readonly path: string; readonly text: string }[],
): (path: string) => Place | undefined {
  let read: IgnoreFile[] | undefined;
  const readAll = () =>
    files
      .map(({ path, text }): IgnoreFile => {
        const rules = createIgnore({ allowRelativePaths: true });
        text.split(/\r?\n/).forEach((pattern, index) => {
          rules.add({ pattern, mark: String(index + 1) });
        });
        return { path, folder: folderOf(path), rules };
      })
      .sort((a, b) => b.folder.length - a.folder.length);
  return (path) => {
    read ??= readAll();
    for (const { path: file, folder, rules } of read) {
      if (!isWithin(path, folder) || path === folder) continue;
      const below = folder === "" ? path : path.slice(folder.length + 1);
      if (below === "") continue;
      // A folder may be read without a slash at its end; `data/` in an ignore file means folders alone.
      for (const form of [below, `${below}/`]) {
        const result = rules.test(form);
        if (result.unignored) return undefined;
        if (result.ignored) {
          const line = Number(result.rule?.mark ?? 1);
          return { file, line, column: 1, endLine: line, endColumn: 1 + (result.rule?.pattern.length ?? 0) };
        }
      }
    }
    return undefined;
  };
}
