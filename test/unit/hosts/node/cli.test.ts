import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { askApproval, compare } from "../../../../src/engine/index.ts";
import type { ProjectOptions, ScanResult } from "../../../../src/engine/project.ts";
import { runCli } from "../../../../src/hosts/node/cli.ts";
import type { Product, Terminal } from "../../../../src/hosts/node/product.ts";
import { finding, NOTHING } from "../../reporters/sample.ts";

const RULES = [
  { id: "data/untracked-dataset", severity: "error", summary: "Untracked.", basis: ["Art. 10"], from: "both" },
  { id: "mlops/no-alert", severity: "warning", summary: "No alert.", basis: [], from: "manifest" },
] as const;

describe("command line", () => {
  let root: string;

  before(() => {
    root = mkdtempSync(path.join(tmpdir(), "ai-readiness-cli-"));
    mkdirSync(path.join(root, "src"));
    writeFileSync(path.join(root, "src/train.py"), 'import pandas as pd\ndf = pd.read_csv("data/x.csv")\n');
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  interface Setting {
    readonly result?: Partial<ScanResult>;
    readonly env?: Record<string, string>;
    readonly tty?: boolean;
    readonly signal?: AbortSignal;
  }

  /** Runs the command over an engine that gives `result`, and tells what came out. */
  async function cli(args: readonly string[], { result = {}, env = {}, tty = false, signal }: Setting = {}) {
    let out = "";
    let err = "";
    let options: ProjectOptions | undefined;
    const terminal: Terminal = {
      out: { isTTY: tty, write: (text) => (out += text) },
      err: { isTTY: tty, write: (text) => (err += text) },
      env,
      cwd: root,
      platform: "linux",
      signal: signal ?? new AbortController().signal,
    };
    const product: Product = {
      version: "1.2.3",
      rules: RULES,
      askApproval,
      compare,
      page: (rule) => (rule === "mlops/no-alert" ? "# mlops/no-alert\n\nA page.\n" : undefined),
      serve: async () => {},
      openProject: (_host, given) => {
        options = given;
        const scan = async (): Promise<ScanResult> => {
          signal?.throwIfAborted();
          return { ...NOTHING, systems: [], ...result };
        };
        return { scan, apply: scan, configure: () => {}, fork: () => assert.fail("nothing is forked"), world: undefined };
      },
    };
    const code = await runCli(args, terminal, product);
    return { code, out, err, options };
  }

  it("exits with 0 on a clean repository and says so", async () => {
    const { code, out, err } = await cli(["check"]);
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /No AI found/);
  });

  it("exits with 1 on a finding at or above the bar, and 0 below", async () => {
    const result = { findings: [finding({ severity: "warning" })] };
    assert.equal((await cli(["check"], { result })).code, 0);
    assert.equal((await cli(["check", "--fail-on", "warning"], { result })).code, 1);
    assert.equal((await cli(["check", "--fail-on=information"], { result })).code, 1);
    assert.equal((await cli(["check", "--fail-on", "never"], { result: { findings: [finding()] } })).code, 0);
    assert.equal((await cli(["check"], { result: { findings: [finding()] } })).code, 1);
  });

  it("does not fail on what is waived", async () => {
    assert.equal((await cli(["check"], { result: { findings: [finding({ waived: true })] } })).code, 0);
  });

  it("quotes the line from the file", async () => {
    const { out } = await cli(["check", "."], { result: { findings: [finding()] } });
    assert.match(out, /2 \| df = pd\.read_csv\("data\/x\.csv"\)/);
  });

  it("prints one JSON document and nothing else", async () => {
    const { out, err } = await cli(["check", "--format", "json"], { result: { findings: [finding()] }, tty: true });
    assert.equal(JSON.parse(out).findings.length, 1);
    assert.equal(err, "");
  });

  for (const [args, message] of [
    [["chek"], /no command chek\. Did you mean check\?/],
    [["check", "--formt", "json"], /no option --formt\. Did you mean --format\?/],
    [["check", "--format", "jsn"], /--format cannot be jsn\. Did you mean json\?/],
    [["check", "--format"], /--format wants a value/],
    [["check", "--pillar", "mlop"], /Did you mean mlops\?/],
    [["check", "--rule", "data/untraked-dataset"], /Did you mean data\/untracked-dataset\?/],
    [["check", "--rule", "data/untracked-dataset", "--pillar", "mlops"], /None of the rules/],
    [["check", "nowhere"], /no folder nowhere/],
    [["check", "src/train.py"], /src\/train\.py is not a folder/],
    [["check", "src", "src"], /Usage: ai-readiness check \[DIR\]/],
    [["explain"], /Usage: ai-readiness explain RULE/],
    [["explain", "no-alert"], /Did you mean mlops\/no-alert\?/],
    [["rules", "--fail-on", "never"], /rules has no option --fail-on/],
    [["check", "--no-color=yes"], /takes no value/],
  ] as const) {
    it(`exits with 2 on wrong usage: ${args.join(" ")}`, async () => {
      const { code, out, err } = await cli(args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, message);
    });
  }

  it("exports a bill of materials, to a file where one is named", async () => {
    const { code, out, options } = await cli(["export"]);
    assert.deepEqual([code, JSON.parse(out).bomFormat, options?.rules], [0, "CycloneDX", []]);
    const file = path.join(root, "out/bom.json");
    assert.equal((await cli(["export", ".", "--format", "cyclonedx", "--output", file])).out, "");
    assert.equal(JSON.parse(readFileSync(file, "utf8")).specVersion, "1.6");
    assert.match((await cli(["export", "--format", "json"])).err, /--format cannot be json\. It can be cyclonedx/);
  });

  it("judges by the rules that are asked for", async () => {
    assert.equal((await cli(["check"])).options?.rules, undefined);
    assert.deepEqual((await cli(["check", "--rule", "mlops/no-alert"])).options?.rules, ["mlops/no-alert"]);
    assert.deepEqual((await cli(["check", "--pillar", "data"])).options?.rules, ["data/untracked-dataset"]);
  });

  it("asks for an approval of what is there, once, and approves nothing", async () => {
    const manifest = path.join(root, "ai-readiness.yaml");
    const coverage = "v1/models-a/data-b/code-c";
    const system = {
      name: "churn",
      folder: "",
      manifest: "ai-readiness.yaml",
      readiness: NOTHING.readiness,
      checks: [],
      coverage,
    };
    const ask = () => cli(["approve", "--role", "risk-officer"], { result: { systems: [system] } });
    try {
      writeFileSync(manifest, "version: 1\n");
      const { code, out } = await ask();
      assert.equal(code, 0);
      assert.match(out, /Asked the risk-officer/);
      const written = readFileSync(manifest, "utf8");
      assert.match(written, /role: risk-officer/);
      assert.match(written, /status: pending/);
      assert.match(written, /covers: v1\/models-a\/data-b\/code-c/);
      assert.match((await ask()).out, /Nothing to ask/);
      assert.equal(readFileSync(manifest, "utf8"), written);
    } finally {
      rmSync(manifest);
    }
    assert.match((await cli(["approve"])).err, /Say who is to approve/);
    assert.match((await cli(["approve", "--role", "risk-officer"])).err, /There is no manifest here/);
    const several = {
      systems: [
        { ...system, folder: "a" },
        { ...system, folder: "b" },
      ],
    };
    assert.match((await cli(["approve", "--role", "x"], { result: several })).err, /several manifests/);
  });

  it("exits with 130 when it is cancelled", async () => {
    const { code, out } = await cli(["check"], { signal: AbortSignal.abort(new Error("stop")) });
    assert.deepEqual([code, out], [130, ""]);
  });

  it("colours a terminal, and heeds NO_COLOR, FORCE_COLOR and the options", async () => {
    const result = { findings: [finding()] };
    const colored = async (args: readonly string[], tty: boolean, env: Record<string, string>) =>
      (await cli(["check", ...args], { result, tty, env })).out.includes("\u001b[");
    assert.equal(await colored([], true, {}), true);
    assert.equal(await colored([], false, {}), false);
    assert.equal(await colored([], true, { NO_COLOR: "1" }), false);
    assert.equal(await colored([], true, { NO_COLOR: "" }), true);
    assert.equal(await colored([], false, { FORCE_COLOR: "1" }), true);
    assert.equal(await colored([], true, { FORCE_COLOR: "0" }), false);
    assert.equal(await colored(["--no-color"], true, { FORCE_COLOR: "1" }), false);
    assert.equal(await colored(["--color"], false, { NO_COLOR: "1" }), true);
    assert.equal(await colored([], true, { TERM: "dumb" }), false);
  });

  it("lists and explains rules", async () => {
    assert.match((await cli(["rules"])).out, /data\/untracked-dataset {2}error\n {6}Untracked\./);
    assert.doesNotMatch((await cli(["rules", "--pillar", "mlops"])).out, /untracked/);
    assert.equal(JSON.parse((await cli(["rules", "--format", "json"])).out).rules[1].pillar, "mlops");
    assert.match((await cli(["explain", "mlops/no-alert"])).out, /A page\./);
    // Without a page, what the rule says of itself.
    assert.match((await cli(["explain", "data/untracked-dataset"])).out, /Basis: Art\. 10/);
  });

  it("prints help and version", async () => {
    for (const args of [["--help"], ["help"], ["-h"], []]) {
      const { code, out } = await cli(args);
      assert.equal(code, 0);
      assert.match(out, /inventory \[DIR\][\s\S]*--fail-on/);
    }
    assert.match((await cli(["check", "--help"])).out, /^Usage: ai-readiness check \[DIR\]/);
    assert.equal((await cli(["--version"])).out, "1.2.3\n");
  });
});
