import * as vscode from "vscode";

export type Engine = typeof import("./engine.ts");
export type Reports = typeof import("./reports.ts");

const EXTENSION = "ai-readiness.ai-readiness";
let loading: Promise<Engine> | undefined;
let loaded: Engine | undefined;

/**
 * The engine, out of a file of its own beside this one: whoever opens a program without AI in it starts a small extension and never pays for
 * parsers, knowledge and rules. It is loaded once.
 */
export function loadEngine(): Promise<Engine> {
  loading ??= load().then(
    (engine) => {
      loaded = engine;
      return engine;
    },
    (error: unknown) => {
      // A file that could not be fetched may be there the next time.
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** The reporters, out of a file of their own. */
export async function loadReports(): Promise<Reports> {
  if (!("WorkerGlobalScope" in globalThis)) return require("./reports.js") as Reports;
  return run("./reports.js", await readText("./reports.js"), () => undefined) as Reports;
}

/** The engine, if anything has been read yet. */
export function engineIfLoaded(): Engine | undefined {
  return loaded;
}

async function load(): Promise<Engine> {
  // A browser's extension host knows no file but the first: the second is fetched and started as that host itself starts the first.
  if ("WorkerGlobalScope" in globalThis) return start();
  return require("./engine.js") as Engine;
}

function fileBeside(name: string): vscode.Uri {
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (extension === undefined) throw new Error(`VS Code knows no extension ${EXTENSION}.`);
  return vscode.Uri.joinPath(extension.extensionUri, "dist", name);
}

/** What the engine may ask for, by the name that it asks by. All of it is fetched at once, since asking cannot wait. */
const COMPANIONS: readonly string[] = ["./knowledge.json", "./javascript-grammar.js"];

async function start(): Promise<Engine> {
  const [engine, ...texts] = await Promise.all(["./engine.js", ...COMPANIONS].map(readText));
  const required = (name: string): unknown => {
    const text = texts[COMPANIONS.indexOf(name)];
    if (text === undefined) throw new Error(`The engine asks for ${name}, which does not come with it.`);
    return name.endsWith(".json") ? JSON.parse(text) : run(name, text, required);
  };
  return run("./engine.js", engine!, required) as Engine;
}

function run(name: string, text: string, required: (name: string) => unknown): unknown {
  const module: { exports: unknown } = { exports: {} };
  const source = `${text}\n//# sourceURL=${fileBeside(name).toString(true)}`;
  new Function("module", "exports", "require", source)(module, module.exports, required);
  return module.exports;
}

async function readText(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileBeside(name)));
}
