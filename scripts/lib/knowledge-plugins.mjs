/** How knowledge gets into bundles. From source the JSON files are imported as they are; both ways the modules around them are the same. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./run.mjs";

const KNOWLEDGE = path.join(ROOT, "src/knowledge");
const JSON_FILES = /[\\/]src[\\/]knowledge[\\/].*\.json$/;

/**
 * Knowledge as one file beside the bundles, which share it: data is not code, and JSON is read faster than an object literal is compiled.
 * @type {import("esbuild").Plugin}
 */
export const knowledgeFile = {
  name: "knowledge-file",
  setup(build) {
    build.onResolve({ filter: /^knowledge-file$/ }, () => ({ path: "./knowledge.json", external: true }));
    build.onLoad({ filter: JSON_FILES }, ({ path: file }) => ({
      contents: `import files from "knowledge-file"; export default files[${JSON.stringify(nameOf(file))}];`,
      loader: "js",
      resolveDir: KNOWLEDGE,
    }));
  },
};

/** What `knowledge.json` holds: every file of knowledge by its name. */
export function allKnowledge() {
  return JSON.stringify(Object.fromEntries(jsonFiles().map((file) => [nameOf(file), read(file)])));
}

/**
 * The names of AI libraries alone, in place of all that is known of them: the module runs now, and what it exports is written out.
 * @type {import("esbuild").Plugin}
 */
export const aiNames = {
  name: "ai-names",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]knowledge[\\/]ai-names\.ts$/ }, async ({ path: file }) => {
      const options = { entryPoints: [file], bundle: true, write: false, format: "esm", logLevel: "error" };
      const { outputFiles } = await build.esbuild.build(options);
      const module = `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`;
      const { AI_NAMES } = await import(module);
      const contents = `export const AI_NAMES = ${JSON.stringify(AI_NAMES.join(" "))}.split(" ");`;
      return { contents, loader: "js", watchFiles: jsonFiles() };
    });
  },
};

function jsonFiles() {
  const names = readdirSync(KNOWLEDGE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => path.join(KNOWLEDGE, name));
}

function nameOf(file) {
  return path.relative(KNOWLEDGE, file).split(path.sep).join("/");
}

function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
