import * as vscode from "vscode";

export type Engine = typeof import("./engine.ts");

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

/** The engine, if anything has been read yet. */
export function engineIfLoaded(): Engine | undefined {
  return loaded;
}

async function load(): Promise<Engine> {
  // A browser's extension host knows no file but the first: the second is fetched and started as that host itself starts the first.
  if ("WorkerGlobalScope" in globalThis) return start(engineFile());
  return require("./engine.js") as Engine;
}

function engineFile(): vscode.Uri {
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (extension === undefined) throw new Error(`VS Code knows no extension ${EXTENSION}.`);
  return vscode.Uri.joinPath(extension.extensionUri, "dist/engine.js");
}

async function start(file: vscode.Uri): Promise<Engine> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const module: { exports: unknown } = { exports: {} };
  new Function("module", "exports", `${text}\n//# sourceURL=${file.toString(true)}`)(module, module.exports);
  return module.exports as Engine;
}
