/**
 * Bundles the product.
 *
 *   node esbuild.mjs               for development: source maps, not minified
 *   node esbuild.mjs --production  as it is shipped: minified, with the sizes of its parts in `out/meta.json`
 *   node esbuild.mjs --tests       the suites that run inside VS Code, into `out/`
 *   node esbuild.mjs --watch       builds again on every change
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
process.chdir(root);
const production = process.argv.includes("--production");
const manifest = JSON.parse(readFileSync("package.json", "utf8"));

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
  alias: { yaml: path.join(root, "node_modules/yaml/browser/dist/index.js") },
  define: { EMBEDDED_VERSION: JSON.stringify(manifest.version) },
};

/** @type {esbuild.BuildOptions} */
const extension = { ...common, entryPoints: ["src/hosts/vscode/extension.ts"], format: "cjs", external: ["vscode"] };

/** @returns {Record<string, esbuild.BuildOptions>} */
function products() {
  return {
    cli: {
      ...common,
      entryPoints: ["src/hosts/node/main.ts"],
      outfile: "dist/cli.js",
      format: "cjs",
      platform: "node",
      target: "node20",
      banner: { js: "#!/usr/bin/env node" },
      // What runs from source finds its pages by its own address; a bundle has them within.
      define: { ...common.define, EMBEDDED_PAGES: JSON.stringify(rulePages()), "import.meta.url": '""' },
    },
    extension: { ...extension, outfile: "dist/extension.js", platform: "node" },
    web: { ...extension, outfile: "dist/web/extension.js", platform: "browser" },
  };
}

/** Suites for the extension host: whatever `test/integration` holds. Mocha stays outside on Node; the web suite carries its own. */
function tests() {
  const suites = {};
  const folder = "test/integration";
  const entryPoints = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `${folder}/${name}`)
    : [];
  if (entryPoints.length > 0) {
    suites.integration = {
      ...common,
      minify: false,
      entryPoints,
      outdir: "out/integration",
      format: "cjs",
      platform: "node",
      external: ["vscode", "mocha"],
      outExtension: { ".js": ".cjs" },
    };
  }
  return suites;
}

/** `data/untracked-dataset` to its page, for `explain`. */
function rulePages() {
  const folder = "docs/rules";
  if (!existsSync(folder)) return {};
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  return Object.fromEntries(
    pages.sort().map((file) => [file.slice(0, -3).split(path.sep).join("/"), readFileSync(path.join(folder, file), "utf8")]),
  );
}

const wanted = process.argv.includes("--tests") ? tests() : products();
mkdirSync("out", { recursive: true });
// What is shipped is what this build makes, not what an older one left, such as source maps.
if (production) rmSync("dist", { recursive: true, force: true });
if (process.argv.includes("--watch")) {
  for (const options of Object.values(wanted)) {
    const context = await esbuild.context(options);
    await context.watch();
  }
} else {
  const outputs = {};
  for (const [name, options] of Object.entries(wanted)) {
    if (!options.entryPoints.every((file) => existsSync(file))) {
      console.error(`${name} cannot be built: there is no ${options.entryPoints.find((file) => !existsSync(file))}`);
      process.exitCode = 1;
      continue;
    }
    const { metafile } = await esbuild.build(options);
    Object.assign(outputs, metafile.outputs);
  }
  if (production) writeFileSync("out/meta.json", JSON.stringify({ outputs }));
}
