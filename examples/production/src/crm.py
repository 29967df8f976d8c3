"""Who was scored ninety days ago, and who left since: from the CRM."""

import os

import httpx
import pandas as pd

CRM_URL = os.environ["CRM_URL"]


def outcomes(token: str) -> pd.DataFrame:
    answer = httpx.get(f"{CRM_URL}/v1/outcomes", params={"days": 90}, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    answer.raise_for_status()
    return pd.DataFrame(answer.json()["customers"], columns=["target", "prediction"])
