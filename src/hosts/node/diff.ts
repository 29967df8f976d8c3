import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { createPaint, printable } from "../../reporters/style.ts";

/** One file before and after; `before` is undefined for a file that is new, `after` for one that goes away. */
export interface FileChange {
  /** Relative to the folder that the command was given, with `/`. */
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Changes as one unified diff, which `git apply` and `patch -p1` take; empty where nothing changes. Bytes of the files stand in it as they
 * are, line ends included; with `color` it is for people, so that control characters of a file cannot steer the terminal.
 */
export function unifiedDiff(changes: readonly FileChange[], options: { readonly color?: boolean } = {}): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map((change) => (options.color === true ? painted(patchOf(change)) : patchOf(change)))
    .join("");
}

function patchOf({ file, before, after }: FileChange): string {
  const name = (prefix: string, text: string | undefined) => (text === undefined ? "/dev/null" : `${prefix}/${file}`);
  return createTwoFilesPatch(name("a", before), name("b", after), before ?? "", after ?? "", undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

function painted(patch: string): string {
  const paint = createPaint(true);
  return patch
    .split("\n")
    .map((line, index) => {
      const text = printable(line.replace(/\r$/, ""));
      if (index < 2) return paint.bold(text);
      if (line.startsWith("@@")) return paint.cyan(text);
      if (line.startsWith("+")) return paint.green(text);
      return line.startsWith("-") ? paint.red(text) : text;
    })
    .join("\n");
}
