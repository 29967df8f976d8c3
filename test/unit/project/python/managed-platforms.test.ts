import assert from "node:assert/strict";
import { inventoryOf, monitors } from "../inventory-of.ts";
import { artifacts, notebook, reads } from "./found.ts";

const asked = async (text: string) =>
  (await inventoryOf({ "a.ipynb": notebook(text) })).inferenceCalls.map(({ call, place }) => `${place.line} ${call}`);

describe("Azure Machine Learning", () => {
  it("keeps the versions of datasets that a workspace or a run names", async () => {
    const text = [
      "from azureml.core import Run, Workspace",
      "run = Run.get_context()",
      "a = run.input_datasets['prices'].to_pandas_dataframe()",
      "b = run.experiment.workspace.datasets['prices'].drop_columns(['id']).to_pandas_dataframe()",
      "held = Workspace.from_config().datasets['prices']",
      "c = held.to_pandas_dataframe()",
    ].join("\n");
    assert.deepEqual(await reads({ "a.py": text }), [
      "a.py:3 azureml.core.Run.get_context.input_datasets.to_pandas_dataframe ? registry",
      "a.py:4 azureml.core.Run.get_context.experiment.workspace.datasets.to_pandas_dataframe ? registry",
      "a.py:6 held.to_pandas_dataframe ? registry",
    ]);
  });

  it("gives a run's best model, and registers it", async () => {
    const text = [
      "from azureml.core import Experiment, Workspace",
      "ws = Workspace.from_config()",
      "run = Experiment(workspace=ws, name='prices').submit(config)",
      "best, fitted = run.get_output()",
      "fitted.predict(x)",
      "best.register_model(model_name='prices', model_path='outputs/model.pkl')",
    ].join("\n");
    assert.deepEqual(await asked(text), ["5 fitted.predict"]);
    assert.deepEqual(await artifacts({ "a.py": text }), ["save a.py:6 best.register_model prices registry"]);
  });

  it("answers at the address of a service that the program deploys", async () => {
    const text = [
      "import requests",
      "from azureml.core.model import Model",
      "service = Model.deploy(ws, 'prices', [model], config)",
      "service.run(body)",
      "requests.post(service.scoring_uri, body)",
      "requests.post('https://example.com/score', body)",
    ].join("\n");
    assert.deepEqual(await asked(text), ["4 service.run", "5 requests.post"]);
  });
});

describe("Databricks", () => {
  it("gives every program Spark, whose statements that alter tables read none", async () => {
    const text = [
      "import pyspark.sql.functions as F",
      "spark.sql(f'CREATE SCHEMA IF NOT EXISTS {catalog}.prices')",
      "rows = spark.table('main.prices.raw')",
      "more = spark.sql('select * from main.prices.more')",
    ].join("\n");
    assert.deepEqual(await reads({ "a.ipynb": notebook(text) }), [
      "a.ipynb:0/3 spark.table main.prices.raw unknown",
      "a.ipynb:0/4 spark.sql select * from main.prices.more unknown",
    ]);
  });
});

describe("Kedro", () => {
  const NODES = "def score(model, rows, threshold):\n    return model.predict(rows) > threshold\n";
  const pipeline = (inputs: string) =>
    `from kedro.pipeline import Pipeline, node\nfrom .nodes import score\ndef create_pipeline():\n    return Pipeline([node(func=score, inputs=${inputs}, outputs="scores")])\n`;
  const askedBy = async (inputs: string) =>
    (await inventoryOf({ "p/__init__.py": "", "p/nodes.py": NODES, "p/pipeline.py": pipeline(inputs) })).inferenceCalls.length;

  it("passes functions what the catalogue holds, by position or by name", async () => {
    assert.equal(await askedBy('["best_model", "rows", "params:threshold"]'), 1);
    assert.equal(await askedBy('{"rows": "rows", "model": "best_model", "threshold": "params:t"}'), 1);
    assert.equal(await askedBy('["params:model", "rows", "params:threshold"]'), 0);
  });
});

describe("Models that are asked over HTTP", () => {
  it("are told by the paths and hosts of their servers", async () => {
    const text = [
      "import requests",
      "from azure.ai.ml import MLClient",
      "requests.post('http://127.0.0.1:5000/invocations', json=rows)",
      "requests.post('https://prices.westeurope.inference.ml.azure.com/score', json=rows)",
      "client = MLClient(credential, a, b, c)",
      "requests.post(client.online_endpoints.get('prices').scoring_uri, json=rows)",
      "requests.post('http://127.0.0.1:5000/jobs/invocations/1', json=rows)",
    ].join("\n");
    assert.deepEqual(await asked(text), ["3 requests.post", "4 requests.post", "6 requests.post"]);
  });

  it("are what the first function of an inference script gives, whatever the second promises of it", async () => {
    const text = [
      "from typing import Any",
      "from transformers import pipeline",
      "def model_fn(model_dir: str) -> Any:",
      "    return pipeline('text-generation', model=model_dir)",
      "def predict_fn(data: dict, model: Any):",
      "    return model(data['query'])",
    ].join("\n");
    assert.deepEqual(
      (await inventoryOf({ "inference.py": text })).inferenceCalls.map(({ place, context }) => `${place.line} ${context}`),
      ["6 serving"],
    );
  });
});

describe("Vertex AI", () => {
  it("reads tables through TensorFlow, and files through an accessor that TFX passes", async () => {
    const rows = [
      "from tensorflow_io.bigquery import BigQueryClient",
      "session = BigQueryClient().read_session('projects/p', 'p', 'prices', 'shop', ['a'])",
      "from tfx import v1 as tfx",
      "def _input_fn(files, data_accessor: tfx.components.DataAccessor):",
      "    return data_accessor.tf_dataset_factory(files, options)",
      "def run_fn(fn_args: tfx.components.FnArgs):",
      "    _input_fn(fn_args.train_files, fn_args.data_accessor)",
    ].join("\n");
    assert.deepEqual(await reads({ "a.py": rows }), [
      "a.py:2 tensorflow_io.bigquery.BigQueryClient.read_session prices unknown",
      "a.py:5 data_accessor.tf_dataset_factory ? unknown",
    ]);
  });

  it("watches a deployment by a job that its own client makes", async () => {
    const text =
      "from google.cloud.aiplatform_v1.services.job_service import JobServiceClient\nJobServiceClient().create_model_deployment_monitoring_job(parent=p, model_deployment_monitoring_job=job)";
    assert.deepEqual(monitors(await inventoryOf({ "a.py": text })), ["Vertex AI [drift data-quality]"]);
  });
});

describe("What an annotation promises", () => {
  const askedWith = async (given: string) => {
    const text = [
      "import torch",
      "from torch import nn",
      "from hydra.utils import instantiate",
      "def build(cfg) -> nn.Module:\n    return instantiate(cfg.model)",
      "def score(model: nn.Module, batch):\n    return model(batch)",
      "net = build(cfg)",
      "net.load_state_dict(torch.load('net.pth'))",
      `score(${given}, batch)`,
    ].join("\n");
    return (await inventoryOf({ "a.py": text })).inferenceCalls.map(({ place }) => place.line);
  };

  it("is believed of what a library gives of which nothing is known, and of no class", async () => {
    assert.deepEqual(await askedWith("net"), [7]);
    assert.deepEqual(await askedWith("nn.Identity"), []);
  });

  it("is an object of the class that was asked where it says Self, whatever stands in the way", async () => {
    const text = [
      "import torch",
      "from typing import Self",
      "class Base:",
      "    @classmethod",
      "    def from_folder(cls, folder, **options) -> Self:\n        return unpack(folder)(**options)",
      "    def to(self, device) -> Self:\n        return moved(self, device)",
      "class Scorer(Base):",
      "    def __init__(self):\n        self.net = torch.jit.load('net.pt')",
      "    def score(self, batch):\n        return self.net(batch)",
      "Scorer.from_folder('models').to('cuda').net(rows)",
    ].join("\n");
    assert.deepEqual(
      (await inventoryOf({ "a.py": text })).inferenceCalls.map(({ place }) => place.line),
      [13, 14],
    );
  });
});

describe("SageMaker", () => {
  it("answers at endpoints, however they are made", async () => {
    const text = [
      "from sagemaker.serve.model_builder import ModelBuilder",
      "from sagemaker.tensorflow import TensorFlow",
      "from sagemaker.pytorch.model import PyTorchPredictor",
      "endpoint = ModelBuilder(image_uri=image).deploy(instance_type='ml.m5.large')",
      "endpoint.invoke(body=rows)",
      "predictor = TensorFlow(entry_point='train.py').create_model(role=role).deploy()",
      "predictor.predict(rows)",
      "PyTorchPredictor(name).predict(rows)",
    ].join("\n");
    assert.deepEqual(await asked(text), [
      "5 endpoint.invoke",
      "7 predictor.predict",
      "8 sagemaker.pytorch.model.PyTorchPredictor.predict",
    ]);
  });

  it("names what is kept of a job in a text, which is no dataset", async () => {
    assert.deepEqual(await reads({ "a.py": "name = open('training_job_name.txt').read()" }), []);
  });
});

describe("What a program takes out of an archive", () => {
  const scores = (archive: string, how: string, path: string) =>
    artifacts({
      "score.py": `import pickle\nimport shutil\nimport tarfile\nimport xgboost\narchive = '${archive}'\n${how}\nmodel = pickle.load(open('${path}', 'rb'))\nmodel.predict(rows)\n`,
    });
  const tar = (path: string) => `with tarfile.open(archive) as tar:\n    tar.extractall(${path})`;

  it("has the versions of the archive", async () => {
    for (const [how, path] of [
      [tar("path='.'"), "model.pkl"],
      [tar(""), "model.pkl"],
      [tar("'out'"), "out/model.pkl"],
      ["shutil.unpack_archive(archive, 'out')", "out/model.pkl"],
    ] as const)
      assert.deepEqual(
        (await scores("/opt/ml/processing/model/model.tar.gz", how, path)).map((line) => line.replace(/^.* /, "")),
        ["unknown"],
        how,
      );
  });

  it("has none where the archive has none, or where it lies elsewhere", async () => {
    for (const [archive, path] of [
      ["model.tar.gz", "model.pkl"],
      ["/opt/ml/processing/model/model.tar.gz", "models/model.pkl"],
    ] as const)
      assert.deepEqual(
        (await scores(archive, tar("'.'"), path)).map((line) => line.replace(/^.* /, "")),
        ["none"],
        archive,
      );
  });
});

describe("Models that a platform puts into a folder", () => {
  it("have their versions there, which the folder may name", async () => {
    const text = [
      "import os",
      "import joblib",
      "a = joblib.load(os.path.join(os.getenv('AZUREML_MODEL_DIR', ''), 'model.pkl'))",
      "b = joblib.load('/kaggle/input/prices/scikitlearn/default/3/model.pkl')",
      "c = joblib.load('/kaggle/input/prices/model.pkl')",
    ].join("\n");
    assert.deepEqual(await artifacts({ "a.py": text }), [
      "load a.py:3 joblib.load */model.pkl unknown",
      "load a.py:4 joblib.load /kaggle/input/prices/scikitlearn/default/3/model.pkl snapshot",
      "load a.py:5 joblib.load /kaggle/input/prices/model.pkl none",
    ]);
  });
});

describe("Boosters", () => {
  it("are loaded by what makes them only where that is given a file", async () => {
    const text = [
      "import lightgbm as lgb",
      "import xgboost as xgb",
      "empty = xgb.Booster({'nthread': 4})",
      "held = xgb.Booster(model_file='prices.json')",
      "trained = lgb.Booster(params, rows)",
      "lgb.LGBMRegressor().fit(x, y).booster_.save_model('prices.txt')",
    ].join("\n");
    assert.deepEqual(await artifacts({ "a.py": text }), [
      "load a.py:4 xgboost.Booster prices.json none",
      "save a.py:6 lightgbm.LGBMRegressor.booster_.save_model prices.txt none",
    ]);
  });
});
