/**
 * Holds the sizes of what is shipped against their budgets: `npm run budget` after a production build and `npm run package`.
 * A bigger bundle is a slower start for everybody, so growth should be decided, not slip in.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KB = 1024;

interface Budget {
  readonly file: string;
  readonly most: number;
}

const BUDGETS: readonly Budget[] = [
  // What starts with VS Code.
  { file: "dist/extension.js", most: 400 * KB },
  // What is loaded when a folder is first read: parsers of Python, YAML and TOML, the analysis, rules and fixes.
  { file: "dist/engine.js", most: 1000 * KB },
  { file: "dist/cli.js", most: 1500 * KB },
  { file: "out/ai-readiness.vsix", most: 1024 * KB },
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
  const { size } = statSync(file);
  const packed = file.endsWith(".vsix") ? "" : `, ${kilobytes(gzipSync(readFileSync(file)).length)} packed`;
  console.log(`${file}: ${kilobytes(size)} of ${kilobytes(most)}${packed}${size > most ? "  OVER BUDGET" : ""}`);
  if (size > most) over = true;
}
for (const bundle of ["dist/extension.js", "dist/engine.js"]) {
  console.log(`heaviest in ${bundle}:`);
  for (const line of heaviest(bundle)) console.log(line);
}
process.exitCode = over ? 1 : 0;

/** What a bundle's bytes are made of, by package or folder of ours, heaviest first. */
function heaviest(output: string): readonly string[] {
  if (!existsSync("out/meta.json")) return [];
  const inputs = (JSON.parse(readFileSync("out/meta.json", "utf8")) as Metafile).outputs[output]?.inputs ?? {};
  const parts = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const part = /^node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file.split("/").slice(0, 3).join("/");
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
  }
  const sorted = [...parts].sort(([, one], [, other]) => other - one).slice(0, 10);
  return sorted.map(([part, bytes]) => `  ${kilobytes(bytes).padStart(8)}  ${part}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(0)} KB`;
}
