/** The folder of a path with `/`; `""` where it has none. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** What stands behind the last `/`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** True for a path that only one person's machine, or one hosted notebook, has. */
export function isOfOneMachine(path: string): boolean {
  return /^(?:\/(?:home|Users|content\/drive|kaggle|mnt\/[a-z]|media)\/|[A-Za-z]:[\\/]|~[\\/])/.test(path);
}
