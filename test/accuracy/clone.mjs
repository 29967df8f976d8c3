/**
 * Clones the labelled repositories at the labelled commits, for measuring only: nothing of them belongs in this repository, and many
 * have no licence that would allow it. Needs git and a network.
 *
 *   node test/accuracy/clone.mjs OUT     OUT/<slug>/ for each
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const out = process.argv[2];
if (out === undefined) {
  console.error("usage: clone.mjs OUT");
  process.exit(2);
}
const labels = path.join(path.dirname(fileURLToPath(import.meta.url)), "labels.json");
let failed = false;
for (const { name, slug, url, commit } of JSON.parse(readFileSync(labels, "utf8")).repos) {
  const folder = path.join(out, slug);
  if (existsSync(folder)) {
    console.log(`${slug}: already there`);
    continue;
  }
  // A name of three parts is one folder of a repository.
  const part = name.split("/")[2];
  const checkout = part === undefined ? folder : `${folder}.whole`;
  try {
    mkdirSync(checkout, { recursive: true });
    const git = (...args) => execFileSync("git", args, { cwd: checkout, stdio: ["ignore", "ignore", "inherit"] });
    git("init", "-q");
    git("fetch", "-q", "--depth", "1", url, commit);
    git("checkout", "-q", "FETCH_HEAD");
    if (part !== undefined) {
      cpSync(path.join(checkout, part), folder, { recursive: true });
      rmSync(checkout, { recursive: true, force: true });
      // Committed files count as versioned, so the part needs an index of its own.
      execFileSync("git", ["init", "-q"], { cwd: folder });
      execFileSync("git", ["add", "--all", "--force"], { cwd: folder });
    }
    console.log(`${slug}: ${commit.slice(0, 8)}`);
  } catch (error) {
    failed = true;
    rmSync(checkout, { recursive: true, force: true });
    console.error(`${slug}: ${error.message}`);
  }
}
process.exitCode = failed ? 1 : 0;
