/** What a fixture expects at a line: part of a finding's message, and the title of the fix that must mend it. */
export interface Want {
  readonly file: string;
  readonly cell: number | undefined;
  readonly line: number;
  readonly message: string;
  readonly fix: string | undefined;
}

const MARKER = /(?:#|\/\/|<!--|\/\*)[ \t]*want[ \t]+(".*)$/;
const LISTED = /^(.+?)(?:#(\d+))?:(\d+)[ \t]+(".*)$/;

/**
 * Every `# want "…" fix="…"` of a repository: in comments of its files, in a notebook's cells, and in the lines of `want.txt`, which are
 * `file:line "…"`, or `notebook.ipynb#cell:line "…"`.
 */
export function findWants(files: Readonly<Record<string, string>>, listed: string): readonly Want[] {
  const wants: Want[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith(".ipynb")) wants.push(...inText(file, undefined, text));
    else for (const [cell, source] of cells(text).entries()) wants.push(...inText(file, cell, source));
  }
  for (const line of listed.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const match = LISTED.exec(line);
    if (match === null) throw new Error(`want.txt: cannot read the line ${line}`);
    const place = { file: match[1]!, cell: match[2] === undefined ? undefined : Number(match[2]), line: Number(match[3]) };
    for (const expected of parse(match[4]!)) wants.push({ ...place, ...expected });
  }
  return wants;
}

function inText(file: string, cell: number | undefined, text: string): readonly Want[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const match = MARKER.exec(line);
    return match === null ? [] : parse(match[1]!).map((expected) => ({ file, cell, line: index + 1, ...expected }));
  });
}

/** `"message" fix="title" "another message"`. */
function parse(text: string): { message: string; fix: string | undefined }[] {
  const found: { message: string; fix: string | undefined }[] = [];
  for (const match of text.matchAll(/(fix=)?"((?:[^"\\]|\\.)*)"/g)) {
    const value = match[2]!.replace(/\\(.)/g, "$1");
    if (match[1] === undefined) found.push({ message: value, fix: undefined });
    else found[found.length - 1]!.fix = value;
  }
  return found;
}

function cells(text: string): readonly string[] {
  const notebook = JSON.parse(text) as { cells: readonly { source: string | readonly string[] }[] };
  return notebook.cells.map(({ source }) => (typeof source === "string" ? source : source.join("")));
}
