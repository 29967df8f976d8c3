import assert from "node:assert/strict";
import { applyFix } from "../../../src/model/apply-fix.ts";
import { lint } from "./case.ts";

const MANIFEST = `version: 1
system:
  name: churn
  stage: production
data: []
models:
  - name: leavers
    artifact: models/leavers.joblib
    trained-by: src/train.py
  - name: stayers
    artifact: models/stayers.joblib
    trained-by: src/train.py
  - name: writer
    base-model: gpt-4o-2024-08-06
adoption:
  rollout:          # path of the rollout plan
`;

const FILES = {
  "ai-readiness.yaml": MANIFEST,
  "src/train.py": `import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression, Ridge

frame = pd.read_csv("data/customers.csv")
leavers = LogisticRegression().fit(frame[["age"]], frame["left"])
stayers = Ridge().fit(frame[["age"]], frame["months"])
joblib.dump(leavers, "models/leavers.joblib")
joblib.dump(stayers, "models/stayers.joblib")
`,
  "src/replay.py": `import joblib
import pandas as pd

model = joblib.load("models/leavers.joblib")
rows = pd.read_csv("data/replay.csv")
model.predict(rows)
`,
  "src/write.py": `from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-4o-2024-08-06", messages=[])
OpenAI().chat.completions.create(model="gpt-4o-mini-2024-07-18", messages=[])
`,
};

/** What the first fix of a finding about a subject writes, by file. */
async function drafted(
  rule: string,
  files: Readonly<Record<string, string>>,
  about: RegExp,
): Promise<ReadonlyMap<string, string>> {
  const { findings } = await lint(rule, files);
  const finding = findings.find(({ message, subject }) => about.test(message) || about.test(subject.name));
  assert.ok(finding, `Found: ${findings.map(({ message }) => message).join("\n")}`);
  return new Map(applyFix(finding.fixes[0]!, (path) => files[path]));
}

async function card(name: string): Promise<string> {
  const written = await drafted("governance/no-model-card", FILES, new RegExp(name));
  const text = written.get(`docs/model-card-${name}.md`);
  assert.ok(text, `Written: ${[...written.keys()].join(", ")}`);
  return text;
}

describe("Drafts", () => {
  it("name files and no lines, since those are others by the next change", async () => {
    assert.match(await card("leavers"), /^- Saved by `joblib.dump` \(src\/train\.py\)$/m);
    for (const name of ["leavers", "writer"]) assert.doesNotMatch(await card(name), /\.py:\d/);
  });

  it("do not say of one model what is said of another", async () => {
    const text = await card("leavers");
    assert.doesNotMatch(text, /stayers/);
    // One program fits both, and which call fits which is not told.
    assert.doesNotMatch(text, /Trained by `.*fit`/);
    assert.doesNotMatch(text, /gpt-4o/);
    assert.match(await card("writer"), /^- Asked of a provider: `gpt-4o-2024-08-06` \(src\/write\.py\)$/m);
    assert.doesNotMatch(await card("writer"), /mini/);
  });

  it("say of the training data what the training program reads", async () => {
    const text = await card("leavers");
    assert.match(text, /^- Read: `data\/customers\.csv`.* \(src\/train\.py\)$/m);
    assert.doesNotMatch(text, /replay\.csv/);
  });

  it("ask of a provider's model what its provider says", async () => {
    assert.match(await card("writer"), /^TODO: What does its provider say about the data/m);
  });

  it("keep the comment behind an empty field near its column", async () => {
    const written = await drafted("adoption/no-rollout-plan", FILES, /./);
    assert.match(written.get("ai-readiness.yaml")!, /^ {2}rollout: docs\/rollout\.md {2}# path of the rollout plan$/m);
  });
});

describe("Variables of the environment", () => {
  it("are named in the title of the fix, and never after an argument that says nothing", async () => {
    const files = {
      "src/page.py": `import joblib
import streamlit as st
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/leavers.joblib")
base = st.text_input("Where", value="http://10.20.4.17:8080")
scores_url = "http://10.20.4.18:8080/v1"


@app.post("/predict")
def predict(age: int):
    return {"left": int(model.predict([[age]])[0])}
`,
    };
    const { findings } = await lint("integration/local-endpoint", files);
    const titles = findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.ok(findings.length > 0);
    assert.doesNotMatch(titles.join("\n"), /VALUE/);
    const alone = { ...files, "src/page.py": files["src/page.py"].replace(/^base = .*\n/m, "") };
    const [only] = (await lint("integration/local-endpoint", alone)).findings;
    assert.equal(only?.fixes[0]?.title, "Read the address from SCORES_URL in the environment");
  });
});
