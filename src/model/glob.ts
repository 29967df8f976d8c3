/**
 * Tells whether a path, relative with `/`, matches a glob: `*` any part of one name, `**` any number of names, `?` one character,
 * `[abc]` and `{a,b}`. A pattern that names a folder covers what is below it. A pattern without glob characters matches itself and below.
 */
export type PathMatcher = (path: string) => boolean;

export function globMatcher(pattern: string): PathMatcher {
  const plain = normalise(pattern);
  if (!/[*?[{]/.test(plain))
    return (path) => path.startsWith(plain) && (path.length === plain.length || path[plain.length] === "/");
  const expression = expressionOf(plain);
  return (path) => expression.test(path);
}

const expressions = new Map<string, RegExp>();
const MOST_EXPRESSIONS = 2_000;

/** The same few globs are asked for again and again, with every pair that a rule looks at. */
function expressionOf(plain: string): RegExp {
  let expression = expressions.get(plain);
  if (expression === undefined) {
    if (expressions.size >= MOST_EXPRESSIONS) expressions.clear();
    expression = new RegExp(`^(?:${globSource(plain)})(?:/.*)?$`);
    expressions.set(plain, expression);
  }
  return expression;
}

/** True for folders that one of the globs covers with all that may be in them. */
export function anyGlobOfFolder(patterns: readonly string[]): PathMatcher {
  return anyGlob(patterns.flatMap((pattern) => [pattern, pattern.replace(/(?:\/\*{1,2})+\/?$/, "")]));
}

/** True for paths that any of the globs matches. No globs match nothing. */
export function anyGlob(patterns: readonly string[]): PathMatcher {
  const matchers = patterns.map(globMatcher);
  return (path) => matchers.some((matches) => matches(path));
}

/** `./a\b/` as `a/b`. */
function normalise(pattern: string): string {
  return pattern
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .replace(/\/+$/, "");
}

function globSource(pattern: string): string {
  let source = "";
  let braces = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (char === "*") {
      if (pattern[at + 1] !== "*") source += "[^/]*";
      else if (pattern[at + 2] === "/") {
        source += "(?:.*/)?";
        at += 2;
      } else {
        source += ".*";
        at += 1;
      }
    } else if (char === "?") source += "[^/]";
    else if (char === "[" && pattern.indexOf("]", at + 2) > 0) {
      const end = pattern.indexOf("]", at + 2);
      const set = pattern
        .slice(at + 1, end)
        .replaceAll("\\", "\\\\")
        .replaceAll("[", "\\[");
      source += `[${set.startsWith("!") ? `^${set.slice(1)}` : set.replace(/^\^/, "\\^")}]`;
      at = end;
    } else if (char === "{" && pattern.indexOf("}", at) > 0) {
      source += "(?:";
      braces++;
    } else if (char === "}" && braces > 0) {
      source += ")";
      braces--;
    } else if (char === "," && braces > 0) source += "|";
    else source += char.replace(/[.+^$()|\\[\]{}]/, "\\$&");
  }
  return source + ")".repeat(braces);
}
