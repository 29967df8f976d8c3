import { expectInventory } from "../inventory-of.ts";

/** A model behind a class of the project. */
const MODEL = `
import joblib


class SpamModel:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    def predict(self, x):
        return self.model.predict([x])  # asks: serving
`;

const API = (load: string) => `
import importlib
import importlib.util

from fastapi import FastAPI

app = FastAPI()
${load}


@app.post("/predict")
def predict(x: str):
    return model.predict(x)
`;

const FILES = { "ml/__init__.py": "", "ml/model.py": MODEL };

describe("models whose class is chosen by a name", () => {
  it("follows modules and classes that are named in the source", async () => {
    for (const load of [
      'model = getattr(importlib.import_module("ml.model"), "SpamModel")()',
      'name, cls = "ml.model.SpamModel".rsplit(".", 1)\nmodel = getattr(importlib.import_module(name), cls)()',
      'name, _, cls = "ml.model.SpamModel".rpartition(".")\nmodel = getattr(importlib.import_module(name), cls)()',
      'name, cls = "ml.model:SpamModel".split(":")\nmodel = getattr(importlib.import_module(name), cls)()',
      'spec = importlib.util.find_spec("ml.model")\nloaded = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(loaded)\nmodel = loaded.SpamModel()',
      'spec = importlib.util.spec_from_file_location("m", "ml/model.py")\nloaded = importlib.util.module_from_spec(spec)\nmodel = loaded.SpamModel()',
    ])
      await expectInventory({ ...FILES, "app.py": API(load) }, { services: ["http POST /predict"] });
  });

  it("concludes nothing from names that only exist at run time", async () => {
    for (const load of [
      'import os\nmodel = getattr(importlib.import_module(os.environ["MODULE"]), os.environ["CLASS"])()',
      'import os\nname, cls = os.environ["MODEL"].rsplit(".", 1)\nmodel = getattr(importlib.import_module(name), cls)()',
    ])
      await expectInventory(
        { ...FILES, "ml/model.py": MODEL.replace("serving", "offline"), "app.py": API(load) },
        { services: [] },
      );
  });

  it("follows what a task of Celery is given beside its class", () =>
    expectInventory(
      {
        ...FILES,
        "tasks.py": `
import importlib

from celery import Celery, Task

app = Celery("scoring")


class PredictTask(Task):
    abstract = True

    def __init__(self):
        super().__init__()
        self.model = None

    def __call__(self, *args, **kwargs):
        if not self.model:
            module = importlib.import_module(self.path[0])
            self.model = getattr(module, self.path[1])()
        return self.run(*args, **kwargs)


@app.task(bind=True, base=PredictTask, path=("ml.model", "SpamModel"))
def predict(self, data):
    return self.model.predict(data)


@app.task(bind=True)
def other(self, data):
    return self.request.id
`,
      },
      { services: ["task predict"] },
    ));
});
