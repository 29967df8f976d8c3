import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./run.mjs";

const FOLDER = path.join(ROOT, "src/hosts/vscode");

/**
 * `vscode` as a module that has only the names which the extension uses. Without it every file that imports `vscode` would make a copy of the
 * whole of it, some hundred names, when the extension starts.
 * @type {import("esbuild").Plugin}
 */
export const vscodeNames = {
  name: "vscode-names",
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === "vscode" ? { path: "vscode", external: true } : { path: "vscode", namespace: "vscode" },
    );
    build.onLoad({ filter: /.*/, namespace: "vscode" }, () => {
      const files = readdirSync(FOLDER).map((name) => path.join(FOLDER, name));
      const used = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\bvscode\.([A-Za-z]\w*)/g)]);
      const names = [...new Set(used.map(([, name]) => name))].sort();
      return { contents: `export const { ${names.join(", ")} } = require("vscode");`, loader: "js", watchFiles: files };
    });
  },
};
