import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "../../../src/manifest/manifest.ts";
import { parseManifest } from "../../../src/manifest/parse.ts";
import { isReadable } from "../../../src/manifest/readable.ts";

function read(text: string): Manifest {
  return parseManifest("ai-readiness.yaml", text);
}

/** Problems as `line:column-endColumn message [suggestion]`. */
function told(text: string): string[] {
  return read(text).problems.map(({ place, message, suggestion }) => {
    const fix = suggestion ? ` [${suggestion.text}@${suggestion.place.line}:${suggestion.place.column}]` : "";
    return `${place.line}:${place.column}-${place.endColumn} ${message}${fix}`;
  });
}

const COMPLETE = `version: 1
system:
  name: churn-scoring
  owner: growth-ml@example.com
  stage: pilot
  risk: { class: limited, rationale: "No decision without a person" }
  policies: [eu-ai-act, gdpr]
data:
  - name: customers
    location: data/customers.parquet
    kind: production
    used-for: [training, serving]
    version: 1.10
    personal-data: pseudonymised
    checks: [tests/data/test_customers.py]
    freshness: 1d
    assessment: { date: 2026-10-02, result: ready, report: docs/data-readiness.md }
models:
  - name: churn
    training-data: [customers]
    max-age: 90d
services:
  - name: scoring-api
    entry: src/api.py:predict
    models: [churn]
    auth: { external: gateway, owner: platform }
    monitoring:
      drift: { by: src/monitoring.py:check_drift, reference: customers, alert: ml-oncall }
      operations: { external: datadog, link: "https://example.com" }
    rollout: canary
integrations:
  - { system: crm, direction: out, status: tested }
adoption:
  problem: Retention calls go to random customers
  success: [{ metric: kept per 100 calls, baseline: 4, target: "9" }]
  users: [{ group: agents, training: docs/training.md, trained-on: 2026-10-20 }]
governance:
  documents: { risk-assessment: docs/risk.md, data-protection: { external: sharepoint } }
  approvals:
    - { role: risk-officer, by: j.doe@example.com, on: 2026-10-25, status: approved, expires: 2027-04-25 }
waivers:
  - { rule: data/*, subject: data.customers, reason: Soon, owner: ml, expires: 2026-12-31 }
lint:
  exclude: [vendor/**]
  severity: { data/no-contract: off, data/no-freshness: error, data/no-provenance: false }
  detectors: [{ call: acme.log, measures: [drift, performance] }]
  extends: [../org.yaml]
`;

describe("reading a manifest", () => {
  it("types what is declared", () => {
    const manifest = parseManifest("teams/churn/ai-readiness.yaml", COMPLETE);
    assert.deepEqual(manifest.problems, []);
    assert.equal(manifest.broken, false);
    assert.equal(manifest.folder, "teams/churn");
    assert.deepEqual(manifest.system, {
      name: "churn-scoring",
      owner: "growth-ml@example.com",
      stage: "pilot",
      risk: { class: "limited", rationale: "No decision without a person" },
      policies: ["eu-ai-act", "gdpr"],
    });
    assert.deepEqual(manifest.data, [
      {
        path: ["data", 0],
        name: "customers",
        locations: ["data/customers.parquet"],
        kind: "production",
        usedFor: ["training", "serving"],
        version: "1.10",
        personalData: "pseudonymised",
        checks: ["tests/data/test_customers.py"],
        freshness: "1d",
        assessment: { date: "2026-10-02", result: "ready", report: "docs/data-readiness.md" },
      },
    ]);
    assert.deepEqual(manifest.services[0]!.auth, { external: "gateway", owner: "platform" });
    assert.deepEqual(manifest.services[0]!.monitoring, [
      {
        path: ["services", 0, "monitoring", "drift"],
        measure: "drift",
        by: "src/monitoring.py:check_drift",
        reference: "customers",
        alert: "ml-oncall",
      },
      {
        path: ["services", 0, "monitoring", "operations"],
        measure: "operations",
        external: { external: "datadog", link: "https://example.com" },
      },
    ]);
    assert.deepEqual(manifest.adoption.success, [
      { path: ["adoption", "success", 0], metric: "kept per 100 calls", baseline: 4, target: "9" },
    ]);
    assert.deepEqual(manifest.governance.documents, {
      "risk-assessment": "docs/risk.md",
      "data-protection": { external: "sharepoint" },
    });
    assert.equal(manifest.governance.approvals[0]!.on, "2026-10-25");
    assert.deepEqual(manifest.lint, {
      exclude: ["vendor/**"],
      severity: { "data/no-contract": "off", "data/no-freshness": "error", "data/no-provenance": "off" },
      detectors: [{ call: "acme.log", measures: ["drift", "performance"] }],
      extends: ["../org.yaml"],
    });
  });

  it("finds places of values, keys and what is absent", () => {
    const manifest = read(COMPLETE);
    const at = (path: readonly (string | number)[], key = false) => {
      const { line, column, endLine, endColumn } = manifest.placeOf(path, { key });
      assert.equal(endLine, line);
      return manifest.text.split("\n")[line - 1]!.slice(column - 1, endColumn - 1);
    };
    assert.equal(at(["system", "name"]), "churn-scoring");
    assert.equal(at(["system", "name"], true), "name");
    assert.equal(at(["data", 0]), "name: customers");
    assert.equal(at(["data", 0, "owner"]), "name: customers");
    assert.equal(at(["adoption", "rollout"]), "adoption");
    assert.equal(at(["services", 0, "monitoring", "drift", "alert"]), "ml-oncall");
    assert.equal(at(["services", 0, "monitoring", "tracing"]), "monitoring");
    assert.equal(at(["nothing", "here"]), "version: 1");
    assert.equal(manifest.has(["adoption", "users", 0, "training"]), true);
    assert.equal(manifest.has(["adoption", "users", 1]), false);
  });

  it("takes what people half-typed for absent", () => {
    const manifest = read("version: 1\nsystem:\n  stage:\n  owner: ''\ndata:\nadoption:\n  success: []\n");
    assert.deepEqual(manifest.problems, []);
    assert.equal(manifest.system.stage, "production");
    assert.equal(manifest.system.owner, undefined);
    assert.equal(manifest.has(["system", "stage"]), true);
  });

  it("reads on, off, yes and dates as text, whatever the YAML directive", () => {
    const manifest = read(
      "%YAML 1.1\n---\nversion: 1\nlint:\n  severity: { data/no-contract: off }\ngovernance:\n  approvals:\n    - on: 2026-10-25\n      by: yes\n",
    );
    assert.deepEqual(manifest.problems, []);
    assert.deepEqual(manifest.governance.approvals[0], { path: ["governance", "approvals", 0], on: "2026-10-25", by: "yes" });
  });

  it("follows anchors, aliases and merge keys", () => {
    const manifest = read("version: 1\ndata:\n  - &base { name: a, owner: x }\n  - <<: *base\n    name: b\n");
    assert.deepEqual(manifest.problems, []);
    assert.deepEqual(
      manifest.data.map(({ name, owner }) => ({ name, owner })),
      [
        { name: "a", owner: "x" },
        { name: "b", owner: "x" },
      ],
    );
    assert.equal(manifest.placeOf(["data", 1, "owner"]).line, 3);
  });

  it("strips a byte order mark and reads CR LF", () => {
    const manifest = read("\uFEFFversion: 1\r\nsystem:\r\n  nme: x\r\n");
    assert.deepEqual(manifest.problems[0]!.place, { file: "ai-readiness.yaml", line: 3, column: 3, endLine: 3, endColumn: 6 });
    assert.equal(manifest.text.startsWith("version"), true);
  });
});

describe("problems of a manifest", () => {
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "an empty file": [
      "",
      ["1:1-1 The manifest does not say which version of the format it uses; begin it with `version: 1`. [version: 1\n@1:1]"],
    ],
    "a list": ["- a\n", ["1:1-4 The manifest must be fields such as `version: 1`, not a list."]],
    "a word": ["hello\n", ["1:1-6 The manifest must be fields such as `version: 1`, not text."]],
    "another version": ["version: 2\n", ["1:10-11 `version` must be 1, not `2`."]],
    "a misspelt field": [
      "version: 1\nsystem:\n  stge: pilot\n",
      ["3:3-7 `stge` is not a field of the system section; did you mean `stage`? [stage@3:3]"],
    ],
    "another spelling": [
      "version: 1\ndata:\n  - name: a\n    usedFor: [training]\n    license: MIT\n",
      [
        "4:5-12 `usedFor` is not a field of a data entry; did you mean `used-for`? [used-for@4:5]",
        "5:5-12 `license` is not a field of a data entry; did you mean `licence`? [licence@5:5]",
      ],
    ],
    "a field of another section": [
      "version: 1\nrationale: none\n",
      ["2:1-10 `rationale` is not a field of the manifest; it belongs in the risk section."],
    ],
    "an unknown field": [
      "version: 1\ngovernance:\n  colour: red\n",
      ["3:3-9 `colour` is not a field of the governance section; its fields are documents, approvals and log-retention."],
    ],
    "a misspelt choice": [
      'version: 1\nsystem:\n  stage: "prodution"\n',
      ['3:10-21 `stage` must be poc, pilot or production, not `prodution`; did you mean `production`? ["production"@3:10]'],
    ],
    "a shortened choice": [
      "version: 1\nlint:\n  severity: { data/no-contract: warn }\n",
      [
        "3:33-37 `data/no-contract` must be off, information, warning or error, not `warn`; did you mean `warning`? [warning@3:33]",
      ],
    ],
    "a choice like no other": [
      "version: 1\nsystem:\n  stage: beta\n",
      ["3:10-14 `stage` must be poc, pilot or production, not `beta`."],
    ],
    "an unknown rule": [
      "version: 1\nwaivers:\n  - rule: governance/invalid-manifst\nlint:\n  severity: { invalid-manifest: error, zzz: off }\n",
      [
        "3:11-37 `governance/invalid-manifst` is not a rule; did you mean `governance/invalid-manifest`? [governance/invalid-manifest@3:11]",
        "5:15-31 `invalid-manifest` is not a rule; did you mean `governance/invalid-manifest`? [governance/invalid-manifest@5:15]",
        "5:40-43 `zzz` is not a rule; use an id as findings show it, such as `governance/invalid-manifest`.",
      ],
    ],
    "a number for text": [
      "version: 1\nsystem:\n  owner: 007\n",
      ['3:10-13 `owner` must be text, not a number; put it in quotes. ["007"@3:10]'],
    ],
    "text for a list": [
      "version: 1\ndata:\n  - name: a\n    used-for: training\n",
      ["4:15-23 `used-for` must be a list, not text; write `[training]`. [[training]@4:15]"],
    ],
    "text for a section": ["version: 1\nadoption: later\n", ["2:11-16 `adoption` must be a group of fields, not text."]],
    "an entry without a name": [
      "version: 1\nmodels:\n  - card: docs/card.md\n",
      ["3:5-23 This model entry has no `name`; add one so that it can be referred to."],
    ],
    "a misspelt name": [
      "version: 1\nmodels:\n  - nmae: churn\n",
      ["3:5-9 `nmae` is not a field of a model entry; did you mean `name`? [name@3:5]"],
    ],
    "an external place without a name": [
      "version: 1\nservices:\n  - name: a\n    auth: { owner: x }\n",
      ["4:11-23 `auth` names no place outside the repository; add `external: …`."],
    ],
    "a date in words": [
      "version: 1\nwaivers:\n  - { rule: data/*, expires: next year }\n",
      ["3:30-39 `expires` must be a date such as 2026-12-31, not `next year`."],
    ],
    "a day that does not exist": [
      "version: 1\nmodels:\n  - { name: m, trained-on: 2026-02-30 }\n",
      ["3:28-38 No calendar has the day 2026-02-30; correct the date."],
    ],
    "a time span in words": [
      "version: 1\nmodels:\n  - { name: m, max-age: 3 months }\n",
      ["3:25-33 `max-age` must be a time span such as 90d, 12h, 2w, 6mo or 1y, not `3 months`."],
    ],
    "names of nothing": [
      "version: 1\ndata:\n  - name: customers\nmodels:\n  - { name: m, training-data: [customer, x] }\nservices:\n  - { name: s, models: [mm], monitoring: { drift: { reference: q } } }\n",
      [
        "5:32-40 No data entry is named `customer`; did you mean `customers`? [customers@5:32]",
        "5:42-43 No data entry is named `x`; add one, or correct the name.",
        "7:25-27 No models entry is named `mm`; add one, or correct the name.",
        "7:64-65 No data entry is named `q`; add one, or correct the name.",
      ],
    ],
    "a name twice": [
      "version: 1\ndata:\n  - name: a\n  - name: a\n",
      ["4:11-12 `a` already names the entry on line 3; give this one a name of its own."],
    ],
    "a field twice": ["version: 1\nversion: 1\n", ["2:1-8 This field is written twice in the same section; keep one."]],
    "a tab": ["version: 1\nsystem:\n\tname: x\n", ["3:1-2 YAML is indented with spaces; replace this tab. [  @3:1]"]],
    "two documents": [
      "version: 1\n---\nversion: 1\n",
      ["2:1-4 A manifest is one document; remove the `---` here and what follows it."],
    ],
    "an open bracket": [
      "version: 1\nsystem: { name: x\nadoption: {}\n",
      ["3:1-9 A bracket that was opened above is not closed before this line; add `}`."],
    ],
    "a second colon": [
      "version: 1\nsystem:\n  purpose: a: b\n",
      ["3:12-13 There is a second `:` on this line; put the value in quotes or begin a new line."],
    ],
    "a character that YAML keeps to itself": [
      "version: 1\nsystem:\n  owner: @ml\n",
      ["3:10-11 A value cannot begin with this character; put the value in quotes."],
    ],
    "an alias of nothing": ["version: 1\nsystem: *x\n", ["2:9-11 This alias refers to no anchor above it; write the value out."]],
    "an alias inside itself": [
      "version: 1\ndata: &x [*x]\n",
      ["2:11-13 An alias stands inside what it repeats; write the value out."],
    ],
    "a tag": [
      "version: 1\nsystem:\n  name: !!js/function x\n",
      ["3:9-10 Tags such as `!name` mean nothing in a manifest; remove this one."],
    ],
    "names of JavaScript's own": [
      "version: 1\ngovernance: { __proto__: { a: 1 }, constructor: 1 }\n",
      [
        "2:15-24 `__proto__` is not a field of the governance section; its fields are documents, approvals and log-retention.",
        "2:36-47 `constructor` is not a field of the governance section; its fields are documents, approvals and log-retention.",
      ],
    ],
  };
  for (const [what, [text, expected]] of Object.entries(cases)) {
    it(`tells ${what}`, () => assert.deepEqual(told(text), expected));
  }

  it("tells what stands above broken YAML, and nothing of what follows", () => {
    const manifest = read("version: 1\nsystem: { nme: x }\ndata:\n  - name: a: b\n    colour: red\n");
    assert.deepEqual(
      manifest.problems.map((problem) => problem.place.line),
      [2, 4],
    );
    assert.equal(manifest.broken, true);
  });

  it("never speaks ajv", () => {
    const text =
      "version: x\nsystem: 1\ndata: {}\nmodels: [1, [], {name: []}]\nlint: {detectors: [{}], severity: []}\nwaivers: [{rule: {}}]\n";
    for (const line of told(text)) assert.doesNotMatch(line, /must NOT|properties|instance|schema|array|object|string/);
    assert.ok(told(text).length >= 9);
  });

  it("keeps one mistake from being told twice", () => {
    const manifest = read("version: 1\nsystem: { ownr: x }\nadoption: { problem: [a] }\n");
    assert.equal(isReadable(manifest, ["system", "owner"]), false);
    assert.equal(isReadable(manifest, ["adoption", "problem"]), false);
    assert.equal(isReadable(manifest, ["adoption", "support"]), true);
    assert.equal(isReadable(read("version: 1\nx: {\n"), ["adoption"]), false);
  });
});

describe("hostile manifests", () => {
  it("stay bounded", () => {
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let depth = 1; depth < 12; depth++)
      bomb.push(
        `a${depth}: &a${depth} [${Array(10)
          .fill(`*a${depth - 1}`)
          .join(", ")}]`,
      );
    assert.match(told(bomb.join("\n"))[0]!, /too many values or aliases/);
    assert.equal(read(`version: 1\nsystem:\n  name: ${"x".repeat(1_000_000)}\n`).system.name!.length, 1_000_000);
    assert.match(told(`version: 1\nsystem: ${"{a: ".repeat(20_000)}\n`).join("\n"), /nested too deeply/);
    assert.match(told(`version: 1\ndata:\n${" - &a x\n - *a\n".repeat(30_000)}`)[0]!, /too many values or aliases/);
    assert.match(told(`version: 1\n${"a: 1\n".repeat(500_000)}`)[0]!, /too large/);
  }).timeout(20_000);

  it("do not reach prototypes", () => {
    const manifest = read(
      "version: 1\n__proto__: { polluted: 1 }\nlint: { severity: { __proto__: error } }\ngovernance: { documents: { __proto__: x } }\n",
    );
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.deepEqual(Object.keys(manifest.governance.documents), []);
    assert.deepEqual(Object.keys(manifest.lint.severity), []);
  });

  it("never throw, cut off anywhere", () => {
    for (let end = 0; end < COMPLETE.length; end += 7) {
      const manifest = read(COMPLETE.slice(0, end));
      for (const { place, message } of manifest.problems) {
        assert.ok(place.line >= 1 && place.column >= 1 && place.endLine >= place.line, message);
        assert.ok(message.endsWith(".") || message.endsWith("?"), message);
      }
    }
  });
});

describe("the manifest's schema", () => {
  interface Part {
    readonly description?: string;
    readonly $ref?: string;
    readonly properties?: Readonly<Record<string, Part>>;
    readonly additionalProperties?: unknown;
    readonly type?: unknown;
  }
  const root = process.env.AI_READINESS_ROOT ?? process.cwd();
  const schema = JSON.parse(readFileSync(join(root, "schemas/ai-readiness.schema.json"), "utf8")) as Part & {
    readonly $defs: Readonly<Record<string, Part>>;
  };

  it("describes every field and closes every section", () => {
    for (const [name, part] of [["manifest", schema] as const, ...Object.entries(schema.$defs)]) {
      if (part.properties) assert.equal(part.additionalProperties, false, name);
      for (const [field, property] of Object.entries(part.properties ?? {})) {
        const described = property.description ?? schema.$defs[property.$ref?.slice(8) ?? ""]?.description;
        assert.ok(described && described.length > 10, `${name}.${field} has no description`);
      }
    }
  });
});
