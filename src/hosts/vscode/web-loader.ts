import * as vscode from "vscode";

/** Asks for a file beside by its name, `./python.js`; `load` fetches it first, with all that it needs. */
interface Require {
  (name: string): unknown;
  readonly load: (name: string) => Promise<unknown>;
}

/**
 * Loads files of the engine where the extension host knows no file but the first, as in a browser: they are fetched, and started as that host
 * itself starts the first.
 */
export function createWebLoader(folder: vscode.Uri): (file: string) => Promise<unknown> {
  const texts = new Map<string, Promise<string>>();
  const fetched = new Map<string, string>();
  const modules = new Map<string, { readonly exports: unknown }>();

  const read = async (file: string): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file)));

  const fetchOnce = async (file: string): Promise<string> => {
    const text = texts.get(file) ?? read(file);
    texts.set(file, text);
    try {
      fetched.set(file, await text);
    } catch (error) {
      // It may be there the next time.
      texts.delete(file);
      throw error;
    }
    return text;
  };

  const load = async (file: string): Promise<unknown> => {
    const needs = JSON.parse(await fetchOnce("needs.json")) as Readonly<Record<string, readonly string[]>>;
    await Promise.all([file, ...(needs[file] ?? [])].map(fetchOnce));
    return run(file);
  };

  const run = (file: string): unknown => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const text = fetched.get(file);
    if (text === undefined) throw new Error(`The engine asks for ${file}, which has not been fetched.`);
    const exports = file.endsWith(".json") ? JSON.parse(text) : start(file, text);
    modules.set(file, { exports });
    return exports;
  };

  const start = (file: string, text: string): unknown => {
    const module: { exports: unknown } = { exports: {} };
    const source = `${text}\n//# sourceURL=${vscode.Uri.joinPath(folder, file).toString(true)}`;
    new Function("module", "exports", "require", source)(module, module.exports, required);
    return module.exports;
  };

  const required: Require = Object.assign((name: string) => run(fileOf(name)), { load: (name: string) => load(fileOf(name)) });
  return load;
}

function fileOf(name: string): string {
  return name.replace(/^\.\//, "");
}
