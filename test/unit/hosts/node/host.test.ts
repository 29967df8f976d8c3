import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createNodeHost } from "../../../../src/hosts/node/host.ts";

describe("node host", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-host-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
  };
  const list = async (folder = root) => {
    const notices: string[] = [];
    const { files } = await createNodeHost(folder).list({ notice: (file) => notices.push(file) });
    return { paths: files.map((file) => file.path).sort(), notices, files };
  };
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: root, stdio: "pipe" });

  it("lists files with their sizes, and reads them", async () => {
    write({ "src/a.py": "x = 1\n", "b.md": "é" });
    const { paths, files } = await list();
    assert.deepEqual(paths, ["b.md", "src/a.py"]);
    assert.equal(files.find((file) => file.path === "b.md")?.size, 2);
    assert.equal(new TextDecoder().decode(await createNodeHost(root).read("src/a.py")), "x = 1\n");
    await assert.rejects(createNodeHost(root).read("absent.py"));
  });

  it("does not look into folders that are to be left out, and says so", async () => {
    write({ "src/a.py": "", "data/frames/1.png": "", "data/frames/deep/2.png": "", "data/b.csv": "" });
    const { files, unlisted } = await createNodeHost(root).list({
      notice: () => {},
      leftAlone: ["data/frames"],
    });
    assert.deepEqual(files.map(({ path: file }) => file).sort(), ["data/b.csv", "src/a.py"]);
    assert.deepEqual(unlisted, ["data/frames"]);
  });

  it("leaves out what is not the project's own", async () => {
    write({
      ".git/config": "",
      "node_modules/x/index.js": "",
      "venv/lib/site.py": "",
      "my-environment/pyvenv.cfg": "",
      "my-environment/lib/a.py": "",
      "conda/conda-meta/history": "",
      "conda/lib/a.py": "",
      "src/__pycache__/a.pyc": "",
      "third_party/lib/a.py": "",
      "kept/environment.py": "",
      "marked-by-mistake/pyvenv.cfg": "",
      "marked-by-mistake/requirements.txt": "",
      "marked-by-mistake/score.py": "",
    });
    assert.deepEqual((await list()).paths, [
      "kept/environment.py",
      "marked-by-mistake/pyvenv.cfg",
      "marked-by-mistake/requirements.txt",
      "marked-by-mistake/score.py",
    ]);
  });

  it("heeds .gitignore files, the deeper one first, and lists the files themselves", async () => {
    write({
      ".gitignore": "*.csv\nbuild/\n/only-at-top.txt\n",
      "a.csv": "",
      "build/out.py": "",
      "only-at-top.txt": "",
      "sub/only-at-top.txt": "",
      "sub/.gitignore": "!kept.csv\nlocal/\n",
      "sub/kept.csv": "",
      "sub/dropped.csv": "",
      "sub/local/x.py": "",
    });
    assert.deepEqual((await list()).paths, [".gitignore", "sub/.gitignore", "sub/kept.csv", "sub/only-at-top.txt"]);
  });

  it("lets a folder in again that a file further up ignores", async () => {
    write({ ".gitignore": "sub/data\n", "sub/.gitignore": "!data\n", "sub/data/x.csv": "" });
    assert.deepEqual((await list()).paths, [".gitignore", "sub/.gitignore", "sub/data/x.csv"]);
  });

  it("lists committed files although a .gitignore names them, and only those", async () => {
    write({ ".gitignore": "data/\n", "data/committed.csv": "", "data/scratch.csv": "" });
    git("init", "-q");
    git("add", "-f", "data/committed.csv", ".gitignore");
    assert.deepEqual((await list()).paths, [".gitignore", "data/committed.csv"]);
  });

  it("tells what git tracks relative to the folder, and heeds what is above it", async () => {
    write({ ".gitignore": "*.log\n", "service/app.py": "", "service/x.log": "", "other/b.py": "", "service/naïve name.py": "" });
    git("init", "-q");
    git("add", ".");
    const host = createNodeHost(path.join(root, "service"));
    assert.deepEqual([...((await host.git())?.tracked ?? [])].sort(), ["app.py", "naïve name.py"]);
    assert.deepEqual((await list(path.join(root, "service"))).paths, ["app.py", "naïve name.py"]);
  });

  it("has no git facts where there is no repository", async () => {
    assert.equal(await createNodeHost(root).git(), undefined);
  });

  it("runs nothing that the repository's configuration names", async function () {
    if (process.platform === "win32") skip(this, "Windows makes links and scripts of another kind");
    write({ "a.py": "", "monitor.sh": `#!/bin/sh\ntouch "${root}/executed"\n` });
    chmodSync(path.join(root, "monitor.sh"), 0o755);
    git("init", "-q");
    git("add", "a.py");
    git("config", "core.fsmonitor", path.join(root, "monitor.sh"));
    assert.deepEqual([...((await createNodeHost(root).git())?.tracked ?? [])], ["a.py"]);
    assert.equal((await list()).paths.includes("executed"), false);
  });

  it("tells of many links by their number", async function () {
    if (process.platform === "win32") skip(this, "Windows makes links and scripts of another kind");
    for (let number = 0; number < 25; number++) symlinkSync("nowhere", path.join(root, `link-${number}`));
    const told: string[] = [];
    await createNodeHost(root).list({ notice: (_file, message) => told.push(message) });
    assert.equal(told.length, 21);
    assert.equal(told.at(-1), "Skipped: 5 more links, behind which nothing is judged.");
  });

  it("follows links to files below the root, and neither links to folders nor links that lead out", async function () {
    if (process.platform === "win32") skip(this, "Windows makes links and scripts of another kind");
    const outside = mkdtempSync(path.join(tmpdir(), "ai-readiness-outside-"));
    try {
      writeFileSync(path.join(outside, "secret.txt"), "");
      write({ "real/a.py": "" });
      symlinkSync(path.join(root, "real/a.py"), path.join(root, "link.py"));
      symlinkSync(root, path.join(root, "real/cycle"));
      symlinkSync(path.join(outside, "secret.txt"), path.join(root, "leads-out.txt"));
      symlinkSync(path.join(root, "nowhere"), path.join(root, "broken"));
      symlinkSync("self", path.join(root, "self"));
      mkdirSync(path.join(root, "folder/inner"), { recursive: true });
      symlinkSync(path.join(root, "folder"), path.join(root, "real/folder"));
      symlinkSync(outside, path.join(root, "node_modules"));
      assert.deepEqual((await list()).paths, ["link.py", "real/a.py"]);
      const told: string[] = [];
      await createNodeHost(root).list({ notice: (file, message) => told.push(`${file}: ${message.split(",")[0]}`) });
      assert.deepEqual(told.sort(), [
        "broken: Skipped: it is a link that leads nowhere",
        "leads-out.txt: Skipped: it is a link that leads out of the folder that is judged",
        "real/cycle: Skipped: it is a link that leads back to itself",
        "real/folder: Skipped: it is a link to a folder",
        "self: Skipped: it is a link that leads back to itself",
      ]);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  it("says which folder cannot be read, and goes on", async function () {
    if (process.platform === "win32") skip(this, "Windows keeps folders closed in another way");
    write({ "closed/a.py": "", "open/b.py": "" });
    chmodSync(path.join(root, "closed"), 0o000);
    const { paths, notices } = await asNobody(this, root, list);
    chmodSync(path.join(root, "closed"), 0o755);
    assert.deepEqual({ paths, notices }, { paths: ["open/b.py"], notices: ["closed"] });
  });

  it("stops when it is cancelled", async () => {
    write({ "a.py": "" });
    const cancelled = AbortSignal.abort(new Error("enough"));
    await assert.rejects(createNodeHost(root).list({ notice: () => {}, signal: cancelled }), /enough/);
  });

  it("tells the date as people write it", () => {
    assert.match(createNodeHost(root).today(), /^\d{4}-\d{2}-\d{2}$/);
  });
});

/** Root may read every folder, and is somebody else meanwhile. */
async function asNobody<T>(context: Mocha.Context, folder: string, work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  chmodSync(folder, 0o755);
  try {
    process.seteuid?.(65_534);
  } catch {
    skip(context, "this user may read every folder, and may not become another");
  }
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Skips a test and says why, in the line that `npm test` reads. */
function skip(context: Mocha.Context, reason: string): never {
  console.log(`    skipped: ${reason}`);
  return context.skip();
}
