"""Watches the model in use: is it asked about other customers than it learnt from, and was it right?"""

import logging
import threading

import pandas as pd
from evidently import BinaryClassification, DataDefinition, Dataset, Report
from evidently.presets import ClassificationPreset, DataDriftPreset
from prometheus_client import Counter, Gauge, Histogram

from src.schema import FEATURES

WINDOW = 500

log = logging.getLogger(__name__)
answers = Counter("churn_answers", "Scores given", ["source"])
risks = Histogram("churn_risk", "How risks are spread", buckets=[0.1, 0.2, 0.4, 0.6, 0.8, 1.0])
drifted = Gauge("churn_drifted_share", "Share of columns that drifted against the reference data")
accuracy = Gauge("churn_accuracy", "Accuracy on customers whose outcome is known by now")

reference = pd.read_parquet("data/reference.parquet")
_window: list[dict] = []
_lock = threading.Lock()


def count_answer(risk: float, source: str) -> None:
    answers.labels(source=source).inc()
    risks.observe(risk)


def check_drift(customer: dict) -> None:
    """Collects what the model is asked about and compares each full window with the reference data."""
    with _lock:
        _window.append(customer)
        if len(_window) < WINDOW:
            return
        recent = pd.DataFrame(_window)[FEATURES]
        _window.clear()
    snapshot = Report([DataDriftPreset()]).run(recent, reference[FEATURES])
    share = snapshot.dict()["metrics"][0]["value"]["share"]
    drifted.set(share)
    log.info("drift checked", extra={"share": share, "rows": len(recent)})


def compare_with_outcomes(outcomes: pd.DataFrame) -> None:
    """Holds scores of ninety days ago against who left since then. `outcomes` has `target` and `prediction`."""
    known = DataDefinition(classification=[BinaryClassification(target="target", prediction_labels="prediction")])
    snapshot = Report([ClassificationPreset()]).run(Dataset.from_pandas(outcomes, data_definition=known), None)
    value = snapshot.dict()["metrics"][0]["value"]
    accuracy.set(value)
    log.info("outcomes compared", extra={"accuracy": value, "rows": len(outcomes)})
