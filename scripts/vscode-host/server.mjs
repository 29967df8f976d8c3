import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installHost } from "./install.mjs";

/** What would come between a test and what it looks at: tips, chats, updates, trust prompts. */
const QUIET = {
  "workbench.startupEditor": "none",
  "security.workspace.trust.enabled": false,
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "workbench.tips.enabled": false,
  "update.showReleaseNotes": false,
  "workbench.enableExperiments": false,
  // On by default in a browser; tests decide for themselves when to save.
  "files.autoSave": "off",
  "git.autofetch": false,
  "git.openRepositoryInParentFolders": "never",
  "window.confirmBeforeClose": "never",
};

/**
 * Starts the VS Code server on a free port of 127.0.0.1, with a data folder of its own.
 * @param {{ env?: Record<string, string>, args?: string[], settings?: object, vsix?: string, trusted?: boolean }} [options]
 *   `vsix`: installed before the start. `trusted: false` keeps workspace trust switched on.
 * @returns {Promise<{ url: URL, authority: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function startServer({ env = {}, args = [], settings = {}, vsix, trusted = true } = {}) {
  const host = installHost();
  const data = mkdtempSync(path.join(tmpdir(), "ai-readiness-server-"));
  // This server keeps user settings on disk, not in the browser.
  mkdirSync(path.join(data, "data/User"), { recursive: true });
  writeFileSync(path.join(data, "data/User/settings.json"), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  const common = [host.server, "--accept-server-license-terms", "--server-data-dir", data];
  if (vsix !== undefined) await finish(host.node, [...common, "--install-extension", vsix, "--force"]);
  const own = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--telemetry-level", "off"];
  const server = spawn(host.node, [...common, ...own, ...(trusted ? ["--disable-workspace-trust"] : []), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // Its own process group, so that its extension hosts end with it.
    detached: true,
  });
  let log = "";
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not start within 60 seconds.\n${log}`)), 60_000);
    const read = (text) => {
      log += text;
      const match = /Web UI available at (http:\/\/\S+)/.exec(log);
      if (match === null) return;
      clearTimeout(timer);
      resolve(new URL(match[1]));
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", (code) => reject(new Error(`The server ended with exit code ${code}.\n${log}`)));
  });
  url.hostname = "127.0.0.1";
  return {
    url,
    authority: url.host,
    log: () => log,
    async stop() {
      if (server.exitCode === null) {
        const gone = new Promise((resolve) => server.once("exit", resolve));
        signal(server.pid, "SIGTERM");
        const timer = setTimeout(() => signal(server.pid, "SIGKILL"), 5_000);
        await gone;
        clearTimeout(timer);
      }
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch {
    // It has ended by itself.
  }
}

function finish(program, args) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: 120_000 }, (error, out, err) => {
      if (error === null) resolve(out);
      else reject(new Error(`${error.message}\n${out}\n${err}`));
    });
  });
}
