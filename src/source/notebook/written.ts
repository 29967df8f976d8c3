import type { PlainCell } from "./magics.ts";

interface Module {
  readonly path: string;
  readonly text: string;
  /** The cells that hold it, with their offsets in the text. */
  readonly cells: readonly { readonly index: number; readonly start: number; readonly end: number }[];
}

/** Collects the Python files that cells write with `%%writefile`; the last cell to write a file says what is in it. */
export function createWritten(): {
  add(writes: NonNullable<PlainCell["writes"]>, source: string, index: number): void;
  modules(): readonly Module[];
} {
  const modules = new Map<string, Module>();
  return {
    add({ path, appends, start }, source, index) {
      const at = pathFromFolder(path);
      if (!at.endsWith(".py")) return;
      const before = appends ? modules.get(at) : undefined;
      // The magic's own line is blank, so that the lines of the file are those of the cell.
      const own = `${source.slice(0, start).replace(/[^\r\n]/g, " ")}${source.slice(start)}`;
      const from = before?.text.length ?? 0;
      modules.set(at, {
        path: at,
        text: `${before?.text ?? ""}${own}\n`,
        cells: [...(before?.cells ?? []), { index, start: from, end: from + own.length }],
      });
    },
    modules: () => [...modules.values()],
  };
}

/** Where hosted notebooks run. */
const WORKING_FOLDER = /^\/(?:content|kaggle\/working)\//;

/**
 * The path as it is from the notebook's folder. What lies elsewhere on the machine, or behind a variable, is known by the names that are left: a file
 * is imported by its own name mostly.
 */
function pathFromFolder(path: string): string {
  const names = path.replaceAll("\\", "/").replace(WORKING_FOLDER, "").split("/");
  const varies = names.findLastIndex((name, at) => at < names.length - 1 && (/[{$~:]/.test(name) || (at === 0 && name === "")));
  const known = varies < 0 ? names : /[{$~]/.test(names[varies]!) ? names.slice(varies + 1) : names.slice(-1);
  return known.filter((name) => name !== "" && name !== "." && name !== "..").join("/");
}
