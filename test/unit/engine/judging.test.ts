import assert from "node:assert/strict";
import type { ScanResult } from "../../../src/engine/project.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import { badLines, lastRule, openToy, told, toy } from "./toy.ts";

const manifest = (content: object) => JSON.stringify(content);
const only = (result: ScanResult) => {
  assert.equal(result.findings.length, 1);
  return result.findings[0]!;
};
const scan = (files: Record<string, string>, options = {}, today = "2026-11-22") =>
  openToy(createMemoryHost(files, { today }), options).scan();

/** What a rule that is run last hears of waivers and comments. */
async function effects(files: Record<string, string>, options = {}): Promise<readonly string[]> {
  told.length = 0;
  await openToy(createMemoryHost(files), options, toy([lastRule, badLines])).scan();
  return [...told];
}

describe("Severities", () => {
  const at = async (content: object, options = {}) =>
    only(await scan({ "ai-readiness.yaml": manifest(content), "a.py": "bad one" }, options)).severity;

  it("are for production, one lower at pilot, two at proof of concept", async () => {
    assert.equal(await at({ system: { stage: "production" } }), "error");
    assert.equal(await at({ system: { stage: "pilot" } }), "warning");
    assert.equal(await at({ system: { stage: "poc" } }), "information");
  });

  it("are one higher at high risk", async () => {
    assert.equal(await at({ system: { stage: "pilot", risk: { class: "high" } } }), "error");
  });

  it("are for production where there is no manifest", async () => {
    assert.equal(only(await scan({ "a.py": "model\nbad one" })).severity, "error");
  });

  it("are what people say they are, the options before the manifest, a rule before its pillar", async () => {
    const lint = { severity: { "data/bad-line": "information" } };
    assert.equal(await at({ lint }), "information");
    assert.equal(await at({ lint, system: { stage: "poc", risk: { class: "high" } } }), "information");
    assert.equal(await at({ lint }, { severity: { "data/bad-line": "warning" } }), "warning");
    assert.equal(await at({ lint: { severity: { "data/*": "warning" } } }), "warning");
  });

  it("switch a rule off, so that it judges nothing", async () => {
    const result = await scan({ "a.py": "model\nbad one" }, { severity: { "data/bad-line": "off" } });
    assert.deepEqual(result.checks, []);
  });
});

describe("Waivers", () => {
  const waived = async (waiver: object, today?: string) => {
    const files = { "app/ai-readiness.yaml": manifest({ waivers: [waiver] }), "app/src/a.py": "bad one" };
    const result = await scan(files, {}, today);
    assert.equal(result.checks[0]!.verdict, only(result).waived ? "waived" : "fail");
    return only(result).waived;
  };

  it("set aside a rule, or a pillar's rules, for a subject or for files below the manifest", async () => {
    assert.ok(await waived({ rule: "data/bad-line", subject: "line:bad one" }));
    assert.ok(await waived({ rule: "data/*", subject: "src/**" }));
    assert.ok(await waived({ rule: "data/bad-line", subject: "line:bad one", file: "src/a.py" }));
    assert.ok(!(await waived({ rule: "data/bad-line", subject: "line:bad one", file: "src/b.py" })));
    assert.ok(!(await waived({ rule: "data/other", subject: "line:bad one" })));
    assert.ok(!(await waived({ rule: "data/bad-line", subject: "app/src/**" })));
    assert.ok(!(await waived({ rule: "data/bad-line" })));
  });

  it("hold to the end of the day they name", async () => {
    const waiver = { rule: "data/*", subject: "src", expires: "2026-12-31" };
    assert.ok(await waived(waiver, "2026-12-31"));
    assert.ok(!(await waived(waiver, "2027-01-01")));
  });

  it("are known to set nothing aside once all rules have judged, unless their rule was not run", async () => {
    const waivers = [
      { rule: "data/bad-line", subject: "line:bad one", path: ["waivers", 0] },
      { rule: "data/bad-line", subject: "line:bad three", path: ["waivers", 1] },
      { rule: "mlops/other", subject: "src", path: ["waivers", 2] },
    ];
    const files = { "ai-readiness.yaml": manifest({ waivers }), "a.py": "bad one" };
    assert.deepEqual(await effects(files), [
      "data/bad-line line:bad one used",
      "data/bad-line line:bad three idle",
      "mlops/other src no-rule",
    ]);
    assert.deepEqual(await effects(files, { severity: { "data/bad-line": "off" } }), [
      "data/bad-line line:bad one unknown",
      "data/bad-line line:bad three unknown",
      "mlops/other src no-rule",
    ]);
  });

  it("leave readiness as it is: waived is not passed", async () => {
    const waiver = { rule: "data/*", subject: "a.py", reason: "the vendor mends it in May" };
    const result = await scan({ "ai-readiness.yaml": manifest({ waivers: [waiver] }), "a.py": "bad one" });
    assert.deepEqual(result.readiness.pillars.data, { passed: 0, applicable: 1, unknown: 0, waived: 1 });
    assert.equal(result.checks[0]!.message, "Waived: the vendor mends it in May.");
  });
});

describe("Comments that ignore a rule", () => {
  it("set aside a finding on their line, or on the next line of code when they stand alone", async () => {
    const result = await scan({
      "a.py":
        "model\nbad one # ai-readiness: ignore data/bad-line -- it is a toy\n# ai-readiness: ignore data/* -- a toy too\n# more\nbad two\nbad three",
    });
    assert.deepEqual(
      result.findings.map(({ place, waived }) => [place.line, waived]),
      [
        [2, true],
        [5, true],
        [6, false],
      ],
    );
    assert.equal(result.checks[0]!.message, "Ignored by a comment: it is a toy.");
    assert.deepEqual(result.notices, []);
  });

  it("do not reach the line below from the end of a line of code", async () => {
    const result = await scan({ "a.py": "model # ai-readiness: ignore data/bad-line -- why\nbad one" });
    assert.equal(only(result).waived, false);
  });

  it("need a reason", async () => {
    const finding = only(await scan({ "a.py": "model\nbad one # ai-readiness: ignore data/bad-line" }));
    assert.equal(finding.waived, false);
    assert.match(finding.message, /gives no reason/);
  });

  it("are known to set nothing aside once all rules have judged", async () => {
    const text = [
      "model # ai-readiness: ignore",
      "fine # ai-readiness: ignore data/bad-line -- why",
      "bad one # ai-readiness: ignore data/bad-line",
      "bad two # ai-readiness: ignore data/* -- why",
      "fine # ai-readiness: ignore other/rule -- why",
      "fine # ai-readiness: ignore governance/last -- why",
    ].join("\n");
    assert.deepEqual(await effects({ "a.py": text }), [
      "a.py:1  no-rule",
      "a.py:2 data/bad-line idle",
      "a.py:3 data/bad-line used",
      "a.py:4 data/* used",
      "a.py:5 other/rule no-rule",
      "a.py:6 governance/last unknown",
    ]);
  });
});

describe("Systems", () => {
  it("are a manifest's folder down to the next manifest, and what none governs", async () => {
    const result = await scan({
      "app/ai-readiness.yaml": manifest({ system: { name: "app" } }),
      "app/a.py": "bad one",
      "app/inner/ai-readiness.yaml": manifest({}),
      "app/inner/b.py": "bad two",
      "c.py": "model\nbad three",
    });
    assert.deepEqual(result.manifests, ["app/ai-readiness.yaml", "app/inner/ai-readiness.yaml"]);
    assert.deepEqual(
      result.systems.map(({ name, folder, checks }) => [name, folder, checks.map(({ subject }) => subject.name)]),
      [
        ["app", "app", ["bad one"]],
        ["app/inner", "app/inner", ["bad two"]],
        ["repository", "", ["bad three"]],
      ],
    );
  });

  it("without evidence of AI are not judged", async () => {
    const result = await scan({ "app/ai-readiness.yaml": manifest({}), "app/a.py": "bad one", "c.py": "bad three" });
    assert.deepEqual(
      result.systems.map(({ folder }) => folder),
      ["app"],
    );
    assert.equal(only(result).place.file, "app/a.py");
  });
});
