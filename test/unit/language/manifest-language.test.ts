import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openProject } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import { createManifestLanguage, type DocumentedSchema, type ManifestLanguage } from "../../../src/language/index.ts";

const ROOT = process.env.AI_READINESS_ROOT ?? process.cwd();
const SCHEMA = JSON.parse(readFileSync(join(ROOT, "schemas/ai-readiness.schema.json"), "utf8")) as DocumentedSchema;
const FILE = "ai-readiness.yaml";

const MANIFEST = `version: 1
system:
  name: churn   # as we call it
  owner: ml@example.com
  stage: pilot
data:
  - name: customers
    location: data/customers.csv
    version: git
  - name: outcomes
    location: data/outcomes.csv
models:
  - name: churn
    artifact: models/churn.pkl
    trained-by: src/train.py:main
    training-data: [customers, "outcomes"]
services:
  - name: scoring-api
    entry: src/api.py:predict
    models: [churn]
    monitoring:
      drift: { by: src/watch.py:log_prediction, reference: customers }
governance:
  documents:
    incident-response: docs/runbook.md#roll-back
waivers:
  - { rule: mlops/no-alert, subject: services.scoring-api, reason: "Next week", owner: ml@example.com, expires: 2027-01-01 }
`;

const FILES = {
  [FILE]: MANIFEST,
  "data/customers.csv": "id,plan\n1,a\n",
  "data/outcomes.csv": "id\n1\n",
  "data/more.csv": "id\n1\n",
  "models/churn.pkl": "x",
  "docs/runbook.md": "# Runbook\n\ntext\n\n## Roll back\n\nPut the model before back.\n",
  "src/train.py": `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

def main():
    frame = pd.read_csv("data/customers.csv")
    other = pd.read_csv("data/more.csv")
    model = LogisticRegression().fit(frame, other)
    joblib.dump(model, "models/churn.pkl")
`,
  "src/watch.py": `from evidently.metric_preset import DataDriftPreset
from evidently.report import Report

def log_prediction(rows):
    Report(metrics=[DataDriftPreset()]).run(reference_data=None, current_data=rows)

def unrelated():
    pass
`,
  "src/api.py": `import joblib
from fastapi import FastAPI
from src.watch import log_prediction

app = FastAPI()
model = joblib.load("models/churn.pkl")

@app.post("/predict")
def predict(rows: list):
    log_prediction(rows)
    return model.predict(rows)
`,
};

describe("the manifest's language", () => {
  let language: ManifestLanguage;

  before(async () => {
    const project = openProject(createMemoryHost(FILES, { tracked: Object.keys(FILES) }));
    await project.scan();
    language = createManifestLanguage(SCHEMA, () => project.world);
  });

  /** The manifest's text up to a line, then what is being written; `|` is the cursor. */
  const after = (line: string, written: string) => {
    const end = MANIFEST.indexOf(line) + line.length;
    assert.ok(end > line.length, line);
    return `${MANIFEST.slice(0, end)}\n${written}${MANIFEST.slice(end)}`;
  };
  const instead = (line: string, written: string) => {
    assert.ok(MANIFEST.includes(line), line);
    return MANIFEST.replace(line, () => written);
  };
  const completed = (marked: string) => {
    const offset = marked.indexOf("|");
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const { start, items } = language.complete({ file: FILE, text }, offset);
    return { typed: text.slice(start, offset), items, labels: items.map(({ label }) => label), text, start, offset };
  };
  /** The text after one of the completions was taken. */
  const taken = (marked: string, label: string) => {
    const { items, text, start, offset } = completed(marked);
    const item = items.find((one) => one.label === label);
    assert.ok(item, `${label} is not among ${items.map((one) => one.label).join(", ")}`);
    return text.slice(0, start) + item.insert + text.slice(offset);
  };
  const at = (text: string, of = MANIFEST) => {
    assert.ok(of.includes(text), text);
    return of.indexOf(text);
  };
  const manifest = { file: FILE, text: MANIFEST };

  describe("completes", () => {
    it("sections that are not there yet", () => {
      const { labels } = completed(`${MANIFEST}|`);
      assert.deepEqual(labels, ["integrations", "adoption", "lint"]);
    });

    it("fields of a section, those there left out", () => {
      const { labels, typed } = completed(after("  stage: pilot", "  r|"));
      assert.equal(typed, "r");
      assert.deepEqual(labels, ["purpose", "risk", "policies"]);
    });

    it("fields of an entry that has its dash already", () => {
      const { labels } = completed(after("    location: data/outcomes.csv", "    |"));
      assert.ok(labels.includes("kind") && labels.includes("contract"));
      assert.ok(!labels.includes("name") && !labels.includes("location"));
    });

    it("a new entry, with its dash or without", () => {
      assert.ok(completed(after("    location: data/outcomes.csv", "  - |")).labels.includes("a new dataset"));
      assert.match(taken(after("    location: data/outcomes.csv", "  |"), "name"), /\n {2}- name: /);
    });

    it("fields and values between braces", () => {
      assert.deepEqual(completed(after("  stage: pilot", "  risk: { |")).labels, ["class", "rationale"]);
      assert.deepEqual(completed(after("  stage: pilot", "  risk: { class: mi|")).labels, ["minimal", "limited", "high"]);
      assert.deepEqual(completed(after("  stage: pilot", "  risk: { class: minimal, | }")).labels, ["rationale"]);
    });

    it("the values that a field may have", () => {
      const { labels, items } = completed(instead("  stage: pilot", "  stage: p|"));
      assert.deepEqual(labels, ["poc", "pilot", "production"]);
      assert.equal(items[1]!.detail, "used by a few");
    });

    it("names of datasets and models, where they are referred to", () => {
      assert.deepEqual(completed(instead("[customers, ", "[|, ")).labels, ["customers", "outcomes"]);
      assert.deepEqual(completed(instead("reference: customers", "reference: cu|")).labels, ["customers", "outcomes"]);
      assert.deepEqual(completed(instead("models: [churn]", "models: [ch|]")).labels, ["churn"]);
    });

    it("paths, a folder at a time", () => {
      const { labels } = completed(instead("docs/runbook.md#roll-back", "|"));
      assert.ok(labels.includes("docs/") && labels.includes("src/"));
      assert.deepEqual(completed(instead("docs/runbook.md#roll-back", "docs/|")).labels, ["docs/runbook.md"]);
    });

    it("what the source reads and the manifest does not declare, before plain paths", () => {
      const { items } = completed(instead("location: data/outcomes.csv", "location: |"));
      assert.equal(items[0]!.label, "data/more.csv");
      assert.match(items[0]!.detail ?? "", /read at train\.py:7, not declared/);
    });

    it("functions after a file", () => {
      const { labels, typed } = completed(instead("by: src/watch.py:log_prediction", "by: src/watch.py:|"));
      assert.equal(typed, "src/watch.py:");
      assert.deepEqual([...labels].sort(), ["src/watch.py:log_prediction", "src/watch.py:unrelated"]);
    });

    it("entries of services and symbols of monitors that were found", () => {
      assert.equal(completed(instead("entry: src/api.py:predict", "entry: |")).labels[0], "src/api.py:predict");
      assert.equal(completed(instead("by: src/watch.py:log_prediction", "by: |")).labels[0], "src/watch.py:log_prediction");
    });

    it("rules, and what a waiver can be for", () => {
      assert.ok(completed(instead("rule: mlops/no-alert", "rule: ml|")).labels.includes("mlops/no-drift-monitor"));
      assert.ok(completed(instead("subject: services.scoring-api", "subject: |")).labels.includes("services.scoring-api"));
      const { labels } = completed(`${MANIFEST}lint:\n  severity:\n    |`);
      assert.ok(labels.includes("data/local-path") === false && labels.includes("integration/local-path"));
    });

    it("within quotes, without adding quotes", () => {
      assert.match(taken(instead('"outcomes"', '"|"'), "outcomes"), /\[customers, "outcomes"\]/);
    });

    it("quotes what YAML would read as something else", () => {
      assert.match(taken(instead("rule: mlops/no-alert", "rule: |"), "mlops/*"), /rule: mlops\/\*,/);
    });

    it("a whole manifest in an empty file", () => {
      const { labels } = completed("|");
      assert.equal(labels[0], "version");
      assert.ok(labels.includes("a new manifest"));
    });

    it("keeps a name's colon", () => {
      assert.match(taken(instead("  stage: pilot", "  |: pilot"), "stage"), /\n {2}stage: pilot\n/);
    });

    it("nothing in comments, in free text, or where nothing is known", () => {
      assert.deepEqual(completed(instead("# as we call it", "# as |")).labels, []);
      assert.deepEqual(completed(instead("name: churn   #", "name: ch| #")).labels, []);
      assert.deepEqual(completed(after("  stage: pilot", "  nonsense:\n    |")).labels, []);
    });

    it("in a text that is broken elsewhere", () => {
      const broken = `${MANIFEST}adoption: [\n`;
      const marked = broken.replace("  stage: pilot", "  stage: |");
      assert.deepEqual(completed(marked).labels, ["poc", "pilot", "production"]);
    });
  });

  describe("hovers", () => {
    const hover = (text: string) => {
      const found = language.hover(manifest, at(text) + 1);
      assert.ok(found, text);
      return { ...found, told: found.parts.map(({ text }) => text).join("\n") };
    };

    it("say what a field means", () => {
      assert.match(hover("training-data").meaning, /Names of the `data` entries/);
    });

    it("say what the source does with a dataset, and how it is tracked", () => {
      const { told, parts } = hover("customers\n");
      assert.match(told, /Read by pandas\.read_csv/);
      assert.match(told, /Versions: /);
      assert.ok(parts.some((part) => "place" in part && part.place?.file === "src/train.py"));
    });

    it("say how a service is watched, and how it is judged", () => {
      const { told, parts } = hover("scoring-api\n");
      assert.match(told, /Watched by Evidently: drift/);
      assert.ok(parts.some((part) => "mark" in part && part.mark === "fail"));
    });

    it("follow a monitor's claim through the calls", () => {
      assert.match(hover("src/watch.py:log_prediction").told, /measures drift/);
      assert.match(hover("src/watch.py:log_prediction").told, /log_prediction/);
    });

    it("explain rules", () => {
      assert.match(hover("mlops/no-alert").told, /nobody is told/);
    });

    it("say nothing between words and in comments", () => {
      assert.equal(language.hover(manifest, at("# as we") + 3), undefined);
    });
  });

  describe("leads", () => {
    const lead = (text: string) => language.definitions(manifest, at(text) + 2)[0];

    it("from a file to it, from a heading to its line", () => {
      assert.deepEqual([lead("docs/runbook.md")?.place.file, lead("docs/runbook.md")?.place.line], ["docs/runbook.md", 5]);
    });

    it("from a function to where it is defined", () => {
      assert.deepEqual([lead("src/watch.py:log")?.what, lead("src/watch.py:log")?.place.line], ["symbol", 4]);
    });

    it("from a name to its entry", () => {
      const found = lead("customers, ");
      assert.deepEqual([found?.what, found?.place.line], ["entry", 7]);
      assert.equal(lead("services.scoring-api")?.place.line, 18);
    });

    it("from an entry's own name back into the source", () => {
      const places = (text: string) =>
        language.definitions(manifest, at(text) + 2).map(({ what, place }) => `${what} ${place.file}:${place.line}`);
      assert.deepEqual(places("customers\n"), ["source src/train.py:6"]);
      assert.deepEqual(places("churn\n    artifact"), ["source src/api.py:6", "source src/train.py:9"]);
      assert.deepEqual(places("scoring-api\n"), ["source src/api.py:8"]);
    });

    it("nowhere from what is not there", () => {
      assert.equal(lead("ml@example.com"), undefined);
      const text = MANIFEST.replace("data/customers.csv", "data/absent.csv");
      assert.deepEqual(language.definitions({ file: FILE, text }, at("data/absent.csv", text) + 2), []);
    });

    it("from every reference at once, as links", () => {
      const names = language.links(manifest).map(({ origin }) => MANIFEST.slice(origin.start, origin.end));
      assert.deepEqual(names, [
        "data/customers.csv",
        "data/outcomes.csv",
        "models/churn.pkl",
        "src/train.py:main",
        "src/api.py:predict",
        "src/watch.py:log_prediction",
        "docs/runbook.md#roll-back",
      ]);
    });
  });

  describe("renames", () => {
    const rename = (text: string, name: string) => {
      const answer = language.rename(manifest, at(text) + 1, name);
      if ("problem" in answer) return answer.problem;
      const edits = [...answer.edits].sort((one, other) => other.start - one.start);
      return edits.reduce((result, { start, end }) => result.slice(0, start) + name + result.slice(end), MANIFEST);
    };

    it("a dataset wherever it is named, and nothing else", () => {
      const renamed = rename("customers\n", "clients");
      assert.equal(
        renamed,
        MANIFEST.replace("name: customers", "name: clients")
          .replace("[customers,", "[clients,")
          .replace("reference: customers", "reference: clients"),
      );
    });

    it("a name within quotes and within a subject", () => {
      assert.match(rename("outcomes\n", "results"), /\[customers, "results"\]/);
      assert.match(rename("scoring-api\n", "scores"), /subject: services\.scores,/);
    });

    it("not a model for a system of the same name", () => {
      assert.match(rename("churn\n    artifact", "leaving"), /name: churn {3}# as we call it/);
    });

    it("tell why they cannot be done", () => {
      assert.match(rename("customers\n", "outcomes"), /already/);
      assert.match(rename("customers\n", "a: b"), /letters/);
      assert.match(rename("pilot\n", "x"), /Only the names/);
    });

    it("find all references, the name first", () => {
      const found = language.references(manifest, at("customers, ") + 1).map(({ start }) => start);
      assert.equal(found.length, 3);
      assert.equal(found[0], at("customers\n"));
    });
  });

  it("has an outline of sections and named entries", () => {
    const outline = language.outline(manifest);
    assert.deepEqual(
      outline.map(({ name }) => name),
      ["version", "system", "data", "models", "services", "governance", "waivers"],
    );
    assert.deepEqual(
      outline[2]!.children.map(({ name }) => name),
      ["customers", "outcomes"],
    );
    assert.equal(outline[6]!.children[0]!.name, "mlops/no-alert");
  });

  describe("folds", () => {
    /** First and last line of each fold, counted from 1, with its kind. */
    const foldsIn = (text: string) =>
      language.folds({ file: FILE, text }).map(({ start, end, kind }) => {
        const line = (offset: number) => text.slice(0, offset).split("\n").length;
        return `${line(start)}-${line(end)} ${kind}`;
      });

    it("sections, entries and fields with parts, without what follows them", () => {
      assert.deepEqual(foldsIn(manifest.text), [
        "2-5 structure",
        "6-11 structure",
        "7-9 structure",
        "10-11 structure",
        "12-16 structure",
        "13-16 structure",
        "17-22 structure",
        "18-22 structure",
        "21-22 structure",
        "23-25 structure",
        "24-25 structure",
        "26-27 structure",
      ]);
      assert.deepEqual(foldsIn("data:\n- name: a\n  owner: b\n\n# about models\nmodels: []\n"), [
        "1-3 structure",
        "2-3 structure",
      ]);
      assert.deepEqual(foldsIn("data: {\n  a: [\n    1,\n  ],\n}\n"), ["1-5 structure", "2-4 structure"]);
    });

    it("texts over several lines, in which a number sign begins no comment", () => {
      assert.deepEqual(foldsIn("system:\n  purpose: |\n    # one\n    # two\n  owner: a\n"), ["1-5 structure", "2-4 text"]);
      assert.deepEqual(foldsIn('purpose: "one\n  two"\n'), ["1-2 text"]);
    });

    it("an entry whole, though a text begins in its first line", () => {
      assert.deepEqual(foldsIn("data:\n  - name: >\n      a\n    owner: b\n"), ["1-4 structure", "2-4 structure"]);
    });

    it("blocks of comments, and regions", () => {
      const text = "# one\n# two\n\n# three\n# four\nversion: 1 # five\n# six\n";
      assert.deepEqual(foldsIn(text), ["1-2 comment", "4-5 comment"]);
      assert.deepEqual(foldsIn(text.replaceAll("\n", "\r\n")), ["1-2 comment", "4-5 comment"]);
      assert.deepEqual(foldsIn("# region all\n# a\n# b\n# region in\nversion: 1\n# endregion\n# endregion\n# endregion\n"), [
        "1-7 region",
        "2-3 comment",
        "4-6 region",
      ]);
    });
  });

  it("answers for any place of any prefix of a manifest", () => {
    for (let length = 0; length < MANIFEST.length; length += 7) {
      const text = MANIFEST.slice(0, length);
      for (const offset of [length, Math.floor(length / 2)]) {
        language.complete({ file: FILE, text }, offset);
        language.hover({ file: FILE, text }, offset);
        language.definitions({ file: FILE, text }, offset);
      }
      language.outline({ file: FILE, text });
      language.folds({ file: FILE, text });
      language.links({ file: FILE, text });
    }
  });
});
