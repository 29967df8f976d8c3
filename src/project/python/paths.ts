/** Joins two path texts as `os.path.join` and `/` do; back-slashes become slashes. */
export function joinPath(left: string, right: string): string {
  const tail = slashes(right);
  if (tail.startsWith("/") || /^[a-z][a-z0-9+.-]*:\/\//i.test(tail) || /^[a-z]:\//i.test(tail)) return tail;
  const head = slashes(left);
  if (head === "" || head === ".") return tail;
  return head.endsWith("/") ? head + tail : `${head}/${tail}`;
}

export function slashes(path: string): string {
  return path.includes("\\") ? path.replaceAll("\\", "/") : path;
}

/** The folder of a path; `""` where it has none. */
export function folderOf(path: string): string {
  const clean = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  const slash = clean.lastIndexOf("/");
  return slash < 0 ? "" : slash === 0 ? "/" : clean.slice(0, slash);
}

/** Removes `.` and resolves `..` where it can; leading `..` of relative paths stay. */
export function normalisePath(path: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(path);
  if (scheme !== null) return path;
  const absolute = path.startsWith("/");
  const parts: string[] = [];
  for (const part of slashes(path).split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts[parts.length - 1] !== "..") parts.pop();
    else if (part === ".." && absolute) continue;
    else parts.push(part);
  }
  return (absolute ? "/" : "") + parts.join("/");
}

/** True for `s3://…`, `https://…` and the like. */
export function isUri(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(path);
}
