import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ScanResult } from "../../../../src/engine/index.ts";
import { askApproval, compare, openProject } from "../../../../src/engine/index.ts";
import { runCli } from "../../../../src/hosts/node/cli.ts";
import type { Product } from "../../../../src/hosts/node/product.ts";
import { readinessOf } from "../../../../src/model/readiness.ts";
import type { TrendPoint } from "../../../../src/model/trend.ts";
import { textTrend } from "../../../../src/reporters/trend.ts";
import { RULES } from "../../../../src/rules/registry.generated.ts";

const TRAIN = 'import pandas as pd\nfrom sklearn.svm import SVC\n\nframe = pd.read_csv("data/x.csv")\nSVC().fit(frame, frame)\n';
const MANIFEST = `version: 1
system: { name: churn, owner: team@example.com, stage: pilot }
data: [{ name: x, location: data/x.csv, version: snapshot, owner: team@example.com }]
waivers:
  - { rule: data/no-provenance, subject: data.x, reason: A pilot, owner: team@example.com, expires: 2026-03-15 }
`;

describe("trend", () => {
  let root: string;
  let cache: string;
  const git = (args: readonly string[], date = "2026-01-01") =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...args], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, GIT_COMMITTER_DATE: `${date}T12:00:00Z`, GIT_AUTHOR_DATE: `${date}T12:00:00Z` },
    });
  const commit = (files: Readonly<Record<string, string>>, date: string) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    git(["add", "-A"]);
    git(["commit", "-qm", date], date);
  };

  before(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-trend-"));
    cache = mkdtempSync(path.join(tmpdir(), "ai-readiness-cache-"));
    git(["init", "-q"]);
    commit({ "README.md": "# Nothing yet\n" }, "2025-01-01");
    commit({ "src/train.py": TRAIN }, "2026-01-10");
    commit({ "ai-readiness.yaml": MANIFEST }, "2026-03-01");
    commit({ "README.md": "# Churn\n" }, "2026-04-01");
  });
  after(() => {
    for (const folder of [root, cache]) rmSync(folder, { recursive: true, force: true });
  });

  async function trend(...args: readonly string[]): Promise<{ code: number; out: string; err: string; scans: number }> {
    let out = "";
    let err = "";
    let scans = 0;
    const terminal = {
      out: { write: (text: string) => (out += text) },
      err: { write: (text: string) => (err += text) },
      env: { XDG_CACHE_HOME: cache },
      cwd: root,
      platform: "linux",
      signal: new AbortController().signal,
    };
    const product = {
      version: "1.2.3",
      rules: RULES,
      askApproval,
      compare,
      page: () => undefined,
      openProject: (...given: Parameters<typeof openProject>) => {
        scans++;
        return openProject(...given);
      },
    } as unknown as Product;
    return { code: await runCli(["trend", ...args], terminal, product), out, err, scans };
  }
  const waived = ({ readiness }: TrendPoint) => readiness.pillars.data.waived;

  it("judges each commit as on its day, oldest first, and leaves the work tree alone", async () => {
    const { out, code } = await trend("--since", "1y", "--format", "json");
    const { points }: { points: readonly TrendPoint[] } = JSON.parse(out);
    assert.equal(code, 0);
    assert.deepEqual(
      points.map(({ date }) => date),
      ["2026-01-10", "2026-03-01", "2026-04-01"],
    );
    // The waiver held on the day of the second commit and had run out on that of the third.
    assert.deepEqual(points.map(waived), [0, 1, 0]);
    assert.equal(git(["status", "--porcelain"]), "");
  });

  it("remembers what it found, and judges again what it cannot read", async () => {
    const first = await trend("--since", "1y");
    assert.equal(first.scans, 0);
    assert.match(first.out, /3 commits/);
    const folder = path.join(cache, "ai-readiness");
    const [file = ""] = readdirSync(folder);
    writeFileSync(path.join(folder, file), '[{ "commit": 1 }, null]');
    const again = await trend("--since", "1y");
    assert.deepEqual([again.scans, again.out], [1, first.out]);
    assert.equal(JSON.parse(readFileSync(path.join(folder, file), "utf8")).length, 3);
  });

  it("takes some commits of many, the first and the last among them", async () => {
    const { out } = await trend("--since", "2y", "--samples", "2", "--format", "json");
    assert.deepEqual(
      JSON.parse(out).points.map(({ date }: TrendPoint) => date),
      ["2025-01-01", "2026-04-01"],
    );
  });

  for (const [args, message] of [
    [["--since", "soon"], /--since cannot be soon/],
    [["--samples", "1"], /--samples cannot be 1/],
    [[tmpdir()], /no git repository/],
  ] as const) {
    it(`refuses ${args[0]}`, async () => assert.match((await trend(...args)).err, message));
  }

  it("is shown in columns", () => {
    const point = (date: string, passed: number): TrendPoint => {
      const verdicts = Array.from({ length: 4 }, (_, index) => (index < passed ? "pass" : "fail"));
      const checks = verdicts.map((verdict) => ({ pillar: "data", verdict }) as ScanResult["checks"][number]);
      return { commit: "a".repeat(40), date, readiness: readinessOf(checks) };
    };
    const points = [point("2026-01-01", 0), point("2026-02-01", 2), point("2026-03-01", 4)];
    assert.match(textTrend(points, { color: false, unicode: true }), /Data {9}▁▅█ {2}0 % → 100 %\n/);
    assert.match(textTrend(points, { color: false, unicode: false }), /Data {9}059 {2}0 % to 100 %\n/);
    assert.match(textTrend(points, { color: false, unicode: true }), /MLOps {8}··· {2}nothing to judge/);
    assert.equal(textTrend([], { color: false, unicode: true }), "There are no commits in this time.\n");
  });
});
