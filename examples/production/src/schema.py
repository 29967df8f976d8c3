"""What a customer looks like, to the model and to its callers. The contract in `contracts/` says the same."""

import pandas as pd
import pandera.pandas as pa
from pydantic import BaseModel, Field

FEATURES = ["tenure_months", "monthly_charge", "support_calls", "late_payments"]

CUSTOMERS = pa.DataFrameSchema(
    {
        "tenure_months": pa.Column(int, pa.Check.in_range(0, 600)),
        "monthly_charge": pa.Column(float, pa.Check.in_range(0, 500)),
        "support_calls": pa.Column(int, pa.Check.ge(0)),
        "late_payments": pa.Column(int, pa.Check.ge(0)),
    },
    coerce=True,
)


class Customer(BaseModel):
    customer: str = Field(description="The pseudonym that the CRM gave out")
    tenure_months: int = Field(ge=0, le=600)
    monthly_charge: float = Field(ge=0, le=500)
    support_calls: int = Field(ge=0)
    late_payments: int = Field(ge=0)


def validate(customers: pd.DataFrame) -> pd.DataFrame:
    """Gives the customers back, or raises with every row that breaks the contract."""
    return CUSTOMERS.validate(customers, lazy=True)
