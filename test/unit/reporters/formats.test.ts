import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type Schema } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Check, Finding } from "../../../src/model/check.ts";
import type { Comparison } from "../../../src/model/comparison.ts";
import { readinessOf } from "../../../src/model/readiness.ts";
import { REPORTERS, type ReportFormat } from "../../../src/reporters/formats.ts";
import { htmlParts } from "../../../src/reporters/html/parts.ts";
import type { ReportContext, ReportInput } from "../../../src/reporters/input.ts";
import { finding, INVENTORY, NOTHING, place } from "./sample.ts";
import { type Element, problemsBy, readXml } from "./xsd.ts";

const SCHEMAS = path.join(process.env.AI_READINESS_ROOT ?? process.cwd(), "test/schemas");
const schemaText = (file: string) => readFileSync(path.join(SCHEMAS, file), "utf8");

/** What a repository could write to break out of a report, in one name. */
const HOSTILE = `x\n::error file=a::b\r<script>alert(1)</script> & "'\`|\` @maria #12 ]]> [a](https://evil.example) \u0000\u001b[2J\u202e\ud800 %0A`;

const NOTEBOOK = JSON.stringify(
  {
    cells: [
      { cell_type: "markdown", source: [] },
      { cell_type: "code", source: ["import x\n", "x.read()\n"] },
    ],
    nbformat: 4,
  },
  null,
  1,
);

const CONTEXT: ReportContext = {
  version: "1.2.3",
  folder: "pilot",
  rules: [
    { id: "data/untracked-dataset", severity: "error", summary: "Untracked.", basis: ["EU AI Act Art. 10(2)(b)"], from: "both" },
  ],
  page: (rule) => (rule === "data/untracked-dataset" ? "# data/untracked-dataset\n\nA page.\n" : undefined),
  docs: "https://docs.example.com/rules/",
  prefix: "",
  bar: "error",
  textOf: (file) => (file.endsWith(".ipynb") ? NOTEBOOK : undefined),
};

const FINDINGS: readonly Finding[] = [
  finding({
    fixes: [
      { title: "Edit", safe: true, edits: [{ place: place("src/train.py", 2, 6, 28), text: "y" }] },
      { title: "Make a file", safe: true, newFiles: [{ file: "a.md", text: "x" }] },
    ],
  }),
  finding({ place: place("a b/ü.ipynb", 2, 1, 3, 1), fingerprint: "f2", severity: "warning", related: [], fixes: [] }),
  finding({ place: place("lost.ipynb", 2, 1, 3, 9), fingerprint: "f3", severity: "information" }),
  finding({ fingerprint: "f4", waived: true, setAside: { by: "comment", reason: "It is synthetic." } }),
  finding({ fingerprint: "f5", waived: true, setAside: { by: "manifest", reason: "Until May." } }),
  finding({
    fingerprint: "f6",
    rule: "mlops/no-alert",
    pillar: "mlops",
    message: HOSTILE,
    help: HOSTILE,
    place: place(`dir/${HOSTILE.replaceAll("/", "")}.py`, 1, 1, 1),
    related: [{ place: place("a.py", 1, 1, 2), message: HOSTILE }],
    subject: { kind: "service", key: HOSTILE, name: HOSTILE },
  }),
];

const CHECKS: readonly Check[] = [
  ...FINDINGS.map((one): Check => {
    const { rule, pillar, subject, message, waived } = one;
    return { rule, pillar, subject, message, verdict: waived ? "waived" : "fail", evidence: { places: [] }, finding: one };
  }),
  ...(["pass", "unknown", "not-applicable"] as const).map((verdict): Check => {
    const subject = { kind: "system", key: "system", name: `${verdict} one` } as const;
    return { rule: "adoption/no-owner", pillar: "adoption", subject, message: HOSTILE, verdict, evidence: { places: [] } };
  }),
];

const INPUT: ReportInput = {
  ...NOTHING,
  manifests: ["ai-readiness.yaml"],
  checks: CHECKS,
  findings: FINDINGS,
  readiness: readinessOf(CHECKS),
  inventory: INVENTORY,
  notices: [{ file: "big.csv", message: "Skipped: it is 99 MB." }],
};

const COMPARISON: Comparison = {
  base: { ref: "origin/main", commit: "0123456789abcdef0123456789abcdef01234567" },
  before: readinessOf(CHECKS.slice(3)),
  after: readinessOf(CHECKS),
  changes: [
    { kind: "failing", check: CHECKS[0]! },
    { kind: "graver", check: CHECKS[1]!, was: { ...CHECKS[1]!, finding: { ...FINDINGS[1]!, severity: "information" } } },
    { kind: "waived", check: CHECKS[3]!, was: CHECKS[0]! },
    { kind: "unknown", check: CHECKS[7]! },
    { kind: "mended", check: CHECKS[6]!, was: CHECKS[5]! },
    { kind: "gone", check: CHECKS[5]!, was: CHECKS[5]! },
  ],
};
const COMPARED: ReportInput = { ...INPUT, comparison: COMPARISON };

const render = (format: ReportFormat, input: ReportInput): string => {
  const reporter: (input: ReportInput, context: ReportContext) => string = REPORTERS[format];
  return reporter(input, CONTEXT);
};

function assertValid(
  ajv: { validateSchema(schema: Schema): unknown; compile: Ajv["compile"] },
  schema: Schema,
  value: unknown,
): void {
  const validate = ajv.compile(schema);
  assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
}

describe("SARIF", () => {
  const schema = JSON.parse(schemaText("sarif-2.1.0.schema.json")) as Schema;
  const ajv = new Ajv2020({
    strict: false,
    formats: {
      uri: (text: string) => URL.canParse(text),
      "uri-reference": /^[!#-;=?-[\]_a-z~%]*$/i,
      "date-time": true,
      uuid: true,
    },
  });
  const results = (input: ReportInput) => JSON.parse(REPORTERS.sarif(input, CONTEXT)).runs[0].results;

  for (const [name, input] of [
    ["nothing", NOTHING],
    ["findings", INPUT],
    ["a branch", COMPARED],
  ] as const) {
    it(`of ${name} is valid by the published schema`, () =>
      assertValid(ajv, schema, JSON.parse(REPORTERS.sarif(input, CONTEXT))));
  }

  it("is found wrong by the schema when it is", () => {
    const log = JSON.parse(REPORTERS.sarif(INPUT, CONTEXT));
    log.runs[0].results[0].level = "grave";
    assert.equal(ajv.validate(schema, log), false);
  });

  it("carries the rule's page, its address and what it rests on", () => {
    const [rule] = JSON.parse(REPORTERS.sarif(INPUT, CONTEXT)).runs[0].tool.driver.rules;
    assert.equal(rule.helpUri, "https://docs.example.com/rules/data/untracked-dataset.md");
    assert.match(rule.help.markdown, /A page/);
    assert.deepEqual(rule.properties.tags, ["data", "EU AI Act Art. 10(2)(b)"]);
  });

  it("names no address where none is known", () => {
    const [rule] = JSON.parse(REPORTERS.sarif(INPUT, { ...CONTEXT, docs: undefined })).runs[0].tool.driver.rules;
    assert.equal("helpUri" in rule, false);
  });

  it("points at the line of the notebook's file, and at none where that cannot be told", () => {
    const [, known, lost] = results(INPUT);
    const written = NOTEBOOK.split("\n").findIndex((line) => line.includes("x.read()")) + 1;
    assert.deepEqual(known.locations[0].physicalLocation.region, { startLine: written, endLine: written });
    assert.equal(known.locations[0].logicalLocations[0].name, "cell 2");
    assert.equal("region" in lost.locations[0].physicalLocation, false);
  });

  it("counts paths from the repository's top", () => {
    const log = JSON.parse(REPORTERS.sarif(INPUT, { ...CONTEXT, prefix: "services/a b/" }));
    assert.equal(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, "services/a%20b/src/train.py");
    assert.match(REPORTERS.github(INPUT, { ...CONTEXT, prefix: "svc/" }), /^::error file=svc\/src\/train\.py,/);
    assert.equal(JSON.parse(REPORTERS.gitlab(INPUT, { ...CONTEXT, prefix: "svc/" }))[0].location.path, "svc/src/train.py");
  });

  it("escapes paths", () => {
    assert.equal(results(INPUT)[1].locations[0].physicalLocation.artifactLocation.uri, "a%20b/%C3%BC.ipynb");
  });

  it("tells what sets a finding aside", () => {
    assert.deepEqual(results(INPUT)[0].suppressions, []);
    assert.deepEqual(results(INPUT)[3].suppressions, [
      { kind: "inSource", status: "accepted", justification: "It is synthetic." },
    ]);
    assert.equal(results(INPUT)[4].suppressions[0].kind, "external");
  });

  it("offers only fixes that it can write down", () => {
    const { fixes } = results(INPUT)[0];
    assert.deepEqual(
      fixes.map((fix: { description: { text: string } }) => fix.description.text),
      ["Edit"],
    );
    assert.equal(fixes[0].artifactChanges[0].replacements[0].insertedContent.text, "y");
  });

  it("says what the branch adds", () => {
    assert.deepEqual(
      results(COMPARED).map((one: { baselineState: string }) => one.baselineState),
      ["new", "updated", "unchanged", "updated", "unchanged", "unchanged"],
    );
    assert.equal("baselineState" in results(INPUT)[0], false);
  });
});

describe("GitLab's code quality report", () => {
  const schema = JSON.parse(schemaText("gitlab-code-quality.schema.json")) as Schema;
  it("is valid, without what is waived, each with a fingerprint of its own", () => {
    const report: readonly { fingerprint: string; location: { path: string } }[] = JSON.parse(REPORTERS.gitlab(INPUT, CONTEXT));
    assertValid(new Ajv({ strict: false }), schema, report);
    assert.deepEqual(
      report.map((issue) => issue.fingerprint),
      ["f1", "f2", "f3", "f6"],
    );
    assertValid(new Ajv({ strict: false }), schema, JSON.parse(REPORTERS.gitlab(NOTHING, CONTEXT)));
  });
});

describe("JUnit", () => {
  const schema = readXml(schemaText("junit-10.xsd"));
  const report = readXml(REPORTERS.junit(INPUT, CONTEXT));

  it("is valid by the schema that Jenkins uses", () => {
    assert.deepEqual(problemsBy(schema, report), []);
    assert.deepEqual(problemsBy(schema, readXml(REPORTERS.junit(NOTHING, CONTEXT))), []);
  });

  it("is found wrong by the schema when it is", () => {
    const broken = REPORTERS.junit(INPUT, CONTEXT)
      .replace(' tests="5"', "")
      .replace("<failure ", "<failed ")
      .replace("</failure>", "</failed>");
    assert.equal(problemsBy(schema, readXml(broken)).length, 2);
    assert.throws(() => readXml(REPORTERS.junit(INPUT, CONTEXT).replace("</failure>", "")));
  });

  it("fails what is at the bar, skips what is unknown or waived, and leaves out what does not apply", () => {
    const data = report.children.find(({ attributes }) => attributes.get("name") === "Data");
    assert.deepEqual(
      data?.children.map(({ children }) => children[0]?.name),
      ["failure", "system-out", "system-out", "skipped", "skipped"],
    );
    assert.deepEqual(
      [data?.attributes.get("tests"), data?.attributes.get("failures"), data?.attributes.get("skipped")],
      ["5", "1", "2"],
    );
    const adoption = report.children.find(({ attributes }) => attributes.get("name") === "Adoption");
    assert.deepEqual(
      adoption?.children.map(({ children }) => children[0]?.name),
      [undefined, "skipped"],
    );
    assert.equal(readXml(REPORTERS.junit(INPUT, { ...CONTEXT, bar: "never" })).attributes.get("failures"), "0");
  });

  it("keeps hostile text as text", () => {
    const mlops = report.children.find(({ attributes }) => attributes.get("name") === "MLOps");
    assert.match(mlops?.children[0]?.children[0]?.text ?? "", /<script>alert\(1\)<\/script> & "'/);
  });
});

describe("GitHub's workflow commands", () => {
  const lines = REPORTERS.github(INPUT, CONTEXT).trimEnd().split("\n");

  it("are one line each, gravest first, and nothing of a repository can begin another", () => {
    assert.deepEqual(
      lines.map((line) => /^::(\w+) /.exec(line)?.[1]),
      ["error", "error", "warning", "notice", undefined],
    );
    assert.equal(
      lines[0],
      "::error file=src/train.py,line=2,endLine=2,col=6,endColumn=28,title=data/untracked-dataset::The dataset data/x.csv is tracked by nothing. Add it to the manifest.",
    );
    for (const sign of ["\r", "\u001b"]) assert.ok(!lines.join("\n").includes(sign));
    assert.match(lines[1] ?? "", /%250A/);
    assert.match(lines[1] ?? "", /^::error file=[^,:]+,line=1,endLine=1,title=mlops\/no-alert::/);
  });

  it("name the cell of a notebook and give no wrong line", () => {
    assert.match(lines[2] ?? "", /^::warning file=a b\/ü\.ipynb,line=\d+,endLine=\d+,title=[^:]+::In cell 2, line 2: /);
    assert.match(lines[3] ?? "", /^::notice file=lost\.ipynb,title=/);
  });

  it("are only of what the branch adds, with a base", () => {
    const told = REPORTERS.github(COMPARED, CONTEXT).trimEnd().split("\n");
    assert.deepEqual(
      told.map((line) => /^::(\w+) /.exec(line)?.[1]),
      ["error", "warning", undefined, undefined],
    );
    assert.equal(
      told[3],
      "This branch: 1 newly failing, 1 weighing more, 1 mended, 1 no longer found, 1 newly waived, 1 newly unknown.",
    );
  });
});

describe("Markdown", () => {
  it("begins with a mark by which the comment is found again", () => {
    assert.ok(render("markdown", INPUT).startsWith("<!-- ai-readiness -->\n## AI readiness\n"));
  });

  it("lets nothing of a repository be HTML, a link, a mention or a line of its own", () => {
    const text = render("markdown", COMPARED);
    const outside = text.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, "");
    assert.doesNotMatch(outside, /<script|\]\(https:\/\/evil|@maria|#12\b|^::error/m);
    for (const tag of outside.match(/<\/?[a-z]+/g) ?? []) assert.match(tag, /^<\/?(details|summary|sub)$/);
  });

  it("shows base and branch side by side, and folds the rest", () => {
    const text = render("markdown", COMPARED);
    assert.match(text, /\| Pillar \| Base \| Branch \| Unknown \| Waived \|/);
    assert.match(text, /### This branch adds\n\n- \*\*error\*\* `src\/train\.py:2:6`/);
    assert.match(text, /<summary>Mended \(1\)<\/summary>/);
    assert.match(text, /<summary>No longer found \(1\)<\/summary>/);
  });

  it("stays within what a comment may hold", () => {
    const many = Array.from({ length: 5_000 }, (_, index) => finding({ fingerprint: String(index), message: "x".repeat(2_000) }));
    const text = render("markdown", { ...INPUT, findings: many });
    assert.ok(text.length < 65_536, String(text.length));
    assert.match(text, /and 4975 more/);
  });

  it("says when there is no AI", () => assert.match(render("markdown", NOTHING), /No AI was found/));
});

describe("HTML", () => {
  const page = (input: ReportInput) => render("html", input);
  const everything: ReportInput = {
    ...COMPARED,
    systems: [{ name: HOSTILE, folder: "", manifest: HOSTILE, readiness: INPUT.readiness, checks: CHECKS }],
    inventory: {
      ...INVENTORY,
      services: INVENTORY.services.map((service) => ({ ...service, name: HOSTILE, entry: HOSTILE })),
      monitors: [...INVENTORY.monitors, { ...INVENTORY.monitors[0]!, library: HOSTILE, inert: HOSTILE }],
      modelArtifacts: INVENTORY.modelArtifacts.map((one) => ({ ...one, location: HOSTILE })),
    },
    notices: [{ file: HOSTILE, message: HOSTILE }],
  };

  it("keeps its shape whatever a repository writes", () => {
    const names = new Set<string>();
    const attributes = new Map<string, string>();
    const visit = (element: Element) => {
      names.add(element.name);
      for (const [name, value] of element.attributes) attributes.set(name, value);
      for (const child of element.children) visit(child);
    };
    visit(readXml(page(everything).replace("<!doctype html>", "")));
    for (const name of ["script", "img", "iframe", "object", "form", "base", "link"]) assert.equal(names.has(name), false, name);
    assert.deepEqual(
      [...attributes.keys()].filter((name) => /^on|^style$|^src$/.test(name)),
      [],
    );
    assert.match(page(everything), /&lt;script&gt;alert/);
  });

  it("links to its own parts and to the published pages alone", () => {
    const targets = [...page(everything).matchAll(/href="([^"]*)"/g)].map(([, target]) => target ?? "");
    assert.ok(targets.length > 5);
    for (const target of targets) assert.match(target, /^#\w+$|^https:\/\/docs\.example\.com\/rules\/[\w/-]+\.md$/);
  });

  it("allows its own style and nothing else", () => {
    const [, style = ""] = /<style>([\s\S]*)<\/style>/.exec(page(NOTHING)) ?? [];
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page(NOTHING))?.[1]?.replaceAll("&#39;", "'");
    const hash = createHash("sha256").update(style).digest("base64");
    assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
  });

  it("says the picture in words", () => {
    assert.match(
      page(INPUT),
      /<desc id="pillars-text">Data: 0 of 5 checks pass, 2 waived, 0 unknown\. Integration: nothing to judge/,
    );
  });

  it("gives its parts alone, for an editor's panel", () => {
    const parts = htmlParts(everything, CONTEXT);
    assert.match(parts.services.markup, /Watched by/);
    assert.match(parts.changes.markup, /Newly failing/);
    assert.equal(htmlParts(INPUT, CONTEXT).changes.markup, "");
    assert.match(parts.policies.markup, /EU AI Act \(1 clause\)[\s\S]*Art\. 10\(2\)\(b\)/);
  });

  it("shows no empty part", () => {
    assert.doesNotMatch(page(NOTHING), /<h2 id="(?!notices)/);
    assert.match(page(NOTHING), /No AI was found here/);
  });
});

describe("the badge", () => {
  for (const [name, input, text] of [
    ["no AI", NOTHING, "AI readiness: no AI found"],
    ["the weakest pillar", INPUT, "AI readiness: Data 0 %"],
    ["success", { ...INPUT, checks: [CHECKS[6]!], readiness: readinessOf([CHECKS[6]!]) }, "AI readiness: all checks pass"],
  ] as const) {
    it(`tells ${name}`, () => {
      const svg = readXml(render("badge", input));
      assert.equal(svg.name, "svg");
      assert.equal(svg.children[0]?.text, text);
      assert.equal(svg.attributes.get("aria-label"), text);
    });
  }
});

describe("JSON", () => {
  it("tells what a branch changes", () => {
    const { comparison } = JSON.parse(render("json", COMPARED));
    assert.equal(comparison.base.ref, "origin/main");
    assert.deepEqual(
      comparison.changes.map((change: { kind: string; before: string | null; verdict: string | null }) => [
        change.kind,
        change.before,
        change.verdict,
      ]),
      [
        ["failing", null, "fail"],
        ["graver", "fail", "fail"],
        ["waived", "fail", "waived"],
        ["unknown", null, "unknown"],
        ["mended", "fail", "pass"],
        ["gone", "fail", null],
      ],
    );
    assert.equal("comparison" in JSON.parse(render("json", INPUT)), false);
  });
});
