import { strict as assert } from "node:assert";
import { expectInventory as expect } from "../inventory-of.ts";
import { artifacts, reads } from "./found.ts";

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
});
