import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** What a file is to hold. `isNew`: it is made, and never written over one that is there by then. */
export interface Writing {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly isNew: boolean;
}

/**
 * Why a path below the root must not be written, in a clause that follows "because": it is a link, lies behind one, is outside the root, or
 * nobody may write it. Undefined for what may be.
 */
export function protectionOf(root: string): (file: string) => string | undefined {
  const realRoot = realpathSync(root);
  return (file) => {
    const target = path.resolve(realRoot, file);
    if (!target.startsWith(realRoot + path.sep)) return "it lies outside the folder";
    if (target.split(path.sep).slice(realRoot.split(path.sep).length).includes(".git")) return "it belongs to git";
    const folder = nearestFolder(path.dirname(target));
    if (realpathSync(folder) !== folder) return "it lies behind a symbolic link";
    const stat = lstatSync(target, { throwIfNoEntry: false });
    if (stat === undefined) return isWritable(folder) ? undefined : "its folder may not be written";
    if (stat.isSymbolicLink()) return "it is a symbolic link";
    if (!stat.isFile()) return "it is no file";
    return isWritable(target) && isWritable(folder) ? undefined : "it may not be written";
  };
}

/**
 * Writes all files or, when one of them cannot be written, none: each goes into a file beside it first, with its mode and owner, and then takes
 * its place in one step. Throws the error that stood in the way.
 */
export function writeFiles(root: string, writings: readonly Writing[]): void {
  const realRoot = realpathSync(root);
  const drafts: { readonly draft: string; readonly target: string; readonly isNew: boolean }[] = [];
  const backups: { readonly target: string; readonly backup: string | undefined }[] = [];
  try {
    for (const { file, bytes, isNew } of writings) {
      const target = path.join(realRoot, file);
      mkdirSync(path.dirname(target), { recursive: true });
      const draft = besides(target, "new");
      drafts.push({ draft, target, isNew });
      writeFileSync(draft, bytes, { flag: "wx" });
      if (!isNew) copyOwner(target, draft);
    }
    for (const { draft, target, isNew } of drafts) {
      if (isNew) {
        // This fails where a file has come to be meanwhile; a rename would write over it.
        copyFileSync(draft, target, constants.COPYFILE_EXCL);
        backups.push({ target, backup: undefined });
      } else {
        const backup = besides(target, "old");
        copyFileSync(target, backup, constants.COPYFILE_EXCL);
        backups.push({ target, backup });
        copyOwner(target, backup);
        renameSync(draft, target);
      }
    }
  } catch (error) {
    for (const { target, backup } of backups.reverse()) {
      if (backup === undefined) rmSync(target, { force: true });
      else renameSync(backup, target);
    }
    throw error;
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    for (const { backup } of backups) if (backup !== undefined) rmSync(backup, { force: true });
  }
}

function copyOwner(from: string, to: string): void {
  const { mode, uid, gid } = lstatSync(from);
  try {
    chownSync(to, uid, gid);
  } catch {
    // Only an administrator may give files away; the mode below is what matters.
  }
  chmodSync(to, mode & 0o7777);
}

/** A name in the same folder that nothing else uses, so that a rename stays within one file system. */
function besides(target: string, what: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.${what}`);
}

function nearestFolder(folder: string): string {
  let at = folder;
  while (lstatSync(at, { throwIfNoEntry: false }) === undefined) at = path.dirname(at);
  return at;
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
