/**
 * Loads and activates the bundled extension with a stand-in for `vscode`, then loads the engine and all its parts, one by one, and prints how many
 * milliseconds each took: `bench-load.cjs DIST`.
 */
const { readdirSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

/** Answers every name and every call, and does nothing. */
const anything = () =>
  new Proxy(class {}, {
    get: (target, key) => (key === "prototype" ? target.prototype : key === Symbol.toPrimitive ? () => "" : anything()),
    apply: () => anything(),
    construct: () => anything(),
    set: () => true,
  });
const declarations = readFileSync(require.resolve("@types/vscode/index.d.ts"), "utf8");
const names = [...declarations.matchAll(/^\s*export (?:class|enum|namespace|const|function) (\w+)/gm)].map(([, name]) => name);
const vscode = Object.fromEntries(names.map((name) => [name, anything()]));
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

const dist = process.argv[2];
const [extension, loaded] = timed(() => require(path.join(dist, "extension.js")));
const context = {
  subscriptions: [],
  extension: { packageJSON: { version: "0.0.0" } },
  extensionUri: anything(),
  workspaceState: { get: (_key, otherwise) => otherwise },
};
const [, activated] = timed(() => extension.activate(context));
const [, engine] = timed(() => require(path.join(dist, "engine/engine.js")));
// What begins a thread is of use only in one.
const parts = readdirSync(path.join(dist, "engine")).filter((name) => name.endsWith(".js") && name !== "worker.js");
const times = parts.map((name) => timed(() => require(path.join(dist, "engine", name)))[1]);
const all = times.reduce((sum, one) => sum + one, 0);
const figures = { load: loaded, activate: activated, engine, parts: all, longest: Math.max(...times) };
process.stdout.write(JSON.stringify(figures), () => process.exit(0));

function timed(work) {
  const started = process.hrtime.bigint();
  const result = work();
  return [result, Number(process.hrtime.bigint() - started) / 1e6];
}
