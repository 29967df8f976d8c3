import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readGitIndex } from "../../../../src/hosts/vscode/git-index.ts";

describe("reading git's index", () => {
  let folder: string;
  const git = (...args: readonly string[]): string => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
  const listed = (): readonly string[] =>
    git("ls-files", "-z")
      .split("\0")
      .filter((name) => name !== "")
      .sort();
  const index = (): ReadonlySet<string> | undefined => readGitIndex(readFileSync(path.join(folder, ".git/index")));

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "ai-readiness-index-"));
    git("init", "-q");
    const names = ["a", "ab", "abc.py", "src/deep/er/train.py", "src/deep/train.py", "data/größe.csv", "x".repeat(150)];
    for (const name of [...names, ...Array.from({ length: 40 }, (_, number) => `many/file-${number}.txt`)]) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), name);
    }
    git("add", ".");
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const version of ["2", "3", "4"]) {
    it(`finds what git lists, in version ${version}`, () => {
      if (version === "3") git("rm", "-q", "--cached", "a");
      // An entry that is only intended to be added makes git write version 3.
      if (version === "3") git("add", "--intent-to-add", "a");
      else git("update-index", "--index-version", version);
      const bytes = readFileSync(path.join(folder, ".git/index"));
      assert.equal(bytes.readUInt32BE(4), Number(version));
      assert.deepEqual([...(index() ?? [])].sort(), listed());
    });
  }

  it("does not guess at an index that is split", () => {
    git("config", "core.splitIndex", "true");
    git("update-index", "--split-index");
    assert.equal(index(), undefined);
  });

  it("does not guess at what is no index", () => {
    assert.equal(readGitIndex(new Uint8Array(0)), undefined);
    assert.equal(readGitIndex(new Uint8Array(100)), undefined);
    assert.equal(readGitIndex(readFileSync(path.join(folder, ".git/index")).subarray(0, 200)), undefined);
  });
});
