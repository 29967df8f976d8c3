"""Trains the churn model on tracked data and writes it where DVC keeps its versions."""

import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from src.schema import FEATURES, validate

SEED = 20261012


def train() -> None:
    customers = pd.read_parquet("data/customers.parquet")
    features = validate(customers[FEATURES])
    X_train, X_test, y_train, y_test = train_test_split(
        features, customers["left"], test_size=0.2, random_state=SEED, stratify=customers["left"]
    )
    # Scaling is part of the model, so that serving cannot forget it and the test rows do not leak into it.
    model = make_pipeline(StandardScaler(), GradientBoostingClassifier(random_state=SEED))
    with mlflow.start_run():
        model.fit(X_train, y_train)
        mlflow.log_param("seed", SEED)
        mlflow.log_metric("auc", roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))
    joblib.dump(model, "models/churn.pkl")
    X_test.assign(left=y_test).to_parquet("data/reference.parquet")


if __name__ == "__main__":
    train()
