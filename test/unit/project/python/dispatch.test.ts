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

  it("passes them what they are given also where they come from other files", async () => {
    const held = "import a\nfrom a import load_table\nBY = {'table': load_table}";
    const files = { "a.py": LOADERS, "b.py": held, "c.py": "from b import BY\nBY[kind]('data/c.csv')" };
    assert.deepEqual(await locations(files), ["data/c.csv", "?"]);
  });

  it("makes objects of what a parameter or an attribute holds", async () => {
    const desk = [
      "import pandas as pd",
      "class Desk:",
      "    def __init__(self, path):",
      "        self.table = pd.read_csv(path)",
    ].join("\n");
    const start = (head: string) => `${head}:\n    desk_cls('data/d.csv')`;
    const own =
      "from desk import Desk\nclass Office:\n    def __init__(self):\n        self.desk_class = Desk\n    def open(self):\n";
    for (const files of [
      { "start.py": `from desk import Desk\n${start("def start(desk_cls=Desk)")}` },
      { "start.py": `from desk import Desk\n${start("def start(desk_cls: type[Desk] = Desk)")}` },
      {
        "start.py": start("def start(desk_cls)"),
        "run.py": "from desk import Desk\nfrom start import start\nstart(desk_cls=Desk)",
      },
      { "start.py": start("def start(desk_cls)"), "run.py": "import start\nimport desk\nstart.start(desk_cls=desk.Desk)" },
      { "start.py": `${own}        self.desk_class('data/d.csv')` },
      { "start.py": "from desk import Desk as D, Chair\ndesk_cls = D if big else Chair\ndesk_cls('data/d.csv')" },
    ])
      assert.deepEqual(await locations({ "desk.py": desk, ...files }), ["data/d.csv"], JSON.stringify(files));
    assert.deepEqual(
      await locations({ "desk.py": desk, "start.py": "from desk import Desk\nx_cls = Desk\ny_cls('data/d.csv')" }),
      ["?"],
    );
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
