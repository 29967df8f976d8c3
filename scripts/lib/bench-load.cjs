/** Loads a bundled extension with a stand-in for `vscode`, and prints how many milliseconds that took. */
const { readFileSync } = require("node:fs");
const Module = require("node:module");

/** Answers every name and every call, and does nothing. */
const anything = () =>
  new Proxy(class {}, {
    get: (target, key) => (key === "prototype" ? target.prototype : key === Symbol.toPrimitive ? () => "" : anything()),
    apply: () => anything(),
  });
const declarations = readFileSync(require.resolve("@types/vscode/index.d.ts"), "utf8");
const names = [...declarations.matchAll(/^\s*export (?:class|enum|namespace|const|function) (\w+)/gm)].map(([, name]) => name);
const vscode = Object.fromEntries(names.map((name) => [name, anything()]));
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

const started = process.hrtime.bigint();
require(process.argv[2]);
process.stdout.write(JSON.stringify({ load: Number(process.hrtime.bigint() - started) / 1e6 }));
