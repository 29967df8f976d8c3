"""Answers how likely a customer is to leave."""

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/churn.pkl")


@app.post("/predict")
def predict(customer: dict):
    row = pd.DataFrame([customer])
    return {"risk": float(model.predict_proba(row)[0, 1])}
