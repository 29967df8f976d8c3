/**
 * Bundles the product.
 *
 *   node esbuild.js               for development: source maps, not minified
 *   node esbuild.js --production  as it is shipped: minified, with the sizes of its parts in `out/meta.json`
 *   node esbuild.js --watch       builds again on every change
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { aiNames, bundledKnowledge, knowledgeFiles } from "./lib/knowledge-plugins.mjs";
import { leanSchema } from "./lib/lean-schema.mjs";
import { licenceNotices } from "./lib/notices.mjs";
import { BESIDE, inParts, NEEDS } from "./lib/parts.mjs";
import { ROOT } from "./lib/run.mjs";
import { vscodeNames } from "./lib/vscode-names.mjs";

process.chdir(ROOT);
const production = process.argv.includes("--production");
const manifest = JSON.parse(readFileSync("package.json", "utf8"));

/** Where the engine of the extension is, in parts, with the knowledge that the command line shares. */
const ENGINE = "dist/engine";
const NOTICES = "dist/THIRD-PARTY-NOTICES.txt";

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  mainFields: ["module", "main"],
  // The build of ES modules, for Node as well: of the other nothing can be left out.
  alias: { yaml: path.join(ROOT, "node_modules/yaml/browser/dist/index.js") },
  define: { EMBEDDED_VERSION: JSON.stringify(manifest.version) },
};

/** For desktop and web alike: built for the browser, so a module of Node's that slips in fails the build. */
const anywhere = { ...common, format: "cjs", platform: "browser" };

/**
 * The command line finds the language server in the file beside it.
 * @type {esbuild.Plugin}
 */
const lspBeside = {
  name: "lsp-beside",
  setup(build) {
    build.onResolve({ filter: /\/lsp\/main\.ts$/ }, () => ({ path: "./lsp.js", external: true }));
  },
};

/**
 * The engine asks for the grammar of JavaScript when it reads the first program in it.
 * @type {esbuild.Plugin}
 */
const parserBeside = {
  name: "parser-beside",
  setup(build) {
    build.onLoad({ filter: /[\\/]source[\\/]javascript[\\/]parser\.ts$/ }, () => ({
      contents: `let grammar; export const javascriptParser = () => (grammar ??= ${BESIDE}("./javascript-grammar.js").parser);`,
      loader: "js",
    }));
  },
};

/** @type {Record<string, esbuild.BuildOptions>} */
const products = {
  cli: {
    ...common,
    entryPoints: ["src/hosts/node/main.ts"],
    outfile: "dist/cli.js",
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["./engine/*.json"],
    plugins: [knowledgeFiles("./engine"), leanSchema, lspBeside],
    banner: { js: "#!/usr/bin/env node" },
    // What runs from source finds its files by its own address, a bundle by its folder.
    define: { ...common.define, "import.meta.url": '""', [BESIDE]: "require" },
  },
  // What the command line loads when an editor asks for it.
  lsp: {
    ...common,
    entryPoints: ["src/hosts/lsp/main.ts"],
    outfile: "dist/lsp.js",
    format: "cjs",
    platform: "node",
    target: "node20",
  },
  // What starts with VS Code, and small for that; it loads the engine when there is something to read.
  extension: {
    ...anywhere,
    entryPoints: ["src/hosts/vscode/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode", "./engine/engine.js", "node:worker_threads"],
    plugins: [aiNames, vscodeNames],
  },
  engine: {
    ...anywhere,
    entryPoints: ["src/hosts/vscode/engine.ts"],
    outdir: ENGINE,
    plugins: [knowledgeFiles("."), leanSchema, parserBeside, inParts],
  },
  // What starts the engine in a thread of its own, where there is Node.
  worker: {
    ...common,
    entryPoints: ["src/hosts/worker/main.ts"],
    outfile: `${ENGINE}/worker.js`,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["./engine.js"],
  },
  grammar: { ...anywhere, entryPoints: ["@lezer/javascript"], outfile: `${ENGINE}/javascript-grammar.js` },
};

mkdirSync("out", { recursive: true });
mkdirSync(ENGINE, { recursive: true });
const data = [`${ENGINE}/${NEEDS}`];
for (const [name, files] of Object.entries(bundledKnowledge())) {
  data.push(`${ENGINE}/${name}`);
  writeFileSync(`${ENGINE}/${name}`, JSON.stringify(files));
}
if (process.argv.includes("--watch")) {
  for (const options of Object.values(products)) {
    const context = await esbuild.context(options);
    await context.watch();
  }
} else {
  const outputs = {};
  for (const options of Object.values(products)) {
    const { metafile } = await esbuild.build(options);
    Object.assign(outputs, metafile.outputs);
  }
  if (production) {
    writeFileSync("out/meta.json", JSON.stringify({ outputs }));
    const bundled = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
    writeFileSync(NOTICES, licenceNotices(bundled, ROOT));
    // What is shipped is what this build makes, not what an older one left, such as source maps.
    const made = new Set([...Object.keys(outputs), ...data, NOTICES]);
    for (const name of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
      const file = `dist/${name.split(path.sep).join("/")}`;
      if (file !== ENGINE && !made.has(file)) rmSync(file, { recursive: true, force: true });
    }
  }
}
