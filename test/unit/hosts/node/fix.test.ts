import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runIn } from "./run-in.ts";

const MANIFEST = "version: 1 # kept\r\nsystem:\r\n  name: reviews\r\n  owner: nlp@example.com\r\n  stage: poc\r\n";
const TRAIN = [
  "import requests",
  "from sklearn.linear_model import LogisticRegression",
  "import pandas as pd",
  "",
  'rows = pd.read_csv("data/reviews.csv", nrows=500)',
  "model = LogisticRegression().fit(rows[['stars']], rows['kept'])",
  "",
].join("\n");

describe("ai-readiness fix", () => {
  let root: string;
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-fix-"));
    mkdirSync(path.join(root, "src"));
    writeFileSync(path.join(root, "ai-readiness.yaml"), MANIFEST);
    writeFileSync(path.join(root, "src/train.py"), TRAIN);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const cli = (...args: readonly string[]) => runIn(root, ...args);

  it("writes safe fixes, keeps line ends and comments, and is done at once", async () => {
    const { out } = await cli("fix");
    assert.match(read("ai-readiness.yaml"), /^version: 1 # kept\r\n/);
    assert.match(read("ai-readiness.yaml"), /\r\n {2}- name: reviews\r\n {4}location: data\/reviews\.csv\r\n/);
    assert.doesNotMatch(read("ai-readiness.yaml"), /[^\r]\n/);
    assert.equal(read("src/train.py"), TRAIN);
    assert.match(out, /Declare the dataset in ai-readiness\.yaml {2}data\/undeclared-dataset/);
    const once = read("ai-readiness.yaml");
    assert.match((await cli("fix")).out, /There was nothing that could be mended without a person\./);
    assert.equal(read("ai-readiness.yaml"), once);
  });

  it("writes unsafe ones when asked, of the rule that is named", async () => {
    await cli("fix", "--unsafe", "--rule", "data/sampled-data");
    assert.equal(read("src/train.py"), TRAIN.replace(", nrows=500", ""));
    assert.equal(read("ai-readiness.yaml"), MANIFEST);
  });

  it("writes nothing in a dry run, and prints a diff that git takes", async () => {
    const { out, err } = await cli("fix", "--dry-run", "--unsafe", "--rule", "data/sampled-data");
    assert.equal(read("src/train.py"), TRAIN);
    assert.match(out, /^--- a\/src\/train\.py\n\+\+\+ b\/src\/train\.py\n@@/);
    assert.match(out, /^-rows = pd\.read_csv\("data\/reviews\.csv", nrows=500\)$/m);
    assert.match(err, /Would apply 1 fix: would change 1 file\./);
  });

  it("tells programs all of it", async () => {
    const { out, err } = await cli("fix", "--format", "json", "--unsafe", "--rule", "data/sampled-data");
    const report = JSON.parse(out);
    assert.equal(err, "");
    assert.deepEqual(report.files, [{ file: "src/train.py", made: false }]);
    assert.deepEqual(
      report.applied.map(({ rule, line, safe }: Record<string, unknown>) => [rule, line, safe]),
      [["data/sampled-data", 5, false]],
    );
  });

  it("writes through no link", async function () {
    if (process.platform === "win32") this.skip();
    writeFileSync(path.join(root, "real.yaml"), MANIFEST);
    rmSync(path.join(root, "ai-readiness.yaml"));
    symlinkSync("real.yaml", path.join(root, "ai-readiness.yaml"));
    const { out } = await cli("fix");
    assert.match(out, /ai-readiness\.yaml is left alone, because it is a symbolic link\./);
    assert.equal(read("real.yaml"), MANIFEST);
  });

  it("ends with 1 while findings at or above the bar are left", async () => {
    assert.equal((await cli("fix", "--fail-on", "never")).code, 0);
    assert.equal((await cli("fix", "--fail-on", "information")).code, 1);
    assert.equal((await cli("fix", "--fail-on", "new-error")).code, 2);
  });
});
