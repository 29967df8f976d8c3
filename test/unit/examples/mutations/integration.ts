import { append, drop, type Mutation, remove, replace, write } from "./mutation.ts";

const MANIFEST = "ai-readiness.yaml";
const NOTEBOOK = (counts: readonly [number, number]) =>
  JSON.stringify({
    cells: counts.map((execution_count, index) => ({
      cell_type: "code",
      execution_count,
      metadata: {},
      outputs: [],
      source: [index === 0 ? "import pandas as pd\n" : 'print(pd.read_parquet("../data/customers.parquet").shape)\n'],
    })),
    metadata: { kernelspec: { name: "python3", language: "python", display_name: "Python 3" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
const MAKES = (counts: readonly [number, number]) =>
  JSON.stringify({
    ...(JSON.parse(NOTEBOOK(counts)) as object),
    cells: counts.map((execution_count, index) => ({
      cell_type: "code",
      execution_count,
      metadata: {},
      outputs: [],
      source: [
        index === 0
          ? 'import joblib\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\ncustomers = pd.read_parquet("../data/customers.parquet")'
          : 'model = LogisticRegression().fit(customers[["tenure_months"]], customers["left"])\njoblib.dump(model, "../models/churn.pkl")',
      ],
    })),
  });
const MOOD = `
  - name: mood
    artifact: vendor/mood.pt
    version: 2.1.0
    base-model: example/mood-small
    licence: Apache-2.0
    card: docs/model-card-notes.md
    rollback: docs/runbook.md#rollback
`;
const WATCHED = `import os

import requests
from prometheus_client import Counter

asked = Counter("asked", "Questions to the risk model of the parent company")


def parent_risk(customer: dict) -> float:
    asked.inc()
    answer = requests.post(os.environ["PARENT_MODEL"] + "/predict", json=customer, timeout=5)
    return answer.json()["risk"]
`;

/** Integration debt: what worked on one machine, for one person, without anybody to keep out. */
export const INTEGRATION: readonly Mutation[] = [
  {
    what: "the release runs a notebook",
    rule: "integration/notebook-in-production",
    at: ".github/workflows/release.yml: papermill",
    steps: [
      write("notebooks/prepare.ipynb", NOTEBOOK([1, 2])),
      replace(
        ".github/workflows/release.yml",
        "      - run: pytest\n",
        "      - run: pytest\n      - run: papermill notebooks/prepare.ipynb prepared.ipynb\n",
      ),
    ],
  },
  {
    what: "an export is read from somebody's home folder",
    rule: "integration/local-path",
    at: "src/evaluate.py: /home/maria",
    steps: [replace("src/evaluate.py", "LOWEST_AUC = 0.78\n", 'LOWEST_AUC = 0.78\nREPORT = "/home/maria/reports/auc.txt"\n')],
  },
  {
    what: "the CRM's address is written into the code",
    rule: "integration/local-endpoint",
    at: "src/crm.py: 10.20.4.17",
    steps: [replace("src/crm.py", 'os.environ["CRM_URL"]', '"http://10.20.4.17:8080"')],
  },
  {
    what: "the CRM is asked on the machine that the code runs on",
    rule: "integration/local-endpoint",
    at: "src/crm.py: localhost",
    steps: [replace("src/crm.py", 'os.environ["CRM_URL"]', '"http://localhost:8080"')],
  },
  {
    what: "the language model's key is written into the code",
    rule: "integration/hardcoded-secret",
    at: "src/notes.py: api_key",
    steps: [
      replace(
        "src/notes.py",
        "OpenAI(timeout=20)",
        'OpenAI(timeout=20, api_key="sk-proj-Tq8vJ2xLw5Rb9NcYk3HdT3BlbkFJa7GfPz1MsU6EoXi4QhV0")',
      ),
    ],
  },
  {
    what: "a token stands in the deployment",
    rule: "integration/hardcoded-secret",
    at: "deploy/api.yaml: ghp_",
    steps: [
      replace(
        "deploy/api.yaml",
        "          ports:",
        "          env: [{ name: PACKAGES, value: ghp_A7fK2mQx9ZrT4vWn8LbY3sJdP6hUcE1gRo5i }]\n          ports:",
      ),
    ],
  },
  {
    what: "a route no longer asks who calls",
    rule: "integration/unauthenticated-endpoint",
    at: "src/api.py: /predict",
    given: [
      replace("src/api.py", "dependencies=[Depends(require_caller)], lifespan", "lifespan"),
      replace("src/api.py", '@app.post("/predict")', '@app.post("/predict", dependencies=[Depends(require_caller)])'),
      replace(
        "src/api.py",
        "app.include_router(notes.router)",
        "app.include_router(notes.router, dependencies=[Depends(require_caller)])",
      ),
    ],
    steps: [replace("src/api.py", '"/predict", dependencies=[Depends(require_caller)])', '"/predict")')],
  },
  {
    what: "every website may call the service",
    rule: "integration/cors-wildcard",
    at: "src/api.py: allow_origins",
    steps: [replace("src/api.py", 'os.environ["AGENTS_PAGES"].split(",")', '["*"]')],
  },
  {
    what: "the container reloads when a file changes",
    rule: "integration/debug-mode",
    at: "Dockerfile: --reload",
    steps: [replace("Dockerfile", '"src.api:app", ', '"src.api:app", "--reload", ')],
  },
  {
    what: "the application is in debug mode",
    rule: "integration/debug-mode",
    at: "src/api.py: debug=True",
    steps: [replace("src/api.py", 'title="Churn scoring", ', 'title="Churn scoring", debug=True, ')],
  },
  {
    what: "the health route is taken out, and nothing else asks",
    rule: "integration/no-health-check",
    at: "src/api.py: /predict",
    given: [remove("deploy/api.yaml"), drop("Dockerfile", "HEALTHCHECK")],
    steps: [
      replace(
        "src/api.py",
        '\n\n@app.get("/health")\ndef health() -> dict:\n    return {"model": "off" if os.environ.get("CHURN_MODEL") == "off" else "on"}\n',
        "",
      ),
    ],
  },
  {
    what: "another model is asked without a time limit",
    rule: "integration/no-timeout",
    at: "src/parent.py: requests.post",
    given: [write("src/parent.py", WATCHED)],
    steps: [replace("src/parent.py", ", timeout=5", "")],
  },
  {
    what: "somebody else's model is loaded with all that its file may hold",
    rule: "integration/unsafe-deserialization",
    at: "src/mood.py: torch.load",
    given: [
      write(
        "src/mood.py",
        'import torch\n\n\ndef weights() -> dict:\n    return torch.load("vendor/mood.pt", weights_only=True)\n',
      ),
      replace(MANIFEST, "\nservices:\n", `${MOOD}\nservices:\n`),
    ],
    steps: [replace("src/mood.py", ", weights_only=True", "")],
  },
  {
    what: "a package is no longer pinned",
    rule: "integration/unpinned-dependencies",
    at: "requirements.txt: pandas",
    steps: [replace("requirements.txt", "pandas==2.2.3", "pandas>=2")],
  },
  {
    what: "no package is pinned",
    rule: "integration/unpinned-dependencies",
    at: "requirements.txt: datasets",
    steps: [
      write("requirements.txt", "datasets\nevidently\nfastapi\nhttpx\njoblib\nlangfuse\nmlflow\nopenai\npandas\npandera\n"),
    ],
  },
  {
    what: "the container is built on the newest Python of the day",
    rule: "integration/floating-image",
    at: "Dockerfile: FROM",
    steps: [replace("Dockerfile", "python:3.12.7-slim-bookworm", "python:latest")],
  },
  {
    what: "the deployment runs the newest image of the day",
    rule: "integration/floating-image",
    at: "deploy/api.yaml: image:",
    steps: [replace("deploy/api.yaml", "churn-scoring:1.4.2", "churn-scoring:latest")],
  },
  {
    what: "the service calls a system that nobody declared",
    rule: "integration/undeclared-system",
    at: "src/crm.py: httpx.get",
    steps: [replace("src/crm.py", 'os.environ["CRM_URL"]', '"https://billing.example.com"')],
  },
  {
    what: "the CRM is only a mock-up",
    rule: "integration/not-integrated",
    at: `${MANIFEST}: status: mocked`,
    steps: [replace(MANIFEST, "contract: api/crm.yaml\n    status: live", "contract: api/crm.yaml\n    status: mocked")],
  },
  {
    what: "nobody owns the connection to the CRM",
    rule: "integration/no-owner-or-auth",
    at: `${MANIFEST}: system: crm`,
    steps: [drop(MANIFEST, "owner: sales-it@example.com")],
  },
  {
    what: "how the CRM knows us is left open",
    rule: "integration/no-owner-or-auth",
    at: `${MANIFEST}: auth: TODO`,
    steps: [replace(MANIFEST, "auth: OAuth 2 client credentials", "auth: TODO")],
  },
  {
    what: "the contract with the CRM is no longer named",
    rule: "integration/no-owner-or-auth",
    at: `${MANIFEST}: system: crm`,
    steps: [drop(MANIFEST, "contract: api/crm.yaml")],
  },
  {
    what: "the contract with the CRM is deleted",
    rule: "data/broken-reference",
    at: `${MANIFEST}: contract: api/crm.yaml`,
    steps: [remove("api/crm.yaml")],
  },
  {
    what: "the tests of training are deleted",
    rule: "integration/untested-pipeline",
    at: "src/train.py: model.fit",
    steps: [remove("tests/test_train.py")],
  },
  {
    what: "the tests of the service are deleted",
    rule: "integration/untested-pipeline",
    at: "src/api.py: /predict",
    steps: [remove("tests/test_api.py")],
  },
  {
    what: "the workload loses its limits",
    rule: "integration/workload-without-limits",
    at: "deploy/api.yaml: name: api",
    steps: [drop("deploy/api.yaml", "limits: {")],
  },
  {
    what: "the workload loses its probes",
    rule: "integration/workload-without-limits",
    at: "deploy/api.yaml: name: api",
    steps: [drop("deploy/api.yaml", "readinessProbe"), drop("deploy/api.yaml", "livenessProbe")],
  },
  {
    what: "the notebook in which the model is made was run out of order",
    rule: "integration/nonlinear-notebook",
    at: "notebooks/make.ipynb",
    given: [write("notebooks/make.ipynb", MAKES([1, 2]))],
    steps: [write("notebooks/make.ipynb", MAKES([2, 1]))],
  },
  {
    what: "scaling leaves the saved model, and serving does none",
    rule: "integration/train-serve-skew",
    at: "src/api.py: /predict",
    given: [append(MANIFEST, "\nlint:\n  severity: { integration/train-serve-skew: warning }\n")],
    steps: [
      replace(
        "src/train.py",
        "        model.fit(X_train, y_train)",
        "        scaler = StandardScaler().fit(X_train)\n        model.fit(scaler.transform(X_train), y_train)",
      ),
      replace(
        "src/train.py",
        "make_pipeline(StandardScaler(), GradientBoostingClassifier(random_state=SEED))",
        "make_pipeline(GradientBoostingClassifier(random_state=SEED))",
      ),
    ],
  },
];
