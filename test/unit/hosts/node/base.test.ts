import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { askApproval, compare, openProject } from "../../../../src/engine/index.ts";
import { runCli } from "../../../../src/hosts/node/cli.ts";
import type { Product } from "../../../../src/hosts/node/product.ts";
import type { Report } from "../../../../src/model/report.ts";
import { RULES } from "../../../../src/rules/registry.generated.ts";

const TRAIN =
  'import pandas as pd\nfrom sklearn.svm import SVC\n\nframe = pd.read_csv("data/x.csv")\nSVC().fit(frame[["a"]], frame["b"])\n';
const PRODUCT: Product = {
  version: "1.2.3",
  rules: RULES,
  askApproval,
  compare,
  openProject,
  page: () => undefined,
  serve: async () => {},
};

describe("check --base", () => {
  let root: string;
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...args], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const commit = (message: string) => {
    git("add", "-A");
    git("commit", "-qm", message);
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-base-"));
    git("init", "-q");
    git("checkout", "-q", "-b", "main");
    write("src/train.py", TRAIN);
    write("vendor/copied.py", TRAIN);
    write("src/crlf.py", 'import pandas as pd\r\nx = pd.read_csv("data/crlf.csv")\r\n');
    commit("base");
    git("checkout", "-q", "-b", "feature");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  async function check(args: readonly string[], folder = "."): Promise<{ code: number; report: Report; err: string }> {
    let out = "";
    let err = "";
    const terminal = {
      out: { write: (text: string) => (out += text) },
      err: { write: (text: string) => (err += text) },
      env: {},
      cwd: root,
      platform: "linux",
      signal: new AbortController().signal,
    };
    const code = await runCli(["check", folder, "--format", "json", ...args], terminal, PRODUCT);
    return { code, err, report: out === "" ? (undefined as never) : JSON.parse(out) };
  }

  /** `failing dataset:data/x.csv`, of one rule. */
  const told = ({ comparison }: Report, rule = "data/untracked-dataset") =>
    comparison?.changes.filter((change) => change.rule === rule).map(({ kind, subject }) => `${kind} ${subject}`);

  it("finds nothing changed on a branch that changes nothing, also where lines and names move", async () => {
    assert.deepEqual((await check(["--base", "main"])).report.comparison?.changes, []);
    git("mv", "src/train.py", "src/fit.py");
    write("src/fit.py", `# A comment that moves the lines.\n\n${TRAIN}`);
    commit("move");
    assert.deepEqual((await check(["--base", "main"])).report.comparison?.changes, []);
  });

  it("tells what is added and what is mended, committed or not", async () => {
    write("src/train.py", TRAIN.replace("data/x.csv", "data/y.csv"));
    const { report } = await check(["--base", "main"]);
    assert.deepEqual(told(report), ["failing dataset:data/y.csv", "gone dataset:data/x.csv"]);
    assert.equal(report.comparison?.base.commit, git("rev-parse", "main").trim());
    commit("change");
    assert.deepEqual(told((await check(["--base", "main"])).report), told(report));
    assert.equal(git("status", "--porcelain"), "");
  });

  it("compares with the commit where the branch began, not with what came to the base since", async () => {
    git("checkout", "-q", "main");
    write("src/later.py", TRAIN.replace("x.csv", "later.csv"));
    commit("later");
    git("checkout", "-q", "feature");
    assert.deepEqual((await check(["--base", "main"])).report.comparison?.changes, []);
  });

  it("judges a folder below the repository's top", async () => {
    write("services/a/train.py", TRAIN.replace("x.csv", "a.csv"));
    commit("a");
    const { report } = await check(["--base", "main"], "services/a");
    assert.deepEqual(told(report), ["failing dataset:data/a.csv"]);
  });

  it("fails on what the branch adds alone", async () => {
    assert.equal((await check(["--base", "main"])).code, 1);
    assert.equal((await check(["--base", "main", "--fail-on", "new-error"])).code, 0);
    write("src/more.py", TRAIN.replace("x.csv", "more.csv"));
    assert.equal((await check(["--base", "main", "--fail-on", "new-error"])).code, 1);
    assert.equal((await check(["--base", "main", "--fail-on", "never"])).code, 0);
  });

  it("runs nothing that the repository's configuration names", async () => {
    const trap = path.join(root, "trapped");
    const command = `touch '${trap.replaceAll("\\", "/")}'`;
    write(".gitattributes", "*.py filter=trap diff=trap\n");
    commit("attributes");
    for (const key of [
      "filter.trap.clean",
      "filter.trap.smudge",
      "filter.trap.process",
      "diff.trap.textconv",
      "diff.trap.command",
    ]) {
      git("config", key, command);
    }
    git("config", "core.fsmonitor", command);
    git("config", "diff.external", command);
    write("src/train.py", `${TRAIN}# changed\n`);
    rmSync(trap, { force: true });
    assert.deepEqual(told((await check(["--base", "main"])).report), []);
    assert.equal(existsSync(trap), false);
  });

  it("writes several reports of one run", async () => {
    const { code, report } = await check([
      "--base",
      "main",
      "--fail-on",
      "never",
      "--output",
      "out/a.sarif",
      "--output",
      "gitlab=out/q.json",
    ]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(readFileSync(path.join(root, "out/a.sarif"), "utf8")).version, "2.1.0");
    assert.ok(Array.isArray(JSON.parse(readFileSync(path.join(root, "out/q.json"), "utf8"))));
    assert.equal(report.version, 1);
  });

  for (const [args, message] of [
    [["--base", "nowhere"], /no commit nowhere here/],
    [["--base", "--upload-pack=x"], /no commit --upload-pack=x here|wants a value/],
    [["--fail-on", "new-error"], /needs a base/],
    [["--min", "mlops"], /--min cannot be mlops/],
    [["--min", "mlop=80"], /Did you mean mlops/],
    [["--min", "mlops=101"], /--min cannot be/],
    [["--output", "report.dat"], /^$/],
    [["--output", "sarf=x"], /no format sarf\. Did you mean sarif/],
  ] as const) {
    it(`${message.source === "^$" ? "takes" : "refuses"} ${args.join(" ")}`, async () => {
      assert.match((await check(args)).err, message);
    });
  }

  it("says so where there is no repository or no history in common", async () => {
    git("checkout", "-q", "--orphan", "other");
    commit("other");
    assert.match((await check(["--base", "main"])).err, /no commit in common/);
    rmSync(path.join(root, ".git"), { recursive: true, force: true });
    assert.match((await check(["--base", "main"])).err, /no git repository here/);
  });

  it("fails below a floor", async () => {
    const { code, err } = await check(["--fail-on", "never", "--min", "data=100"]);
    assert.equal(code, 1);
    assert.match(err, /^Data is at \d+ %, \d+ of \d+ checks, and at least 100 % was asked for\.\n$/);
    assert.equal((await check(["--fail-on", "never", "--min", "data=0"])).code, 0);
  });
});
