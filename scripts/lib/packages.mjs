import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, run } from "./run.mjs";

/**
 * Installs the npm packages unless they are there. `npm install` rather than `npm ci`: a registry that lacks another platform's
 * optional packages is no reason to stop. The lock file is heeded and left as it is.
 */
export async function ensurePackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.log(`Installing npm packages (${missing.length === 1 ? missing[0] : `${missing.length} are missing`})`);
  const { code, output } = await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    quiet: true,
  });
  if (code !== 0) throw new Error(`The npm packages could not be installed.\n${output}`);
  const still = missingPackages();
  if (still.length > 0) throw new Error(`These npm packages are still missing after the installation: ${still.join(", ")}`);
}

/** Packages of package.json that are absent or of another version than the lock file's. */
function missingPackages() {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const lock = readLock();
  return Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
    const file = path.join(ROOT, "node_modules", name, "package.json");
    if (!existsSync(file)) return true;
    const locked = lock[`node_modules/${name}`]?.version;
    return locked !== undefined && JSON.parse(readFileSync(file, "utf8")).version !== locked;
  });
}

function readLock() {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8")).packages ?? {};
  } catch {
    return {};
  }
}
