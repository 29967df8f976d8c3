import assert from "node:assert/strict";
import { parse } from "yaml";
import { addEntry, replaceAt, setField } from "../../../src/manifest/edit.ts";
import type { DocumentPath, Manifest } from "../../../src/manifest/manifest.ts";
import { parseManifest } from "../../../src/manifest/parse.ts";
import { removeEntry } from "../../../src/manifest/remove.ts";
import type { Value } from "../../../src/manifest/render.ts";
import type { TextEdit } from "../../../src/model/fix.ts";
import { lineStarts } from "../../../src/source/positions.ts";

type Plain = Record<string, unknown>;

/** The same claims in the styles that people write. */
const STYLES: Readonly<Record<string, string>> = {
  block: `# The churn system.
version: 1
system:
  name: churn   # as the team calls it
  owner:        # nobody yet
  risk:
    class: limited
data:
  # The nightly export.
  - name: customers
    location: data/customers.parquet # a file
    checks:
      - tests/a.py
  - name: calls
    kind: sample

services:
  - name: api
    monitoring:
      drift:
        by: src/m.py:f
# The end.
`,
  compact: `version: 1
system: { name: churn, risk: { class: limited } } # short
data:
- name: customers
  location: [a.csv, b.csv]
- name: calls
services: [{ name: api, monitoring: { drift: { by: src/m.py:f, } } }]
governance:
  approvals:
    - { role: owner, status: pending }   # asked
`,
  wide: `version: 1
system:
    name: "churn"
    purpose: |
        Rank customers
          by risk.

    # what we think
    risk:
        class: 'limited'
data:
    -   name: customers
        location: >-
            data/customers.parquet
    -   name: calls
services:
    -   name: api
        auth: ~
`,
  windows:
    "version: 1\r\nsystem:\r\n  name: churn # x\r\ndata:\r\n  - name: customers\r\n  - name: calls\r\nservices:\r\n  - name: api\r\n",
  unfinished:
    "version: 1\nsystem:\n  name: churn\ndata:\n  - name: customers\n  - name: calls\nservices:\n  - name: api\nadoption:\n  problem:",
  marked:
    "\uFEFFversion: 1\nsystem:\n  name: churn\ndata:\n  - name: customers\n  - name: calls\nservices:\n  - name: api\nadoption:\n...\n",
  kept: "version: 1\nsystem:\n  name: churn\ndata:\n  - name: customers\n  - name: calls\nservices:\n  - name: api\nadoption:\n  problem: |+\n    text\n\n\n",
};

const SETS: readonly (readonly [DocumentPath, Value])[] = [
  [["system", "name"], "retention: scoring"],
  [["system", "owner"], "ml@example.com"],
  [["system", "risk", "class"], "high"],
  [["system", "risk", "rationale"], 'it\'s a "guess", # not more'],
  [["data", 0, "contract"], "contracts/customers.odcs.yaml"],
  [["data", 1, "assessment"], { date: "2026-10-02", result: "pending" }],
  [
    ["data", 0, "used-for"],
    ["training", "serving"],
  ],
  [["services", 0, "auth"], { external: "gateway", reason: "mesh" }],
  [["services", 0, "monitoring", "drift", "alert"], "ml-oncall"],
  [["services", 0, "monitoring", "performance"], { by: "src/m.py:outcome", alert: "#ml" }],
  [["adoption", "problem"], "off"],
  [["adoption", "support"], "#churn-help"],
  [["governance", "documents", "risk-assessment"], "docs/risk.md"],
  [["adoption", "success"], [{ metric: "kept per 100", baseline: 4, target: 9 }]],
];

const ADDS: readonly (readonly [DocumentPath, Value])[] = [
  [["data"], { name: "orders", location: "s3://b/o/*.csv", "used-for": ["training"], assessment: { result: "pending" } }],
  [["models"], { name: "churn", artifact: "m.pkl" }],
  [["governance", "approvals"], { role: "risk-officer", status: "pending" }],
  [["adoption", "users"], { group: "agents", training: "docs/training.md" }],
  [["data", 0, "checks"], "tests/b.py"],
  [["system", "policies"], "gdpr"],
  [["integrations"], { system: "crm", auth: { external: "mesh" } }],
  [["waivers"], { rule: "data/*", reason: "2026-10-02: later", expires: "2026-12-31" }],
];

function apply(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offset = (line: number, column: number) => starts[line - 1]! + column - 1;
  const ordered = [...edits].sort((a, b) => b.place.line - a.place.line || b.place.column - a.place.column);
  let result = text;
  for (const { place, text: inserted } of ordered) {
    result = result.slice(0, offset(place.line, place.column)) + inserted + result.slice(offset(place.endLine, place.endColumn));
  }
  return result;
}

function read(text: string): Manifest {
  return parseManifest("ai-readiness.yaml", text);
}

function plain(text: string): Plain {
  return prune(parse(text, { merge: true, logLevel: "silent" })) as Plain;
}

/** Without empty fields, sections and lists, as a manifest is understood. */
function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, prune(inner)]])));
}

function withValue(from: unknown, path: DocumentPath, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(from);
  const copy = Array.isArray(from) ? [...from] : { ...(from as Plain) };
  const slots = copy as Record<string | number, unknown>;
  slots[step] = withValue(slots[step], rest, change);
  return copy;
}

function comments(text: string): string[] {
  return [...text.matchAll(/(?<=^|\s)# ?[a-zA-Z].*$/gm)].map((match) => match[0].trim());
}

/** Holds an edited text against what it should say, and every untouched byte against what it was. */
function assertEdit(before: Manifest, edits: readonly TextEdit[], expected: unknown): Manifest {
  assert.ok(edits.length > 0, "an edit");
  const text = apply(before.text, edits);
  assert.deepEqual(plain(text), expected, text);
  for (const comment of comments(before.text)) assert.ok(text.includes(comment), `lost ${comment} in\n${text}`);
  const kept = edits.reduce((length, { text: inserted }) => length + inserted.length, 0);
  const removed = edits.reduce((length, { place }) => {
    const starts = lineStarts(before.text);
    return length + starts[place.endLine - 1]! + place.endColumn - starts[place.line - 1]! - place.column;
  }, 0);
  assert.equal(text.length, before.text.length + kept - removed);
  if (before.text.includes("\r\n")) assert.doesNotMatch(text, /[^\r]\n/);
  const after = read(text);
  assert.deepEqual(
    after.problems.map((problem) => problem.message),
    before.problems.map((problem) => problem.message),
    text,
  );
  return after;
}

describe("editing a manifest", () => {
  for (const [style, text] of Object.entries(STYLES)) {
    const before = read(text);

    for (const [path, value] of SETS) {
      it(`sets ${path.join(".")} in the ${style} style, once`, () => {
        const expected = withValue(plain(before.text), path, () => value);
        const after = assertEdit(before, setField(before, path, value), expected);
        assert.deepEqual(setField(after, path, value), []);
      });
    }

    for (const [path, value] of ADDS) {
      it(`adds to ${path.join(".")} in the ${style} style, once`, () => {
        const expected = withValue(plain(before.text), path, (old) => [...((old as unknown[] | undefined) ?? []), value]);
        const after = assertEdit(before, addEntry(before, path, value), expected);
        assert.deepEqual(addEntry(after, path, value), []);
      });
    }

    it(`removes what it added in the ${style} style`, () => {
      for (const [path, value] of ADDS) {
        const after = read(apply(before.text, addEntry(before, path, value)));
        const list = path.reduce<unknown>((at, step) => (at as Plain)[step], plain(after.text)) as unknown[];
        const restored = apply(after.text, removeEntry(after, [...path, list.length - 1]));
        if (list.length > 1) assert.equal(restored.trimEnd(), before.text.trimEnd());
        assert.deepEqual(read(restored).problems, before.problems);
      }
    });

    it(`takes any sequence of edits in the ${style} style`, () => {
      let now = before;
      let expected: unknown = plain(before.text);
      for (let round = 0; round < SETS.length; round++) {
        const [path, value] = SETS[(round * 5) % SETS.length]!;
        const [list, item] = ADDS[round % ADDS.length]!;
        expected = withValue(expected, path, () => value);
        const set = setField(now, path, value);
        if (set.length > 0) now = assertEdit(now, set, expected);
        const add = addEntry(now, list, item);
        if (add.length === 0) continue;
        expected = withValue(expected, list, (old) => [...((old as unknown[] | undefined) ?? []), item]);
        now = assertEdit(now, add, expected);
      }
    });
  }

  it("matches the style of the entries that are there", () => {
    const compact = read(STYLES.compact!);
    assert.ok(
      apply(compact.text, addEntry(compact, ["governance", "approvals"], { role: "risk-officer", status: "pending" })).endsWith(
        "   # asked\n    - { role: risk-officer, status: pending }\n",
      ),
    );
    assert.ok(apply(compact.text, addEntry(compact, ["data"], { name: "x" })).includes("- name: calls\n- name: x\nservices"));
    const wide = read(STYLES.wide!);
    assert.ok(
      apply(wide.text, addEntry(wide, ["data"], { name: "x", kind: "public" })).includes(
        "\n    -   name: x\n        kind: public\n",
      ),
    );
  });

  it("fills fields that are written out as empty, and flow styles with comments", () => {
    const cases: readonly (readonly [string, DocumentPath, string])[] = [
      ["data: ~ # none\n", ["data"], "data: [{ name: x }] # none\n"],
      ["data: null\n", ["data"], "data: [{ name: x }]\n"],
      ["data: []\n", ["data"], "data: [{ name: x }]\n"],
      ["data: [\n  { name: a }, # last\n]\n", ["data"], "data: [\n  { name: a }, { name: x }, # last\n]\n"],
      ["data: # none yet\n  # more\nmodels:\n", ["data"], "data: # none yet\n  - name: x\n  # more\nmodels:\n"],
      ["---\nversion: 1\n...\n", ["data"], "---\nversion: 1\ndata:\n  - name: x\n...\n"],
      ["{ version: 1 }\n", ["data"], "{ version: 1, data: [{ name: x }] }\n"],
    ];
    for (const [text, path, expected] of cases) {
      const manifest = read(text);
      const edits = addEntry(manifest, path, { name: "x" });
      assert.equal(apply(text, edits), expected);
    }
  });

  it("begins an empty manifest", () => {
    for (const text of ["", "# Ours.\n", "# Ours."]) {
      const after = apply(text, setField(read(text), ["version"], 1));
      assert.equal(after, `${text}${text === "# Ours." ? "\n" : ""}version: 1\n`);
    }
  });

  it("removes fields and entries wherever they stand", () => {
    const cases: readonly (readonly [string, DocumentPath, string])[] = [
      ["version: 1\nwaivers:\n  - rule: data/*\n", ["waivers", 0], "version: 1\n"],
      ["data:\n  - name: a # x\n    kind: public\n  - name: b\n", ["data", 0], "data:\n  - name: b\n"],
      ["data:\n  - name: a\n    kind: public\n", ["data", 0, "name"], "data:\n  - kind: public\n"],
      [
        "data:\n  -\n    name: a\n  -\n    # c\n    name: b\n  - name: c\n",
        ["data", 1],
        "data:\n  -\n    name: a\n  - name: c\n",
      ],
      ["system: { name: a, owner: b }\n", ["system", "owner"], "system: { name: a }\n"],
      ["system: { name: a, owner: b }\n", ["system", "name"], "system: { owner: b }\n"],
      ["system:\n  purpose: |\n    a\n  name: x\n", ["system", "purpose"], "system:\n  name: x\n"],
    ];
    for (const [text, path, expected] of cases) assert.equal(apply(text, removeEntry(read(text), path)), expected);
  });

  it("replaces the text of a value alone", () => {
    const manifest = read("system: { name: 'a' } # x\n");
    assert.equal(apply(manifest.text, replaceAt(manifest, ["system", "name"], "b")), "system: { name: b } # x\n");
    assert.deepEqual(replaceAt(manifest, ["system", "owner"], "b"), []);
  });

  it("leaves broken YAML and shared values alone", () => {
    assert.deepEqual(setField(read("version: 1\nsystem: {name: x\ndata: []\n"), ["system", "owner"], "x"), []);
    const shared = read("version: 1\ndata:\n  - &a { name: a }\n  - *a\n  - <<: *a\n    kind: public\n");
    assert.deepEqual(setField(shared, ["data", 1, "owner"], "x"), []);
    assert.deepEqual(setField(shared, ["data", 2, "name"], "b"), []);
    assert.deepEqual(setField(shared, ["version", "x"], 1), []);
    assert.equal(setField(shared, ["data", 2, "owner"], "x").length, 1);
  });
});
