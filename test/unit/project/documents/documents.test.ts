import assert from "node:assert/strict";
import { type Document, type DocumentKind, NO_INVENTORY } from "../../../../src/model/inventory.ts";
import { NO_CODE } from "../../../../src/project/code/code.ts";
import { findDocuments, readDocument } from "../../../../src/project/documents/index.ts";
import { readOutline } from "../../../../src/project/documents/sections.ts";
import { createFiles } from "../../../../src/project/files.ts";
import { NOTHING_SET_ASIDE, type RuleContext } from "../../../../src/rules/define.ts";
import { DOCUMENT_TEMPLATES } from "../../../../src/rules/document-templates.ts";
import { draftDocument } from "../../../../src/rules/draft.ts";
import { modelCard } from "../../../../src/rules/model-card.ts";

function find(files: Readonly<Record<string, string | undefined>>): Document[] {
  return findDocuments({ paths: Object.keys(files), text: (path) => files[path] });
}

const kinds = (files: Readonly<Record<string, string | undefined>>) => find(files).map(({ kind, path }) => `${kind} ${path}`);

const CARD = `---
license: mit
---
# Churn model

Ranks customers by their risk of leaving, so that calls go where they matter most.

## Intended use

Calls by retention agents. It is not meant for pricing or for credit decisions.

## Training data

Customers of the years 2021 to 2024, without those who never paid an invoice.

## Evaluation

| metric | value |
| --- | --- |
| recall in the top fifth | 0.71 |

## Limitations

Customers of less than three months are scored poorly, since hardly anything is known of them yet.
`;

describe("what is no document of the project", () => {
  const page = "# How people oversee a run\n\nStop it, look at it, and let it go on.\n";

  it("is the text that a program searches, however it is called", () => {
    const pages = Object.fromEntries(
      ["privacy", "human-oversight", "quickstart", "tutorial", "a", "b", "c"].map((name) => [`data/pages/${name}.md`, page]),
    );
    assert.notDeepEqual(kinds(pages), []);
    assert.deepEqual(kinds({ ...pages, "data/pages/d.md": page, "data/data-card.md": page }), ["data_card data/data-card.md"]);
  });

  it("is the README of programs that prepare data", () => {
    const readme = "# Data\n\n## Structure\n\nOne module for each step.\n\n## Overview\n\nReads, cleans and keeps the rows.\n";
    assert.deepEqual(kinds({ "src/data/README.md": readme, "tests/data/README.md": readme }), []);
    assert.deepEqual(kinds({ "data/README.md": readme }), ["data_card data/README.md"]);
  });
});

describe("grades of documents", () => {
  it("takes a card whose parts all have content for adequate", () => {
    assert.deepEqual(readDocument("docs/model-card.md", CARD, "model_card"), {
      kind: "model_card",
      path: "docs/model-card.md",
      grade: "adequate",
      gaps: [],
    });
  });

  it("names what is missing, empty or a placeholder, with its place", () => {
    const card = CARD.replace(/## Limitations[\s\S]*$/, "")
      .replace("Calls by retention agents.", "TODO <describe the users>")
      .replace(/## Training data\n\n.*\n/, "## Training data\n");
    const read = readDocument("c.md", card, "model_card");
    assert.equal(read.grade, "exists");
    assert.deepEqual(
      read.gaps.map((gap) => [gap.place.line, gap.message.replace(/[;.].*$/s, "")]),
      [
        [10, "“TODO” is a placeholder"],
        [10, "“<describe the users>” is a placeholder"],
        [12, "The section “Training data” is empty"],
        [1, "The model card says nothing about the data it was trained on"],
        [1, "The model card says nothing about its limits and risks"],
      ],
    );
  });

  it("does not look into code, comments and HTML", () => {
    for (const extra of [
      "```\nTODO <your name>\n```\n",
      "<!-- TODO -->\n",
      "Run `x <your name>` now.\n",
      '<img src="a b">\n',
      "<https://a.example>\n",
      "A [date](x.md).\n",
      "Open an issue if your problem is not reported here.\n",
    ])
      assert.equal(readDocument("c.md", `${CARD}\n${extra}`, "model_card").grade, "adequate", extra);
  });

  it("knows what somebody is asked to put in", () => {
    const gaps = (text: string) => readDocument("c.md", `${CARD}\n${text}\n`, "model_card").gaps.map((gap) => gap.message);
    assert.match(gaps("your model name here")[0] ?? "", /placeholder/);
    assert.match(gaps("your-contact-here")[0] ?? "", /placeholder/);
  });

  it("says that a stub says too little", () => {
    const stub =
      "# Model card\n\n## Intended use\nfor us to use\n## Training data\nall of our data\n## Evaluation\nit was done well\n## Limitations\nnone known as yet\n";
    assert.match(readDocument("c.md", stub, "model_card").gaps[0]?.message ?? "", /too little/);
  });

  it("reads fields of front matter and of JSON as parts", () => {
    const json = JSON.stringify({
      approver: "j.doe@example.com",
      date: "2026-01-02",
      approved: true,
      role: "risk officer",
      scope: "all",
    });
    assert.equal(readDocument("approvals.json", json, "approval_record").grade, "adequate");
  });

  it("does not take an approval against its own criteria for adequate", () => {
    const json = '{\n "approver": "ann lee",\n "date": "2026-01-02",\n "approved": true,\n "criteria_met": false\n}';
    const read = readDocument("approvals.json", json, "approval_record");
    assert.equal(read.grade, "exists");
    assert.equal(read.gaps[0]?.place.line, 5);
  });

  it("says nothing against what it cannot read", () => {
    assert.deepEqual(readDocument("risk.pdf", undefined, "risk_assessment"), {
      kind: "risk_assessment",
      path: "risk.pdf",
      grade: "exists",
      gaps: [],
    });
  });

  it("asks code owners and licences for what makes them work", () => {
    assert.equal(readDocument("CODEOWNERS", "# none\n", "codeowners").grade, "exists");
    assert.equal(readDocument("CODEOWNERS", "*  @org/team\n", "codeowners").grade, "adequate");
    assert.equal(readDocument("LICENSE", "Copyright (c) [year] [fullname]\n", "licence").grade, "exists");
  });

  it("lets a guide tell people what to type", () => {
    const text = `# Runbook\n\nWhen the alert fires, restart the service: kubectl rollout restart <name>, then look at <dashboard> for ten minutes and tell the owner of the model.\n\n${"Look at the logs and roll back when errors go on. ".repeat(3)}`;
    assert.equal(readDocument("docs/runbook.md", text, "runbook").grade, "adequate");
    assert.equal(readDocument("docs/runbook.md", `${text}\nTBD\n`, "runbook").grade, "exists");
  });
});

describe("drafts that rules offer", () => {
  const templates: readonly [keyof typeof DOCUMENT_TEMPLATES, DocumentKind][] = [
    ["risk-assessment", "risk_assessment"],
    ["data-protection", "data_protection"],
    ["human-oversight", "human_oversight"],
    ["incident-response", "runbook"],
    ["monitoring-plan", "monitoring_plan"],
    ["impact-assessment", "impact_assessment"],
    ["intended-use", "intended_use"],
    ["user-docs", "user_docs"],
  ];
  /** A project of which nothing is known. */
  const nothing: RuleContext = {
    inventory: NO_INVENTORY,
    manifest: undefined,
    folder: "",
    stage: "production",
    risk: undefined,
    files: createFiles({ paths: [], text: () => undefined, tracked: undefined }),
    symbols: {
      find: () => ({ state: "unknown" }),
      measures: () => [],
      chain: () => "unknown",
      digest: () => undefined,
      files: () => [],
      names: () => [],
    },
    code: NO_CODE,
    today: "2026-11-22",
    history: undefined,
    textAt: () => undefined,
    setAside: NOTHING_SET_ASIDE,
    report: { pass: () => undefined, fail: () => undefined, unknown: () => undefined, notApplicable: () => undefined },
  };
  /** Whatever people answer: more than a line, in words that the draft does not have. */
  const answer = "Answered here in a few sentences by those who know, with names and dates, and looked at again each quarter.";
  const drafts: readonly [string, DocumentKind, string][] = [
    ...templates.map(([field, kind]): [string, DocumentKind, string] => {
      const template = DOCUMENT_TEMPLATES[field]!;
      return [field, kind, draftDocument(nothing, template.title, template.sections)];
    }),
    ["model-card", "model_card", modelCard(nothing)],
  ];
  for (const [name, kind, draft] of drafts)
    it(`${name}: a stub until its questions are answered, adequate then`, () => {
      assert.equal(readDocument("d.md", draft, kind).grade, "exists");
      assert.deepEqual(readDocument("d.md", draft.replace(/TODO:? .*$/gm, answer), kind).gaps, []);
    });

  it("takes a contract with open values for a draft", () => {
    assert.equal(readDocument("c.odcs.yaml", "kind: DataContract\nteam:\n- username: TODO\n", "data_contract").grade, "exists");
    assert.equal(readDocument("c.odcs.yaml", "kind: DataContract\nteam:\n- username: ann\n", "data_contract").grade, "adequate");
  });
});

describe("documents found by name", () => {
  const text = "words ".repeat(60);
  const expected: readonly [string, DocumentKind | undefined][] = [
    ["docs/MODEL_CARD.md", "model_card"],
    ["docs/churn-model-card.md", "model_card"],
    ["src/model_card.py", undefined],
    ["docs/dataset details.md", "data_card"],
    ["DATASHEET.md", "data_card"],
    ["LICENSE.txt", "licence"],
    ["vendor/x/LICENSE", undefined],
    ["lib/LICENSE", undefined],
    [".github/SECURITY.md", "security_policy"],
    [".github/CODEOWNERS", "codeowners"],
    ["charts/prom/CONTRIBUTING.md", undefined],
    ["docs/dpia.md", "data_protection"],
    ["docs/human_oversight.md", "human_oversight"],
    ["docs/runbook.md", "runbook"],
    ["ansible/playbook.py", undefined],
    ["docs/rollout.md", "rollout_plan"],
    ["docs/data-readiness.md", "readiness_assessment"],
    ["docs/fria.md", "impact_assessment"],
    ["docs/annex_iv.md", "system_card"],
    ["docs/user-training.md", "training_material"],
    ["src/training/loop.md", undefined],
    ["notebooks/demo.ipynb", "training_material"],
    ["contracts/customers.odcs.yaml", "data_contract"],
    ["docs/risk_register.xlsx", "risk_assessment"],
    ["data/risk_scores.csv", undefined],
  ];
  for (const [path, kind] of expected)
    it(`${path}: ${kind ?? "none"}`, () =>
      assert.deepEqual(
        kinds({ [path]: /\.(?:xlsx|ipynb)$/.test(path) ? undefined : text }),
        kind === undefined ? [] : [`${kind} ${path}`],
      ));

  it("asks a data file named after risk or approval for its content", () => {
    assert.deepEqual(kinds({ "a/risk_scores.json": '{"id": 1}', "a/loan_approval.json": '{"approved": 1}' }), []);
    assert.deepEqual(kinds({ "a/risk_scores.yaml": "hazards:\n- mitigation: x\n" }), ["risk_assessment a/risk_scores.yaml"]);
  });

  it("does not take a form for a filled document", () => {
    assert.deepEqual(kinds({ "templates/model_card_template.md": "# Model card of {{ model }}\n" }), []);
  });

  it("looks for licences beside manifests too", () => {
    assert.deepEqual(kinds({ "apps/a/LICENSE": text, "apps/a/ai-readiness.yaml": "version: 1" }), ["licence apps/a/LICENSE"]);
  });
});

describe("documents found by content", () => {
  const lorem = "This text goes on about the subject for quite a while, so that nobody takes it for a stub. ".repeat(3);

  it("reads a README's parts", () => {
    const readme = `# X\n\n${lorem}\n\n## Usage\n\n${lorem}\n\n## Contributing\n\nSend us changes, they are welcome here.\n\n## Questions\n\nOpen an [issue](https://x.example).\n\n## Troubleshooting\n\n${lorem}\n\nSee the [tutorial](https://x.example/t). It is meant for research purposes.\n`;
    assert.deepEqual(kinds({ "README.md": readme }), [
      "user_docs README.md",
      "contributing README.md",
      "runbook README.md",
      "intended_use README.md",
      "training_material README.md",
      "feedback_channel README.md",
    ]);
    assert.deepEqual(kinds({ "README.md": `# X\n\n${lorem} This app is only intended for educational purposes.` }), [
      "user_docs README.md",
      "intended_use README.md",
    ]);
    assert.deepEqual(kinds({ "README.md": "# Only a title\n" }), []);
    assert.deepEqual(kinds({ "vendored/README.md": readme, "sub/README.md": readme }), []);
  });

  it("knows cards by front matter, sections and folder", () => {
    assert.deepEqual(kinds({ "models/churn/README.md": CARD }), ["model_card models/churn/README.md"]);
    assert.deepEqual(kinds({ "out/README.md": "---\npipeline_tag: text-classification\n---\n# M\n" }), [
      "model_card out/README.md",
    ]);
    assert.ok(kinds({ "docs/churn.md": CARD }).includes("model_card docs/churn.md"));
    assert.deepEqual(kinds({ "data/README.md": `# Data\n\n## Source\n\n${lorem}\n\n## Columns\n\n${lorem}\n` }), [
      "data_card data/README.md",
    ]);
    assert.deepEqual(kinds({ "README.md": `# Project\n\n## Dataset\n\n${lorem}\n` }), ["user_docs README.md"]);
  });

  it("knows contracts by their formats", () => {
    assert.deepEqual(kinds({ "a/metadata.json": '{"conformsTo": "http://mlcommons.org/croissant/1.0"}' }), [
      "data_card a/metadata.json",
      "data_contract a/metadata.json",
    ]);
    assert.deepEqual(kinds({ "checks.yml": "checks for customers:\n  - row_count > 0\n", "schema.yaml": "a: 1\n" }), [
      "data_contract checks.yml",
    ]);
  });
});

describe("readOutline", () => {
  it("reads headings of both sorts, and not those in code", () => {
    const outline = readOutline("a.md", "Title\n=====\ntext\n\n## 1. **Use** 🚀 ##\n```\n# no\n```\nSub\n---\n| a |\n| --- |\n");
    assert.deepEqual(
      outline.sections.map(({ title, level }) => [title, level]),
      [
        ["", 0],
        ["Title", 1],
        ["Use", 2],
        ["Sub", 2],
      ],
    );
    assert.equal(
      outline.prose.length,
      "Title\n=====\ntext\n\n## 1. **Use** 🚀 ##\n```\n# no\n```\nSub\n---\n| a |\n| --- |\n".length,
    );
  });
});
