import { strict as assert } from "node:assert";
import { type Files, inventoryOf, monitors } from "../inventory-of.ts";

/** A service that asks a model, to be watched or not. */
const API = `
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(x: list):
    return model.predict(x).tolist()
`;

/** A service that asks a language model. */
const CHAT = `
from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o")


@app.post("/chat")
def chat(q: str):
    return llm.invoke(q)
`;

async function expectMonitors(files: Files, expected: readonly string[]): Promise<void> {
  assert.equal(monitors(await inventoryOf(files)).join("\n"), expected.join("\n"));
}

describe("monitors that a Python service reaches", () => {
  it("finds instrumentation of the application in another module, and in a factory", () =>
    expectMonitors(
      {
        "app/main.py": `${API}
from app.telemetry import setup

setup(app)
`,
        "app/telemetry.py": `
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from prometheus_fastapi_instrumentator import Instrumentator


def setup(app):
    FastAPIInstrumentor.instrument_app(app)
    Instrumentator().instrument(app).expose(app)
`,
      },
      [
        "OpenTelemetry [operations] on POST /predict",
        "Prometheus instrumentation of frameworks [operations] on POST /predict",
        "Prometheus instrumentation of frameworks [operations]",
      ],
    ));

  it("finds metrics, drift reports and profiles in the handler's own code", () =>
    expectMonitors(
      {
        "api.py": `
import joblib
import pandas as pd
import whylogs as why
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report
from fastapi import FastAPI
from prometheus_client import Counter

app = FastAPI()
model = joblib.load("model.joblib")
predictions = Counter("predictions", "Predictions made")


@app.post("/predict")
def predict(x: list):
    predictions.inc()
    frame = pd.DataFrame(x)
    why.log(frame)
    return model.predict(frame).tolist()


@app.get("/drift")
def drift():
    report = Report(metrics=[DataDriftPreset()])
    report.run(reference_data=pd.read_csv("a.csv"), current_data=pd.read_csv("b.csv"))
    return report.as_dict()
`,
      },
      [
        "Prometheus client [operations] on POST /predict",
        "Prometheus client [operations] on POST /predict",
        "whylogs [drift data-quality] on POST /predict",
        "Evidently [drift]",
        "Evidently [drift]",
      ],
    ));

  it("tells what a report measures by what it is made of", () => {
    const from = (metrics: string) => `
from deepchecks.tabular.suites import data_integrity
from evidently import Report
from evidently.presets import ClassificationPreset, DataDriftPreset, DataSummaryPreset
from settings import chosen


def look(current, reference):
    report = Report(${metrics})
    report.run(current, reference)
    data_integrity().run(current)
`;
    const quality = ["Deepchecks [data-quality]", "Deepchecks [data-quality]"];
    const twice = (measures: string) => [`Evidently [${measures}]`, `Evidently [${measures}]`, ...quality];
    return Promise.all([
      expectMonitors({ "look.py": from("[DataDriftPreset(), DataSummaryPreset()]") }, twice("drift data-quality")),
      expectMonitors({ "look.py": from("metrics=[ClassificationPreset()]") }, twice("performance")),
      // What it is given cannot be read, so nobody may rely on its telling how good the model is.
      expectMonitors({ "look.py": from("metrics=chosen()") }, twice("drift data-quality")),
    ]);
  });

  it("finds what a stack of AWS CDK and a SageMaker pipeline set up", () =>
    expectMonitors(
      {
        "stack.py": `
import joblib
from aws_cdk import aws_cloudwatch as cloudwatch, aws_sagemaker as sagemaker
from sagemaker.workflow.quality_check_step import QualityCheckStep

model = joblib.load("model.joblib")
capture = sagemaker.CfnEndpointConfig.DataCaptureConfigProperty(enable_capture=True)
sagemaker.CfnMonitoringSchedule(None, "Schedule")
cloudwatch.CfnAlarm(None, "Alarm")
cloudwatch.Metric(namespace="churn", metric_name="drift").create_alarm(None, "Drift")
QualityCheckStep(name="check")
`,
      },
      [
        "AWS CDK [data-quality]",
        "AWS CDK [drift data-quality]",
        "AWS CDK [operations]",
        "AWS CDK [operations]",
        "SageMaker [drift data-quality]",
      ],
    ));

  it("counts a step that watches for the script beside which it is put into a pipeline", async () => {
    const pipeline = (code: string) => `
from sagemaker.workflow.quality_check_step import QualityCheckStep
from sagemaker.workflow.steps import ProcessingStep


def make(processor):
    score = ProcessingStep(name="score", processor=processor, code="${code}")
    return [score, QualityCheckStep(name="check")]
`;
    const script = `
import joblib
import pandas as pd

if __name__ == "__main__":
    model = joblib.load("model.joblib")
    pd.DataFrame(model.predict(pd.read_csv("rows.csv"))).to_csv("scores.csv")
`;
    const measured = async (code: string) =>
      (await inventoryOf({ "jobs/score.py": script, "jobs/pipeline.py": pipeline(code) })).services.map((one) => one.measures);
    assert.deepEqual(await measured("jobs/score.py"), [["drift", "data-quality"]]);
    assert.deepEqual(await measured("score.py"), [["drift", "data-quality"]]);
    assert.deepEqual(await measured("other.py"), [[]]);
  });

  it("finds suites that are put together by hand", () =>
    expectMonitors(
      {
        "drift.py": `
import joblib
from deepchecks.tabular import Suite
from deepchecks.tabular.checks import FeatureDrift

model = joblib.load("model.joblib")


def compare(before, after):
    return Suite("drift", FeatureDrift()).run(before, after)
`,
      },
      [
        "Deepchecks [drift data-quality offline-evaluation]",
        "Deepchecks [drift data-quality offline-evaluation]",
        "Deepchecks [drift]",
      ],
    ));

  it("takes metrics of what was predicted for a measure of drift", () =>
    expectMonitors(
      {
        "api.py": `
import joblib
from fastapi import FastAPI
from prometheus_client import Counter, Histogram

app = FastAPI()
model = joblib.load("model.joblib")
scores = Histogram("scores", "Scores given")
classes = Counter("classes", "Classes given", ["label"])
requests = Counter("requests", "Requests")


@app.post("/predict")
def predict(x: list):
    requests.inc()
    label = model.predict(x)[0]
    classes.labels(label=str(label)).inc()
    scores.observe(float(model.predict_proba(x)[0][1]))
    return {"label": label}
`,
      },
      [
        "Prometheus client [operations] on POST /predict",
        "Prometheus client [operations] on POST /predict",
        "Prometheus client [operations] on POST /predict",
        "Prometheus client [operations] on POST /predict",
        "Prometheus client [operations drift] on POST /predict",
        "Prometheus client [operations drift] on POST /predict",
      ],
    ));

  it("finds tracing by a string, by decorators, by a traced client, by callbacks and by switches", async () => {
    await expectMonitors(
      {
        "a.py": `
import litellm
from fastapi import FastAPI

app = FastAPI()
litellm.success_callback = ["langfuse"]


@app.post("/a")
def a(q: str):
    return litellm.completion(model="gpt-4o", messages=[])
`,
        "b.py": `
from fastapi import FastAPI
from langfuse import observe
from langfuse.openai import openai

app = FastAPI()


@observe()
def ask(q):
    return openai.chat.completions.create(model="gpt-4o", messages=[])


@app.post("/b")
def b(q: str):
    return ask(q)
`,
        "c.py": `
from fastapi import FastAPI
from langchain_openai import ChatOpenAI
from langfuse.callback import CallbackHandler

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o")


@app.post("/c")
def c(q: str):
    return llm.invoke(q, config={"callbacks": [CallbackHandler()]})
`,
        "d.py": `
import mlflow
from fastapi import FastAPI
from openai import OpenAI

mlflow.openai.autolog()
app = FastAPI()
client = OpenAI()


@app.post("/d")
def d(q: str):
    return client.responses.create(model="gpt-4o", input=q)
`,
      },
      [
        "LiteLLM [tracing] on POST /a",
        "Langfuse [tracing] on POST /b",
        "Langfuse [tracing] on POST /b",
        "Langfuse [tracing] on POST /c",
        "MLflow [tracing] on POST /d",
      ],
    );
    await expectMonitors({ "chat.py": `import os\n\nos.environ["LANGCHAIN_TRACING_V2"] = "true"\n${CHAT}` }, [
      "LangSmith [tracing] on POST /chat",
    ]);
    await expectMonitors({ "chat.py": CHAT, ".env": "LANGSMITH_TRACING=true\nLANGSMITH_PROJECT=chat\n" }, [
      "LangSmith [tracing] on POST /chat",
    ]);
    await expectMonitors({ "chat.py": CHAT, ".env": "LANGSMITH_TRACING=false\n" }, []);
  });

  it("finds predictions that are kept in a table, a file or a topic, or sent to a service", () =>
    expectMonitors(
      {
        "api.py": `
import csv
import json
import sqlite3

import joblib
import requests
from fastapi import BackgroundTasks, FastAPI
from kafka import KafkaProducer
from sqlalchemy import MetaData, Table, create_engine, insert

app = FastAPI()
engine = create_engine("sqlite:///log.db")
predictions = Table("predictions", MetaData())
model = joblib.load("model.joblib")
producer = KafkaProducer()


def save(row, label):
    with sqlite3.connect("log.db") as connection:
        connection.execute("INSERT INTO predictions (row, label) VALUES (?, ?)", (json.dumps(row), label))


@app.post("/table")
def by_table(x: list, tasks: BackgroundTasks):
    label = model.predict(x)[0]
    tasks.add_task(save, x, label)
    return {"label": label}


@app.post("/jsonl")
def by_jsonl(x: list):
    label = model.predict(x)[0]
    with open("logs/predictions.jsonl", "a") as file:
        file.write(json.dumps({"x": x, "label": int(label)}) + "\\n")
    return {"label": label}


@app.post("/csv")
def by_csv(x: list):
    label = model.predict(x)[0]
    with open("prediction_log.csv", "a", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([x, label])
    return {"label": label}


@app.post("/http")
def by_http(x: list):
    label = model.predict(x)[0]
    requests.post("http://metrics:8080/predictions", json={"label": int(label)}, timeout=1)
    return {"label": label}


@app.post("/topic")
def by_topic(x: list):
    label = model.predict(x)[0]
    producer.send("predictions", {"label": int(label)})
    return {"label": label}


@app.post("/core")
def by_core(x: list):
    label = model.predict(x)[0]
    with engine.begin() as connection:
        connection.execute(insert(predictions).values(label=int(label)))
    return {"label": label}


@app.post("/business")
def by_business(x: list):
    label = model.predict(x)[0]
    with sqlite3.connect("shop.db") as connection:
        connection.execute("UPDATE customers SET segment = ?", (label,))
    return {"label": label}
`,
      },
      [
        "home-made [data-quality] on POST /table",
        "home-made [data-quality] on POST /jsonl",
        "home-made [data-quality] on POST /csv",
        "home-made [drift data-quality] on POST /http",
        "home-made [data-quality] on POST /topic",
        "home-made [data-quality] on POST /core",
      ],
    ));

  it("follows predictions into records that were made before, and names tables by the classes of what is stored", () =>
    expectMonitors(
      {
        "api.py": `
import joblib
import pandas as pd
from fastapi import BackgroundTasks, Depends, FastAPI
from pymongo import MongoClient
from sqlalchemy.orm import Session

from tables import PredictionLog, Shipment, open_session

app = FastAPI()
model = joblib.load("model.joblib")
collection = MongoClient("mongodb://db")["shop"]["predictions"]


def save_prediction(record, label):
    record["label"] = int(label)
    collection.insert_one(record)


@app.post("/mongo")
def by_mongo(x: dict, tasks: BackgroundTasks):
    label = model.predict([x])[0]
    tasks.add_task(save_prediction, x, label)
    return {"label": label}


@app.post("/frame")
def by_frame(x: dict):
    frame = pd.DataFrame([x])
    frame["label"] = model.predict(frame)
    frame.to_csv("prediction_log.csv", mode="a")
    return {}


@app.post("/orm")
def by_orm(x: dict, session: Session = Depends(open_session)):
    row = PredictionLog(label=float(model.predict([x])[0]))
    session.add(row)
    return {}


@app.post("/shipments")
def by_business(x: dict, session: Session = Depends(open_session)):
    row = Shipment(days=float(model.predict([x])[0]))
    session.add(row)
    return {}


@app.post("/before")
def by_request(x: dict):
    frame = pd.DataFrame([x])
    frame.to_csv("prediction_requests.csv", mode="a")
    frame["label"] = model.predict(frame)
    return frame.to_dict()
`,
        "tables.py": `
from sqlalchemy import Column, Float, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()
open_session = sessionmaker(create_engine("sqlite:///shop.db"))


class PredictionLog(Base):
    __tablename__ = "prediction_log"
    label = Column(Float, primary_key=True)


class Shipment(Base):
    __tablename__ = "shipments"
    days = Column(Float, primary_key=True)
`,
      },
      [
        "home-made [data-quality] on POST /mongo",
        "home-made [data-quality] on POST /frame",
        "home-made [data-quality] on POST /orm",
      ],
    ));

  it("knows records of Django's models", () =>
    expectMonitors(
      {
        "shop/urls.py": `
from django.urls import path

from shop import views

urlpatterns = [path("a", views.created), path("b", views.saved)]
`,
        "shop/models.py": `
from django.db import models


class PredictionHistory(models.Model):
    label = models.FloatField()
`,
        "shop/views.py": `
import joblib
from django.http import JsonResponse

from .models import PredictionHistory

model = joblib.load("model.joblib")


def created(request):
    label = model.predict([[1]])[0]
    PredictionHistory.objects.create(label=label)
    return JsonResponse({"label": label})


def saved(request):
    label = model.predict([[1]])[0]
    row = PredictionHistory(label=label)
    row.save()
    return JsonResponse({"label": label})
`,
      },
      ["home-made [data-quality] on GET /a", "home-made [data-quality] on GET /b"],
    ));

  it("leaves alone results that are cached under a key", () =>
    expectMonitors(
      {
        "tasks.py": `
import joblib
import redis
from celery import Celery

app = Celery("shop")
cache = redis.Redis(host="cache")
model = joblib.load("model.joblib")


@app.task
def forecast(day):
    value = float(model.predict([day])[0])
    cache.set(f"prediction:{day}", value)
    return value
`,
      },
      [],
    ));
});

describe("monitors that do nothing", () => {
  it("tells of instrumentation that is imported and never attached", () =>
    expectMonitors({ "api.py": `from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor\n${API}` }, [
      "OpenTelemetry [operations] on POST /predict inert: FastAPIInstrumentor is imported and attached to nothing",
    ]));

  it("takes no name left over from an import whose other names are used for a monitor", () =>
    expectMonitors(
      {
        "metrics.py": `
from prometheus_client import Counter, Summary


def count():
    def instrumentation(info) -> None:
        made.inc()

    made = Counter("predictions", "Made")
    return instrumentation
`,
        "api.py": API,
      },
      ["Prometheus client [operations]", "Prometheus client [operations]"],
    ));

  it("takes no module of a library that is there for other things for a monitor", () =>
    expectMonitors({ "api.py": `from scipy import stats\n${API}` }, []));

  it("tells of what is made and used nowhere", () =>
    expectMonitors(
      { "api.py": `from prometheus_client import Counter\n\npredictions = Counter("predictions", "Made")\n${API}` },
      ["Prometheus client [operations] on POST /predict inert: predictions is made here and used nowhere"],
    ));

  it("tells of sampling at nothing, of switches that are off, and of what is off in production", async () => {
    await expectMonitors({ "api.py": `import logfire\n\nlogfire.instrument_openai(enabled=False)\n${API}` }, [
      "Logfire [tracing] on POST /predict inert: it is switched off by enabled=False",
    ]);
    await expectMonitors(
      {
        "api.py": `${API}
from settings import settings
from telemetry import setup

if not settings.PRODUCTION:
    setup(app)
`,
        "settings.py": `
import os


class Settings:
    PRODUCTION = os.getenv("PRODUCTION") == "1"


settings = Settings()
`,
        "telemetry.py": `
from prometheus_fastapi_instrumentator import Instrumentator


def setup(app):
    Instrumentator().instrument(app)
`,
      },
      [
        "Prometheus instrumentation of frameworks [operations] on POST /predict inert: it is off in production: it runs only where `not settings.PRODUCTION` holds",
        "Prometheus instrumentation of frameworks [operations] inert: it is off in production: it runs only where `not settings.PRODUCTION` holds",
      ],
    );
    await expectMonitors(
      {
        "api.py": `${API}
import logfire

TRACE = False
if TRACE:
    logfire.instrument_fastapi(app)
`,
      },
      ["Logfire [operations] on POST /predict inert: it is switched off: `TRACE` is always False"],
    );
  });

  it("leaves switches that the environment decides alone", () =>
    expectMonitors(
      {
        "api.py": `${API}
import os

import logfire

if os.getenv("TRACING"):
    logfire.instrument_fastapi(app)
`,
      },
      ["Logfire [operations] on POST /predict"],
    ));

  it("leaves switches alone that are handed in by callers who are not seen", () =>
    expectMonitors(
      {
        "provider.py": `
import logfire


class Provider:
    def __init__(self, app, traced=False):
        if traced:
            logfire.instrument_fastapi(app)


if __name__ == "__main__":
    Provider(None)
`,
        "prepare.py": `
import logfire


def prepare(app, traced=False):
    attach(app, traced)


def attach(app, traced):
    if traced:
        logfire.instrument_fastapi(app)
`,
      },
      ["Logfire [operations]", "Logfire [operations]"],
    ));

  it("tells of attachments that are commented out", () =>
    expectMonitors(
      {
        "api.py": `from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor\n${API}
# FastAPIInstrumentor.instrument_app(app)
`,
      },
      ["OpenTelemetry [operations] on POST /predict inert: it is commented out"],
    ));

  it("tells of drift that is always denied", () =>
    expectMonitors(
      {
        "api.py": `${API}

@app.get("/monitor")
def monitor():
    drift_detected = False
    return {"drift_detected": drift_detected}
`,
      },
      ["home-made [drift] on POST /predict inert: drift_detected is always False, whatever the data"],
    ));

  it("tells of predictions that only the text log has", () =>
    expectMonitors(
      {
        "api.py": `
import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")
logger = logging.getLogger(__name__)


@app.post("/predict")
def predict(x: list):
    logger.info("asked for %d", len(x))
    labels = model.predict(x)
    logger.info(f"predicted {labels}")
    return labels.tolist()
`,
      },
      ["home-made [data-quality] on POST /predict inert: the prediction is only written to the log as text"],
    ));
});
