interface Version {
  /** From the notebook's folder; below a number where the file was written before. */
  readonly path: string;
  readonly file: string;
  readonly text: string;
  /** The cells that hold it, with their offsets in the text. */
  readonly cells: readonly { readonly index: number; readonly start: number; readonly end: number }[];
}

/**
 * Collects the Python files that cells write with `%%writefile`. A file that is written anew begins another generation, in a folder below: what is
 * written from then on sees the new one first, and what was written before the old one.
 */
export function createWritten(): {
  add(file: string, appends: boolean, source: string, index: number): void;
  versions(): readonly Version[];
} {
  const latest = new Map<string, Version>();
  const versions: Version[] = [];
  const generation = new Set<string>();
  let generations = 1;
  let folder = "";
  return {
    add(file, appends, source, index) {
      const before = appends ? latest.get(file) : undefined;
      if (before === undefined && generation.has(file)) {
        folder += `${++generations}/`;
        generation.clear();
      }
      generation.add(file);
      const start = before?.text.length ?? 0;
      const version = {
        path: before?.path ?? `${folder}${file}`,
        file,
        text: `${before?.text ?? ""}${source}\n`,
        cells: [...(before?.cells ?? []), { index, start, end: start + source.length }],
      };
      if (before === undefined) versions.push(version);
      else versions.splice(versions.indexOf(before), 1, version);
      latest.set(file, version);
    },
    versions: () => versions,
  };
}

const RUN_HERE = /\bexec\(\s*open\(\s*["']([^"'\n]+\.py)["']|^[ \t]*%run[ \t]+(?:-i[ \t]+)?["']?([^\s"']+\.py)["']?[ \t]*$/gm;

/** Files that the notebook runs among its own names, so that they are as good as cells: `exec(open("x.py").read())`, `%run x.py`. */
export function runHere(sources: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const source of sources) {
    if (!source.includes("exec(") && !source.includes("%run")) continue;
    for (const match of source.matchAll(RUN_HERE)) found.add(pathFromFolder(match[1] ?? match[2]!));
  }
  return found;
}

/** The cell's source as the file has it: the magic's own line is blank, so that the lines of the file are those of the cell. */
export function bodyOf(source: string, start: number): string {
  return `${source.slice(0, start).replace(/[^\r\n]/g, " ")}${source.slice(start)}`;
}

/** Where hosted notebooks run. */
const WORKING_FOLDER = /^\/(?:content|kaggle\/working)\//;

/**
 * The path as it is from the notebook's folder. What lies elsewhere on the machine, or behind a variable, is known by the names that are left: a file
 * is imported by its own name mostly.
 */
export function pathFromFolder(path: string): string {
  const names = path.replaceAll("\\", "/").replace(WORKING_FOLDER, "").split("/");
  const varies = names.findLastIndex((name, at) => at < names.length - 1 && (/[{$~:]/.test(name) || (at === 0 && name === "")));
  const known = varies < 0 ? names : /[{$~]/.test(names[varies]!) ? names.slice(varies + 1) : names.slice(-1);
  return known.filter((name) => name !== "" && name !== "." && name !== "..").join("/");
}
