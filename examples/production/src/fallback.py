"""What agents worked with before: good enough for a day without the model."""

from src.schema import Customer


def risk_by_rule(customer: Customer) -> float:
    risk = 0.1
    if customer.tenure_months < 12:
        risk += 0.3
    if customer.support_calls >= 3:
        risk += 0.2
    if customer.late_payments >= 2:
        risk += 0.2
    return risk
