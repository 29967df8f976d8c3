import { strict as assert } from "node:assert";
import { type Files, inventoryOf } from "../inventory-of.ts";

/** Services by name, each with the inference calls that it leads to, as `file:line`. */
async function expectReached(files: Files, expected: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const inventory = await inventoryOf(files);
  const found = Object.fromEntries(
    inventory.services.map((service) => [
      service.name,
      service.inferenceCalls.map((index) => {
        const { place } = inventory.inferenceCalls[index]!;
        return `${place.file}:${place.line}`;
      }),
    ]),
  );
  assert.deepEqual(found, expected);
}

describe("the call graph of a Python project", () => {
  it("leads each service to its own inference and not to its neighbour's", () =>
    expectReached(
      {
        "api.py": `
from fastapi import FastAPI
from models import churn, value

app = FastAPI()


@app.post("/churn")
def by_churn(x: list):
    return churn(x)


@app.post("/value")
def by_value(x: list):
    return value(x)


@app.get("/version")
def version():
    return "1"
`,
        "models.py": `
import joblib

first = joblib.load("churn.joblib")
second = joblib.load("value.joblib")


def churn(x):
    return first.predict(x)


def value(x):
    return second.predict(x)
`,
      },
      { "POST /churn": ["models.py:9"], "POST /value": ["models.py:13"] },
    ));

  it("follows abstract methods to subclasses, functions in tables, partials, and callbacks handed to executors", () =>
    expectReached(
      {
        "api.py": `
import asyncio
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI
from scoring import HANDLERS, Scorer, make

app = FastAPI()
pool = ThreadPoolExecutor()


@app.post("/abstract")
def by_abstract(kind: str, x: list):
    scorer: Scorer = make(kind)
    return scorer.score(x)


@app.post("/table")
def by_table(kind: str, x: list):
    return HANDLERS[kind](x)


@app.post("/pool")
async def by_pool(x: list):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, HANDLERS["a"], x)
`,
        "scoring.py": `
from abc import ABC, abstractmethod

import joblib

model = joblib.load("model.joblib")


class Scorer(ABC):
    @abstractmethod
    def score(self, x):
        ...


class Plain(Scorer):
    def score(self, x):
        return model.predict(x)


def make(kind) -> Scorer:
    return SCORERS.get(kind)


SCORERS = load_plugins()


def by_model(x):
    return model.predict_proba(x)


HANDLERS = {"a": by_model}
`,
      },
      {
        "POST /abstract": ["scoring.py:17"],
        "POST /table": ["scoring.py:28"],
        "POST /pool": ["scoring.py:28"],
      },
    ));

  it("ends where functions call each other in a ring", () =>
    expectReached(
      {
        "api.py": `
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


def even(x, n):
    return odd(x, n - 1) if n else model.predict(x)


def odd(x, n):
    return even(x, n - 1)


@app.post("/ring")
def ring(x: list):
    return even(x, 8)
`,
      },
      { "POST /ring": ["api.py:10"] },
    ));

  it("tells the way from the service to the model, step by step", async () => {
    const inventory = await inventoryOf({
      "api.py": `
from fastapi import FastAPI
from middle import middle

app = FastAPI()


@app.post("/deep")
def deep(x: list):
    return middle(x)
`,
      "middle.py": `
from last import last


def middle(x):
    return last(x)
`,
      "last.py": `
import joblib

model = joblib.load("model.joblib")


def last(x):
    return model.predict(x)
`,
    });
    const way = inventory.services[0]!.reasons.map(({ place }) => `${place.file}:${place.line}`);
    assert.deepEqual(way, ["api.py:8", "api.py:10", "middle.py:6", "last.py:8"]);
  });
});
