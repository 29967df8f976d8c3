import assert from "node:assert/strict";
import { expectInventory } from "../inventory-of.ts";
import { locations, reads } from "./found.ts";

const LOADERS = [
  "import numpy as np",
  "import pandas as pd",
  "def load_table(path):",
  "    return pd.read_csv(path)",
  "def load_array(path):",
  "    return np.load(path)",
  "LOADERS = {'table': load_table, 'array': load_array}",
].join("\n");

describe("Calls of what a dictionary holds", () => {
  it("may be of each of its functions, and pass them what they are given", async () => {
    for (const call of [
      "LOADERS[kind]('data/a.csv')",
      "LOADERS['table']('data/a.csv')",
      "LOADERS.get(kind)('data/a.csv')",
      "{'t': load_table, 'a': load_array}[kind]('data/a.csv')",
    ])
      assert.ok((await locations({ "a.py": `${LOADERS}\n${call}` })).includes("data/a.csv"), call);
  });

  it("is followed from other files and through objects", async () => {
    const use = { "a.py": LOADERS, "b.py": "from a import LOADERS\nLOADERS[kind]('data/b.csv')" };
    assert.deepEqual(await locations(use), ["data/b.csv", "data/b.csv"]);
    const reader = [
      "import pandas as pd",
      "class Reader:",
      "    def __init__(self):",
      "        self.by = {'csv': self.table}",
      "    def table(self, path):",
      "        return pd.read_csv(path)",
      "    def read(self, path, kind):",
      "        return self.by[kind](path)",
      "Reader().read('data/c.csv', kind)",
    ].join("\n");
    assert.deepEqual(await locations({ "a.py": reader }), ["data/c.csv"]);
  });

  it("is what they all do, and unknown where they do not do the same", async () => {
    const call = (other: string) =>
      `import pandas as pd\nimport joblib\n{'csv': pd.read_csv, 'other': ${other}}[kind]('data/a.csv')`;
    assert.deepEqual(await reads({ "a.py": call("pd.read_parquet") }), ["a.py:3 pandas.read_csv data/a.csv none"]);
    assert.deepEqual(await reads({ "a.py": call("print") }), []);
    assert.deepEqual(await reads({ "a.py": call("joblib.dump") }), []);
  });

  it("makes models of one kind", () =>
    expectInventory(
      {
        "app.py": `
from fastapi import FastAPI
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

MODELS = {"linear": LogisticRegression, "margin": SVC}
app = FastAPI()


def train(kind):
    return MODELS[kind]().fit([[1]], [1])


@app.post("/predict")
def predict(x: list, kind: str):
    return train(kind).predict(x)  # asks: serving
`,
      },
      { services: ["http POST /predict"] },
    ));
});
