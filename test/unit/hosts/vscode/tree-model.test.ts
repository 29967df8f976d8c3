import assert from "node:assert/strict";
import type { ScanResult } from "../../../../src/engine/project.ts";
import {
  buildRows,
  headline,
  keepRows,
  type Row,
  SHOWN_BY_DEFAULT,
  viewStateOf,
} from "../../../../src/hosts/vscode/tree-model.ts";
import type { Check, Finding, ShownCheck, Verdict } from "../../../../src/model/check.ts";
import type { Comparison } from "../../../../src/model/comparison.ts";
import { NO_INVENTORY } from "../../../../src/model/inventory.ts";
import { filePlace } from "../../../../src/model/place.ts";
import { readinessOf } from "../../../../src/model/readiness.ts";
import type { Severity } from "../../../../src/model/severity.ts";

function check(rule: string, subject: string, verdict: Verdict, severity: Severity = "warning"): Check {
  const pillar = rule.startsWith("data/") ? "data" : "governance";
  const base: Check = {
    rule,
    pillar,
    verdict,
    subject: { kind: "dataset", key: `data.${subject}`, name: subject },
    message: `${subject} is judged.`,
    evidence: { grade: "exists", places: [{ place: filePlace("a.py", 3), message: "read here" }] },
  };
  if (verdict !== "fail") return base;
  const finding: Finding = {
    rule,
    pillar,
    severity,
    message: `${subject} is wrong.`,
    place: filePlace("b.py", 7),
    related: [],
    subject: base.subject,
    waived: false,
    fingerprint: subject,
    fixes: [],
  };
  return { ...base, finding };
}

function result(...systems: readonly (readonly [string, readonly Check[]])[]): ScanResult {
  const checks = systems.flatMap(([, own]) => own);
  const inventory = NO_INVENTORY;
  return {
    manifests: [],
    checks,
    inventory,
    findings: checks.flatMap(({ finding }) => finding ?? []),
    readiness: readinessOf(checks),
    notices: [],
    systems: systems.map(([name, own]) => ({
      name,
      folder: name,
      manifest: undefined,
      checks: own,
      readiness: readinessOf(own),
    })),
  };
}

const outline = (rows: readonly Row[], depth = 0): readonly string[] =>
  rows.flatMap((row) => [
    `${"  ".repeat(depth)}${row.label}${row.description === "" ? "" : ` | ${row.description}`}`,
    ...outline(row.children, depth + 1),
  ]);

const CHECKS = [
  check("data/untracked-dataset", "good", "pass"),
  check("data/untracked-dataset", "odd", "unknown"),
  check("data/untracked-dataset", "mild", "fail", "information"),
  check("data/untracked-dataset", "grave", "fail", "error"),
  check("data/no-contract", "none", "not-applicable"),
  check("governance/no-model-card", "card", "pass"),
];

describe("the state of the view", () => {
  const failed = { result: undefined, failure: "No." };
  const reading = { result: undefined, failure: undefined };
  const read = (manifests: readonly string[], ...systems: readonly (readonly [string, readonly Check[]])[]) => ({
    result: { ...result(...systems), manifests },
    failure: undefined,
  });

  it("says why there is nothing to see", () => {
    assert.equal(viewStateOf([], []), "noFolder");
    assert.equal(viewStateOf([false], []), "off");
    assert.equal(viewStateOf([false, true], []), "asleep");
    assert.equal(viewStateOf([true], [reading]), "scanning");
    assert.equal(viewStateOf([true], [failed]), "failed");
    assert.equal(viewStateOf([true, true], [failed, reading]), "scanning");
    assert.equal(viewStateOf([true], [read([])]), "noAi");
    assert.equal(viewStateOf([true], [read([], ["churn", CHECKS])]), "noManifest");
    assert.equal(viewStateOf([true, true], [failed, read(["ai-readiness.yaml"], ["churn", CHECKS])]), "ready");
  });
});

describe("rows that show the same", () => {
  const rowsOf = (checks: readonly Check[]) => buildRows([{ name: "repo", result: result(["churn", checks]) }], SHOWN_BY_DEFAULT);
  const checksOf = (rows: readonly Row[]): readonly ShownCheck[] =>
    rows.flatMap((row) => (row.check === undefined ? checksOf(row.children) : [row.check]));

  it("are kept and stand for the newest checks", () => {
    const shown = rowsOf(CHECKS);
    const newest = structuredClone(CHECKS);
    assert.ok(keepRows(shown, rowsOf(newest)));
    const all = checksOf(shown);
    assert.equal(all.length, 5);
    const wanted: readonly ShownCheck[] = newest;
    assert.ok(all.every((one) => wanted.includes(one)));
    assert.deepEqual(outline(shown), outline(rowsOf(newest)));
  });

  it("are drawn anew, and left as they were, when anything of them shows otherwise", () => {
    const elsewhere = (one: Check): Check => ({
      ...one,
      evidence: { grade: "exists", places: [{ place: filePlace("a.py", 4), message: "read here" }] },
    });
    for (const other of [
      CHECKS.slice(1),
      [...CHECKS, check("data/untracked-dataset", "more", "pass")],
      CHECKS.map((one, index) => (index === 0 ? elsewhere(one) : one)),
      CHECKS.map((one, index) => (index === 2 ? check("data/untracked-dataset", "mild", "fail", "error") : one)),
      CHECKS.map((one, index) => (index === 5 ? check("governance/no-model-card", "card", "unknown") : one)),
    ]) {
      const shown = rowsOf(CHECKS);
      assert.ok(!keepRows(shown, rowsOf(other)));
      const before: readonly ShownCheck[] = CHECKS;
      assert.ok(checksOf(shown).every((one) => before.includes(one)));
    }
  });
});

describe("the tree's rows", () => {
  it("show pillars, checks with the gravest on top, and their evidence", () => {
    const rows = buildRows([{ name: "repo", result: result(["churn", CHECKS]) }], SHOWN_BY_DEFAULT);
    assert.deepEqual(outline(rows), [
      "Weakest: Data | 1 of 3 pass, 1 unknown",
      "Data | 1 of 3 pass, 1 unknown",
      "  grave | grave is wrong.",
      "    b.py:7 | found here",
      "    a.py:3 | read here",
      "  mild | mild is wrong.",
      "    b.py:7 | found here",
      "    a.py:3 | read here",
      "  odd | odd is judged.",
      "    a.py:3 | read here",
      "  good | good is judged.",
      "    a.py:3 | read here",
      "Governance | 1 of 1 pass",
      "  card | card is judged.",
      "    a.py:3 | read here",
    ]);
    assert.deepEqual(
      rows.map(({ expanded }) => expanded),
      [false, true, false],
    );
  });

  it("put several systems above their pillars", () => {
    const rows = buildRows([{ name: "repo", result: result(["one", CHECKS], ["two", CHECKS]) }], SHOWN_BY_DEFAULT);
    assert.deepEqual(
      rows.map(({ kind, label, description }) => [kind, label, description]),
      [
        ["system", "one", "Data 1/3"],
        ["system", "two", "Data 1/3"],
      ],
    );
  });

  it("name the folder where several are open", () => {
    const scanned = (name: string) => ({ name, result: result([name, CHECKS]) });
    const rows = buildRows([scanned("here"), scanned("there")], SHOWN_BY_DEFAULT);
    assert.deepEqual(
      rows.map(({ description, folder }) => [description, folder]),
      [
        ["Data 1/3 · here", 0],
        ["Data 1/3 · there", 1],
      ],
    );
  });

  it("show only the verdicts asked for, and nothing when that leaves no check", () => {
    const scanned = [{ name: "repo", result: result(["churn", CHECKS]) }];
    assert.deepEqual(
      buildRows(scanned, new Set(["unknown"])).flatMap(({ children }) => children.map(({ label }) => label)),
      ["odd"],
    );
    assert.deepEqual(buildRows(scanned, new Set(["waived"])), []);
    assert.deepEqual(buildRows([], SHOWN_BY_DEFAULT), []);
  });

  it("have ids of their own, though two checks speak of one subject", () => {
    const twice = [...CHECKS, check("data/untracked-dataset", "grave", "fail", "error")];
    const rows = buildRows([{ name: "repo", result: result(["churn", twice]) }], SHOWN_BY_DEFAULT);
    const ids = (all: readonly Row[]): readonly string[] => all.flatMap(({ id, children }) => [id, ...ids(children)]);
    assert.equal(new Set(ids(rows)).size, ids(rows).length);
  });

  it("can be heard: each says what it is and how it stands", () => {
    const rows = buildRows([{ name: "repo", result: result(["churn", CHECKS]) }], SHOWN_BY_DEFAULT);
    assert.equal(rows[0]?.spoken, "churn. Weakest: Data, 1 of 3 pass, 1 unknown");
    assert.equal(rows[1]?.children[0]?.spoken, "error: grave. grave is wrong. Rule data/untracked-dataset");
    assert.equal(rows[1]?.children[3]?.spoken, "Passed: good. good is judged. Rule data/untracked-dataset");
  });

  it("name the weakest pillar in the status bar", () => {
    assert.equal(headline(result(["churn", CHECKS]).readiness), "Data 1/3");
    assert.equal(headline(result().readiness), undefined);
  });

  it("groups by file, the one with most failures first", () => {
    const rows = buildRows([{ name: "repo", result: result(["churn", CHECKS]) }], SHOWN_BY_DEFAULT, "file");
    const groups = rows.filter(({ kind }) => kind === "group");
    assert.ok(groups.length > 0);
    const failures = groups.map(({ children }) => children.filter(({ check }) => check?.verdict === "fail").length);
    assert.deepEqual(
      failures,
      [...failures].sort((a, b) => b - a),
    );
    for (const { label, children } of groups) {
      for (const { check } of children)
        assert.equal((check?.finding?.place ?? check?.subject.place)?.file ?? "The system as a whole", label);
    }
  });

  it("groups by owner, and says where nobody is named", () => {
    const folder = { name: "repo", result: result(["churn", CHECKS]), ownerOf: () => "@ml" };
    const owned = buildRows([folder], SHOWN_BY_DEFAULT, "owner").filter(({ kind }) => kind === "group");
    assert.ok(owned.every(({ label }) => label === "@ml" || label === "Nobody named"));
    const nobody = buildRows([{ ...folder, ownerOf: () => undefined }], SHOWN_BY_DEFAULT, "owner");
    assert.deepEqual(
      nobody.filter(({ kind }) => kind === "group").map(({ label }) => label),
      ["Nobody named"],
    );
  });

  it("puts what the branch changes on top, with a row for each kind of change", () => {
    const scan = result(["churn", CHECKS]);
    const check = CHECKS.find(({ verdict }) => verdict === "fail")!;
    const comparison: Comparison = {
      base: { ref: "origin/main", commit: "0".repeat(40) },
      before: scan.readiness,
      after: scan.readiness,
      changes: [
        { kind: "failing", check },
        { kind: "mended", check: { ...check, verdict: "pass" }, was: check },
      ],
    };
    const [top] = buildRows([{ name: "repo", result: scan, comparison }], new Set());
    assert.equal(top?.kind, "changes");
    assert.equal(top.description, "1 newly failing, 1 mended · since origin/main");
    assert.deepEqual(
      top.children.map(({ label, children }) => `${label} ${children.length}`),
      ["Newly failing 1", "Mended 1"],
    );
    assert.equal(top.children[1]!.children[0]!.place, undefined);
  });
});
