import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { listFiles } from "../../../../src/hosts/node/list.ts";
import { createFileLimit, MOST_FILES } from "../../../../src/hosts/shared/file-limit.ts";

function bench(most?: number) {
  const told: (readonly [string, string])[] = [];
  return { told, limit: createFileLimit((file, message) => told.push([file, message]), most) };
}

describe("the limit of a listing", () => {
  it("is silent while everything fits in", () => {
    const { told, limit } = bench(2);
    assert.deepEqual(limit.take(["a.py", "b.py"]), ["a.py", "b.py"]);
    limit.leaveOut([]);
    assert.equal(limit.end(), undefined);
    assert.deepEqual(told, []);
  });

  it("says at 50,000 files what was left out, and what helps", () => {
    const { told, limit } = bench();
    const generated = Array.from({ length: MOST_FILES }, (_, index) => `data/frames/${index}.png`);
    assert.equal(limit.take(["train.py"]).length, 1);
    assert.equal(limit.take(generated).length, MOST_FILES - 1);
    assert.ok(limit.isFull);
    limit.leaveOut(["data/frames/more"]);
    limit.end();
    assert.deepEqual(told, [
      [
        "",
        "There are more than 50,000 files here, so files in data/frames/ and data/frames/more/ were left out and are not judged: " +
          "list folders of data in .gitignore or under aiReadiness.exclude, or open the folder of the system alone.",
      ],
    ]);
  });

  it("names the first of many folders and counts the others", () => {
    const { told, limit } = bench(0);
    limit.take(["top.csv"]);
    limit.leaveOut(["a", "b", "c", "d"]);
    limit.end();
    assert.match(told[0]![1], /files in the top folder, a\/, b\/ and 2 more folders were left out/);
  });
});

describe("a folder on disk with too many files", () => {
  let root: string;
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-limit-"));
    for (const file of ["train.py", "z.py", "a/deep/frames/1.png", "a/deep/frames/2.png", "a/x.py", "b/y.py"]) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), "");
    }
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const list = async (most: number) => {
    const told: string[] = [];
    const { files, unlisted } = await listFiles({ root, tracked: new Set(), notice: (_, message) => told.push(message), most });
    return { paths: files.map((file) => file.path).sort(), told, unlisted };
  };

  it("is listed from the top, so that the deepest is left out", async () => {
    const { paths, told, unlisted } = await list(5);
    assert.deepEqual(unlisted, ["a/deep/frames"]);
    assert.deepEqual(paths, ["a/deep/frames/1.png", "a/x.py", "b/y.py", "train.py", "z.py"]);
    assert.match(told.join(), /files in a\/deep\/frames\/ were left out/);
  });

  it("names folders that it did not look into", async () => {
    const { paths, told, unlisted } = await list(3);
    assert.deepEqual(unlisted, ["a/deep", "b"]);
    assert.deepEqual(paths, ["a/x.py", "train.py", "z.py"]);
    assert.match(told.join(), /files in a\/deep\/ and b\/ were left out/);
  });

  it("is listed without a word when it just fits in", async () => {
    const { paths, told } = await list(6);
    assert.equal(paths.length, 6);
    assert.deepEqual(told, []);
  });
});
