/** Starting programs, alike on every platform. Plain Node: these scripts run before any package is installed. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const WINDOWS = process.platform === "win32";

/**
 * Runs a program in the foreground and resolves to its exit code; `quiet` keeps its output, to be shown only when it fails.
 * After `timeout` milliseconds it is ended, with all that it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean, cwd?: string, timeout?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, quiet = false, cwd = ROOT, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      // Windows starts npm.cmd and its kin only through a shell.
      shell: WINDOWS && !path.isAbsolute(command) && command !== "node",
      // A process group of its own can be ended with all that it started.
      detached: timeout !== undefined && !WINDOWS,
    });
    let output = "";
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            output += `\nEnded after ${timeout / 1000} seconds.\n`;
            if (WINDOWS) child.kill();
            else process.kill(-child.pid, "SIGKILL");
          }, timeout);
    child.stdout?.on("data", (data) => {
      output += data;
    });
    child.stderr?.on("data", (data) => {
      output += data;
    });
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output: signal ? `${output}Ended by ${signal}\n` : output });
    });
  });
}

/** Runs this Node on a script; TypeScript through tsx. */
export function runScript(file, args = [], options = {}) {
  const loader = file.endsWith(".ts") ? ["--import", "tsx"] : [];
  return run(process.execPath, [...loader, file, ...args], options);
}

/** Full path of a program on the PATH, or undefined. */
export function which(name) {
  const suffixes = WINDOWS ? (process.env.PATHEXT ?? ".EXE;.CMD;.BAT").split(";") : [""];
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const suffix of suffixes) {
      const file = path.join(folder, name + suffix);
      if (folder !== "" && existsSync(file)) return file;
    }
  }
  return undefined;
}

export function isRoot() {
  return process.getuid?.() === 0;
}
