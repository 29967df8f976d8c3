import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createNodeHost } from "../../../../src/hosts/node/host.ts";
import { commitsOf, firstCommit } from "../../../../src/model/history.ts";

describe("git's history on disk", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-history-"));
    git("init", "-q");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  function git(...args: readonly string[]) {
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], { cwd: root, stdio: "pipe" });
  }
  const commit = (date: string, message: string) => {
    git("add", "-A");
    const day = `${date}T12:00:00+0000`;
    execFileSync(
      "git",
      ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-q", "--allow-empty", "-m", message],
      {
        cwd: root,
        stdio: "pipe",
        env: { ...process.env, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day },
      },
    );
  };
  const past = (folder = root) => createNodeHost(folder).history!([]);

  it("tells commits with what they changed, newest first, and follows moves", async () => {
    write("risk.md", "Risks\n");
    write("a b/ä.md", "x");
    commit("2026-01-01", "Begin");
    mkdirSync(path.join(root, "docs"));
    git("mv", "risk.md", "docs/risk.md");
    commit("2026-02-01", "Move");
    commit("2026-02-02", "Nothing");
    write("docs/risk.md", "More risks\n");
    commit("2026-03-01", "Add risks\n\nAt length.");
    const history = await past();
    assert.equal(history?.complete, true);
    assert.deepEqual(
      history?.commits.map(({ date, author, subject, changes }) => [date, author, subject, changes]),
      [
        ["2026-03-01", "Ada", "Add risks", [{ path: "docs/risk.md", kind: "changed" }]],
        [
          "2026-02-01",
          "Ada",
          "Move",
          [
            { path: "docs/risk.md", kind: "added", from: "risk.md" },
            { path: "risk.md", kind: "deleted" },
          ],
        ],
        [
          "2026-01-01",
          "Ada",
          "Begin",
          [
            { path: "a b/ä.md", kind: "added" },
            { path: "risk.md", kind: "added" },
          ],
        ],
      ],
    );
    assert.equal(firstCommit(history!, "docs/risk.md")?.date, "2026-01-01");
    assert.equal(commitsOf(history!, ["docs"]).length, 3);
  });

  it("gives paths relative to the folder that is asked about, and only what touches it", async () => {
    write("app/a.md", "a");
    commit("2026-01-01", "One");
    write("other/b.md", "b");
    commit("2026-01-02", "Two");
    const history = await past(path.join(root, "app"));
    assert.deepEqual(
      history?.commits.map(({ subject, changes }) => [subject, changes.map((change) => change.path)]),
      [["One", ["a.md"]]],
    );
  });

  it("does not take the edge of a shallow clone for a beginning", async () => {
    write("a.md", "a");
    commit("2026-01-01", "One");
    write("b.md", "b");
    commit("2026-01-02", "Two");
    const clone = path.join(root, "clone");
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${root}`, clone], { stdio: "pipe" });
    assert.deepEqual(await past(clone), { commits: [], complete: false });
  });

  it("knows nothing without git and before the first commit", async () => {
    assert.equal(await past(), undefined);
    rmSync(path.join(root, ".git"), { recursive: true });
    assert.equal(await past(), undefined);
  });

  it("asks again only after something was committed", async () => {
    write("a.md", "a");
    commit("2026-01-01", "One");
    const host = createNodeHost(root);
    const first = await host.history!([]);
    assert.equal(await host.history!([]), first);
    commit("2026-01-02", "Two");
    assert.notEqual(await host.history!([]), first);
  });

  it("starts no program that the repository's configuration names", async () => {
    write("a.md", "a");
    write(".gitattributes", "*.md diff=spy\n");
    commit("2026-01-01", "One");
    const trace = path.join(root, "started");
    const program = `touch ${trace};`;
    const settings = [
      "core.fsmonitor",
      "core.pager",
      "pager.log",
      "diff.external",
      "diff.spy.textconv",
      "diff.spy.command",
      "gpg.program",
    ];
    for (const key of settings) git("config", key, program);
    git("config", "log.showSignature", "true");
    assert.equal((await past())?.commits.length, 1);
    assert.equal(existsSync(trace), false);
  });
});
