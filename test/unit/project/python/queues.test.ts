import { expectInventory as expect } from "../inventory-of.ts";

const APP = `
import joblib
from fastapi import FastAPI

from batching import Batcher, results

app = FastAPI()
batcher = Batcher(joblib.load("model.pkl"))


@app.post("/score")
async def score(row: list[float]):
    return await batcher.score(row)


@app.get("/size")
def size():
    return batcher.size()
`;

const BATCHING = `
import asyncio


class Batcher:
    def __init__(self, model):
        self.model = model
        self.waiting = asyncio.Queue(maxsize=100)
        self.done = {}

    async def start(self):
        asyncio.create_task(self.work())

    async def score(self, row):
        future = asyncio.Future()
        await self.waiting.put((row, future))
        return await future

    def size(self):
        self.done.get("size")
        return self.waiting.qsize()

    async def work(self):
        while True:
            row, future = await self.waiting.get()
            future.set_result(self.model.predict([row]))  # asks: serving

results = None
`;

describe("what is handed over through a queue", () => {
  it("reaches the worker of the same object, which asks the model", () =>
    expect({ "app.py": APP, "batching.py": BATCHING }, { services: ["http POST /score"] }));

  it("reaches a worker of the same file", () =>
    expect(
      {
        "app.py": `
import queue
import threading

import joblib
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("model.pkl")
tasks = queue.Queue()


def work():
    while True:
        row = tasks.get()
        print(model.predict([row]))  # asks: serving


@app.route("/score", methods=["POST"])
def score():
    tasks.put(request.json)
    return "", 202


@app.route("/other")
def other():
    return str(tasks.qsize())


threading.Thread(target=work, daemon=True).start()
`,
      },
      { services: ["http POST /score"] },
    ));

  it("leads nowhere where what is put into is no queue, or another one", () =>
    expect(
      {
        "app.py": APP,
        "batching.py": BATCHING.replace("asyncio.Queue(maxsize=100)", "Cache()").replace("asks: serving", "asks: offline"),
      },
      { services: [] },
    ));
});
