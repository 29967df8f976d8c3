import ignore, { type Ignore } from "ignore";

/** One `.gitignore` in force, with the ones above it. */
export interface Ignores {
  /** Whether the file or folder itself is ignored. Folders above it must have been asked before, and not be ignored. */
  ignored(path: string, isFolder: boolean): boolean;
  /** These and what the `.gitignore` in `folder` adds; its lines win over those above. */
  with(folder: string, text: string): Ignores;
}

export const NOTHING_IGNORED: Ignores = {
  ignored: () => false,
  with: (folder, text) => layer(NOTHING_IGNORED, pathBelow(folder), text),
};

/** The lines of a `.gitignore` that stands above the root: `prefix` is the root's path from there, `services/api/`. */
export function ignoresFromAbove(above: Ignores, prefix: string, text: string): Ignores {
  return layer(above, (path) => prefix + path, text);
}

function layer(above: Ignores, relative: (path: string) => string, text: string): Ignores {
  const own: Ignore = ignore({ ignorecase: false }).add(text);
  const self: Ignores = {
    ignored(path, isFolder) {
      const name = relative(path);
      const verdict = own.test(isFolder ? `${name}/` : name);
      if (verdict.unignored) return false;
      // Ignored because its folder is, though that folder was let in again further down: this file decides nothing.
      if (verdict.ignored && !folderIsIgnored(own, name)) return true;
      return above.ignored(path, isFolder);
    },
    with: (folder, more) => layer(self, pathBelow(folder), more),
  };
  return self;
}

function folderIsIgnored(own: Ignore, name: string): boolean {
  const slash = name.lastIndexOf("/");
  return slash > 0 && own.ignores(`${name.slice(0, slash)}/`);
}

function pathBelow(folder: string): (path: string) => string {
  return folder === "" ? (path) => path : (path) => path.slice(folder.length + 1);
}
