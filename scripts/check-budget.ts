/**
 * Holds the sizes of what is shipped against their budgets: `npm run budget` after a production build and `npm run package`. A bigger bundle is a
 * slower start for everybody, so growth should be decided, not slip in. What a first scan loads is measured by scanning.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { createMemoryHost } from "../src/hosts/memory.ts";
import { createNodeHost } from "../src/hosts/node/host.ts";
import type { Host } from "../src/model/host.ts";

const KB = 1024;
const ENGINE = path.resolve("dist/engine");

interface Budget {
  readonly file: string;
  readonly most: number;
}

const BUDGETS: readonly Budget[] = [
  // What starts with VS Code.
  { file: "dist/extension.js", most: 128 * KB },
  // What it loads when it is first wanted.
  ...filesOfEngine().map((name) => ({ file: `dist/engine/${name}`, most: 450 * KB })),
  { file: "dist/cli.js", most: 1400 * KB },
  { file: "out/ai-readiness.vsix", most: 1024 * KB },
];

interface Scan {
  readonly of: string;
  readonly host: Host;
  /** Of code; knowledge is told beside it. */
  readonly most: number;
}

const CHAT = `import OpenAI from "openai";
export const ask = (input: string) => new OpenAI().responses.create({ model: "gpt-5", input });
`;
const SCANS: readonly Scan[] = [
  { of: "Python without AI", host: createMemoryHost({ "app.py": "import pandas\n" }), most: 550 * KB },
  { of: "TypeScript that asks a model", host: createMemoryHost({ "chat.ts": CHAT }), most: 850 * KB },
  { of: "Python with a manifest and configuration", host: createNodeHost("examples/pilot"), most: 975 * KB },
];

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>>;
}

let over = false;
for (const { file, most } of BUDGETS) {
  if (!existsSync(file)) {
    console.log(`${file}: absent; build and package first`);
    over = true;
    continue;
  }
  const packed = file.endsWith(".vsix") ? "" : `, ${kilobytes(gzipSync(readFileSync(file)).length)} packed`;
  hold(file, statSync(file).size, most, packed);
}
if (filesOfEngine().length === 0) hold("dist/engine, which is absent", 1, 0, "");
else
  for (const { of, host, most } of SCANS) {
    const loaded = await loadedBy(host);
    const bytes = (suffix: string) => sum(loaded.filter((file) => file.endsWith(suffix)).map((file) => statSync(file).size));
    hold(
      `a first scan of ${of} loads ${loaded.length} files`,
      bytes(".js"),
      most,
      `, and ${kilobytes(bytes(".json"))} of knowledge`,
    );
  }
for (const bundle of ["dist/extension.js", ...filesOfEngine(100 * KB).map((name) => `dist/engine/${name}`)]) {
  const lines = heaviest(bundle);
  if (lines.length > 0) console.log([`heaviest in ${bundle}:`, ...lines].join("\n"));
}
process.exitCode = over ? 1 : 0;

function hold(what: string, bytes: number, most: number, beside: string): void {
  console.log(`${what}: ${kilobytes(bytes)} of ${kilobytes(most)}${beside}${bytes > most ? "  OVER BUDGET" : ""}`);
  if (bytes > most) over = true;
}

/** Files of the engine, those over a size. */
function filesOfEngine(size = 0): readonly string[] {
  if (!existsSync(ENGINE)) return [];
  return readdirSync(ENGINE).filter((name) => !name.endsWith(".map") && statSync(path.join(ENGINE, name)).size > size);
}

/** The files that a first scan loads, as VS Code's Node host does. */
async function loadedBy(host: Host): Promise<readonly string[]> {
  const require = createRequire(import.meta.url);
  const ours = () => Object.keys(require.cache).filter((file) => path.dirname(file) === ENGINE);
  for (const file of ours()) delete require.cache[file];
  const { openProject } = require(path.join(ENGINE, "engine.js")) as typeof import("../src/hosts/vscode/engine.ts");
  await openProject(host).scan();
  return ours();
}

/** What a bundle's bytes are made of, by package or folder of ours, heaviest first. */
function heaviest(output: string): readonly string[] {
  if (!existsSync("out/meta.json")) return [];
  const inputs = (JSON.parse(readFileSync("out/meta.json", "utf8")) as Metafile).outputs[output]?.inputs ?? {};
  const parts = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const part = /^node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file.split("/").slice(0, 3).join("/");
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
  }
  const sorted = [...parts].sort(([, one], [, other]) => other - one).slice(0, 5);
  return sorted.map(([part, bytes]) => `  ${kilobytes(bytes).padStart(8)}  ${part}`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(0)} KB`;
}
