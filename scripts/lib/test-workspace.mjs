import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A copy of a folder that tests may change, as a git repository with everything committed that its `.gitignore` lets in.
 * @returns {{ folder: string, remove: () => void }}
 */
export function makeWorkspace(source) {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), "ai-readiness-test-")));
  const folder = path.join(parent, path.basename(source));
  cpSync(source, folder, { recursive: true });
  const git = (...args) => {
    const { status, stderr } = spawnSync("git", ["-c", "user.name=Tests", "-c", "user.email=tests@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`);
  };
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "Begin");
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
