import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applyPatch } from "diff";
import { runIn } from "./run-in.ts";

const MANIFEST = "ai-readiness.yaml";
const TRAIN = [
  "import pandas as pd",
  "from sklearn.linear_model import LogisticRegression",
  "",
  'rows = pd.read_csv("data/reviews.csv")',
  "model = LogisticRegression().fit(rows[['stars']], rows['kept'])",
  "",
].join("\n");

describe("ai-readiness init", () => {
  let root: string;
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-init-"));
    mkdirSync(path.join(root, "src"));
    writeFileSync(path.join(root, "src/train.py"), TRAIN);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const cli = (...args: readonly string[]) => runIn(root, ...args);

  it("writes a manifest, tells what is in it, and writes nothing the second time", async () => {
    const first = await cli("init");
    assert.deepEqual([first.code, first.err], [0, ""]);
    assert.match(first.out, /^Wrote ai-readiness\.yaml with 1 dataset\.$/m);
    assert.match(first.out, /^ {2}data +reviews +read by src\/train\.py:4$/m);
    const text = read(MANIFEST);
    assert.match(text, /- name: reviews\n {4}location: data\/reviews\.csv\n/);
    const second = await cli("init");
    assert.match(second.out, /already says what was found; nothing was written\./);
    assert.equal(read(MANIFEST), text);
  });

  it("prints what it would write as a diff, or whole, and writes nothing", async () => {
    const whole = await cli("init", "--stdout");
    const dry = await cli("init", "--dry-run");
    assert.match(dry.out, /^--- \/dev\/null\n\+\+\+ b\/ai-readiness\.yaml\n@@ /);
    assert.equal(applyPatch("", dry.out), whole.out);
    assert.match(dry.err, /Would write ai-readiness\.yaml with 1 dataset/);
    assert.equal(existsSync(path.join(root, MANIFEST)), false);
  });

  it("keeps a byte order mark and every line that people wrote", async () => {
    const before = "\uFEFFversion: 1 # ours\r\nsystem:\r\n  name: reviews\r\n";
    writeFileSync(path.join(root, MANIFEST), before);
    const { out } = await cli("init");
    assert.match(out, /^Added 1 dataset to ai-readiness\.yaml\.$/m);
    assert.ok(read(MANIFEST).startsWith(before), read(MANIFEST));
  });

  it("tells where a manifest is broken and writes nothing", async () => {
    writeFileSync(path.join(root, MANIFEST), "version: 1\nsystem: [\n");
    const { code, out, err } = await cli("init");
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /ai-readiness\.yaml:\d+:\d+: .* Nothing was written\.$/m);
    assert.equal(read(MANIFEST), "version: 1\nsystem: [\n");
  });

  it("begins nothing where there is no AI, unless it is asked to", async () => {
    writeFileSync(path.join(root, "src/train.py"), "print(1)\n");
    const { code, out } = await cli("init");
    assert.equal(code, 0);
    assert.match(out, /^No AI was found here/);
    assert.equal(existsSync(path.join(root, MANIFEST)), false);
    assert.match((await cli("init", "--force")).out, /^Wrote ai-readiness\.yaml; nothing to declare was found\.$/m);
    assert.match(read(MANIFEST), /^version: 1$/m);
  });

  it("does not write through a link", async () => {
    writeFileSync(path.join(root, "elsewhere.yaml"), "version: 1\n");
    symlinkSync("elsewhere.yaml", path.join(root, MANIFEST));
    const { code, err } = await cli("init");
    assert.equal(code, 2);
    assert.match(err, /left alone because it is a symbolic link/);
    assert.equal(read("elsewhere.yaml"), "version: 1\n");
  });
});
