import { drop, type Mutation, on, remove, replace, type Step, write } from "./mutation.ts";

const MANIFEST = "ai-readiness.yaml";

/** A second service, in a process of its own, that a product called Lens watches from outside. */
const ENTRY = (entry: string, rollout: string) => `  - name: value
    entry: ${entry}
    models: [value]
    auth: { external: gateway, owner: platform@example.com }
    monitoring:
      drift: { external: Lens, owner: ml-oncall }
      performance: { external: Lens, owner: ml-oncall }
      data-quality: { external: Lens, owner: ml-oncall }
      operations: { external: Lens, owner: ml-oncall }
    fallback: The list is not ordered
${rollout}
integrations:
`;
const KEPT = (name: string) => `outs:\n- md5: 5aa3175ed41d4d3b3a2afe2204e8a0ff\n  size: 40113\n  hash: md5\n  path: ${name}\n`;
const MODEL: readonly Step[] = [
  write("models/value.pkl.dvc", KEPT("value.pkl")),
  replace(
    MANIFEST,
    "\nservices:\n",
    "  - name: value\n    artifact: models/value.pkl\n    version: dvc\n    card: docs/model-card.md\n    rollback: docs/runbook.md#rollback\n\nservices:\n",
  ),
];
const VALUE: readonly Step[] = [
  ...MODEL,
  write(
    "src/value.py",
    'import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("models/value.pkl")\n\n\n@app.post("/value")\ndef value(months: int) -> float:\n    return float(model.predict([[months]])[0])\n',
  ),
  write("tests/test_value.py", "from src.value import value\n\n\ndef test_grows():\n    assert value(24) > value(1)\n"),
  replace(MANIFEST, "\nintegrations:\n", ENTRY("src/value.py:value", "    rollout: canary\n")),
];
const NIGHTLY: readonly Step[] = [
  ...MODEL,
  write(
    "src/value_nightly.py",
    'import sys\n\nimport joblib\n\nmodel = joblib.load("models/value.pkl")\n\nif __name__ == "__main__":\n    for line in sys.stdin:\n        print(model.predict([[int(line)]])[0])\n',
  ),
  write(
    "tests/test_value.py",
    "import src.value_nightly\n\n\ndef test_loads():\n    assert src.value_nightly.model is not None\n",
  ),
  write(
    ".github/workflows/nightly.yml",
    'name: nightly\non:\n  schedule: [{ cron: "0 3 * * *" }]\njobs:\n  value:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: pip install -r requirements.txt && dvc pull\n      - run: python -m src.value_nightly < customers.txt\n',
  ),
  replace(MANIFEST, "\nintegrations:\n", ENTRY("src/value_nightly.py", "    rollout: shadow\n")),
];

/** Missing MLOps: the model decays and nobody sees it, or nobody can say which one it is. */
export const MLOPS: readonly Mutation[] = [
  {
    what: "the call of the drift monitor is taken out",
    rule: "mlops/monitor-not-found",
    at: `${MANIFEST}: check_drift`,
    steps: [drop("src/api.py", "monitoring.check_drift(")],
  },
  {
    what: "the call of the drift monitor is commented out",
    rule: "mlops/monitor-not-found",
    at: `${MANIFEST}: check_drift`,
    steps: [replace("src/api.py", "    monitoring.check_drift(", "    # monitoring.check_drift(")],
  },
  {
    what: "the drift monitor is renamed",
    rule: "mlops/monitor-not-found",
    at: `${MANIFEST}: check_drift`,
    steps: [
      replace("src/monitoring.py", "def check_drift", "def watch_drift"),
      replace("src/api.py", "monitoring.check_drift", "monitoring.watch_drift"),
    ],
  },
  {
    what: "the monitor named for operations measures something else",
    rule: "mlops/monitor-not-found",
    at: `${MANIFEST}: operations:`,
    steps: [replace(MANIFEST, "operations: { by: src/monitoring.py:count_answer", "operations: { by: src/schema.py:validate")],
  },
  {
    what: "the nightly comparison with outcomes is no longer started",
    rule: "mlops/monitor-not-found",
    at: `${MANIFEST}: compare_with_outcomes`,
    steps: [replace("src/api.py", "outcomes.every_night()", "asyncio.sleep(0)")],
  },
  {
    what: "drift is measured and no longer declared",
    rule: "mlops/monitor-undeclared",
    at: "src/monitoring.py: risks.observe",
    steps: [drop(MANIFEST, "drift: { by")],
  },
  {
    what: "operations are measured and no longer declared",
    rule: "mlops/monitor-undeclared",
    at: "src/monitoring.py: answers.labels",
    steps: [drop(MANIFEST, "operations: { by")],
  },
  {
    what: "nobody is told of drift",
    rule: "mlops/no-alert",
    at: `${MANIFEST}: drift:`,
    steps: [replace(MANIFEST, "reference: reference, alert: ml-oncall", "reference: reference")],
  },
  {
    what: "whoever is told of failures is yet to be found",
    rule: "mlops/no-alert",
    at: `${MANIFEST}: operations:`,
    steps: [replace(MANIFEST, "alert: platform-oncall", "alert: TBD")],
  },
  {
    what: "drift is measured against nothing",
    rule: "mlops/no-reference-data",
    at: `${MANIFEST}: drift:`,
    steps: [replace(MANIFEST, "reference: reference, ", "")],
  },
  {
    what: "questions to the language model are no longer traced",
    rule: "mlops/untraced-llm",
    at: "src/notes.py: /summary",
    given: [
      replace(MANIFEST, "tracing: { by: src/notes.py:sum_up,", "operations: { external: Lens,"),
      replace(
        MANIFEST,
        "performance: { by: src/notes.py:sum_up, alert: ml-oncall }",
        "performance: { external: ratings, owner: growth-ml@example.com }",
      ),
    ],
    steps: [
      drop("src/notes.py", "@observe()"),
      drop("src/notes.py", "score_current_trace"),
      drop("src/notes.py", "traces.create_score"),
      drop("src/notes.py", "traces = get_client()"),
      drop("src/notes.py", "from langfuse"),
    ],
  },
  {
    what: "the language model's name becomes an alias",
    rule: "mlops/floating-model",
    at: "src/notes.py: client.chat",
    steps: [replace("src/notes.py", 'MODEL = "gpt-4o-mini-2024-07-18"', 'MODEL = "gpt-4o-mini"')],
  },
  {
    what: "the language model was shut down",
    rule: "mlops/floating-model",
    at: "src/notes.py: client.chat",
    steps: [replace("src/notes.py", 'MODEL = "gpt-4o-mini-2024-07-18"', 'MODEL = "gpt-4-0314"')],
  },
  {
    what: "DVC no longer has the model, though the manifest says so",
    rule: "mlops/untracked-model",
    at: `${MANIFEST}: version: dvc`,
    steps: [
      replace(
        "dvc.yaml",
        "      - data/reference.parquet\n      - models/churn.pkl\n  evaluate",
        "      - data/reference.parquet\n  evaluate",
      ),
      replace(
        "dvc.lock",
        "    - path: models/churn.pkl\n      hash: md5\n      md5: 4be3175ed41d4d3b3a2afe2204e8a01c\n      size: 412877\n",
        "",
      ),
    ],
  },
  {
    what: "the model has passed its age",
    rule: "mlops/stale-model",
    at: `${MANIFEST}: trained-on: 2026-10-12`,
    steps: [on("2027-01-11")],
  },
  {
    what: "the release no longer measures the models",
    rule: "mlops/no-evaluation-gate",
    at: ".github/workflows/release.yml: pip install",
    given: [drop("src/train.py", "mlflow.log_metric")],
    steps: [
      replace(
        ".github/workflows/release.yml",
        "      - run: pytest\n      - run: python -m src.evaluate\n      - run: python -m src.evaluate_notes\n",
        "",
      ),
    ],
  },
  {
    what: "training is no longer recorded",
    rule: "mlops/untracked-training",
    at: "src/train.py: model.fit",
    given: [
      remove("dvc.yaml"),
      remove("dvc.lock"),
      write("models/churn.pkl.dvc", KEPT("churn.pkl")),
      write("data/reference.parquet.dvc", KEPT("reference.parquet")),
    ],
    steps: [
      drop("src/train.py", "import mlflow"),
      replace(
        "src/train.py",
        '    with mlflow.start_run():\n        model.fit(X_train, y_train)\n        mlflow.log_param("seed", SEED)\n        mlflow.log_metric("auc", roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))\n',
        "    model.fit(X_train, y_train)\n    print(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))\n",
      ),
    ],
  },
  {
    what: "the metrics are no longer attached to the application",
    rule: "mlops/inert-monitor",
    at: "src/api.py: Instrumentator",
    given: [
      replace(
        "src/api.py",
        "from src import feedback",
        "from prometheus_fastapi_instrumentator import Instrumentator\n\nfrom src import feedback",
      ),
      replace(
        "src/api.py",
        "app.include_router(notes.router)",
        "requests_seen = Instrumentator()\nrequests_seen.instrument(app).expose(app)\napp.include_router(notes.router)",
      ),
    ],
    steps: [replace("src/api.py", "requests_seen.instrument(app)", "# requests_seen.instrument(app)")],
  },
  ...["drift", "performance", "operations"].map(
    (measure): Mutation => ({
      what: `nobody measures the ${measure} of a second service any more`,
      rule: measure === "operations" ? "mlops/no-operations-monitor" : `mlops/no-${measure}-monitor`,
      at: "src/value.py: /value",
      given: VALUE,
      steps: [drop(MANIFEST, `${measure}: { external: Lens`)],
    }),
  ),
  {
    what: "nobody checks what a nightly run is asked any more",
    rule: "mlops/no-data-quality-monitor",
    at: "src/value_nightly.py",
    given: NIGHTLY,
    steps: [drop(MANIFEST, "data-quality: { external: Lens")],
  },
  {
    what: "nothing watches a second service any more",
    rule: "mlops/unmonitored-inference",
    at: "src/value.py: /value",
    given: VALUE,
    steps: ["drift", "performance", "data-quality", "operations"].map((measure) =>
      drop(MANIFEST, `${measure}: { external: Lens`),
    ),
  },
  {
    what: "the way back is no longer named",
    rule: "mlops/no-rollback",
    at: `${MANIFEST}: name: churn`,
    steps: [drop(MANIFEST, "rollback: docs/runbook.md#rollback")],
  },
  {
    what: "the way back is in a file that is gone",
    rule: "mlops/no-rollback",
    at: `${MANIFEST}: docs/rollback.md`,
    steps: [replace(MANIFEST, "rollback: docs/runbook.md#rollback", "rollback: docs/rollback.md")],
  },
  {
    what: "a new model reaches everybody at once",
    rule: "mlops/no-staged-rollout",
    at: `${MANIFEST}: rollout: all-at-once`,
    steps: [
      replace(
        MANIFEST,
        "fallback: src/fallback.py:risk_by_rule\n    rollout: canary",
        "fallback: src/fallback.py:risk_by_rule\n    rollout: all-at-once",
      ),
    ],
  },
  {
    what: "how summaries are rolled out is left out",
    rule: "mlops/no-staged-rollout",
    at: `${MANIFEST}: name: call-notes`,
    steps: [replace(MANIFEST, "    fallback: src/notes.py:newest\n    rollout: canary\n", "    fallback: src/notes.py:newest\n")],
  },
];
