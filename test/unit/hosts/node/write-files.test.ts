import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { protectionOf, writeFiles } from "../../../../src/hosts/node/write-files.ts";

describe("Writing files", () => {
  let root: string;
  let outside: string;
  const at = (...parts: readonly string[]) => path.join(root, ...parts);
  const bytes = (text: string) => new TextEncoder().encode(text);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-write-"));
    outside = mkdtempSync(path.join(tmpdir(), "ai-readiness-outside-"));
    mkdirSync(at("src"));
    writeFileSync(at("src/a.py"), "one\n");
    writeFileSync(path.join(outside, "b.py"), "theirs\n");
  });
  afterEach(() => {
    for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
  });

  it("replaces a file with its mode kept, makes others with their folders, and leaves nothing behind", () => {
    chmodSync(at("src/a.py"), 0o750);
    writeFiles(root, [
      { file: "src/a.py", bytes: bytes("two\n"), isNew: false },
      { file: "docs/deep/b.md", bytes: bytes("new\n"), isNew: true },
    ]);
    assert.equal(readFileSync(at("src/a.py"), "utf8"), "two\n");
    assert.equal(readFileSync(at("docs/deep/b.md"), "utf8"), "new\n");
    if (process.platform !== "win32") assert.equal(statSync(at("src/a.py")).mode & 0o777, 0o750);
    assert.deepEqual([readdirSync(at("src")), readdirSync(at("docs/deep"))], [["a.py"], ["b.md"]]);
  });

  it("writes nothing at all when one file cannot be written", () => {
    writeFileSync(at("taken.md"), "theirs\n");
    assert.throws(() =>
      writeFiles(root, [
        { file: "src/a.py", bytes: bytes("two\n"), isNew: false },
        { file: "taken.md", bytes: bytes("ours\n"), isNew: true },
      ]),
    );
    assert.equal(readFileSync(at("src/a.py"), "utf8"), "one\n");
    assert.equal(readFileSync(at("taken.md"), "utf8"), "theirs\n");
    assert.deepEqual(readdirSync(root).sort(), ["src", "taken.md"]);
    assert.deepEqual(readdirSync(at("src")), ["a.py"]);
  });

  it("protects links, what lies behind them, what is outside, and git", function () {
    if (process.platform === "win32") this.skip();
    symlinkSync(at("src/a.py"), at("link.py"));
    symlinkSync(outside, at("away"));
    const why = protectionOf(root);
    assert.equal(why("src/a.py"), undefined);
    assert.equal(why("docs/new.md"), undefined);
    assert.equal(why("link.py"), "it is a symbolic link");
    assert.equal(why("away/b.py"), "it lies behind a symbolic link");
    assert.equal(why("away/new.py"), "it lies behind a symbolic link");
    assert.equal(why("../b.py"), "it lies outside the folder");
    assert.equal(why(".git/config"), "it belongs to git");
    assert.equal(why("src"), "it is no file");
    assert.equal(existsSync(path.join(outside, "new.py")), false);
  });
});
