import { strict as assert } from "node:assert";
import { expectInventory as expect } from "../inventory-of.ts";
import { artifacts, notebook, reads } from "./found.ts";

describe("what only its shape tells", () => {
  it("knows methods that only models and their clients have, whatever the object", () =>
    expect(
      {
        "app.py": `
import joblib
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/score")
def score(request: Request, rows: list[list[float]]):
    return request.app.extra["registry"].current().predict_proba(rows).tolist()  # asks: serving


@app.post("/chat")
async def chat(request: Request, q: str):
    return await request.app.extra["client"].chat.completions.create(model="m", messages=[q])  # asks: serving


@app.post("/orders")
def order(request: Request, q: str):
    return request.app.extra["shop"].orders.create(q)

`,
      },
      { services: ["http POST /score", "http POST /chat"] },
    ));

  it("leaves such methods of the project's own to what they do", () =>
    expect(
      {
        "app.py": `
from fastapi import FastAPI

app = FastAPI()


class Own:
    def predict_proba(self, rows):
        return rows


@app.post("/own")
def own(rows: list[list[float]]):
    return Own().predict_proba(rows)
`,
      },
      { services: [] },
    ));

  it("knows functions that a platform calls by their parameters, unless their own file calls them", () =>
    expect(
      {
        "jobs/main.py": `
import joblib


def score_batch(event, context):
    return joblib.load("/tmp/model.joblib").predict(event["rows"])  # asks: serving


def helper(event, context):
    return joblib.load("/tmp/model.joblib").predict(event["rows"])  # asks: serving


def also(event, context):
    return helper(event, context)
`,
        "web/main.py": `
import joblib

model = joblib.load("model.joblib")


def answer(request):
    body = request.get_json(silent=True)
    return {"label": model.predict([body["row"]])[0]}  # asks: serving
`,
        "web/views.py": `
import joblib

model = joblib.load("model.joblib")


def answer(request):
    body = request.get_json(silent=True)
    return {"label": model.predict([body["row"]])[0]}  # asks: offline
`,
      },
      { services: ["handler score_batch", "handler also", "handler answer"] },
    ));

  it("takes steps of a flow that tries a model out for no service", () =>
    expect(
      {
        "watch.py": `
import joblib
import pandas as pd
from prefect import flow, task
from sklearn.metrics import fbeta_score


@task
def reference(path):
    rows = pd.read_csv(path)
    rows["answer"] = joblib.load("model.joblib").predict(rows)  # asks: offline
    return rows


@task
def compare(rows):
    return fbeta_score(rows["label"], rows["answer"], beta=2)


@flow
def weekly():
    return compare(reference("data/reference.csv"))
`,
        "steps.py": `
import joblib
from prefect import flow, task


@task
def test_model_deployment():
    assert joblib.load("model.joblib").predict([[1, 2]])[0] == 1  # asks: offline


@task
def score(rows):
    return joblib.load("model.joblib").predict(rows)  # asks: batch
`,
      },
      { services: ["pipeline score"] },
    ));

  it("takes statements that give no rows, or a few to look at, for no reads", async () => {
    const found = await reads({
      "a.py": `
import duckdb

con = duckdb.connect("data/shop.duckdb")
con.execute("BEGIN;")
con.execute("CREATE OR REPLACE TABLE orders AS SELECT * FROM read_parquet('data/orders.parquet')")
con.execute("COMMIT;")
total = con.execute("select count(*) from orders").fetchone()[0]
columns = con.execute("describe orders").fetchall()
look = con.execute("select * from orders limit 5").df()
rows = con.execute("select * from orders").df()


def run(statement):
    con.execute(statement)
`,
    });
    assert.deepEqual(
      found.map((line) => line.split(" ")[0]),
      ["a.py:6", "a.py:11"],
    );
  });

  it("leaves to MLflow what it keeps of a run, and takes an index for what can be made anew", async () => {
    const found = await artifacts({
      "a.py": `
import faiss
import mlflow
from mlflow.tracking import MlflowClient

mlflow.pyfunc.load_model("fetched/3/7e6fc298380e484ba7cac0ab029ba511/artifacts/model")
MlflowClient().create_model_version("churn", "runs:/1/model", "1")
faiss.write_index(index, "kept.faiss")
faiss.read_index("kept.faiss")
`,
    });
    assert.deepEqual(found, [
      "load a.py:6 mlflow.pyfunc.load_model fetched/3/7e6fc298380e484ba7cac0ab029ba511/artifacts/model registry",
      "save a.py:7 mlflow.tracking.MlflowClient.create_model_version runs:/1/model registry",
      "save a.py:8 faiss.write_index kept.faiss unknown",
      "load a.py:9 faiss.read_index kept.faiss unknown",
    ]);
  });

  it("follows handles of Ray to deployments that were made elsewhere, and tells of the first alone", () =>
    expect(
      {
        "app.py": `
from fastapi import FastAPI
from ray import serve
import tensorflow as tf

app = FastAPI()


@serve.deployment
class Net:
    def __init__(self, path):
        self.net = tf.keras.models.load_model(path)

    async def __call__(self, rows):
        return self.net(rows)  # asks: serving


@serve.deployment(route_prefix="/")
@serve.ingress(app)
class Front:
    def __init__(self):
        self.net = Net.get_handle(sync=False)

    @app.post("/predict")
    async def predict(self, rows: list[float]):
        return await self.net.remote(rows)


Net.deploy("net.h5")
Front.deploy()
`,
      },
      { services: ["http POST /predict"] },
    ));

  it("finds commands that a library of command lines runs by their words", () =>
    expect(
      {
        "tool.py": `
import joblib
import pandas as pd
import typer

app = typer.Typer()


@app.command()
def score(path: str):
    pd.Series(joblib.load("model.joblib").predict(pd.read_csv(path))).to_csv("scores.csv")  # asks: batch


@app.command()
def check(path: str):
    print(len(pd.read_csv(path)))


if __name__ == "__main__":
    app()
`,
      },
      { services: ["cli score"] },
    ));

  it("takes what predicts only to measure drift for no service, and what measures the file that a job writes for its monitor", async () => {
    await expect(
      {
        "jobs/score.py": `
import joblib
import pandas as pd

OUT = "data/scored.parquet"


def main():
    rows = pd.read_csv("data/rows.csv")
    rows["label"] = joblib.load("model.joblib").predict(rows)  # asks: batch
    rows.to_parquet(OUT)


if __name__ == "__main__":
    main()
`,
        "jobs/watch.py": `
import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report

report = Report(metrics=[DataDriftPreset()])
report.run(reference_data=pd.read_csv("data/reference.csv"), current_data=pd.read_parquet("data/scored.parquet"))
`,
        "jobs/look.py": `
import joblib
import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report

old, new = pd.read_csv("data/reference.csv"), pd.read_csv("data/new.csv")
model = joblib.load("model.joblib")
old["label"], new["label"] = model.predict(old), model.predict(new)  # asks: offline
report = Report(metrics=[DataDriftPreset()])
report.run(reference_data=old, current_data=new)
report.save_html("drift.html")
`,
      },
      {
        services: ["cli jobs/score.py"],
        monitors: [
          "Evidently [drift]",
          "Evidently [drift]",
          "Evidently [drift] on jobs/score.py",
          "Evidently [drift] on jobs/score.py",
        ],
      },
    );
  });

  it("knows what SageMaker's container for TensorFlow Serving calls", () =>
    expect(
      {
        "code/inference.py": `
import json

import requests
import tensorflow as tf


def handler(data, context):
    body = json.dumps({"instances": tf.constant([1]).numpy().tolist()})
    return requests.post(context.rest_uri, data=body).content, "application/json"  # asks: serving
`,
      },
      { services: ["handler handler"] },
    ));

  it("finds who names the file of a static method's load, and takes a package before the module beside it", async () => {
    const found = await artifacts({
      "shop/config.py": "MODEL = None\n",
      "shop/config/__init__.py": 'MODEL = "models/shop.pkl"\n',
      "shop/model.py": `
import pickle


class Ridge:
    @staticmethod
    def load(path):
        with open(path, "rb") as f:
            model = pickle.load(f)
        return model
`,
      "shop/serve.py": `
from shop.config import MODEL
from shop.model import Ridge

model = Ridge.load(str(MODEL))
`,
    });
    assert.deepEqual(found, [
      "load shop/model.py:9 pickle.load models/shop.pkl none",
      "load shop/serve.py:5 Ridge.load models/shop.pkl none",
    ]);
  });

  it("tells what a notebook reads before it writes it, and no single picture of the web", async () => {
    const found = await reads({
      "a.ipynb": notebook(
        "import pandas as pd\ndf = pd.read_csv('cars.csv')",
        "df.to_csv('cars.csv')\ndf.to_csv('clean.csv')",
        "pd.read_csv('clean.csv')",
      ),
      "b.py": `
import tensorflow as tf

tf.keras.utils.get_file("cat.jpg", "https://example.org/images/cat.jpg")


def asked(url):
    return tf.keras.utils.get_file("asked", url)
`,
    });
    assert.deepEqual(found, ["a.ipynb:0/2 pandas.read_csv cars.csv none"]);
  });

  it("leaves open which file is meant where a way up leads elsewhere and the way down is kept here", async () => {
    const found = await reads({
      "src/training/deep/a.ipynb": notebook(
        "import pandas as pd\npd.read_csv('../../data/bank.csv')\npd.read_csv('../../data/none.csv')",
      ),
      "data/bank.csv": "a,b\n1,2\n",
    });
    assert.deepEqual(
      found.map((line) => line.split(" ").at(-1)),
      ["unknown", "none"],
    );
  });

  it("lists data fetched from a catalogue of datasets by a name it does not know, and no toys of tests", async () => {
    const found = await reads({
      "fetch.py": `
import kagglehub


def fetch(name):
    return kagglehub.dataset_download(name)
`,
      "tests/test_it.py": `
from sklearn.datasets import load_iris


def test_it():
    assert load_iris() is not None
`,
    });
    assert.deepEqual(found, ["fetch.py:6 kagglehub.dataset_download ? unknown"]);
  });

  it("knows a stage's data by its lock where the stage runs at the root", async () => {
    const found = await reads({
      "pipelines/train/dvc.lock":
        "schema: '2.0'\nstages:\n  load:\n    cmd: a\n    outs:\n    - path: data/hour.csv\n      md5: d50bd5a6f55131e72a7bedc334e2fce1\n",
      "src/load.py": `
import pandas as pd

pd.read_csv("data/hour.csv")
`,
    });
    assert.deepEqual(found, ["src/load.py:4 pandas.read_csv data/hour.csv hash"]);
  });

  it("knows what is dumped by the keys of a dictionary", async () => {
    const found = await artifacts({
      "save.py": `
import joblib
from shop import fit


def save(path, frame):
    kept = {"model": fit(frame), "created": "today"}
    joblib.dump(kept, path)

`,
    });
    assert.deepEqual(found, ["save save.py:8 joblib.dump ? unknown"]);
  });

  it("takes an answer on its way to a chat for no monitor", () =>
    expect(
      {
        "bot.py": `
import requests
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def send_message(chat, text):
    requests.post("https://api.telegram.org/bot/sendMessage", json={"chat_id": chat, "text": text})


@app.post("/hook")
def hook(chat: int, text: str):
    answer = client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}])  # asks: serving
    send_message(chat, answer.choices[0].message.content)
    return {}
`,
      },
      { services: ["http POST /hook"], monitors: [] },
    ));

  it("lists what a cursor gives where a table is made of it, and no steps over views of the program's own", async () => {
    const found = await reads({
      "load.py": `
import pandas as pd
import psycopg


def table():
    with psycopg.connect(host="db") as conn, conn.cursor() as cur:
        cur.execute("SELECT * FROM sales")
        return pd.DataFrame(cur.fetchall())


def customer(key):
    with psycopg.connect(host="db") as conn, conn.cursor() as cur:
        cur.execute("SELECT * FROM customers WHERE id = %s", key)
        return cur.fetchone()
`,
      "step.py": `
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def days(frame):
    frame.createOrReplaceTempView("kept")
    return spark.sql("SELECT EXTRACT(DAY FROM sold) AS day FROM kept")


def shops():
    return spark.sql("SELECT * FROM shops")
`,
    });
    assert.deepEqual(found, [
      "load.py:8 cur.execute SELECT * FROM sales unknown",
      "step.py:13 spark.sql SELECT * FROM shops unknown",
    ]);
  });

  it("leaves alone what a test has just made, and where a program stopped", async () => {
    const files = {
      "tests/test_it.py": `
import pickle
import pandas as pd


def test_it(tmp_path):
    out = tmp_path / "out.csv"
    pd.read_csv(out)
    with open(tmp_path / "model.pkl", "rb") as f:
        pickle.load(f)
`,
      "go_on.py": `
import json

with open("data/sales.jsonl.checkpoint") as f:
    json.load(f)
`,
    };
    assert.deepEqual(await reads(files), []);
    assert.deepEqual(await artifacts(files), []);
  });

  it("knows blocks of Mage, with the models and files that other blocks hand over", async () => {
    const files = {
      "project/data_loaders/load.py": `
from mage_ai.io.file import FileIO

if "data_loader" not in globals():
    from mage_ai.data_preparation.decorators import data_loader


@data_loader
def load(*args, **kwargs):
    return FileIO().load("https://example.org/trips.parquet")
`,
      "project/transformers/fit.py": `
from sklearn.linear_model import Ridge


def fit(rows, labels):
    return Ridge().fit(rows, labels)
`,
      "project/transformers/predict.py": `
if "transformer" not in globals():
    from mage_ai.data_preparation.decorators import transformer


@transformer
def transform(data, *args, **kwargs):
    rows, model = data
    return model.predict(rows)  # asks: batch
`,
    };
    assert.deepEqual(await reads(files), [
      "project/data_loaders/load.py:10 mage_ai.io.file.FileIO.load https://example.org/trips.parquet none",
    ]);
    await expect(files, { services: ["pipeline transform"] });
  });

  it("knows a network by its name where no gradients are kept", () =>
    expect(
      {
        "app.py": `
import gradio as gr
import torch


def answer(image):
    model = getattr(answer, "held")["model"]
    with torch.no_grad():
        return model(image)  # asks: serving


def draw(image):
    model = getattr(draw, "held")["model"]
    return model(image)


with gr.Blocks() as demo:
    shown = gr.Image()
    button = gr.Button("go")
    button.click(fn=lambda image: answer(image), inputs=[shown], outputs=[shown])
    button.click(fn=draw, inputs=[shown], outputs=[shown])
`,
      },
      { services: ["app lambda"] },
    ));

  it("tells an archive and what is taken out of it once", async () => {
    const found = await reads({
      "unpack.py": `
import io
import zipfile
import requests

got = requests.get("https://example.org/data/shops.zip")
with zipfile.ZipFile(io.BytesIO(got.content)) as outer:
    with outer.open("inner.csv") as f:
        open("kept", "wb").write(f.read())


def again():
    with zipfile.ZipFile("data/old.zip") as outer:
        with outer.open("old.csv") as f:
            return f.read()
`,
    });
    assert.deepEqual(found, [
      "unpack.py:6 requests.get https://example.org/data/shops.zip none",
      "unpack.py:13 zipfile.ZipFile data/old.zip none",
    ]);
  });

  it("takes what is noted of a model in a bucket for no dataset", async () => {
    const found = await reads({
      "fetch.py": `
from google.cloud import storage

bucket = storage.Client().bucket("models")
bucket.blob("results/model_metadata.json").download_to_filename("notes.json")
bucket.blob("raw/shops.csv").download_to_filename("shops.csv")
`,
    });
    assert.deepEqual(found, [
      "fetch.py:6 google.cloud.storage.Client.bucket.blob.download_to_filename gs://models/raw/shops.csv none",
    ]);
  });

  it("takes measuring drift for work with models by itself", async () => {
    const found = await reads({
      "app.py": `
import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report

report = Report(metrics=[DataDriftPreset()])
report.run(reference_data=pd.read_parquet("data/before.parquet"), current_data=pd.read_parquet("data/now.parquet"))
`,
    });
    assert.equal(found.length, 2);
  });
});
