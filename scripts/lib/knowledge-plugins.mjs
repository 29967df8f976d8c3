/** How knowledge gets into bundles. From source the JSON files are imported as they are; both ways the modules around them are the same. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { BESIDE } from "./parts.mjs";
import { ROOT } from "./run.mjs";

const KNOWLEDGE = path.join(ROOT, "src/knowledge");
const JSON_FILES = /[\\/]src[\\/]knowledge[\\/].*\.json$/;

/**
 * Knowledge as files that the bundles share, one for each language and one for policies: data is not code, and JSON is read faster than an object
 * literal is compiled.
 * @param {string} folder where they lie, as a bundle names it
 * @returns {import("esbuild").Plugin}
 */
export const knowledgeFiles = (folder) => ({
  name: "knowledge-files",
  setup(build) {
    build.onLoad({ filter: JSON_FILES }, ({ path: file }) => ({
      contents: `export default ${BESIDE}("${folder}/${bundleOf(file)}")[${JSON.stringify(nameOf(file))}];`,
      loader: "js",
    }));
  },
});

/** Those files by their names: each holds files of knowledge by theirs. */
export function bundledKnowledge() {
  const bundles = {};
  for (const file of jsonFiles()) bundles[bundleOf(file)] = { ...bundles[bundleOf(file)], [nameOf(file)]: read(file) };
  return bundles;
}

function bundleOf(file) {
  const folder = path.dirname(nameOf(file));
  return folder === "." ? "knowledge.json" : `knowledge-${folder}.json`;
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
