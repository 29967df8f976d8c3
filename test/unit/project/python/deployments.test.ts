import { strict as assert } from "node:assert";
import { type Files, inventoryOf } from "../inventory-of.ts";

const DEPLOY = (more: string) => `
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.sklearn.model import SKLearnModel

capture = DataCaptureConfig(enable_capture=True, sampling_percentage=100, destination_s3_uri="s3://captured")
model = SKLearnModel(model_data="s3://models/churn.tar.gz", role="role", entry_point="inference.py")
model.deploy(endpoint_name="churn", initial_instance_count=1, instance_type="ml.m5.large"${more})
`;

const PLAIN = DEPLOY("")
  .replace(/^capture = .*\n/m, "")
  .replace(/^from sagemaker.model_monitor.*\n/m, "");

const SCRIPT = `
import os

import joblib


def model_fn(model_dir):
    return joblib.load(os.path.join(model_dir, "model.joblib"))


def predict_fn(data, model):
    return model.predict(data)
`;

async function served(files: Files): Promise<readonly string[]> {
  return (await inventoryOf(files)).services.map(({ kind, name, measures }) => `${kind} ${name} [${measures.join(" ")}]`);
}

describe("models that programs hand over to a platform", () => {
  it("are services where no script of the repository answers", async () => {
    assert.deepEqual(await served({ "deploy.py": PLAIN }), ["server churn []"]);
    assert.deepEqual(await served({ "deploy.py": DEPLOY(", data_capture_config=capture") }), ["server churn [data-quality]"]);
  });

  it("answer through the repository's inference script, which is watched by what is set up for the deployment", async () => {
    assert.deepEqual(await served({ "deploy.py": PLAIN, "inference.py": SCRIPT }), ["handler predict_fn []"]);
    assert.deepEqual(await served({ "deploy.py": DEPLOY(", data_capture_config=capture"), "inference.py": SCRIPT }), [
      "handler predict_fn [data-quality]",
    ]);
  });

  it("are no services in tests", async () => assert.deepEqual(await served({ "tests/test_deploy.py": PLAIN }), []));
});
