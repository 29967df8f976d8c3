import assert from "node:assert/strict";
import { expectInventory, inventoryOf } from "../inventory-of.ts";
import { locations } from "./found.ts";

const APP = (make: string) => `
from fastapi import FastAPI

from providers import ${make.replace(/\W.*/, "")}

app = FastAPI()
provider = ${make}


@app.post("/ask")
def ask(question: str):
    return provider.ask(question)
`;

describe("What a class has from those before it", () => {
  const BASE = `
from abc import ABC


class Provider(ABC):
    def __init__(self, client, model):
        self.client = client
        self.model = model

    def ask(self, question):
        return self.client.chat.completions.create(model=self.model, messages=[])  # asks: serving
`;

  for (const [how, call] of [
    ["super()", 'super().__init__(client=OpenAI(), model="m")'],
    ["the name of its class and its class before", 'super(Own, self).__init__(OpenAI(), "m")'],
    ["the base's own name", 'Provider.__init__(self, OpenAI(), "m")'],
  ])
    it(`is made of what its own constructor passes on by ${how}`, () =>
      expectInventory(
        {
          "base.py": BASE,
          "providers.py": `
from openai import OpenAI

from base import Provider


class Own(Provider):
    def __init__(self):
        ${call}
`,
          "app.py": APP("Own()"),
        },
        { services: ["http POST /ask"] },
      ));

  it("may be functions that are called where they are kept", async () => {
    const readers = `
import pandas as pd


class Reader:
    def __init__(self, read, options=None):
        self._read = read
        self._options = options or {}

    def table(self, path):
        return self._read(path, **self._options)


class Csv(Reader):
    def __init__(self):
        super().__init__(read=pd.read_csv)


BY_SUFFIX = {".csv": Csv}
BY_SUFFIX[suffix]().table("data/a.csv")
`;
    assert.deepEqual(await locations({ "a.py": readers }), ["data/a.csv"]);
  });

  it("is followed where a method calls the one before", () =>
    expectInventory(
      {
        "providers.py": `
import joblib


class Scorer:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    def ask(self, rows):
        return self.model.predict(rows)  # asks: serving


class Careful(Scorer):
    def ask(self, rows):
        return super().ask(rows or [])
`,
        "app.py": APP("Careful()"),
      },
      { services: ["http POST /ask"] },
    ));

  it("says nothing of what another class of the same base passes", async () => {
    const { services } = await inventoryOf({
      "providers.py": `
from base import Provider


class Fake(Provider):
    def __init__(self):
        super().__init__(None, "none")

    def ask(self, question):
        return "nothing"
`,
      "base.py": BASE,
      "app.py": APP("Fake()"),
    });
    assert.deepEqual(services, []);
  });
});

describe("Objects that a registry keeps in a dictionary", () => {
  for (const [how, find] of [
    ["a key", "self._kept[name]"],
    ["get", "self._kept.get(name)"],
    ["their values", "next(one for one in self._kept.values() if one.name == name)"],
    ["their items", "[one for key, one in self._kept.items()][0]"],
  ])
    it(`are found by ${how}`, () =>
      expectInventory(
        {
          "providers.py": `
from openai import OpenAI


class Own:
    name = "own"

    def __init__(self):
        self.client = OpenAI()

    def ask(self, question):
        return self.client.chat.completions.create(model="m", messages=[])  # asks: serving


class Registry:
    def __init__(self):
        self._kept: dict[str, Own] = {}

    def register(self, provider):
        self._kept[provider.name] = provider

    def find(self, name):
        return ${find}


registry = Registry()
registry.register(Own())
`,
          "app.py": APP('registry.find("own")'),
        },
        { services: ["http POST /ask"] },
      ));
});

describe("Classes and functions that a decorator keeps account of", () => {
  const files = (registry: string, use: string) => ({
    "registry.py": registry,
    "providers.py": `
from openai import OpenAI

from registry import make, register


@register("open")
class Open:
    def __init__(self):
        self.client = OpenAI()

    def ask(self, question):
        return self.client.chat.completions.create(model="m", messages=[])  # asks: serving
`,
    "app.py": APP(use),
  });

  it("are made by the name that they have there", () =>
    expectInventory(
      files(
        `
KEPT = {}


def register(name):
    def keep(cls):
        KEPT[name] = cls
        return cls

    return keep


def make(name):
    return KEPT[name]()
`,
        'make("open")',
      ),
      { services: ["http POST /ask"] },
    ));

  it("are nothing where nobody keeps them", async () => {
    const { services } = await inventoryOf(
      files(
        `
def register(name):
    def keep(cls):
        return cls

    return keep


def make(name):
    return None
`,
        'make("open")',
      ),
    );
    assert.deepEqual(services, []);
  });
});

describe("Steps that a workflow runs by their decorators", () => {
  const ASKS = "        return self.client.chat.completions.create(model='m', messages=[])  # asks: serving";
  const app = (run: string) => `
from fastapi import FastAPI

from flows import Story

app = FastAPI()


@app.post("/write")
async def write(topic: str):
    return await ${run}
`;

  it("are those of LlamaIndex, also where a class before starts it", () =>
    expectInventory(
      {
        "base.py": `
from llama_index.core.workflow import Workflow


class Flow(Workflow):
    async def execute(self, **given):
        return await self.run(**given)
`,
        "flows.py": `
from llama_index.core.workflow import step
from openai import OpenAI

from base import Flow


class Story(Flow):
    def __init__(self):
        super().__init__(timeout=60)
        self.client = OpenAI()

    @step
    async def write(self, event):
${ASKS}
`,
        "app.py": app("Story().execute(topic=topic)"),
      },
      { services: ["http POST /write"] },
    ));

  it("are those of CrewAI", () =>
    expectInventory(
      {
        "flows.py": `
from crewai.flow.flow import Flow, listen, start
from openai import OpenAI


class Story(Flow):
    client = OpenAI()

    @start()
    def plan(self):
        return "plan"

    @listen(plan)
    def write(self, plan):
${ASKS}
`,
        "app.py": app("Story().kickoff_async(inputs={})"),
      },
      { services: ["http POST /write"] },
    ));

  it("are none of a class of the project that only calls its method so", async () => {
    const { services } = await inventoryOf({
      "flows.py": `
from openai import OpenAI


def step(method):
    return method


class Story:
    client = OpenAI()

    def run(self):
        return 1

    @step
    def write(self, event):
        return self.client.chat.completions.create(model="m", messages=[])
`,
      "app.py": app("Story().run()"),
    });
    assert.deepEqual(services, []);
  });
});
