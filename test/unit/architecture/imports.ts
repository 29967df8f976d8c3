import path from "node:path/posix";
import { parser } from "@lezer/javascript";

/** What a layer may import. A layer is a folder below `src`; the deepest one that is named here counts. */
interface Layer {
  readonly layers: readonly string[];
  /** Packages, by name. `node:` stands for all of Node's own modules. */
  readonly packages?: readonly string[];
}

/** The table of design: each layer imports only from rows above it. Everything above `hosts` is pure and runs in a browser's worker. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  "../schemas": { layers: [] },
  model: { layers: [] },
  knowledge: { layers: ["model"] },
  source: { layers: ["model", "knowledge"], packages: ["@lezer/common", "@lezer/javascript", "smol-toml", "yaml"] },
  manifest: { layers: ["model", "../schemas"], packages: ["yaml"] },
  project: { layers: ["model", "knowledge", "source", "manifest"], packages: ["ignore"] },
  rules: { layers: ["model", "knowledge", "project", "manifest"] },
  language: { layers: ["model", "manifest", "project", "rules"], packages: ["yaml"] },
  engine: { layers: ["model", "knowledge", "source", "manifest", "project", "rules", "language"] },
  reporters: { layers: ["model"] },
  hosts: { layers: ["model", "engine"] },
  "hosts/lsp": {
    layers: ["model", "language", "engine"],
    packages: ["node:", "vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  "hosts/shared": { layers: ["model"], packages: ["ignore"] },
  "hosts/node": {
    layers: ["model", "engine", "reporters", "rules", "hosts/shared", "language", "hosts/lsp"],
    packages: ["node:", "diff"],
  },
  "hosts/worker": { layers: ["model", "rules", "language", "engine", "reporters"], packages: ["node:"] },
  "hosts/vscode": {
    layers: ["model", "knowledge", "manifest", "rules", "language", "engine", "hosts/shared", "hosts/worker"],
    packages: ["vscode"],
  },
};

/** Globals of Node and of browser pages, which pure code has not. */
const IMPURE_GLOBALS = [
  "process",
  "Buffer",
  "__dirname",
  "__filename",
  "require",
  "setImmediate",
  "window",
  "document",
  "fetch",
  "localStorage",
];

const typescript = parser.configure({ dialect: "ts" });

/** What is wrong with one file below `src`: `file` is its path from there, `model/place.ts`. */
export function violations(file: string, text: string): readonly string[] {
  const layer = layerOf(file);
  if (layer === undefined) return [`${file} lies in no layer of the table`];
  const { layers, packages = [] } = LAYERS[layer]!;
  const found: string[] = [];
  for (const target of importsOf(text)) {
    if (target.startsWith(".")) {
      const imported = path.join(path.dirname(file), target);
      const other = layerOf(imported);
      if (other === undefined) found.push(`${file} imports ${target}, which lies in no layer`);
      else if (other !== layer && !layers.includes(other))
        found.push(`${file} imports ${target}: ${layer} may not import ${other}`);
      if (!/\.(ts|js|json)$/.test(target)) found.push(`${file} imports ${target} without its suffix`);
    } else {
      const name = target.startsWith("node:")
        ? "node:"
        : target
            .split("/")
            .slice(0, target.startsWith("@") ? 2 : 1)
            .join("/");
      if (!packages.includes(name)) found.push(`${file} imports ${target}: ${layer} may not import this package`);
    }
  }
  if (!layer.startsWith("hosts")) {
    for (const name of globalsOf(text))
      found.push(`${file} uses ${name}, which is not there in a browser's worker or is not pure`);
    if (exportsVariable(text)) found.push(`${file} exports a variable: the parts of a bundle take what they import once`);
  }
  return found;
}

function layerOf(file: string): string | undefined {
  const [first, second] = file.split("/");
  const deep = `${first}/${second}`;
  if (deep in LAYERS) return deep;
  return first !== undefined && first in LAYERS ? first : undefined;
}

/** What a module imports, exports from, imports dynamically or requires: types, too, since they bind as values do. */
export function importsOf(text: string): readonly string[] {
  const targets: string[] = [];
  typescript.parse(text).iterate({
    enter({ name, node }) {
      let string = null;
      if (name === "ImportDeclaration" || name === "ExportDeclaration") string = node.getChild("String");
      if (name === "CallExpression" && /^(import|require)$/.test(text.slice(node.from, node.firstChild?.to ?? node.from))) {
        string = node.getChild("ArgList")?.getChild("String") ?? null;
      }
      if (name === "DynamicImport") string = node.getChild("String");
      if (string !== null) targets.push(text.slice(string.from + 1, string.to - 1));
      return true;
    },
  });
  return targets;
}

function exportsVariable(text: string): boolean {
  let found = false;
  typescript.parse(text).iterate({
    enter({ name, node }) {
      const declared = name === "ExportDeclaration" ? node.getChild("VariableDeclaration")?.firstChild : undefined;
      if (declared?.name === "let" || declared?.name === "var") found = true;
    },
  });
  return found;
}

function globalsOf(text: string): ReadonlySet<string> {
  const used = new Set<string>();
  const defined = new Set<string>();
  typescript.parse(text).iterate({
    enter({ name, from, to }) {
      if (name === "VariableName") used.add(text.slice(from, to));
      if (name === "VariableDefinition") defined.add(text.slice(from, to));
    },
  });
  return new Set(IMPURE_GLOBALS.filter((name) => used.has(name) && !defined.has(name)));
}
