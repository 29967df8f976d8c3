/** Folders to measure the editor with: made anew each time, alike each time, and nobody's. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Python files of a package; one package in four has models in it. */
const PACKAGE = 20;

/**
 * A repository of about `count` files: half of them programs in packages that import each other, the rest notebooks, configuration, texts, scripts of a web
 * front and data. Everything is committed.
 */
export function makeRepository(folder, count) {
  const put = writer(folder);
  const share = (part) => Math.round(count * part);
  const packages = Math.max(1, Math.round(share(0.5) / PACKAGE));
  for (let index = 0; index < packages; index++) putPackage(put, index, packages);
  times(share(0.03), (index) => put(`notebooks/area${index % 12}/study_${index}.ipynb`, notebook(index)));
  times(share(0.12), (index) => put(`docs/part${index % 30}/page-${index}.md`, page(index)));
  times(share(0.1), (index) => put(`config/env${index % 25}/setting-${index}.yaml`, setting(index)));
  times(share(0.05), (index) => put(`config/env${index % 25}/table-${index}.json`, JSON.stringify({ index, rows: [1, 2, 3] })));
  times(share(0.08), (index) => put(`web/src/view${index % 20}/part-${index}.ts`, script(index)));
  times(share(0.12), (index) => put(`data/day${index % 40}/rows-${index}.csv`, `id,value\n${index},1\n`));
  put("requirements.txt", "fastapi==0.110.0\njoblib==1.3.0\npandas==2.1.0\nscikit-learn==1.4.0\nopenai==1.30.0\n");
  put("Dockerfile", 'FROM python:3.12-slim\nCOPY . .\nCMD ["uvicorn", "pkg0.service:app"]\n');
  put("README.md", "# Many things\n\nA repository that is made to be measured.\n");
  commit(folder);
}

/** A manifest of about `lines` lines over what the packages hold, with every kind of reference. */
export function makeManifest(folder, lines) {
  const data = [];
  const models = [];
  const services = [];
  for (let index = 0; 7 + 7 * data.length + 6 * models.length + 9 * services.length < lines; index++) {
    data.push(
      `  - name: rows-${index}\n    location: data/day${index % 40}/rows-${index}.csv\n    kind: production\n    used-for: [training]\n    version: git\n    owner: data@example.com\n    licence: internal\n`,
    );
    models.push(
      `  - name: model-${index}\n    artifact: models/model_${index}.joblib\n    trained-by: pkg${index * 4}/train.py:train\n    training-data: [rows-${index}]\n    card: docs/part${index % 30}/page-${index}.md\n    max-age: 90d\n`,
    );
    services.push(
      `  - name: service-${index}\n    entry: pkg${index * 4}/service.py:predict\n    models: [model-${index}]\n    auth: oauth2\n    fallback: a person decides\n    rollout: canary\n    monitoring:\n      drift: { by: pkg${index * 4}/watch.py:observe, reference: rows-${index}, alert: ml }\n      operations: { external: datadog, owner: platform }\n`,
    );
  }
  const head = "version: 1\nsystem:\n  name: many\n  owner: ml@example.com\n  stage: pilot\n";
  writer(folder)("ai-readiness.yaml", `${head}data:\n${data.join("")}models:\n${models.join("")}services:\n${services.join("")}`);
}

function putPackage(put, index, packages) {
  const name = `pkg${index}`;
  const other = `pkg${(index * 7 + 3) % packages}`;
  put(`${name}/__init__.py`, "");
  const isModel = index % 4 === 0;
  if (isModel) {
    put(`${name}/train.py`, training(index));
    put(`${name}/service.py`, service(index));
    put(`${name}/watch.py`, watching());
  }
  for (let step = isModel ? 4 : 1; step < PACKAGE; step++) put(`${name}/step_${step}.py`, plain(name, other, step));
}

function training(index) {
  return `"""Trains model ${index}."""

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

from .step_5 import scale_5

DATA = "data/day${index % 40}/rows-${index}.csv"


def train():
    frame = scale_5(pd.read_csv(DATA))
    model = RandomForestClassifier(n_estimators=100)
    model.fit(frame[["id"]], frame["value"])
    joblib.dump(model, "models/model_${index / 4}.joblib")


if __name__ == "__main__":
    train()
`;
}

function service(index) {
  return `import joblib
from fastapi import FastAPI
from openai import OpenAI

from .step_6 import scale_6
from .watch import observe

app = FastAPI()
model = joblib.load("models/model_${index / 4}.joblib")
client = OpenAI()


@app.post("/predict")
def predict(rows: list):
    answer = model.predict(scale_6(rows))
    observe(rows, answer)
    return {"answer": list(answer)}


@app.post("/explain")
def explain(question: str):
    reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return {"text": reply.choices[0].message.content}
`;
}

function watching() {
  return `from evidently.metric_preset import DataDriftPreset
from evidently.report import Report


def observe(rows, answer):
    Report(metrics=[DataDriftPreset()]).run(reference_data=rows, current_data=answer)
`;
}

/** An ordinary module of about 80 lines, without anything to find in it. */
function plain(name, other, step) {
  const functions = [...Array(6).keys()].map(
    (index) => `

def ${index === 0 ? `scale_${step}` : `part_${step}_${index}`}(values, factor=${index + 1}, *, strict=False):
    """Scales the values and keeps their order."""
    result = []
    for value in values:
        if strict and value is None:
            raise ValueError("a value is missing")
        scaled = value * factor if value is not None else 0
        result.append(scaled)
    settings = {"name": "${name}", "step": ${step}, "factor": factor}
    return helper.join(result, settings) if hasattr(helper, "join") else result
`,
  );
  return `import logging
import os
from dataclasses import dataclass

from ${other} import step_${((step + 6) % 15) + 4} as helper

log = logging.getLogger(__name__)


@dataclass
class Options${step}:
    path: str = os.path.join("data", "step${step}")
    limit: int = ${step * 10}

    def describe(self):
        return f"{self.path} up to {self.limit}"
${functions.join("")}`;
}

function notebook(index) {
  const code = (source) => ({ cell_type: "code", execution_count: null, metadata: {}, outputs: [], source });
  return JSON.stringify({
    cells: [
      { cell_type: "markdown", metadata: {}, source: [`# Study ${index}\n`] },
      code([
        "import pandas as pd\n",
        "from sklearn.linear_model import LogisticRegression\n",
        "from datasets import load_dataset",
      ]),
      code([
        `frame = pd.read_csv("data/day${index % 40}/rows-${index}.csv")\n`,
        `reviews = load_dataset("acme/reviews-${index}")`,
      ]),
      code(['model = LogisticRegression().fit(frame[["id"]], frame["value"])\n', "model.score(frame[['id']], frame['value'])"]),
    ],
    metadata: { kernelspec: { display_name: "Python 3", language: "python", name: "python3" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

function page(index) {
  return `# Page ${index}\n\n${"What is written here is read by people, and by nobody else.\n\n".repeat(12)}## See also\n\n- [Next](page-${index + 30}.md)\n`;
}

function setting(index) {
  return `name: setting-${index}\nenabled: true\nlimits:\n  memory: 512Mi\n  retries: ${index % 7}\nhosts:\n${"  - host.example.com\n".repeat(5)}`;
}

function script(index) {
  return `import { useState } from "react";\n\nexport interface Part${index} {\n  readonly id: number;\n  readonly title: string;\n}\n\nexport function titleOf(part: Part${index}): string {\n  const [first] = part.title.split(" ");\n  return first ?? String(part.id);\n}\n\nexport const state${index} = () => useState(${index});\n`;
}

function commit(folder) {
  const git = (...args) => {
    const { status, stderr } = spawnSync("git", ["-c", "user.name=Bench", "-c", "user.email=bench@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`);
  };
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "Begin");
}

function writer(folder) {
  return (file, text) => {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
}

function times(count, work) {
  for (let index = 0; index < count; index++) work(index);
}
