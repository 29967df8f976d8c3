import assert from "node:assert/strict";
import { openProject, proposeManifests } from "../../../src/engine/index.ts";
import type { ManifestProposal } from "../../../src/engine/propose-manifests.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import { applyFix } from "../../../src/model/apply-fix.ts";
import type { History } from "../../../src/model/history.ts";

type Files = Readonly<Record<string, string>>;

const API = [
  "import joblib",
  "from fastapi import FastAPI",
  "",
  'model = joblib.load("models/churn.pkl")',
  "app = FastAPI()",
  "",
  '@app.post("/predict")',
  "def predict(row: dict):",
  "    return model.predict([row])",
  "",
  '@app.post("/explain")',
  "def explain(row: dict):",
  "    return model.predict_proba([row])",
  "",
].join("\n");

const TRAIN = [
  "import joblib",
  "import pandas as pd",
  "from sklearn.linear_model import LogisticRegression",
  "",
  'rows = pd.read_csv("data/customers.csv")',
  "model = LogisticRegression().fit(rows[['age']], rows['left'])",
  'joblib.dump(model, "models/churn.pkl")',
  "",
].join("\n");

const CHURN: Files = { "src/api.py": API, "src/train.py": TRAIN, "data/customers.csv": "age,left\n1,0\n" };

async function proposalsOf(files: Files, options: { force?: boolean; history?: History } = {}) {
  const tracked = Object.keys(files);
  const host = createMemoryHost(files, { tracked, ...(options.history && { history: options.history }) });
  const result = await openProject(host).scan();
  return { result, found: await proposeManifests(result, host, { name: "shop", force: options.force ?? false }) };
}

async function manifestsOf(files: Files, options?: Parameters<typeof proposalsOf>[1]): Promise<readonly ManifestProposal[]> {
  const { found } = await proposalsOf(files, options);
  assert.equal(found.state, "proposed");
  return found.state === "proposed" ? found.manifests : [];
}

/** The files with the manifests as they would be written. */
function written(files: Files, manifests: readonly ManifestProposal[]): Files {
  const next = { ...files };
  for (const { fix } of manifests) {
    if (fix !== undefined) for (const [file, text] of applyFix(fix, (path) => files[path])) next[file] = text;
  }
  return next;
}

async function begun(files: Files, options?: Parameters<typeof proposalsOf>[1]): Promise<string> {
  return written(files, await manifestsOf(files, options))["ai-readiness.yaml"] ?? "";
}

/** The lines of a section, without its heading. */
function section(text: string, name: string): string {
  const start = text.indexOf(`\n${name}:`);
  return /^\n\w+:.*\n((?: .*\n)*)/.exec(text.slice(start))?.[1] ?? "";
}

const NO_AI: Files = { "shop.py": "import json\nprint(json.dumps({}))\n" };

describe("a manifest from what was found", () => {
  it("names data, models and services, and says where each was found", async () => {
    const text = await begun(CHURN);
    assert.equal(
      section(text, "data"),
      "  # read by src/train.py:5\n  - name: customers\n    location: data/customers.csv\n    used-for: [training]\n    version: git\n",
    );
    assert.equal(
      section(text, "models"),
      "  # saved by src/train.py:7; loaded by src/api.py:4\n  - name: churn\n    artifact: models/churn.pkl\n    trained-by: src/train.py\n    training-data: [customers]\n",
    );
    assert.equal(
      section(text, "services"),
      "  # answers POST /predict and POST /explain: src/api.py:7 and src/api.py:11\n  - name: shop-api\n    entry: src/api.py\n    models: [churn]\n",
    );
  });

  it("stands up to the rules: nothing in it is invalid, broken or undeclared, and all that only people know is asked for", async () => {
    const files = written(CHURN, await manifestsOf(CHURN));
    const { result } = await proposalsOf(files);
    const rules = new Set(result.findings.map(({ rule }) => rule));
    for (const rule of [
      "governance/no-manifest",
      "governance/invalid-manifest",
      "governance/undeclared-ai",
      "data/broken-reference",
      "data/undeclared-dataset",
      "data/unread-dataset",
    ])
      assert.ok(!rules.has(rule), rule);
    for (const rule of ["adoption/no-owner", "governance/risk-unclassified", "adoption/no-problem-statement"])
      assert.ok(rules.has(rule), rule);
  });

  it("is found complete when asked again", async () => {
    const files = written(CHURN, await manifestsOf(CHURN));
    const [again] = await manifestsOf(files);
    assert.deepEqual([again?.entries, again?.fix], [[], undefined]);
  });

  it("names the system after its package, and proposes an owner in a comment only", async () => {
    const commit = (author: string, path: string) =>
      ({ hash: "a", date: "2026-10-01", author, subject: "x", changes: [{ path, kind: "changed" }] }) as const;
    const commits = [
      commit("Ada", "src/api.py"),
      commit("Ada", "src/train.py"),
      commit("Bo", "src/api.py"),
      ...["README.md", "a.py", "b.py"].map((path) => commit("Cy", path)),
      ...[1, 2, 3].map(() => commit("dependabot[bot]", "src/api.py")),
    ];
    const files = { ...CHURN, "pyproject.toml": '[project]\nname = "churn-scoring"\n' };
    const text = await begun(files, { history: { commits, complete: true } });
    assert.match(text, /^ {2}name: churn-scoring$/m);
    assert.match(text, /^ {2}owner: {12}# .*\(most commits to it: Ada\)$/m);
    const owned = await begun({ ...files, ".github/CODEOWNERS": "* @acme/ml\n" }, { history: { commits, complete: true } });
    assert.match(owned, /^ {2}owner: {12}# .*\(CODEOWNERS: @acme\/ml\)$/m);
  });

  it("takes licences from a card or a licence in the data's own folder, never from the code's", async () => {
    const files = { ...CHURN, LICENSE: "MIT License\n", "data/LICENSE": "Creative Commons Attribution 4.0 International\n" };
    const text = await begun(files);
    assert.match(section(text, "data"), /# read by .*; licence by data\/LICENSE\n(?:.*\n)* {4}licence: CC-BY-4\.0/);
    assert.doesNotMatch(section(text, "models"), /licence/);
    const carded = await begun({ ...CHURN, "models/README.md": "---\nlicense: apache-2.0\n---\n# Model card: churn\n" });
    assert.match(section(carded, "models"), /licence: apache-2\.0/);
  });

  it("folds many files of one kind, leaves out what a step makes and what lies on one machine, and says so", async () => {
    const months = ["jan", "feb", "mar", "apr", "may"];
    const files = {
      ...CHURN,
      "src/prepare.py": [
        "import pandas as pd",
        ...months.map((month) => `${month} = pd.read_csv("data/raw/${month}.csv")`),
        'pd.concat([jan, feb]).to_csv("data/customers.csv")',
        'old = pd.read_csv("/home/ada/old.csv")',
        "",
      ].join("\n"),
      ...Object.fromEntries(months.map((month) => [`data/raw/${month}.csv`, "a\n1\n"])),
    };
    const [manifest] = await manifestsOf(files);
    const text = written(files, [manifest!])["ai-readiness.yaml"]!;
    assert.match(section(text, "data"), /^ {2}# read by src\/prepare\.py:2, .* and 2 more\n {2}- name: raw\n/);
    assert.match(section(text, "data"), /location: "?data\/raw\/\*\.csv"?/);
    assert.equal(section(text, "data").match(/- name/g)?.length, 1, section(text, "data"));
    assert.deepEqual(manifest!.left.length, 2);
    assert.match(manifest!.left[0]!, /^data\/customers\.csv: made by the repository's own steps/);
    assert.match(manifest!.left[1]!, /^\/home\/ada\/old\.csv: outside of the repository/);
    assert.doesNotMatch(section(text, "models"), /training-data/);
  });

  it("names a table for a query, hosted models by their name, and pages with their application", async () => {
    const page = (model: string) =>
      `import streamlit as st\nfrom openai import OpenAI\nst.title("x")\nst.write(OpenAI().chat.completions.create(model="${model}", messages=[]))\n`;
    const files = {
      "assistant.py": page("gpt-4o-mini-2024-07-18"),
      "pages/1_Notes.py": page("gpt-4o-mini-2024-07-18"),
      "src/rows.py":
        'import pandas as pd\nimport sqlite3\nrows = pd.read_sql("SELECT * FROM crm.customers", sqlite3.connect("x.db"))\n',
    };
    const text = await begun(files);
    assert.equal(
      section(text, "models"),
      "  # asked for by assistant.py:4 and pages/1_Notes.py:4\n  - name: gpt-4o-mini\n    base-model: gpt-4o-mini-2024-07-18\n    version: 2024-07-18\n",
    );
    assert.match(section(text, "services"), /- name: assistant\n {4}entry: assistant\.py\n {4}models: \[gpt-4o-mini\]\n$/);
    assert.match(section(text, "data"), /- name: customers\n$/);
    const [again] = await manifestsOf({ ...files, "ai-readiness.yaml": text });
    assert.deepEqual(again?.entries, []);
  });

  it("adds to a manifest what it does not say, byte for byte after what people wrote", async () => {
    const manifest =
      "version: 1\r\n# ours\r\nsystem: { name: churn, owner: ml@example.com }\r\nservices:\r\n- name: scoring   # the one\r\n  entry: src/api.py:predict\r\n";
    const files = { ...CHURN, "ai-readiness.yaml": manifest };
    const manifests = await manifestsOf(files);
    const text = written(files, manifests)["ai-readiness.yaml"]!;
    assert.ok(text.startsWith(manifest), text);
    assert.match(text, /\r\n- name: churn-api\r\n {2}entry: src\/api\.py:explain\r\n/);
    assert.match(text, /\r\ndata:\r\n# read by src\/train\.py:5\r\n- name: customers\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
    const [again] = await manifestsOf(written(files, manifests));
    assert.equal(again?.fix, undefined);
  });

  it("recognises by its place what people call otherwise", async () => {
    const manifest =
      "version: 1\ndata:\n  - { name: kunden, location: data/*.csv }\nmodels:\n  - { name: abwanderung, artifact: models/churn.pkl }\nservices:\n  - { name: bewertung, entry: src/api.py }\n";
    const [found] = await manifestsOf({ ...CHURN, "ai-readiness.yaml": manifest });
    assert.deepEqual([found?.entries, found?.fix], [[], undefined]);
  });

  it("leaves governed folders to their manifest", async () => {
    const files = {
      ...Object.fromEntries(Object.entries(CHURN).map(([path, text]) => [`churn/${path}`, text])),
      "churn/ai-readiness.yaml": "version: 1\nsystem:\n  name: churn\n",
      "prices/train.py": TRAIN,
    };
    const manifests = await manifestsOf(files);
    assert.deepEqual(
      manifests.map(({ file, isNew }) => [file, isNew]),
      [
        ["churn/ai-readiness.yaml", false],
        ["ai-readiness.yaml", true],
      ],
    );
    const next = written(files, manifests);
    assert.match(next["churn/ai-readiness.yaml"]!, /entry: src\/api\.py\n/);
    assert.match(next["churn/ai-readiness.yaml"]!, /# read by src\/train\.py:5\n/);
    assert.doesNotMatch(next["ai-readiness.yaml"]!, /churn\/src/);
    assert.match(next["ai-readiness.yaml"]!, /read by prices\/train\.py:5/);
    const without = await manifestsOf(Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("prices/"))));
    assert.deepEqual(
      without.map(({ file }) => file),
      ["churn/ai-readiness.yaml"],
    );
  });

  it("says where a manifest is broken, and proposes nothing then", async () => {
    const { found } = await proposalsOf({ ...CHURN, "ai-readiness.yaml": "version: 1\nsystem: [\n" });
    assert.equal(found.state, "broken");
    assert.ok(found.state === "broken" && found.problem.place.line >= 2);
  });

  it("says which section cannot be added to", async () => {
    const [found] = await manifestsOf({ ...CHURN, "ai-readiness.yaml": "version: 1\ndata: later\nmodels: []\nservices:\n" });
    assert.deepEqual(found?.closed, ["data"]);
    assert.deepEqual(
      found?.entries.map(({ section: of }) => of),
      ["models", "services"],
    );
  });

  it("begins nothing without AI, unless it is asked to", async () => {
    assert.equal((await proposalsOf(NO_AI)).found.state, "no-ai");
    const text = await begun(NO_AI, { force: true });
    assert.match(text, /^ {2}name: shop$/m);
    assert.equal(section(text, "data"), "");
  });
});
