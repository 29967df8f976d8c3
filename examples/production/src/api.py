"""Answers how likely a customer is to leave, and takes back what came of it."""

import asyncio
import logging
import os
from contextlib import asynccontextmanager

import joblib
import pandas as pd
from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from src import feedback, kpi, monitoring, notes, outcomes
from src.auth import require_caller
from src.fallback import risk_by_rule
from src.schema import FEATURES, Customer, validate

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI):
    nightly = asyncio.create_task(outcomes.every_night())
    yield
    nightly.cancel()


app = FastAPI(title="Churn scoring", dependencies=[Depends(require_caller)], lifespan=lifespan)
app.add_middleware(
    CORSMiddleware, allow_origins=os.environ["AGENTS_PAGES"].split(","), allow_methods=["GET", "POST"], allow_headers=["Authorization"]
)
app.include_router(notes.router)
model = joblib.load("models/churn.pkl")


@app.post("/predict")
def predict(customer: Customer) -> dict:
    if os.environ.get("CHURN_MODEL") == "off":
        return answer(risk_by_rule(customer), "rule")
    try:
        row = validate(pd.DataFrame([customer.model_dump()])[FEATURES])
        risk = float(model.predict_proba(row)[0, 1])
    except Exception:
        log.exception("the model failed, so the rule answers")
        return answer(risk_by_rule(customer), "rule")
    monitoring.check_drift(customer.model_dump())
    return answer(risk, "model")


def answer(risk: float, source: str) -> dict:
    monitoring.count_answer(risk, source)
    return {"risk": risk, "source": source}


@app.post("/feedback")
def give_feedback(given: feedback.Feedback, caller: str = Depends(require_caller)) -> None:
    feedback.record(given, caller)


@app.post("/calls")
def report_call(stayed: bool) -> None:
    kpi.record_call(stayed)


@app.get("/health")
def health() -> dict:
    return {"model": "off" if os.environ.get("CHURN_MODEL") == "off" else "on"}
