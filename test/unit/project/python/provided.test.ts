import { strict as assert } from "node:assert";
import { expectInventory as expect, inventoryOf } from "../inventory-of.ts";

const DESK = `
from openai import OpenAI


class Answerer:
    def __init__(self, key):
        self.client = OpenAI(api_key=key)

    def answer(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)  # asks: serving


class Desk:
    def __init__(self, answerer):
        self.answerer = answerer

    def ask(self, text):
        return self.answerer.answer(text)
`;

describe("what containers and workers hand to Python programs", () => {
  it("follows a container of dependencies to what it provides, and what it passes to that", () =>
    expect(
      {
        "desk.py": DESK,
        "containers.py": `
from dependency_injector import containers, providers

from desk import Answerer, Desk


class Container(containers.DeclarativeContainer):
    answerer = providers.Singleton(Answerer, key="k")
    desk = providers.Factory(Desk, answerer=answerer)
`,
        "main.py": `
from dependency_injector.wiring import Provide, inject
from fastapi import Depends, FastAPI

from containers import Container

app = FastAPI()
container = Container()


@app.post("/injected")
@inject
def injected(text: str, desk=Depends(Provide[Container.desk])):
    return desk.ask(text)


@app.post("/made")
def made(text: str):
    return container.answerer().answer(text)


@app.post("/other")
def other(text: str):
    return container.unknown().answer(text)
`,
      },
      { services: ["http POST /injected", "http POST /made"] },
    ));

  it("follows methods that are kept, also behind what tries them again", () =>
    expect(
      {
        "main.py": `
from fastapi import FastAPI
from google import genai
from tenacity import retry, stop_after_attempt

app = FastAPI()


def patiently():
    return retry(stop=stop_after_attempt(3))


class Answerer:
    def __init__(self, wrap=None):
        client = genai.Client()
        again = wrap or patiently()
        self._ask = again(client.models.generate_content)
        self._count = again(client.models.count_tokens)

    def answer(self, text):
        return self._ask(model="gemini-2.0-flash-001", contents=text)  # asks: serving

    def count(self, text):
        return self._count(model="gemini-2.0-flash-001", contents=text)


answerer = Answerer()


@app.post("/ask")
def ask(text: str):
    return answerer.answer(text)


@app.post("/count")
def count(text: str):
    return answerer.count(text)
`,
      },
      { services: ["http POST /ask"] },
    ));

  it("knows a program that starts a server by what it answers", () =>
    expect(
      {
        "desk_pb2_grpc.py": `
class DeskServicer:
    pass


def add_DeskServicer_to_server(servicer, server):
    server.add({"Ask": servicer.Ask})
`,
        "desk.py": `
import grpc
from openai import OpenAI

import desk_pb2_grpc

client = OpenAI()


class Desk(desk_pb2_grpc.DeskServicer):
    def Ask(self, request, context):
        return client.responses.create(model="gpt-4o", input=request.text)  # asks: serving
`,
        "main.py": `
import desk_pb2_grpc
import grpc
from desk import Desk


def main():
    server = grpc.server(None)
    desk_pb2_grpc.add_DeskServicer_to_server(Desk(), server)
    server.start()


if __name__ == "__main__":
    main()
`,
      },
      { services: ["deployment Desk.Ask"] },
    ));

  it("knows activities of Temporal and of durable functions", () =>
    expect(
      {
        "worker.py": `
from openai import OpenAI
from temporalio import activity

client = OpenAI()


@activity.defn
async def think(text: str) -> str:
    return client.responses.create(model="gpt-4o", input=text)  # asks: serving
`,
        "functions.py": `
import azure.durable_functions as df
from openai import OpenAI

app = df.DFApp()
client = OpenAI()


@app.activity_trigger(input_name="text")
def summarise(text):
    return client.responses.create(model="gpt-4o", input=text)  # asks: serving
`,
      },
      { services: ["handler summarise", "task think"] },
    ));

  it("takes no route for a service that tells how the program is, or only makes on its way what asks a model", async () => {
    const { services } = await inventoryOf({
      "main.py": `
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
held = {}


def agent():
    if "agent" not in held:
        held["agent"] = ChatOpenAI(model="gpt-4o")
    return held["agent"]


@app.get("/agent/status")
def status():
    return {"ready": agent().invoke("ping") is not None}


@app.get("/agent/info")
def info():
    return {"agent": str(agent())}


@app.get("/agent/models")
def models():
    return agent().invoke("Which models are there?")


@app.post("/agent/ask")
def ask(text: str):
    return agent().invoke(text)
`,
    });
    assert.deepEqual(
      services.map((one) => one.name),
      ["GET /agent/models", "POST /agent/ask"],
    );
  });

  it("tells which models of a hub embed, and whether a revision is among the settings that are passed on", async () => {
    const { modelArtifacts } = await inventoryOf({
      "main.py": `
from langchain_huggingface import HuggingFaceEmbeddings

plain = HuggingFaceEmbeddings(model_name="acme/embed")
placed = HuggingFaceEmbeddings(model_name="acme/embed", model_kwargs={"device": "cpu"})
pinned = HuggingFaceEmbeddings(model_name="acme/embed", model_kwargs={"revision": REVISION})
`,
    });
    assert.deepEqual(
      modelArtifacts.map((one) => [one.location, one.hub?.pinned, one.tracking.tracker]),
      [
        ["acme/embed", false, "none"],
        ["acme/embed", false, "none"],
        ["acme/embed", false, "unknown"],
      ],
    );
  });
});
