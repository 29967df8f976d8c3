import assert from "node:assert/strict";
import { compare, openProject } from "../../../src/engine/index.ts";
import type { ScanResult } from "../../../src/engine/project.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import type { Check, Subject, Verdict } from "../../../src/model/check.ts";
import { addedAtLeast, type Comparison, invalidated } from "../../../src/model/comparison.ts";
import { NO_INVENTORY } from "../../../src/model/inventory.ts";
import { filePlace } from "../../../src/model/place.ts";
import { readinessOf } from "../../../src/model/readiness.ts";
import type { Severity } from "../../../src/model/severity.ts";

const REVISION = { ref: "main", commit: "0".repeat(40) };

interface Given {
  readonly rule?: string;
  readonly key: string;
  readonly verdict: Verdict;
  readonly file?: string;
  readonly line?: number;
  readonly severity?: Severity;
  readonly kind?: Subject["kind"];
}

function check({
  rule = "data/x",
  key,
  verdict,
  file = "src/a.py",
  line = 1,
  severity = "error",
  kind = "dataset",
}: Given): Check {
  const place = filePlace(file, line);
  const subject: Subject = { kind, key, name: key, place };
  const base = { rule, pillar: "data", subject, verdict, message: `${key} ${verdict}`, evidence: { places: [] } } as const;
  if (verdict !== "fail" && verdict !== "waived") return base;
  const waived = verdict === "waived";
  const finding = {
    rule,
    pillar: "data",
    severity,
    message: key,
    place,
    related: [],
    subject,
    waived,
    fingerprint: key,
    fixes: [],
  } as const;
  return { ...base, finding };
}

function result(
  systems: Readonly<Record<string, readonly Given[]>>,
  manifests: Readonly<Record<string, string>> = {},
): ScanResult {
  const judged = Object.entries(systems).map(([folder, given]) => {
    const checks = given.map(check);
    return { name: folder || "repository", folder, manifest: manifests[folder], readiness: readinessOf(checks), checks };
  });
  const checks = judged.flatMap((system) => system.checks);
  return {
    manifests: Object.values(manifests),
    systems: judged,
    checks,
    findings: checks.flatMap(({ finding }) => finding ?? []),
    readiness: readinessOf(checks),
    inventory: NO_INVENTORY,
    notices: [],
  };
}

function changes(before: readonly Given[], after: readonly Given[], renames: Readonly<Record<string, string>> = {}): Comparison {
  return compare({
    revision: REVISION,
    base: result({ "": before }),
    head: result({ "": after }),
    renames: new Map(Object.entries(renames)),
  });
}

/** `failing x`. */
const told = ({ changes: all }: Comparison) => all.map(({ kind, check: { subject } }) => `${kind} ${subject.key}`);

describe("comparison of a branch with its base", () => {
  const verdicts: readonly Verdict[] = ["pass", "fail", "unknown", "waived", "not-applicable"];
  const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    absent: { fail: "failing", waived: "waived", unknown: "unknown" },
    pass: { fail: "failing", waived: "waived", unknown: "unknown" },
    fail: { pass: "mended", waived: "waived", unknown: "unknown", "not-applicable": "gone", absent: "gone" },
    unknown: { fail: "failing", waived: "waived" },
    waived: { fail: "failing", unknown: "unknown" },
    "not-applicable": { fail: "failing", waived: "waived", unknown: "unknown" },
  };
  for (const was of ["absent", ...verdicts]) {
    for (const is of ["absent", ...verdicts]) {
      const given = (verdict: string): readonly Given[] =>
        verdict === "absent" ? [] : [{ key: "dataset:x", verdict: verdict as Verdict }];
      const change = expected[was]?.[is];
      it(`from ${was} to ${is}: ${change ?? "nothing"}`, () => {
        assert.deepEqual(
          changes(given(was), given(is)).changes.map(({ kind }) => kind),
          change === undefined ? [] : [change],
        );
      });
    }
  }

  it("says what is no longer there", () => {
    assert.deepEqual(told(changes([{ key: "dataset:x", verdict: "fail" }], [])), ["gone dataset:x"]);
  });

  it("is not deceived by lines that move", () => {
    assert.deepEqual(
      told(changes([{ key: "dataset:x", verdict: "fail" }], [{ key: "dataset:x", verdict: "fail", line: 90 }])),
      [],
    );
  });

  it("goes with files that are renamed, in places and in subjects", () => {
    const before: Given[] = [
      { key: "service:src/a.py:predict", verdict: "fail" },
      { key: "dataset:data/x.csv", verdict: "fail" },
    ];
    const after: Given[] = [
      { key: "service:app/b.py:predict", verdict: "fail", file: "app/b.py" },
      { key: "dataset:data/x.csv", verdict: "fail", file: "app/b.py" },
    ];
    assert.deepEqual(told(changes(before, after, { "src/a.py": "app/b.py" })), []);
    assert.deepEqual(told(changes(before, after)), ["failing service:app/b.py:predict", "gone service:src/a.py:predict"]);
  });

  it("tells equal subjects of one file apart by how many there are", () => {
    const one: Given = { key: "image:x", verdict: "fail" };
    assert.equal(changes([one], [one, { ...one, line: 7 }]).changes.length, 1);
    assert.equal(changes([one, { ...one, line: 7 }], [{ ...one, line: 5 }]).changes.length, 1);
    const mixed = changes([one, { ...one, verdict: "pass" }], [{ ...one, verdict: "pass" }, one]);
    assert.deepEqual(told(mixed), []);
  });

  it("recognises what a manifest begins to declare", () => {
    assert.deepEqual(told(changes([{ key: "dataset:data/x.csv", verdict: "fail" }], [{ key: "data.x", verdict: "pass" }])), [
      "mended data.x",
    ]);
    assert.deepEqual(
      told(changes([{ key: "dataset:data/x.csv", verdict: "fail" }], [{ key: "data.x", verdict: "fail", line: 3 }])),
      [],
    );
  });

  it("recognises what was mended under another name, and takes another failure for news", () => {
    const image = (reference: string, verdict: Verdict): Given => ({
      key: `image:Dockerfile:${reference}`,
      verdict,
      file: "Dockerfile",
    });
    assert.deepEqual(told(changes([image("python:latest", "fail")], [image("python:3.12.4", "pass")])), [
      "mended image:Dockerfile:python:3.12.4",
    ]);
    assert.deepEqual(told(changes([image("python:latest", "fail")], [image("node:latest", "fail")])), [
      "failing image:Dockerfile:node:latest",
      "gone image:Dockerfile:python:latest",
    ]);
  });

  it("does not take one system's subject for another's", () => {
    const before = result({ a: [{ key: "system", verdict: "fail", file: "a/ai-readiness.yaml" }] }, { a: "a/ai-readiness.yaml" });
    const after = result({ b: [{ key: "system", verdict: "fail", file: "b/ai-readiness.yaml" }] }, { b: "b/ai-readiness.yaml" });
    const input = { revision: REVISION, base: before, head: after };
    assert.deepEqual(told(compare({ ...input, renames: new Map() })), ["failing system", "gone system"]);
    assert.deepEqual(told(compare({ ...input, renames: new Map([["a/ai-readiness.yaml", "b/ai-readiness.yaml"]]) })), []);
  });

  it("follows what was found into a system that a new manifest makes", () => {
    const found: Given = { key: "dataset:svc/x.csv", verdict: "fail", file: "svc/a.py" };
    const head = result({ svc: [found] }, { svc: "svc/ai-readiness.yaml" });
    assert.deepEqual(told(compare({ revision: REVISION, base: result({ "": [found] }), head, renames: new Map() })), []);
  });

  it("tells what weighs more, and holds it against the bar", () => {
    const grave = (severity: Severity): readonly Given[] => [{ key: "data.x", verdict: "fail", severity }];
    const graver = changes(grave("information"), grave("warning"));
    assert.deepEqual(told(graver), ["graver data.x"]);
    assert.equal(addedAtLeast(graver, "warning").length, 1);
    assert.equal(addedAtLeast(graver, "error").length, 0);
    assert.equal(addedAtLeast(graver, "information").length, 0);
    assert.deepEqual(told(changes(grave("error"), grave("warning"))), []);
    assert.equal(addedAtLeast(changes([], grave("warning")), "error").length, 0);
    assert.equal(addedAtLeast(changes([{ key: "data.x", verdict: "waived" }], grave("error")), "error").length, 1);
  });

  it("tells approvals that no longer hold", () => {
    const approval = (verdict: Verdict): readonly Given[] => [
      { rule: "governance/approval-outdated", key: "approvals.risk-officer", verdict, kind: "document" },
    ];
    assert.equal(invalidated(changes(approval("pass"), approval("fail"))).length, 1);
    assert.equal(invalidated(changes(approval("unknown"), approval("fail"))).length, 0);
    assert.equal(invalidated(changes(approval("pass"), approval("pass"))).length, 0);
  });
});

describe("a fork of a project", () => {
  const TRAIN = 'import pandas as pd\nfrom sklearn.svm import SVC\nframe = pd.read_csv("data/x.csv")\nSVC().fit(frame, frame)\n';
  const head = { "src/train.py": TRAIN, "src/same.py": "import sklearn\n", "src/more.py": TRAIN.replace("x.csv", "y.csv") };
  const base = {
    "src/train.py": `# first\n${TRAIN}`,
    "src/same.py": head["src/same.py"],
    "src/gone.py": TRAIN.replace("x.csv", "z.csv"),
  };
  const differing = [
    { path: "src/train.py", type: "changed" },
    { path: "src/gone.py", type: "created" },
    { path: "src/more.py", type: "deleted" },
  ] as const;
  const reads = ({ inventory }: ScanResult) => inventory.datasetReads.map(({ location }) => location).sort();

  it("judges the other state, reads only what differs, and leaves the project as it was", async () => {
    const headHost = createMemoryHost(head, { tracked: [] });
    const baseHost = createMemoryHost(base, { tracked: [] });
    const project = openProject(headHost);
    const after = await project.scan();
    const before = await project.fork(baseHost, differing).apply([]);
    assert.deepEqual(baseHost.reads, ["src/gone.py", "src/train.py"]);
    assert.deepEqual(
      [reads(before), reads(after)],
      [
        ["data/x.csv", "data/z.csv"],
        ["data/x.csv", "data/y.csv"],
      ],
    );
    assert.deepEqual(before, await openProject(createMemoryHost(base, { tracked: [] })).scan());
    assert.deepEqual(await project.scan(), after);
    const failing = compare({ revision: REVISION, base: before, head: after, renames: new Map() }).changes;
    assert.ok(failing.some(({ kind, check: { subject } }) => kind === "failing" && subject.key === "dataset:data/y.csv"));
    assert.ok(failing.every(({ check: { subject } }) => subject.key !== "dataset:data/x.csv"));
  });

  it("takes turns with the project", async () => {
    const project = openProject(createMemoryHost(head, { tracked: [] }));
    await project.scan();
    const fork = project.fork(createMemoryHost(base, { tracked: [] }), differing);
    const [before, after] = await Promise.all([fork.apply([]), project.scan()]);
    assert.deepEqual(
      [reads(before), reads(after)],
      [
        ["data/x.csv", "data/z.csv"],
        ["data/x.csv", "data/y.csv"],
      ],
    );
  });
});
