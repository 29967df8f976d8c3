import assert from "node:assert/strict";
import { openProject } from "../../../src/engine/index.ts";
import { createMemoryHost } from "../../../src/hosts/memory.ts";
import { lensesOf, sourceHoversAt, type World } from "../../../src/language/index.ts";

const FILES = {
  "ai-readiness.yaml": `version: 1
system: { name: churn, owner: ml@example.com }
data:
  - { name: customers, location: data/customers.csv, version: git }
services:
  - { name: scoring, entry: "src/api.py:predict" }
`,
  "data/customers.csv": "id\n1\n",
  "src/train.py": `import pandas as pd
from sklearn.linear_model import LogisticRegression

customers = pd.read_csv("data/customers.csv")
others = pd.read_csv("data/others.csv")
LogisticRegression().fit(customers, others)
`,
  "src/api.py": `import joblib
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/churn.pkl")

def watch(rows):
    Report(metrics=[DataDriftPreset()]).run(reference_data=None, current_data=rows)

@app.post("/predict")
def predict(rows: list):
    watch(rows)
    return model.predict(rows)

@app.post("/bare")
def bare(rows: list):
    return model.predict(rows)

@app.get("/health")
def health():
    return {}
`,
};

describe("a program's lines", () => {
  let world: World;
  before(async () => {
    const tracked = ["ai-readiness.yaml", "data/customers.csv", "src/train.py", "src/api.py"];
    const project = openProject(createMemoryHost(FILES, { tracked }));
    await project.scan();
    assert.ok(project.world);
    world = project.world;
  });

  it("carry lenses that say what a service is watched for", () => {
    const lenses = lensesOf(world, "src/api.py");
    assert.deepEqual(
      lenses.map(({ place, title }) => [place.line, /^drift ✓ · performance [✓✗?] · data quality [✓✗?]/.test(title) || title]),
      [
        [12, true],
        [17, "✗ nothing watches this service"],
      ],
    );
  });

  it("carry the path from the entry to inference and monitors", () => {
    const messages = lensesOf(world, "src/api.py")[0]!.chain.map(({ place, message }) => `${place.line} ${message}`);
    assert.match(messages[0]!, /^12 POST \/predict begins here/);
    assert.ok(messages.includes("15 infers with model.predict"), messages.join("\n"));
    assert.ok(
      messages.some((message) => /^10 Evidently measures drift/.test(message)),
      messages.join("\n"),
    );
  });

  it("carry lenses that say what tracks a dataset", () => {
    const lenses = lensesOf(world, "src/train.py").map(({ place, title }) => `${place.line} ${title}`);
    assert.deepEqual(lenses, ["4 data/customers.csv: tracked by git", "5 data/others.csv: tracked by nothing"]);
  });

  it("hover with reasons and the way to the manifest's entry", () => {
    const [read] = sourceHoversAt(world, { file: "src/train.py", line: 4, column: 16 });
    assert.equal(read?.title, "Dataset read: data/customers.csv: tracked by git");
    assert.ok(read.reasons.length > 0);
    assert.equal(read.entry?.file, "ai-readiness.yaml");
    assert.equal(read.entry?.line, 4);
  });

  it("hover with the services that reach an inference call", () => {
    const hovers = sourceHoversAt(world, { file: "src/api.py", line: 15, column: 14 });
    assert.match(hovers[0]!.title, /^Inference: model\.predict/);
    assert.ok(hovers[0]!.reasons.some(({ message }) => message === "reached by POST /predict"));
  });

  it("say nothing where nothing was found", () => {
    assert.deepEqual(sourceHoversAt(world, { file: "src/train.py", line: 1, column: 3 }), []);
    assert.deepEqual(lensesOf(world, "src/absent.py"), []);
  });
});
