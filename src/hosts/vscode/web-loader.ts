/** Asks for a file beside by its name, `./python.js`; `load` fetches it first, with all that it needs. */
interface Require {
  (name: string): unknown;
  readonly load: (name: string) => Promise<unknown>;
}

/** Where the files of the engine come from. */
export interface Source {
  readonly read: (file: string) => Promise<string>;
  /** Where a file lies, as debuggers show it. */
  readonly address: (file: string) => string;
}

/**
 * Loads files of the engine where the extension host knows no file but the first, as in a browser: they are fetched, each once, and started as
 * that host itself starts the first.
 */
export function createWebLoader({ read, address }: Source): (file: string) => Promise<unknown> {
  const fetching = new Map<string, Promise<void>>();
  const fetched = new Map<string, string>();
  const started = new Map<string, { readonly exports: unknown }>();

  const fetchText = async (file: string): Promise<void> => {
    try {
      fetched.set(file, await read(file));
    } catch (error) {
      // It may be there the next time.
      fetching.delete(file);
      throw error;
    }
  };

  const fetchOnce = (file: string): Promise<void> => {
    const text = fetching.get(file) ?? fetchText(file);
    fetching.set(file, text);
    return text;
  };

  const load = async (file: string): Promise<unknown> => {
    await fetchOnce("needs.json");
    const needs = run("needs.json") as Readonly<Record<string, readonly string[]>>;
    await Promise.all([file, ...(needs[file] ?? [])].map(fetchOnce));
    return run(file);
  };

  const run = (file: string): unknown => {
    const known = started.get(file);
    if (known !== undefined) return known.exports;
    const text = fetched.get(file);
    if (text === undefined) throw new Error(`The engine asks for ${file}, which has not been fetched.`);
    const exports = file.endsWith(".json") ? JSON.parse(text) : start(file, text);
    started.set(file, { exports });
    fetched.delete(file);
    return exports;
  };

  const start = (file: string, text: string): unknown => {
    const module: { exports: unknown } = { exports: {} };
    const source = `${text}\n//# sourceURL=${address(file)}`;
    new Function("module", "exports", "require", source)(module, module.exports, required);
    return module.exports;
  };

  const required: Require = Object.assign((name: string) => run(fileOf(name)), { load: (name: string) => load(fileOf(name)) });
  return load;
}

function fileOf(name: string): string {
  return name.replace(/^\.\//, "");
}
