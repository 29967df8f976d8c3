"""The gate before a release: a model that ranks worse than the one in use does not ship."""

import sys

import joblib
import pandas as pd
from sklearn.metrics import roc_auc_score

from src.schema import FEATURES

LOWEST_AUC = 0.78


def evaluate() -> float:
    reference = pd.read_parquet("data/reference.parquet")
    model = joblib.load("models/churn.pkl")
    return roc_auc_score(reference["left"], model.predict_proba(reference[FEATURES])[:, 1])


if __name__ == "__main__":
    auc = evaluate()
    print(f"AUC {auc:.3f}, at least {LOWEST_AUC} is asked for")
    sys.exit(0 if auc >= LOWEST_AUC else 1)
