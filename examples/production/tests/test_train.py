"""Training twice gives the same model."""

import joblib

from src.evaluate import LOWEST_AUC, evaluate
from src.train import train


def test_training_can_be_repeated():
    train()
    first = joblib.load("models/churn.pkl")
    train()
    second = joblib.load("models/churn.pkl")
    assert first.get_params().keys() == second.get_params().keys()
    assert evaluate() >= LOWEST_AUC
