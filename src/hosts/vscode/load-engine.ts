import * as vscode from "vscode";
import { createWebLoader } from "./web-loader.ts";

export type Engine = typeof import("./engine.ts");
type Parts = Engine["PARTS"];
export type Part<Name extends keyof Parts> = Awaited<ReturnType<Parts[Name]>>;

const EXTENSION = "ai-readiness.ai-readiness";
let loading: Promise<Engine> | undefined;

/**
 * The engine, out of files of its own beside this one: whoever opens a program without AI in it starts a small extension and never pays for
 * parsers, knowledge and rules. It loads its own parts when it first wants them.
 */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((error: unknown) => {
    // A file that could not be fetched may be there the next time.
    loading = undefined;
    throw error;
  });
  return loading;
}

/** What a scan does not need. */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<Part<Name>> {
  const { PARTS } = await loadEngine();
  return (await PARTS[name]()) as Part<Name>;
}

/** Where the extension is installed. */
export function extensionUri(): vscode.Uri {
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (extension === undefined) throw new Error(`VS Code knows no extension ${EXTENSION}.`);
  return extension.extensionUri;
}

async function load(): Promise<Engine> {
  if (!("WorkerGlobalScope" in globalThis)) return require("./engine/engine.js") as Engine;
  const uriOf = (file: string) => vscode.Uri.joinPath(extensionUri(), "dist/engine", file);
  const load = createWebLoader({
    read: async (file) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(file))),
    address: (file) => uriOf(file).toString(true),
  });
  return (await load("engine.js")) as Engine;
}
