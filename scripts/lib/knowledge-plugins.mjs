/** How knowledge gets into bundles. From source the JSON files are imported as they are; both ways the modules around them are the same. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { ROOT } from "./run.mjs";

const KNOWLEDGE = path.join(ROOT, "src/knowledge");
const JSON_FILES = /[\\/]src[\\/]knowledge[\\/].*\.json$/;

/**
 * Knowledge as text that is parsed when it is loaded, where size matters less than a quick start: JSON is read faster than an object
 * literal is compiled.
 * @type {import("esbuild").Plugin}
 */
export const plainKnowledge = {
  name: "plain-knowledge",
  setup(build) {
    build.onLoad({ filter: JSON_FILES }, ({ path: file }) => ({
      contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(read(file)))});`,
      loader: "js",
    }));
  },
};

/**
 * All knowledge in one packed text, a seventh of its size; each JSON file is its own part of it. Packing all together is what makes it
 * small, since the files say alike things.
 * @type {import("esbuild").Plugin}
 */
export const packedKnowledge = {
  name: "packed-knowledge",
  setup(build) {
    build.onResolve({ filter: /^packed-knowledge$/ }, () => ({ path: "packed-knowledge", namespace: "packed-knowledge" }));
    build.onLoad({ filter: JSON_FILES }, ({ path: file }) => ({
      contents: `import { files } from "packed-knowledge"; export default files[${JSON.stringify(nameOf(file))}];`,
      loader: "js",
    }));
    build.onLoad({ filter: /.*/, namespace: "packed-knowledge" }, () => {
      const files = jsonFiles();
      const bytes = Buffer.from(JSON.stringify(Object.fromEntries(files.map((file) => [nameOf(file), read(file)]))));
      const packed = deflateRawSync(bytes, { level: 9 }).toString("base64");
      return {
        contents: `import { unpack } from ${JSON.stringify(path.join(KNOWLEDGE, "inflate.ts"))};
          export const files = JSON.parse(unpack(${JSON.stringify(packed)}, ${bytes.length}));`,
        loader: "js",
        resolveDir: KNOWLEDGE,
        watchFiles: files,
      };
    });
  },
};

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
