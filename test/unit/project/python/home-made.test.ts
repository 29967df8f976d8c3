import { strict as assert } from "node:assert";
import { type Files, inventoryOf, monitors } from "../inventory-of.ts";

/** A service that asks a model, with room for another route. */
const API = `
import json

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(x: list):
    return model.predict(x).tolist()
`;

const CHAT = `
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

from listener import Listener

app = FastAPI()


@app.post("/chat")
def chat(q: str):
    llm = ChatOpenAI(model="gpt-4o-2024-08-06", callbacks=[Listener()])
    return llm.invoke(q)
`;

async function expectMonitors(files: Files, expected: readonly string[]): Promise<void> {
  assert.deepEqual(monitors(await inventoryOf(files)), expected);
}

describe("what a service tells an experiment tracker", () => {
  it("is a monitor where it is of what it predicts, and says how good the model was where it is not", async () => {
    const api = (told: string) =>
      `${API.replace("import joblib", "import joblib\nimport mlflow").replace("return model.predict(x).tolist()", "y = model.predict(x)")}    ${told}\n    return y.tolist()\n`;
    const kept = ["home-made [data-quality] on POST /predict"];
    await expectMonitors({ "api.py": api('mlflow.log_metrics({"churn": y[0]})') }, kept);
    await expectMonitors({ "api.py": api('mlflow.log_metric("churn", y[0])') }, kept);
    const steps =
      'spread = {"text": x, "all": [{"churn": float(list(y[0])[0])}]}; part = spread["all"][0]; told = {"churn": part["churn"]}';
    await expectMonitors({ "api.py": api(`${steps}; mlflow.log_metrics(told)`) }, kept);
    const wandb = api('wandb.init(project="churn").log({"churn": y[0]})').replace("import mlflow", "import wandb");
    await expectMonitors({ "api.py": wandb }, kept);
    await expectMonitors({ "api.py": api('mlflow.log_metric("accuracy", 0.9)') }, ["MLflow [offline-evaluation]"]);
    await expectMonitors({ "api.py": api('mlflow.log_artifact("plot.png")') }, []);
  });

  it("is a monitor where a table of a hosted database keeps it", async () => {
    const supabase = 'from supabase import create_client\n\nsupabase = create_client("u", "k")\n';
    const api = `${supabase}${API}`.replace(
      "return model.predict(x).tolist()",
      'y = model.predict(x)\n    supabase.table("predictions").insert({"y": y[0]}).execute()\n    return y.tolist()',
    );
    await expectMonitors({ "api.py": api }, ["home-made [data-quality] on POST /predict"]);
  });
});

describe("what a service keeps in an index", () => {
  it("takes embeddings that are kept for no monitor, and answers that are kept by the same words for one", async () => {
    const api = (asked: string) => `
from fastapi import FastAPI
from openai import OpenAI

from tables import save_prediction

app = FastAPI()
client = OpenAI()


@app.post("/ask")
def ask(text: str):
    answer = client.${asked}
    save_prediction(answer)
    return "done"
`;
    const tables = `
import sqlite3

connection = sqlite3.connect("kept.db")


def save_prediction(row):
    connection.execute("INSERT INTO predictions VALUES (?)", row)
`;
    const embed = 'embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding';
    const answer = 'responses.create(model="gpt-4o-2024-08-06", input=text).output_text';
    await expectMonitors({ "api.py": api(embed), "tables.py": tables }, []);
    await expectMonitors({ "api.py": api(answer), "tables.py": tables }, ["home-made [data-quality] on POST /ask"]);
  });
});

describe("tables of predictions", () => {
  const kept = (columns: string) => ({
    "app.py":
      `${API.replace("    return model.predict(x).tolist()", "    one = model.predict(x)[0]\n    db.add(Client(age=x[0], outcome=one))\n    return one")}`.replace(
        "app = FastAPI()",
        "from tables import Client, db\n\napp = FastAPI()",
      ),
    "tables.py": `
from sqlalchemy import Column, DateTime, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()
db = Session(create_engine("sqlite:///clients.db"))


class Client(Base):
    __tablename__ = "clients"
    id = Column(Integer, primary_key=True)
    age = Column(Integer)
${columns}
`,
  });

  it("are known by columns that say when or by what was predicted, whatever they are called", () =>
    expectMonitors(kept("    outcome = Column(Integer)\n    predicted_at = Column(DateTime)"), [
      "home-made [data-quality] on POST /predict",
    ]));

  it("measure how fast was answered where a column says so", () =>
    expectMonitors(kept("    outcome = Column(Integer)\n    inference_time_ms = Column(Integer)"), [
      "home-made [data-quality operations] on POST /predict",
    ]));

  it("are no tables of a business that has a result of the model among its columns", () =>
    expectMonitors(kept("    outcome = Column(Integer)\n    born = Column(DateTime)"), []));
});

describe("reports that a route makes of what the model's own keeps", () => {
  const files = (body: string) => ({
    "app.py": `${API.replace("    return model.predict(x).tolist()", body)}
from reports import drift


@app.get("/drift")
def told():
    return drift()
`,
    "reports.py": `
import pandas as pd
from evidently import Report
from evidently.presets import DataDriftPreset


def drift():
    return Report([DataDriftPreset()]).run(pd.read_json("seen.jsonl", lines=True), pd.read_csv("reference.csv")).dict()
`,
  });

  it("watch the model's route", () =>
    expectMonitors(
      files('    one = model.predict(x)[0]\n    open("predictions.jsonl", "a").write(json.dumps([x, one]))\n    return one'),
      ["home-made [data-quality] on POST /predict", "Evidently [drift] on POST /predict", "Evidently [drift] on POST /predict"],
    ));

  it("watch nothing where nothing is kept", () =>
    expectMonitors(files("    return model.predict(x).tolist()"), ["Evidently [drift]", "Evidently [drift]"]));
});

describe("queries that a helper runs", () => {
  it("are told by those who call it", () =>
    expectMonitors(
      {
        "app.py":
          `${API.replace("    return model.predict(x).tolist()", "    one = model.predict(x)[0]\n    keep(one)\n    return one")}`.replace(
            "app = FastAPI()",
            "from keeping import keep\n\napp = FastAPI()",
          ),
        "keeping.py": `
import psycopg2


def run(query, given=None):
    def within(conn):
        cursor = conn.cursor()
        cursor.execute(query, given or ())
        conn.commit()

    return within(psycopg2.connect("dbname=churn"))


def count():
    return run("SELECT count(*) FROM predictions")


def keep(label):
    query = """
        INSERT INTO predictions (label) VALUES (%s)
    """
    run(query, (label,))
`,
      },
      ["home-made [data-quality] on POST /predict"],
    ));
});

describe("routes by which people tell what came of answers", () => {
  it("takes stored feedback for a measure of performance of the routes beside it", () =>
    expectMonitors(
      {
        "app.py": `${API}

@app.post("/feedback")
def feedback(body: dict):
    with open("feedback.jsonl", "a") as log:
        log.write(json.dumps(body))
`,
      },
      ["home-made [performance] on POST /predict"],
    ));

  it("follows the route's own functions into other files", () =>
    expectMonitors(
      {
        "app.py": `${API}
from fastapi import APIRouter
from store import keep

router = APIRouter()


@router.post("/outcomes/{id}")
def record(id: str, body: dict):
    keep(id, body)


app.include_router(router)
`,
        "store.py": `
import sqlite3


def keep(id, body):
    sqlite3.connect("app.db").cursor().execute("INSERT INTO outcomes VALUES (?, ?)", (id, body))
`,
      },
      ["home-made [performance] on POST /predict"],
    ));

  it("takes incidents for errors that watch no single service", () =>
    expectMonitors(
      {
        "app.py": `${API}

@app.post("/incidents")
def report(body: dict):
    with open("incidents.jsonl", "a") as log:
        log.write(json.dumps(body))
`,
      },
      ["home-made [errors]"],
    ));

  it("leaves alone what keeps nothing, only reads, or has no model beside it", async () => {
    await expectMonitors({ "app.py": `${API}\n\n@app.post("/feedback")\ndef feedback(body: dict):\n    return body\n` }, []);
    await expectMonitors(
      { "app.py": `${API}\n\n@app.get("/feedback")\ndef feedback():\n    return open("feedback.jsonl").read()\n` },
      [],
    );
    await expectMonitors(
      {
        "app.py": API,
        "other.py": `
from fastapi import FastAPI

app = FastAPI()


@app.post("/feedback")
def feedback(body: dict):
    with open("feedback.jsonl", "a") as log:
        log.write(str(body))
`,
      },
      [],
    );
  });
});

describe("metrics of the project's own", () => {
  it("finds what routes and what runs around requests count, and a route tells", () =>
    expectMonitors(
      {
        "app.py": `
import time

import joblib
from fastapi import FastAPI, Request

from tracker import tracker

app = FastAPI()
model = joblib.load("model.joblib")
counts = {"asked": 0, "left": 0}
requests_total = 0


@app.middleware("http")
async def count_requests(request: Request, call_next):
    global requests_total
    requests_total += 1
    return await call_next(request)


@app.post("/predict")
def predict(x: list):
    counts["asked"] += 1
    return model.predict(x).tolist()


@app.post("/score")
def score(x: list):
    started = time.perf_counter()
    scores = model.predict_proba(x)
    tracker.record(time.perf_counter() - started)
    return scores.tolist()


@app.get("/metrics")
def metrics():
    return {**counts, "requests": requests_total, "seconds": tracker.seconds, "ready": model is not None}
`,
        "tracker.py": `
class Tracker:
    def __init__(self):
        self.seconds = 0.0

    def record(self, seconds):
        self.seconds += seconds


tracker = Tracker()
`,
      },
      [
        "home-made [operations] on POST /predict, POST /score",
        "home-made [operations] on POST /predict",
        "home-made [operations] on POST /score",
      ],
    ));

  it("finds a middleware that counts and answers for itself", () =>
    expectMonitors(
      {
        "app.py": `
from collections import defaultdict

import joblib
from fastapi import FastAPI
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import PlainTextResponse

model = joblib.load("model.joblib")


class Meter(BaseHTTPMiddleware):
    def __init__(self, app):
        super().__init__(app)
        self.requests = defaultdict(int)

    async def dispatch(self, request, call_next):
        if request.url.path == "/metrics":
            return PlainTextResponse(str(self.requests))
        self.requests[request.url.path] += 1
        return await call_next(request)


app = FastAPI()
app.add_middleware(Meter)


@app.post("/predict")
def predict(x: list):
    return model.predict(x).tolist()
`,
      },
      ["home-made [operations] on POST /predict"],
    ));

  it("leaves alone what is counted and told to nobody, and what is only kept", () =>
    expectMonitors(
      {
        "app.py": `
import joblib
from fastapi import FastAPI

app = FastAPI()
models = {}
asked = 0


@app.post("/predict/{name}")
def predict(name: str, x: list):
    global asked
    asked += 1
    if name not in models:
        models[name] = joblib.load(f"{name}.joblib")
    return models[name].predict(x).tolist()


@app.get("/stats")
def stats():
    return list(models)
`,
      },
      [],
    ));
});

describe("listeners of the project's own", () => {
  it("takes one that stores each step for tracing of the services that make it", () =>
    expectMonitors(
      {
        "app.py": CHAT,
        "listener.py": `
import requests
from langchain_core.callbacks import BaseCallbackHandler


class Listener(BaseCallbackHandler):
    def on_llm_end(self, response, **kwargs):
        requests.post("https://logs.example.com/steps", json={"text": str(response)}, timeout=5)
`,
      },
      ["home-made [tracing] on POST /chat"],
    ));

  it("does not count one that hands steps to somebody unknown", () =>
    expectMonitors(
      {
        "app.py": CHAT,
        "listener.py": `
from langchain_core.callbacks import BaseCallbackHandler


class Listener(BaseCallbackHandler):
    def __init__(self, queue=None):
        self.queue = queue

    def on_chain_start(self, serialized, inputs, **kwargs):
        self.queue.put(inputs)
`,
      },
      ["home-made [tracing]"],
    ));

  it("leaves alone what streams tokens to a screen, and what does nothing", () =>
    expectMonitors(
      {
        "app.py": CHAT,
        "listener.py": `
from langchain_core.callbacks import BaseCallbackHandler


class Listener(BaseCallbackHandler):
    def __init__(self, queue=None):
        self.queue = queue

    def on_llm_new_token(self, token, **kwargs):
        self.queue.put(token)

    def on_llm_end(self, response, **kwargs):
        pass
`,
      },
      [],
    ));

  it("takes a file that is written anew for a result, unless it is named after watching", async () => {
    const api = (opened: string) => `
import whisper
from fastapi import FastAPI

from subtitles import write_lines

app = FastAPI()
model = whisper.load_model("base")


@app.post("/subtitles")
def subtitles(path: str):
    write_lines(model.transcribe(path)["segments"], ${opened})
    return "done"
`;
    const lines = (mode: string) => `
def write_lines(segments, path):
    with open(path, "${mode}", encoding="utf-8") as file:
        for segment in segments:
            file.write(segment["text"])
`;
    await expectMonitors({ "app.py": api('"out.srt"'), "subtitles.py": lines("w") }, []);
    await expectMonitors({ "app.py": api('"out.srt"'), "subtitles.py": lines("a") }, [
      "home-made [data-quality] on POST /subtitles",
    ]);
    const named = lines("w").replace("write_lines", "log_lines");
    await expectMonitors({ "app.py": api('"out.srt"').replaceAll("write_lines", "log_lines"), "subtitles.py": named }, [
      "home-made [data-quality] on POST /subtitles",
    ]);
  });
});
