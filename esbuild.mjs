/**
 * Bundles the product.
 *
 *   node esbuild.mjs               for development: source maps, not minified
 *   node esbuild.mjs --production  as it is shipped: minified, with the sizes of its parts in `out/meta.json`
 *   node esbuild.mjs --watch       builds again on every change
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { licenceNotices } from "./scripts/lib/notices.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));
process.chdir(root);
const production = process.argv.includes("--production");
const manifest = JSON.parse(readFileSync("package.json", "utf8"));

/** Knowledge as text that is parsed when it is loaded: the engine reads JSON faster than it compiles an object literal. */
const jsonAsText = {
  name: "json-as-text",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]knowledge[\\/].*\.json$/ }, ({ path: file }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(file, "utf8")));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: "js" };
    });
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  plugins: [jsonAsText],
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
    // One file for desktop and web: built for the browser, so a module of Node's that slips in fails the build.
    extension: {
      ...common,
      entryPoints: ["src/hosts/vscode/extension.ts"],
      outfile: "dist/extension.js",
      format: "cjs",
      platform: "browser",
      external: ["vscode"],
    },
  };
}

/** `data/untracked-dataset` to its page, for `explain`. */
function rulePages() {
  const folder = "docs/rules";
  if (!existsSync(folder)) return {};
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".md") && path.basename(file) !== "README.md",
  );
  return Object.fromEntries(
    pages.sort().map((file) => [file.slice(0, -3).split(path.sep).join("/"), readFileSync(path.join(folder, file), "utf8")]),
  );
}

const wanted = products();
mkdirSync("out", { recursive: true });
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
  if (production) {
    writeFileSync("out/meta.json", JSON.stringify({ outputs }));
    const bundled = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
    writeFileSync("dist/THIRD-PARTY-NOTICES.txt", licenceNotices(bundled, root));
    // What is shipped is what this build makes, not what an older one left, such as source maps.
    for (const name of readdirSync("dist")) {
      if (name !== "THIRD-PARTY-NOTICES.txt" && !(`dist/${name}` in outputs)) rmSync(`dist/${name}`, { recursive: true });
    }
  }
}
