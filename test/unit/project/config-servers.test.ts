import { strict as assert } from "node:assert";
import { type Files, inventoryOf } from "./inventory-of.ts";

const INFERENCE_SERVICE = `
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: churn
spec:
  predictor:
    sklearn:
      storageUri: s3://models/churn
`;

const COMPOSE = `
services:
  llm:
    image: vllm/vllm-openai:v0.6.3
    command: --model acme/small
`;

const API = `
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(base_url="http://llm:8000/v1")


@app.post("/ask")
def ask(q: str):
    return client.responses.create(model="acme/small", input=q)
`;

async function served(files: Files): Promise<readonly string[]> {
  return (await inventoryOf(files)).services.map(
    ({ kind, name, measures, inTests }) => `${kind} ${name} [${measures.join(" ")}]${inTests ? " aside" : ""}`,
  );
}

describe("model servers that configuration alone deploys", () => {
  it("are services", async () => {
    assert.deepEqual(await served({ "k8s/churn.yaml": INFERENCE_SERVICE }), ["server churn []"]);
    assert.deepEqual(await served({ "compose.yaml": COMPOSE }), ["server llm []"]);
    assert.deepEqual(
      await served({
        "main.tf": 'resource "aws_sagemaker_endpoint" "churn" {\n  name = "churn"\n  endpoint_config_name = "churn"\n}\n',
      }),
      ["server churn []"],
    );
  });

  it("are watched by what is set up for them by name, or in the same file", async () => {
    const alert = `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: churn
`;
    assert.deepEqual(await served({ "k8s/churn.yaml": INFERENCE_SERVICE, "k8s/monitor.yaml": alert }), [
      "server churn [operations]",
    ]);
    assert.deepEqual(
      await served({
        "main.tf": `
resource "aws_sagemaker_endpoint" "churn" {
  name = "churn"
}

resource "aws_sagemaker_endpoint_configuration" "recorded" {
  name = "recorded"
  data_capture_config {
    enable_capture = true
    initial_sampling_percentage = 100
  }
}
`,
      }),
      ["server churn [data-quality]"],
    );
  });

  it("are left to the program that asks them, but for endpoints of a platform", async () => {
    assert.deepEqual(await served({ "compose.yaml": COMPOSE, "app.py": API }), ["http POST /ask []"]);
    assert.deepEqual(await served({ "k8s/churn.yaml": INFERENCE_SERVICE, "app.py": API }), [
      "http POST /ask []",
      "server churn []",
    ]);
    const own = INFERENCE_SERVICE.replace(/ {4}sklearn:[\s\S]*$/, "    containers:\n      - image: acme/ask:1.0\n");
    assert.deepEqual(await served({ "k8s/churn.yaml": own, "app.py": API }), ["http POST /ask []"]);
    assert.deepEqual(await served({ "k8s/churn.yaml": own }), ["server churn []"]);
  });

  it("stand aside in examples", async () =>
    assert.deepEqual(await served({ "examples/churn.yaml": INFERENCE_SERVICE }), ["server churn [] aside"]));

  it("are none where another program runs in their image, or only what asks them", async () => {
    const from = (image: string, command: string) => served({ Dockerfile: `FROM ${image}\nCOPY . /srv\n${command}\n` });
    assert.deepEqual(await from("nvcr.io/nvidia/tritonserver:24.05-py3", 'CMD ["/bin/bash"]'), ["server Dockerfile []"]);
    assert.deepEqual(await from("nvcr.io/nvidia/tritonserver:24.05-py3-sdk", 'CMD ["/bin/bash"]'), []);
    assert.deepEqual(await from("vllm/vllm-openai:v0.6.3", 'CMD ["--model", "acme/small"]'), ["server Dockerfile []"]);
    assert.deepEqual(await from("vllm/vllm-openai:v0.6.3", 'ENTRYPOINT ["python3", "work.py"]'), []);
  });
});
