"""The service answers, refuses strangers and survives a broken model."""

import pytest
from fastapi.testclient import TestClient

from src import api
from src.auth import require_caller

CUSTOMER = {"customer": "c-1", "tenure_months": 5, "monthly_charge": 40.0, "support_calls": 4, "late_payments": 0}


@pytest.fixture
def client():
    api.app.dependency_overrides[require_caller] = lambda: "a-test"
    yield TestClient(api.app)
    api.app.dependency_overrides.clear()


def test_answers_with_the_model(client):
    answer = client.post("/predict", json=CUSTOMER).json()
    assert answer["source"] == "model"
    assert 0 <= answer["risk"] <= 1


def test_answers_by_rule_when_the_model_is_off(client, monkeypatch):
    monkeypatch.setenv("CHURN_MODEL", "off")
    assert client.post("/predict", json=CUSTOMER).json()["source"] == "rule"


def test_refuses_strangers():
    assert TestClient(api.app).post("/predict", json=CUSTOMER).status_code == 401


def test_refuses_impossible_customers(client):
    assert client.post("/predict", json={**CUSTOMER, "tenure_months": -1}).status_code == 422
