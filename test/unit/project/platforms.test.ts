import { strict as assert } from "node:assert";
import { expectInventory, type Files, inventoryOf, monitors, services } from "./inventory-of.ts";

/** A notebook whose only cell holds a text. */
const notebook = (text: string) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "python3", language: "python", display_name: "Python 3" } },
    cells: [{ cell_type: "code", metadata: {}, source: text, outputs: [], execution_count: 1 }],
  });

const API = `
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(x: list):
    return model.predict(x).tolist()
`;

const CHAT = `
from langchain_openai import ChatOpenAI
from fastapi import FastAPI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-2024-08-06")


@app.post("/chat")
def chat(q: str):
    return llm.invoke(q)
`;

const CI = `
jobs:
  notes:
    runs-on: ubuntu-latest
    steps:
      - run: write-notes
        env:
          LANGSMITH_TRACING: true
`;

async function tracked(files: Files): Promise<readonly string[]> {
  const { datasetReads, modelArtifacts } = await inventoryOf(files);
  return [...datasetReads, ...modelArtifacts].map(({ location, tracking }) => `${location}: ${tracking.tracker}`);
}

describe("what platforms and developers do around a program", () => {
  it("counts a switch in continuous integration for nothing but what it runs itself", async () => {
    const measured = async (files: Files) => (await inventoryOf(files)).services.map(({ measures }) => measures.join());
    assert.deepEqual(await measured({ "app.py": CHAT, ".github/workflows/notes.yml": CI }), [""]);
    assert.deepEqual(
      await measured({ "app.py": CHAT, "compose.yaml": "services:\n  app:\n    environment:\n      LANGSMITH_TRACING: true\n" }),
      ["tracing"],
    );
    assert.deepEqual(
      await measured({
        "score.py":
          'from openai import OpenAI\n\nclient = OpenAI()\nprint(client.responses.create(model="gpt-4o-2024-08-06", input="x"))\n',
        ".github/workflows/score.yml": CI.replace("write-notes", "python score.py"),
      }),
      [""],
    );
  });

  it("takes no route of a notebook for a service, unless something runs the notebook", async () => {
    assert.deepEqual(services(await inventoryOf({ "lesson.ipynb": notebook(API) })), []);
    assert.deepEqual(services(await inventoryOf({ "app.py": API })), ["http POST /predict"]);
  });

  it("knows a scoring script of Azure Machine Learning that asks for headers", () =>
    expectInventory(
      {
        "score.py": `
import joblib


def init():
    global model
    model = joblib.load("model.joblib")


def run(data, request_headers):
    return model.predict(data).tolist()  # asks: serving
`,
      },
      { services: ["score run"] },
    ));

  it("does not call a function of two inputs a scoring script", () =>
    expectInventory(
      {
        "score.py": `
import joblib


def init():
    global model
    model = joblib.load("model.joblib")


def run(data, labels):
    return model.predict(data)  # asks: offline
`,
      },
      { services: [] },
    ));

  it("asks BentoML's runners of the project's own classes", () =>
    expectInventory(
      {
        "service.py": `
import bentoml


class Encode(bentoml.Runnable):
    @bentoml.Runnable.method(batchable=True)
    def text(self, texts):
        return texts


runner = bentoml.Runner(Encode, name="encoder")
svc = bentoml.Service("search", runners=[runner])


@svc.api(input=bentoml.io.JSON(), output=bentoml.io.JSON())
async def search(texts):
    return await runner.text.async_run(texts)  # asks: serving
`,
      },
      { services: ["deployment search"] },
    ));

  it("cannot tell the versions of what a training platform mounts", async () =>
    assert.deepEqual(
      await tracked({
        "train.py": `
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression

train = pd.read_csv("/opt/ml/input/data/train/train.csv")
other = pd.read_csv("/srv/data/train.csv")
model = LogisticRegression().fit(train, train["y"])
joblib.dump(model, "/opt/ml/model/model.joblib")
`,
      }),
      ["/opt/ml/input/data/train/train.csv: unknown", "/srv/data/train.csv: none", "/opt/ml/model/model.joblib: unknown"],
    ));

  it("takes what a program that trains through a module records for the module's", async () => {
    const TRAIN = `
from sklearn.linear_model import LogisticRegression


def train(x, y):
    return LogisticRegression().fit(x, y)
`;
    const run = 'import mlflow\n\nfrom train import train\n\nmlflow.log_metric("n", 1)\ntrain([], [])\n';
    const trackers = async (files: Files) => (await inventoryOf(files)).delivery.trainings.map(({ tracker }) => tracker);
    assert.deepEqual(await trackers({ "train.py": TRAIN, "run.py": run }), ["mlflow"]);
    assert.deepEqual(await trackers({ "train.py": TRAIN, "tests/test_train.py": run }), [undefined]);
    const pipeline = "from kfp import dsl\n\nfrom train import train\n\n\n@dsl.component\ndef step(x: list):\n    train(x, x)\n";
    assert.deepEqual(await trackers({ "train.py": TRAIN, "pipeline.py": pipeline }), ["kfp"]);
  });

  it("tells compose services that developers work in", async () => {
    const compose = (more: string) =>
      `services:\n  web:\n    build:\n      context: ./app\n${more}    command: uvicorn main:app --reload\n`;
    const uses = async (more: string) =>
      (await inventoryOf({ "compose.yaml": compose(more), "app/main.py": API })).delivery.switches.map(({ use }) => use);
    assert.deepEqual(await uses(""), ["deployed"]);
    assert.deepEqual(await uses("      dockerfile: Dockerfile.dev\n"), ["development"]);
    assert.deepEqual(await uses("      target: development\n"), ["development"]);
    assert.deepEqual(await uses("    volumes:\n      - ./app:/srv/app\n"), ["development"]);
    assert.deepEqual(await uses("    volumes:\n      - app:/srv/app\n      - ./models:/srv/models\n"), ["deployed"]);
  });

  it("downloads a model whose name alone says that it is one", async () => {
    const inventory = await inventoryOf({
      "score.py": `
import boto3

boto3.client("s3").download_file("bucket", "models/churn_model.sav", "churn_model.sav")
boto3.client("s3").download_file("bucket", "surveys/2024.sav", "2024.sav")
`,
    });
    assert.deepEqual(
      inventory.modelArtifacts.map(({ location }) => location),
      ["s3://bucket/models/churn_model.sav"],
    );
    assert.deepEqual(
      inventory.datasetReads.map(({ location }) => location),
      ["s3://bucket/surveys/2024.sav"],
    );
    assert.deepEqual(monitors(inventory), []);
  });

  it("counts Application Insights of a deployment of Azure Machine Learning for its scoring script", async () => {
    const SCORE =
      'import joblib\n\n\ndef init():\n    global model\n    model = joblib.load("model.joblib")\n\n\ndef run(data):\n    return model.predict(data)\n';
    const CONFIG = "computeType: AKS\nauthEnabled: True\nappInsightsEnabled: True\n";
    const measured = async (config: string) =>
      (await inventoryOf({ "scoring/score.py": SCORE, "scoring/deployment.yml": config })).services.map(({ measures }) =>
        measures.join(),
      );
    assert.deepEqual(await measured(CONFIG), ["operations,errors"]);
    assert.deepEqual(
      await measured(CONFIG.replace("Enabled: True\n", "Enabled: False\n").replace("sEnabled: True", "sEnabled: False")),
      [""],
    );
  });

  it("finds what validates data in a step of ZenML", async () =>
    assert.deepEqual(
      monitors(
        await inventoryOf({
          "steps.py": `
from zenml import step
from zenml.integrations.whylogs.data_validators.whylogs_data_validator import WhylogsDataValidator


@step
def profile(table):
    return WhylogsDataValidator.get_active_data_validator().data_profiling(table)
`,
        }),
      ),
      ["ZenML pipelines [data-quality]"],
    ));

  it("takes a folder of images for data, and one picture for an illustration", async () => {
    const reads = async (path: string) =>
      (
        await inventoryOf({
          "explore.py": `import matplotlib.pyplot as plt\nfrom glob import glob\n\nplt.imread(${path})\n`,
        })
      ).datasetReads.map(({ location }) => location);
    assert.deepEqual(await reads('"images/map.png"'), []);
    assert.deepEqual(await reads('"data/raw/map.png"'), ["data/raw/map.png"]);
    assert.deepEqual(await reads('glob("images/*.png")[0]'), ["images/*.png"]);
  });

  it("takes a bare folder's name for a folder, not for a model of the hub", async () => {
    const hubs = async (name: string) =>
      (
        await inventoryOf({ "score.py": `from transformers import AutoModel\n\nAutoModel.from_pretrained("${name}")\n` })
      ).modelArtifacts.map(({ hub, location }) => hub?.id ?? location);
    assert.deepEqual(await hubs("acme/model"), ["acme/model"]);
    assert.equal(
      (await inventoryOf({ "score.py": 'from transformers import AutoModel\n\nAutoModel.from_pretrained("model")\n' }))
        .modelArtifacts[0]?.hub,
      undefined,
    );
  });

  it("takes reports of tools and what is read back at once for no data, and a person's own dot folder for no path of one machine", async () => {
    const inventory = await inventoryOf({
      "train.py": `
import joblib
import xml.etree.ElementTree as ET

ET.parse("coverage.xml")
ET.parse("data/posts.xml")
open("temp_files/train.csv").read()
other = "/home/somebody/churn"
key = "~/.ssh/id_rsa"
home = "~/projects/churn"
joblib.load("model.joblib").predict([1])
`,
    });
    assert.deepEqual(
      inventory.datasetReads.map(({ location }) => location),
      ["data/posts.xml"],
    );
    assert.deepEqual(
      inventory.literals.map(({ value }) => value),
      ["/home/somebody/churn", "~/projects/churn"],
    );
  });

  it("takes what runs a cluster for no workload of the project's", async () => {
    const deployment = (image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: one
spec:
  template:
    spec:
      containers:
        - name: one
          image: ${image}
`;
    const ai = async (image: string) =>
      (await inventoryOf({ "app.py": API, "k8s/one.yaml": deployment(image) })).delivery.workloads.map((one) => one.ai);
    assert.deepEqual(await ai("registry.k8s.io/autoscaling/cluster-autoscaler:v1.29.0"), [false]);
    assert.deepEqual(await ai("public.ecr.aws/eks/aws-load-balancer-controller:v2.7.0"), [false]);
    assert.deepEqual(await ai("acme/churn:1.0"), [true]);
  });
});
