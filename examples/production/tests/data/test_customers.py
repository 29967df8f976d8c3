"""Runs before each training: is the nightly export what the contract says?"""

import pandas as pd

from src.schema import FEATURES, validate

customers = pd.read_parquet("data/customers.parquet")


def test_keeps_to_the_contract():
    validate(customers[FEATURES])


def test_has_each_customer_once():
    assert customers["customer"].is_unique


def test_outcomes_are_plausible():
    assert 0.02 < customers["left"].mean() < 0.4
