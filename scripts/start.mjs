/**
 * Shows the product on a repository: `npm start`, `npm start -- DIR`, `npm start -- DIR --no-editor`.
 *
 * Sets itself up, builds, prints the readiness report of DIR (the example pilot unless said), then opens DIR in VS Code with the
 * extension: the one on the PATH, else one from npm, in the browser, on this machine's own address.
 */
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { ensurePackages } from "./lib/packages.mjs";
import { ROOT, run, which } from "./lib/run.mjs";
import { hostIsSupported, installHost } from "./vscode-host/install.mjs";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const unknown = flags.find((flag) => flag !== "--no-editor");
if (unknown !== undefined || words.length > 1)
  stop(`Usage: npm start [-- DIR] [--no-editor]${unknown ? `; there is no ${unknown}` : ""}`);
const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), words[0] ?? path.join(ROOT, "examples/pilot"));
if (!existsSync(folder) || !statSync(folder).isDirectory()) stop(`There is no folder ${words[0] ?? folder}.`);

try {
  await ensurePackages();
  await must("node", [path.join(ROOT, "esbuild.js"), "--production"], "The build failed");
  console.log(`\nReadiness of ${path.relative(process.cwd(), folder) || "this folder"}\n`);
  // Findings are what there is to see, not a failure of this command.
  const report = await run(process.execPath, [path.join(ROOT, "dist/cli.js"), "check", folder, "--fail-on", "never"]);
  if (report.code !== 0) stop("The report could not be made.");
  if (!flags.includes("--no-editor")) await openEditor();
} catch (error) {
  stop(error.message);
}

async function openEditor() {
  const code = which("code") ?? which("code-insiders") ?? which("codium");
  if (code !== undefined) {
    console.log(`\nOpening ${folder} in VS Code with the extension (${code})`);
    const arguments_ = ["--new-window", `--extensionDevelopmentPath=${ROOT}`, folder];
    spawn(code, arguments_, { detached: true, stdio: "ignore", shell: process.platform === "win32" }).unref();
    return;
  }
  if (!hostIsSupported()) {
    console.log(
      `\nNo "code" was found on the PATH. Install VS Code, then run: code --extensionDevelopmentPath=${ROOT} ${folder}`,
    );
    return;
  }
  installHost({ log: (line) => console.log(`\n${line}`) });
  const vsix = path.join(ROOT, "out/ai-readiness.vsix");
  await must("npm", ["run", "--silent", "package"], "The extension could not be packaged");
  // Imported here, since it needs nothing before this point and nothing at all where VS Code is on the PATH.
  const { startServer } = await import("./vscode-host/server.mjs");
  const server = await startServer({ vsix, settings: { "git.enabled": true } });
  console.log(`\nVS Code with the extension is at http://127.0.0.1:${server.url.port}/?folder=${encodeURI(folder)}`);
  console.log("Press Ctrl-C to end it.");
  const end = () => server.stop().then(() => process.exit(0));
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

async function must(command, args, failure) {
  const { code, output } = await run(command, args, { quiet: true });
  if (code !== 0) throw new Error(`${failure}.\n${output}`);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
