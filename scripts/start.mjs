/**
 * Shows the product on a repository: `npm start`, `npm start -- DIR`, `npm start -- DIR --no-editor`.
 *
 * Sets itself up, builds, prints the readiness report of DIR (the example pilot unless said), then opens DIR in VS Code with the
 * extension: the one on the PATH, else one from npm, in the browser, on this machine's own address.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensurePackages } from "./lib/packages.mjs";
import { ROOT, run, which } from "./lib/run.mjs";
import { hostIsSupported, installHost } from "./vscode-host/install.mjs";

/** What a first look is better without. */
const SETTINGS = {
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
};

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const unknown = flags.find((flag) => flag !== "--no-editor");
if (unknown !== undefined || words.length > 1)
  stop(`Usage: npm start [-- DIR] [--no-editor]${unknown ? `; there is no ${unknown}` : ""}`);
const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), words[0] ?? path.join(ROOT, "examples/pilot"));
if (!existsSync(folder) || !statSync(folder).isDirectory()) stop(`There is no folder ${words[0] ?? folder}.`);

try {
  await ensurePackages();
  await must("node", [path.join(ROOT, "esbuild.mjs"), "--production"], "The build failed");
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
  const host = installHost({ log: (line) => console.log(`\n${line}`) });
  const vsix = path.join(ROOT, "out/ai-readiness.vsix");
  const vsce = path.join(ROOT, "node_modules/@vscode/vsce/vsce");
  await must(process.execPath, [vsce, "package", "--no-dependencies", "--out", vsix], "The extension could not be packaged");
  const data = mkdtempSync(path.join(tmpdir(), "ai-readiness-editor-"));
  process.on("exit", () => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  mkdirSync(path.join(data, "data/User"), { recursive: true });
  writeFileSync(path.join(data, "data/User/settings.json"), JSON.stringify(SETTINGS, null, 2));
  const common = [host.server, "--accept-server-license-terms", "--server-data-dir", data];
  await must(host.node, [...common, "--install-extension", vsix, "--force"], "The extension could not be installed");
  serve(host, [
    ...common,
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    "--without-connection-token",
    "--telemetry-level",
    "off",
    "--disable-workspace-trust",
  ]);
}

/** Runs the server until Ctrl-C and prints the address at which the folder opens. */
function serve(host, args) {
  const server = spawn(host.node, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let log = "";
  let told = false;
  const read = (data) => {
    log += data;
    const port = /Web UI available at http:\/\/[^:/\s]+:(\d+)/.exec(log)?.[1];
    if (port === undefined || told) return;
    told = true;
    console.log(`\nVS Code with the extension is at http://127.0.0.1:${port}/?folder=${encodeURI(folder)}`);
    console.log("Press Ctrl-C to end it.");
  };
  server.stdout.on("data", read);
  server.stderr.on("data", read);
  server.on("exit", (code) => {
    if (!told) stop(`VS Code did not start (exit code ${code}).\n${log}`);
    process.exit(0);
  });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      // The server's own process group: its extension hosts end with it.
      process.kill(-server.pid, "SIGTERM");
    });
  }
}

async function must(command, args, failure) {
  const { code, output } = await run(command, args, { quiet: true });
  if (code !== 0) throw new Error(`${failure}.\n${output}`);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
