import { existsSync } from "node:fs";
import { isRoot, ROOT, run, which } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const USUAL_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** A Chromium for the tests: what there is, else what can be installed. Throws with what to do when neither is. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  console.log("Installing Chromium for the tests");
  const reasons = [];
  if (isRoot() && which("apt-get") !== undefined) {
    const environment = { DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "--no-install-recommends", "chromium"];
    let done = await run("apt-get", install, { quiet: true, env: environment });
    if (done.code !== 0) {
      await run("apt-get", ["update"], { quiet: true, env: environment });
      done = await run("apt-get", install, { quiet: true, env: environment });
    }
    if (done.code !== 0) reasons.push(`apt-get: ${lastLine(done.output)}`);
  } else {
    const done = await run("npx", ["--no-install", "playwright-core", "install", "chromium"], { quiet: true });
    if (done.code !== 0) reasons.push(`playwright-core: ${lastLine(done.output)}`);
  }
  const installed = await findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    `Chromium is needed for the tests and could not be installed (${reasons.join("; ") || "no reason given"}). ` +
      "Install Chromium or Chrome, or set CHROME_PATH to its program.",
  );
}

async function findChromium() {
  for (const named of [process.env.CHROME_PATH, process.env.CHROMIUM]) {
    if (named === undefined || named === "") continue;
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  }
  for (const name of NAMES) {
    const program = which(name);
    if (program !== undefined) return program;
  }
  const usual = USUAL_PLACES.find((file) => existsSync(file));
  if (usual !== undefined) return usual;
  try {
    const { chromium } = await import("playwright-core");
    const own = chromium.executablePath();
    return existsSync(own) ? own : undefined;
  } catch {
    return undefined;
  }
}

function lastLine(output) {
  const lines = output.replaceAll(ROOT, ".").trim().split("\n");
  return lines.at(-1) ?? "";
}
