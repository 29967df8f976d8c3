import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { isRoot, run, which } from "./run.mjs";

const ENOUGH = 3_000;
/** Large and of many styles; together with the standard library more than enough. */
const PACKAGES = ["python3", "python3-sympy", "python3-networkx", "python3-twisted", "python3-django"];

/** Python and files for it to read, where Debian's packages can be installed; elsewhere the tests say what they lack. */
export async function ensurePythonFiles() {
  if ((which("python3") !== undefined && count("/usr/lib") >= ENOUGH) || !isRoot() || which("apt-get") === undefined) return;
  console.log("Installing Python packages for the parser to be held against");
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", ...PACKAGES];
  const { code } = await run("apt-get", install, { quiet: true, env: environment });
  if (code === 0) return;
  await run("apt-get", ["update"], { quiet: true, env: environment });
  const again = await run("apt-get", install, { quiet: true, env: environment });
  if (again.code !== 0) console.log(again.output.trim().split("\n").at(-1) ?? "");
}

function count(folder) {
  if (!existsSync(folder)) return 0;
  let files = 0;
  for (const name of readdirSync(folder).filter((one) => /^python3(\.\d+)?$/.test(one))) {
    const below = readdirSync(path.join(folder, name), { recursive: true, encoding: "utf8" });
    files += below.filter((file) => file.endsWith(".py")).length;
  }
  return files;
}
