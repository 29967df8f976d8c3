import { folderOf } from "../../model/paths.ts";

/** Path arithmetic on paths relative to the project's root, with `/`. `""` is the root. */

/** Resolves `path` against `folder`; undefined when it leaves the root. An absolute path is taken from the root. */
export function resolvePath(folder: string, path: string): string | undefined {
  const segments: string[] = [];
  const whole = path.startsWith("/") ? path : `${folder}/${path}`;
  for (const segment of whole.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

/** True when `path` is `folder` or stands below it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

export function hasHoles(path: string): boolean {
  return /[*?[]/.test(path);
}

/** The folders of a glob before its first hole: `data/raw` of `data/raw/*.csv`. */
export function fixedPart(pattern: string): string {
  const hole = pattern.search(/[*?[]/);
  return hole < 0 ? pattern : folderOf(pattern.slice(0, hole));
}

/**
 * A glob as an expression over whole paths: `*` and `?` stay within a segment, `**` crosses them, `[ab]` is a class and `{a,b}` a choice.
 * With `below`, what stands below a match matches too. With `loose`, `*` crosses segments: a hole in an f-string may hold a slash.
 */
export function globExpression(pattern: string, options: { readonly below?: boolean; readonly loose?: boolean } = {}): RegExp {
  let source = "";
  let choices = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (char === "*") {
      if (pattern[at + 1] === "*") {
        while (pattern[at + 1] === "*") at++;
        if (pattern[at + 1] === "/") {
          at++;
          source += "(?:.*/)?";
        } else source += ".*";
      } else source += options.loose ? ".*" : "[^/]*";
    } else if (char === "?") source += "[^/]";
    else if (char === "[" && pattern.indexOf("]", at + 2) > 0) {
      const close = pattern.indexOf("]", at + 2);
      source += `[${pattern
        .slice(at + 1, close)
        .replace(/^!/, "^")
        .replace(/[\\[]/g, "\\$&")}]`;
      at = close;
    } else if (char === "{" && pattern.indexOf("}", at) > 0) {
      source += "(?:";
      choices++;
    } else if (char === "}" && choices > 0) {
      source += ")";
      choices--;
    } else if (char === "," && choices > 0) source += "|";
    else source += char.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
  }
  source += ")".repeat(choices);
  try {
    return new RegExp(`^${source}${options.below ? "(?:/.*)?" : ""}$`, "s");
  } catch {
    return /^(?!)/;
  }
}
